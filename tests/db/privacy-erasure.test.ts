// Erasing a person: nothing of her is left anywhere in the decrypted pages, what must stay stays, and the file holds.
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkLog } from '../../db/accesslog.ts'
import { clientTables } from '../../db/client-data.ts'
import { searchClients } from '../../db/client-search.ts'
import { type Db, handleOf, transaction } from '../../db/handle.ts'
import { openDatabase } from '../../db/open.ts'
import { eraseAgain, eraseClient, erasedHashes, erasurePreview, scrubFile } from '../../db/privacy-erasure.ts'
import { isSuppressed } from '../../db/privacy-hashes.ts'
import { setLimit } from '../../db/privacy-limits.ts'
import { type FullClient, fullClient, marks, tablesWithoutHer } from '../helpers/fullClient.ts'
import { type TempSalon, tempSalon } from '../helpers/tempSalon.ts'

let salon: TempSalon
let her: FullClient
beforeEach(() => {
  salon = tempSalon()
  her = fullClient(salon)
})
afterEach(() => salon.close())

const input = () => ({ clientId: her.id, requestId: null, suppress: true })
const erase = () => salon.write((tx) => eraseClient(tx, input(), salon.actor()))

/** Every page of the file as plain bytes, the free ones too: what serialize gives is not encrypted. */
function plainPages(db: Db = salon.db): string {
  return db.raw.serialize().toString('utf8').toLowerCase()
}

const marksIn = (text: string) => marks.filter((mark) => text.includes(mark))

describe('before', () => {
  it('she has rows in every table that holds data of clients', () => {
    expect(tablesWithoutHer(salon.db, her.id)).toEqual([])
  })

  it('the decrypted pages hold every mark, so that the search after it means something', () => {
    expect(marksIn(plainPages())).toEqual(marks)
  })

  it('the preview says what goes, what stays until when, and what to know', () => {
    const preview = erasurePreview(salon.db, { clientId: her.id, requestId: null }, salon.actor())
    expect(preview.name).toBe('Ylermi Merkkinen')
    expect(preview.goes.map((each) => each.section)).toContain('records')
    expect(preview.stays).toContainEqual(expect.objectContaining({ because: 'voucher', until: '2032-12-31' }))
    expect(preview.warnings.map((warning) => warning.kind)).toEqual(
      expect.arrayContaining(['coming-appointments', 'open-invoices', 'cards', 'family']),
    )
    expect(preview.hold).toBeNull()
    expect(preview.backupsUntil).toBe('2027-02-21')
  })
})

describe('after', () => {
  it('no page of the decrypted file holds anything of her', () => {
    erase()
    scrubFile(salon.db)
    expect(marksIn(plainPages())).toEqual([])
  })

  it('no table has a row of hers but the log, and no reference is broken', () => {
    erase()
    for (const [table, rule] of clientTables()) {
      const left = salon.db.raw
        .prepare(`SELECT count(*) FROM ${table} WHERE ${rule.rows}`)
        .pluck()
        .get({ client: her.id })
      expect(left === 0 || table === 'access_log', table).toBe(true)
    }
    expect(salon.db.raw.pragma('foreign_key_check')).toEqual([])
    expect(salon.db.raw.pragma('integrity_check', { simple: true })).toBe('ok')
    salon.db.raw.exec("INSERT INTO client_search (client_search) VALUES ('integrity-check')")
    expect(checkLog(salon.db, salon.logKeys.privateKey).whole).toBe(true)
  })

  it('the search does not find her by name, number or address', () => {
    erase()
    for (const text of ['Ylermi', 'merkkinen', '5559871', 'ylermi.merkkinen']) {
      expect(searchClients(salon.db, { text, limit: 12 }, salon.actor()), text).toEqual([])
    }
  })

  it('the voucher prints what it printed, without a link', () => {
    const sums = () =>
      salon.db.raw.prepare('SELECT number, total_cents, client_id FROM document WHERE id = ?').get(her.documentId)
    const before = sums()
    erase()
    expect(sums()).toEqual({ ...(before as object), client_id: null })
    expect(
      salon.db.raw.prepare('SELECT count(*) FROM document_line WHERE document_id = ?').pluck().get(her.documentId),
    ).toBe(1)
  })

  it('the past appointment stays without her, the coming one is cancelled and its time is free', () => {
    erase()
    const row = (id: string) =>
      salon.db.raw.prepare('SELECT status, client_id AS clientId, note FROM appointment WHERE id = ?').get(id)
    expect(row(her.pastAppointmentId)).toEqual({ status: 'arrived', clientId: null, note: '' })
    expect(row(her.comingAppointmentId)).toEqual({ status: 'cancelled', clientId: null, note: '' })
    const claims = salon.db.raw.prepare('SELECT count(*) FROM claim WHERE appointment_id = ?').pluck()
    expect(claims.get(her.comingAppointmentId)).toBe(0)
    expect(claims.get(her.pastAppointmentId)).toBe(1)
  })

  it('the erasure names nobody, and her refusal of marketing is remembered', () => {
    erase()
    expect(JSON.stringify(salon.db.raw.prepare('SELECT * FROM erasure').all()).toLowerCase()).not.toMatch(
      /ylermi|merkki/,
    )
    expect(isSuppressed(salon.db, 'email', 'Ylermi.Merkkinen@example.org')).toBe(true)
    expect(isSuppressed(salon.db, 'sms', '+358 40 555 9871')).toBe(true)
    expect(isSuppressed(salon.db, 'sms', '040 555 9872')).toBe(false)
  })

  it('leaves everybody else as they were', () => {
    const others = () =>
      salon.db.raw
        .prepare("SELECT id, name, phone, notes, alert FROM client WHERE name NOT LIKE '%Merkkinen%' ORDER BY id")
        .all()
    const before = others()
    erase()
    expect(others()).toEqual(before)
  })
})

describe('refused and repeated', () => {
  it('not while something must be kept for a claim', () => {
    salon.write((tx) =>
      setLimit(tx, 'hold', { clientId: her.id, on: true, reason: 'Reklamaatio kesken' }, salon.actor()),
    )
    expect(erase).toThrow('CLIENT_ON_HOLD')
    expect(erasurePreview(salon.db, { clientId: her.id, requestId: null }, salon.actor()).hold?.reason).toBe(
      'Reklamaatio kesken',
    )
    salon.write((tx) => setLimit(tx, 'hold', { clientId: her.id, on: false, reason: '' }, salon.actor()))
    erase()
    expect(erase).toThrow('NOT_FOUND')
  })

  it('nothing is erased when the transaction fails at its end', () => {
    const before = salon.db.raw.prepare('SELECT count(*) FROM client').pluck().get()
    expect(() =>
      salon.write((tx) => {
        eraseClient(tx, input(), salon.actor())
        throw new Error('power')
      }),
    ).toThrow('power')
    expect(salon.db.raw.prepare('SELECT count(*) FROM client').pluck().get()).toBe(before)
  })

  it('an older file that still has her is erased again from the journal, and nobody else is', () => {
    salon.db.raw.pragma('wal_checkpoint(TRUNCATE)')
    const older = path.join(salon.folder, 'older.db')
    copyFileSync(salon.file, older)
    erase()
    const erased = erasedHashes(salon.db)

    const restored = handleOf(openDatabase(older, salon.key))
    try {
      const count = () => restored.raw.prepare('SELECT count(*) FROM client').pluck().get() as number
      const before = count()
      expect(marksIn(plainPages(restored))).toEqual(marks)
      expect(transaction(restored, (tx) => eraseAgain(tx, erased, salon.actor()))).toEqual([her.id])
      scrubFile(restored)
      // Her card and the one that was merged into it.
      expect(count()).toBe(before - 2)
      expect(marksIn(plainPages(restored))).toEqual([])
      expect(transaction(restored, (tx) => eraseAgain(tx, erased, salon.actor()))).toEqual([])
      expect(erasedHashes(restored)).toEqual(erased)
    } finally {
      restored.raw.close()
    }
  })

  it('hashes of another key erase nobody', () => {
    const wrong = { keyId: 'key-one', hash: 'ab'.repeat(32) }
    expect(salon.write((tx) => eraseAgain(tx, [wrong, { keyId: 'gone', hash: 'cd' }], salon.actor()))).toEqual([])
  })
})
