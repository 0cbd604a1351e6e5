// Copying a file that is being written to: ours is good every time, the naive copy is not, and the codes of its pages
// do not tell.
import { closeSync, mkdirSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeDatabase } from '../../db/open.ts'
import { assertCopyWhole } from '../../electron/backups/check-copy.ts'
import { backupKeysOf, chunkBytes } from '../../electron/backups/format.ts'
import { createPageCodes } from '../../electron/backups/page-codes.ts'
import { unpackPoint } from '../../electron/backups/unpack.ts'
import { type LivingFile, livingFile, schemaNow } from '../helpers/livingFile.ts'
import { report } from './effort.ts'

let living: LivingFile
beforeEach(async () => {
  living = await livingFile(1200)
})
afterEach(() => living.remove())

/** One more small transaction that moves rows about in the tree and the index without making the file much larger. */
function churn(): void {
  living.db.exec('DELETE FROM entry WHERE id IN (SELECT id FROM entry ORDER BY random() LIMIT 5)')
  living.add(5)
}

/** Writes, and moves the -wal into the file as often as SQLite lets it, for as long as `work` takes. */
async function whileWriting<T>(work: () => Promise<T>): Promise<{ value: T; writes: number }> {
  let writes = 0
  const writer = setInterval(() => {
    churn()
    writes += 1
    if (writes % 3 === 0) living.db.pragma('wal_checkpoint(PASSIVE)')
  }, 4)
  try {
    return { value: await work(), writes }
  } finally {
    clearInterval(writer)
  }
}

test('20 of 20 copies made during a rush are whole and hold exactly the frozen state', async () => {
  let whole = 0
  for (let round = 0; round < 20; round++) {
    const { value, writes } = await whileWriting(() => living.snapshot())
    expect(writes).toBeGreaterThan(0)
    const { content, header } = unpackPoint({
      place: living.place,
      sequence: value.sequence,
      keys: backupKeysOf(living.opened.dataKey),
      targetFile: path.join(living.root, 'unpacked.db'),
      newestSchema: schemaNow,
    })
    // unpackPoint has opened it, run quick_check and counted; the count is the one of the frozen moment.
    if (content.accessLogHead?.startsWith(`${content.counts.access_log}:`) && header.fileBytes > 0) whole += 1
  }
  report({ row: 'copies during a rush', tried: 20, found: `${whole} good`, control: 'the naive copy is torn' })
  expect(whole).toBe(20)
}, 600_000)

test('the control: the same file copied naively during the same writing is torn, with every page’s code valid', () => {
  const copy = path.join(living.root, 'naive', 'copy.db')
  mkdirSync(path.dirname(copy))
  const chunks: Buffer[] = []
  living.db.pragma('wal_checkpoint(TRUNCATE)')
  const handle = openSync(living.file, 'r')
  for (let offset = 0; ; offset += chunkBytes) {
    const bytes = Buffer.alloc(chunkBytes)
    const count = readSync(handle, bytes, 0, chunkBytes, offset)
    if (count === 0) break
    chunks.push(bytes.subarray(0, count))
    for (let write = 0; write < 4; write++) churn()
    living.db.pragma('wal_checkpoint(TRUNCATE)')
  }
  closeSync(handle)
  const torn = Buffer.concat(chunks)
  writeFileSync(copy, torn)
  expect(createPageCodes(living.databaseKey, torn).damagedPages(torn, 1)).toEqual([])
  const expected = { counts: {}, schemaVersion: schemaNow }
  expect(() => assertCopyWhole(copy, living.databaseKey, expected)).toThrow('BACKUP_VERIFY_FAILED')

  // And the check is not one that always fails: the file itself passes it.
  closeDatabase(living.db)
  writeFileSync(copy, readFileSync(living.file))
  expect(() => assertCopyWhole(copy, living.databaseKey, expected)).not.toThrow()
})
