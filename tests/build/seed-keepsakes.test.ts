// The practice salon's photos, papers and child: as the program itself would have kept them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedSalon } from '../../build/seed/salon.ts'
import { type Db, handleOf } from '../../db/handle.ts'
import { openDatabase } from '../../db/open.ts'
import { keyFor } from '../../electron/keys/derived-keys.ts'
import { openWithPassword } from '../../electron/keys/vault.ts'
import { inspectJpeg, sniffFileType } from '../../shared/image-bytes.ts'
import { passphrase, weakKdf } from '../helpers/livingFile.ts'
import { wordsOf } from '../helpers/pdfPictures.ts'

let dir: string
let db: Db
beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'loiste-keepsakes-'))
  const size = { years: 0.1, clients: 60, staff: 2, seed: 3, until: '2026-11-20', untilMinute: 780 }
  await seedSalon({ dir, password: passphrase, language: 'fi', kdf: weakKdf, ...size })
  const opened = await openWithPassword({ folder: dir, kdf: weakKdf }, { signInName: 'Helmi Laine' }, passphrase, null)
  db = handleOf(openDatabase(path.join(dir, 'salon.db'), keyFor(opened.dataKey, 'database')))
}, 60_000)
afterAll(() => {
  db.raw.close()
  rmSync(dir, { recursive: true, force: true })
})

interface Kept {
  readonly kind: string
  readonly moment: string
  readonly client: string
  readonly width: number
  readonly bytes: number
  readonly content: Buffer
  readonly thumbnail: Buffer | null
}

test('photos stand in pairs on cards with consent, hold nothing but the picture, and papers open', async () => {
  const kept = db.raw
    .prepare(`SELECT attachment.kind, moment, client_id AS client, width, byte_count AS bytes, whole.content, small.content AS thumbnail
      FROM attachment JOIN attachment_content AS whole ON whole.attachment_id = attachment.id
      LEFT JOIN attachment_thumbnail AS small ON small.attachment_id = attachment.id`)
    .all() as Kept[]
  const photos = kept.filter(({ kind }) => kind === 'photo')
  expect(photos.length).toBeGreaterThan(3)
  for (const { content, width, bytes, thumbnail } of photos) {
    expect(inspectJpeg(content)).toMatchObject({ kind: 'clean', width })
    expect(inspectJpeg(thumbnail ?? Buffer.alloc(0)).kind).toBe('clean')
    expect(bytes).toBe(content.length)
  }
  const moments = Map.groupBy(photos, ({ client }) => client).values()
  for (const pair of moments) expect(pair.map(({ moment }) => moment).sort()).toEqual(['after', 'before'])
  const files = kept.filter(({ kind }) => kind === 'file')
  expect(files.length).toBeGreaterThan(0)
  for (const { content } of files) {
    expect(sniffFileType(content)).toBe('application/pdf')
    expect((await wordsOf(content)).join(' ')).toContain('Lahete')
  }
})

test('a minor has a guardian on her card who has agreed, and a service asks for it', () => {
  const child = db.raw
    .prepare(`SELECT client.birth_year AS year, consent.guardian, mother.name FROM client_family AS link
      JOIN client ON client.id = link.client_id JOIN client AS mother ON mother.id = link.relative_id
      JOIN consent ON consent.client_id = client.id AND consent.kind = 'guardian' AND consent.answer = 'given'
      WHERE link.relation = 'parent' AND link.guardian = 'relative' AND client.birth_year = 2013`)
    .all() as { year: number; guardian: string; name: string }[]
  expect(child).toHaveLength(1)
  expect(child[0]?.guardian).toBe(child[0]?.name)
  expect(db.raw.prepare('SELECT count(*) FROM service_age').pluck().get()).toBe(1)
})
