// The practice salon's year at the till: whole chains, nothing below nothing, two sellers who never mix, and the same for
// the same seed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedSalon } from '../../build/seed/salon.ts'
import { brokenClose } from '../../db/dayclose.ts'
import { type Db, handleOf } from '../../db/handle.ts'
import { openDatabase } from '../../db/open.ts'
import { sellerNames } from '../../db/sellers.ts'
import { keyFor } from '../../electron/keys/derived-keys.ts'
import { openWithPassword } from '../../electron/keys/vault.ts'
import { passphrase, weakKdf } from '../helpers/livingFile.ts'

const folders: string[] = []

async function seeded(): Promise<Db> {
  const dir = mkdtempSync(path.join(tmpdir(), 'loiste-seed-till-'))
  folders.push(dir)
  await seedSalon({
    ...{ dir, years: 0.5, clients: 10, staff: 1, password: passphrase, seed: 3, language: 'fi', kdf: weakKdf },
    until: '2026-11-20',
    untilMinute: 780,
  })
  const place = { folder: dir, kdf: weakKdf }
  const opened = await openWithPassword(place, { signInName: 'Helmi Laine' }, passphrase, null)
  return handleOf(openDatabase(path.join(dir, 'salon.db'), keyFor(opened.dataKey, 'database')))
}

let db: Db
const ask = (sql: string, of = db) => of.raw.prepare(sql).raw().all()

beforeAll(async () => {
  db = await seeded()
})
afterAll(() => {
  db.raw.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describe('the practice salon’s till', () => {
  it('has closed every day of two sellers in an unbroken chain, each with numbers of its own', () => {
    const sellers = sellerNames(db)
    expect(sellers.map((each) => each.prefix)).toEqual(['', 'S'])
    for (const { id } of sellers) {
      expect(brokenClose(db, id)).toBeNull()
      expect(db.raw.prepare('SELECT count(*) > 20 FROM day_close WHERE seller_id = ?').pluck().get(id)).toBe(1)
    }
    expect(ask('SELECT DISTINCT series FROM document ORDER BY series')).toEqual(
      expect.arrayContaining([['K'], ['L'], ['SK']]),
    )
    expect(ask("SELECT count(*) FROM document WHERE (seller_id = 'seller-1') = (series LIKE 'S%')")).toEqual([[0]])
  })

  it('keeps every product of its shelf in stock, and what the receipts sold came out of it', () => {
    expect(ask('SELECT count(*) FROM product WHERE id NOT IN (SELECT product_id FROM stock_movement)')).toEqual([[0]])
    expect(ask("SELECT count(*) FROM stock_movement WHERE kind = 'found'")).toEqual([[0]])
    expect(
      ask(`SELECT count(*) FROM document_line AS line JOIN document ON document.id = line.document_id
        WHERE line.kind = 'product' AND line.quantity > 0 AND NOT EXISTS (
          SELECT 1 FROM stock_movement WHERE document_id = document.id AND document_position = line.position)`),
    ).toEqual([[0]])
    expect(db.raw.pragma('foreign_key_check')).toEqual([])
  })

  it('is the same for the same seed', async () => {
    const again = await seeded()
    const rows = [
      'SELECT * FROM stock_movement ORDER BY id',
      'SELECT series, number, day, total_cents FROM document ORDER BY seller_id, series, number',
      'SELECT seller_id, number, total_cents, counted_cents FROM day_close ORDER BY seller_id, number',
    ]
    for (const sql of rows) expect(ask(sql, again)).toEqual(ask(sql))
    again.raw.close()
  }, 300_000)
})
