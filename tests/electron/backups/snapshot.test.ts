// Making restore points: what is stored, what is stored only once, and every place that must be refused.
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import StockReader from '@signalapp/sqlcipher'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '../../../db/open.ts'
import {
  backupKeysOf,
  chunkBytes,
  decodeManifest,
  encodeManifest,
  snapshotPattern,
} from '../../../electron/backups/format.ts'
import { listPlace } from '../../../electron/backups/list-points.ts'
import { lockForCopy, lockPatiently } from '../../../electron/backups/lock-for-copy.ts'
import { isPackWhole, readChunkIndex } from '../../../electron/backups/packs.ts'
import { createPageCodes } from '../../../electron/backups/page-codes.ts'
import { provePoint } from '../../../electron/backups/prove-point.ts'
import { makeSnapshot } from '../../../electron/backups/snapshot.ts'
import { unpackPoint } from '../../../electron/backups/unpack.ts'
import { realDisk } from '../../../electron/durable-file.ts'
import { createVault } from '../../../electron/keys/vault.ts'
import { type LivingFile, livingFile, passphrase, schemaNow, snapshotInput, weakKdf } from '../../helpers/livingFile.ts'
import { startRestlessWriter } from '../../helpers/restlessWriter.ts'

let living: LivingFile
beforeEach(async () => {
  living = await livingFile(400)
})
afterEach(() => living.remove())

const packsOf = () => readdirSync(path.join(living.place, 'packs'))
const snapshotsOf = () => readdirSync(path.join(living.place, 'snapshots'))
const keys = () => backupKeysOf(living.opened.dataKey)
/** As if the last change were ten seconds ago: a file younger than the coarsest clock is never taken for unchanged. */
const ageFile = () => {
  closeDatabase(living.db)
  const then = Date.now() / 1000 - 10
  utimesSync(living.file, then, then)
}
const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'nothing thrown'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

describe('a restore point', () => {
  test('holds the file as it was, and gives it back byte for byte', async () => {
    const made = await living.snapshot()
    closeDatabase(living.db)
    const target = path.join(living.root, 'unpacked.db')
    const { content, header } = unpackPoint({
      place: living.place,
      sequence: made.sequence,
      keys: keys(),
      targetFile: target,
      newestSchema: schemaNow,
    })
    expect(readFileSync(target).equals(readFileSync(living.file))).toBe(true)
    expect(content).toMatchObject({ counts: { entry: 400, access_log: 1 }, summary: { clients: 400 } })
    expect(content.accessLogHead).toMatch(/^1:[0-9a-f]{64}$/)
    expect(header).toMatchObject({ sequence: 1, previous: null, programVersion: '0.0.0-test', attachments: [] })
    expect(createHash('sha256').update(readFileSync(target)).digest('hex')).toBe(header.fileSha256)
  })

  test('whose manifest tells another hash of the whole file does not pass where that hash is shown as proof', () => {
    living.point()
    const file = path.join(living.place, 'snapshots', snapshotsOf()[0] ?? '')
    const { header, chunks } = decodeManifest(readFileSync(file))
    writeFileSync(file, encodeManifest({ ...header, fileSha256: '0'.repeat(64) }, chunks, keys().mac))
    const targetFile = path.join(living.root, 'unpacked.db')
    const input = { place: living.place, sequence: 1, keys: keys(), targetFile, newestSchema: schemaNow }
    expect(codeOf(() => unpackPoint({ ...input, hashWhole: true }))).toBe('BACKUP_DAMAGED')
    expect(existsSync(targetFile)).toBe(false)
    // Every part is what its own hash says, and the file opens whole: a restore is not refused for it.
    expect(codeOf(() => unpackPoint(input))).toBe('nothing thrown')
    expect(codeOf(() => provePoint({ ...input, full: false, logPrivateKey: null }))).toBe('BACKUP_DAMAGED')
  })

  test('is read by stock SQLCipher once unpacked', () => {
    living.point()
    const target = path.join(living.root, 'unpacked.db')
    unpackPoint({ place: living.place, sequence: 1, keys: keys(), targetFile: target, newestSchema: schemaNow })
    const stock = new StockReader(target)
    stock.exec(`PRAGMA key = "x'${Buffer.from(living.databaseKey).toString('hex')}'"`)
    expect(stock.prepare('SELECT count(*) AS count FROM entry').get()).toEqual({ count: 400 })
    stock.close()
  })

  test('the folder holds nothing but the format’s own names, and nothing readable', () => {
    living.db.exec("INSERT INTO entry (note, twin) VALUES ('Aino Koskela', 'Aino Koskela')")
    living.point()
    expect(readdirSync(living.place).sort()).toEqual(['config.json', 'packs', 'snapshots'])
    expect(snapshotsOf()).toEqual(['00000001'])
    for (const name of packsOf()) expect(isPackWhole(living.place, name, realDisk)).toBe(true)
    const everything = ['config.json', ...packsOf().map((name) => `packs/${name}`), 'snapshots/00000001']
    for (const name of everything) {
      const bytes = readFileSync(path.join(living.place, name))
      for (const word of ['Aino', 'Helmi', 'SQLite format', 'head-401', 'clients'])
        expect(bytes.includes(word)).toBe(false)
    }
  })

  test('leaves no copy behind on this computer', () => {
    living.point()
    expect(readdirSync(path.join(living.userData, 'backup-check'))).toEqual([])
  })

  test('names the one before it', () => {
    const first = living.point()
    living.add(1)
    living.point()
    const { header } = decodeManifest(readFileSync(path.join(living.place, 'snapshots', '00000002')))
    expect(header.previous).toEqual({ sequence: 1, mac: first.mac })
  })
})

describe('what is stored only once', () => {
  test('chunks that have not changed are not written again', () => {
    living.db.exec('DROP INDEX entry_note') // rows in order of their id: new ones go to the end
    living.add(2000)
    const first = living.point()
    living.add(1)
    const second = living.point()
    expect(first.newBytes).toBe(first.fileBytes)
    expect(second.newBytes).toBeLessThanOrEqual(3 * chunkBytes)
    expect(second.newBytes).toBeGreaterThan(0)
  })

  test('an unchanged file is not even read', () => {
    const input = snapshotInput(living)
    ageFile()
    makeSnapshot(input)
    const disk = {
      ...realDisk,
      openSync: (file: string, ...rest: [string]) => {
        if (file === living.file) throw new Error('was read')
        return realDisk.openSync(file, ...rest)
      },
    } as typeof realDisk
    const again = makeSnapshot(input, {}, disk)
    expect(again).toMatchObject({ sequence: 2, unchanged: true, newBytes: 0 })
    const target = path.join(living.root, 'unpacked.db')
    unpackPoint({ place: living.place, sequence: 2, keys: keys(), targetFile: target, newestSchema: schemaNow })
    expect(readFileSync(target).equals(readFileSync(living.file))).toBe(true)
  })

  test('a file that changed in the same instant is read all the same', () => {
    living.point()
    expect(living.point().unchanged).toBe(false)
  })

  test('an unchanged file whose packs were lost is stored again', () => {
    const input = snapshotInput(living)
    ageFile()
    makeSnapshot(input)
    for (const name of packsOf()) rmSync(path.join(living.place, 'packs', name))
    const again = makeSnapshot(input)
    expect(again).toMatchObject({ unchanged: false, newBytes: again.fileBytes })
  })

  test('a pack that was cut short counts as not there, and its chunks are stored again', () => {
    const input = snapshotInput(living)
    ageFile()
    makeSnapshot(input)
    const [name = ''] = packsOf()
    const bytes = readFileSync(path.join(living.place, 'packs', name))
    writeFileSync(path.join(living.place, 'packs', name), bytes.subarray(0, bytes.length - 7))
    expect(readChunkIndex(living.place, realDisk).damaged).toEqual([name])
    const again = makeSnapshot(input)
    expect(again.newBytes).toBe(again.fileBytes)
    expect(listPlace(living.place, keys(), schemaNow).points.map((point) => point.problem)).toEqual([null, null])
  })
})

describe('the still moment', () => {
  test('while it is held the file does not change by a byte, and writing goes on', () => {
    const lock = lockForCopy(living.file, living.databaseKey, () => living.rows())
    expect(lock?.value).toBe(400)
    const before = statSync(living.file, { bigint: true }).mtimeNs
    living.add(3000) // more pages than SQLite writes back by itself
    expect(statSync(living.file, { bigint: true }).mtimeNs).toBe(before)
    expect(living.rows()).toBe(3400)
    lock?.release()
    lock?.release()
    living.db.pragma('wal_checkpoint(TRUNCATE)')
    expect(statSync(living.file, { bigint: true }).mtimeNs).not.toBe(before)
  })

  test('the control: without it, the same writing does change the file', () => {
    living.db.pragma('wal_checkpoint(TRUNCATE)')
    const before = statSync(living.file, { bigint: true }).mtimeNs
    living.add(3000)
    expect(statSync(living.file, { bigint: true }).mtimeNs).not.toBe(before)
  })

  test('is refused, not forced, while somebody reads an older state', () => {
    const reader = openDatabase(living.file, living.databaseKey, { readonly: true })
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM entry').get()
    living.add(10)
    expect(lockForCopy(living.file, living.databaseKey, () => 1)).toBeNull()
    expect(() => lockPatiently(living.file, living.databaseKey, () => 1, 2)).toThrow('BACKUP_BUSY')
    closeDatabase(reader)
    const lock = lockForCopy(living.file, living.databaseKey, () => 1)
    expect(lock).not.toBeNull()
    lock?.release()
  })

  test('is found while another connection writes and checkpoints without a pause', async () => {
    const writer = await startRestlessWriter(living.file, living.databaseKey)
    try {
      for (let round = 0; round < 20; round++) {
        const lock = lockPatiently(living.file, living.databaseKey, () => living.rows(), 4)
        expect(lock.value).toBeGreaterThan(0)
        lock.release()
      }
    } finally {
      await writer.terminate()
    }
  })

  test('the program’s own checkpoints are held back for as long as the copy takes, also when it fails', async () => {
    const events: string[] = []
    const holdCheckpoints = () => {
      events.push('held')
      return () => void events.push('released')
    }
    await living.snapshot({ holdCheckpoints })
    expect(events[0]).toBe('held')
    expect(events.at(-1)).toBe('released')
    events.length = 0
    await expect(living.snapshot({ holdCheckpoints, place: path.join(living.root, 'gone') })).rejects.toThrow()
    expect(events).toContain('released')
  })

  test('a backup can be cancelled, and the next one is whole', async () => {
    const abort = new AbortController()
    const running = living.snapshot({ events: { signal: abort.signal } })
    abort.abort()
    await expect(running).rejects.toThrow('CANCELLED')
    expect((await living.snapshot()).sequence).toBe(1)
  })
})

describe('damage in the live file', () => {
  test('is named by page and never becomes a restore point', () => {
    const input = snapshotInput(living)
    closeDatabase(living.db)
    const bytes = readFileSync(living.file)
    bytes[4096 * 20 + 17]! ^= 1
    writeFileSync(living.file, bytes)
    let failure: { code?: string; data?: { page?: number } } = {}
    try {
      makeSnapshot(input)
    } catch (error) {
      failure = error as typeof failure
    }
    expect(failure).toMatchObject({ code: 'DATABASE_DAMAGED', data: { page: 21 } })
    expect(snapshotsOf()).toEqual([])
    expect(existsSync(input.checkFile)).toBe(false)
  })

  test('every flipped bit of any page shows in that page’s code, and in no other', () => {
    closeDatabase(living.db)
    const bytes = readFileSync(living.file)
    const codes = createPageCodes(living.databaseKey, bytes)
    expect(codes.damagedPages(bytes, 1)).toEqual([])
    const pages = bytes.length / 4096
    for (let flip = 0; flip < 300; flip++) {
      const at = 16 + ((flip * 104_729) % (bytes.length - 16))
      bytes[at]! ^= 1 << (flip % 8)
      const page = Math.floor(at / 4096) + 1
      const from = Math.max(page - 2, 0)
      expect(codes.damagedPages(bytes.subarray(from * 4096, (page + 1) * 4096), from + 1)).toEqual([page])
      bytes[at]! ^= 1 << (flip % 8)
    }
    // The salt of the file itself: then no page fits any more.
    const salt = Buffer.from(bytes.subarray(0, 16))
    salt[3]! ^= 1
    expect(createPageCodes(living.databaseKey, salt).damagedPages(bytes, 1)).toHaveLength(pages)
  })

  test('a copy with other row counts or another schema than the frozen file is refused', () => {
    const input = snapshotInput(living)
    closeDatabase(living.db)
    const wrongCount = { ...input, content: { ...input.content, counts: { entry: 399 } } }
    expect(codeOf(() => makeSnapshot(wrongCount))).toBe('BACKUP_VERIFY_FAILED')
    expect(codeOf(() => makeSnapshot({ ...input, schemaVersion: 2 }))).toBe('BACKUP_VERIFY_FAILED')
    expect(snapshotsOf()).toEqual([])
    expect(makeSnapshot(input).sequence).toBe(1)
  })
})

describe('places that are refused', () => {
  test('a folder that is not there is never made', async () => {
    const gone = path.join(living.root, 'no-stick', 'backups')
    await expect(living.snapshot({ place: gone })).rejects.toThrow('BACKUP_PLACE_MISSING')
    expect(existsSync(path.dirname(gone))).toBe(false)
  })

  test('an empty folder where backups are remembered is a missing stick, not a fresh place', async () => {
    const made = living.point()
    renameSync(living.place, `${living.place}-taken-away`)
    mkdirSync(living.place)
    const remembered = { repositoryId: made.repositoryId, sequence: made.sequence }
    await expect(living.snapshot({ remembered })).rejects.toMatchObject({ code: 'BACKUP_PLACE_MISSING' })
    expect(readdirSync(living.place)).toEqual([])
  })

  test('another salon’s repository', async () => {
    living.point()
    const folder = path.join(living.root, 'other')
    mkdirSync(folder)
    const other = await createVault(
      { folder, kdf: weakKdf },
      { staffId: 'other-owner', signInName: 'X', password: passphrase },
    )
    const before = snapshotsOf()
    const input = snapshotInput(living)
    const slots = { ...input.slots, vaultId: other.vaultId }
    expect(codeOf(() => makeSnapshot({ ...input, slots }))).toBe('BACKUP_OTHER_SALON')
    expect(snapshotsOf()).toEqual(before)
  })

  test('a repository of a newer program', () => {
    living.point()
    const file = path.join(living.place, 'config.json')
    const text = JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8').split('\n')[0] ?? ''), version: 2 })
    writeFileSync(file, `${text}\n${createHash('sha256').update(text).digest('hex')}\n`)
    expect(codeOf(() => living.point())).toBe('BACKUP_NEWER_PROGRAM')
  })

  test('one that was set back to an older state is noticed, and its numbers are never used twice', () => {
    living.point()
    living.add(1)
    const second = living.point()
    rmSync(path.join(living.place, 'snapshots', '00000002'))
    const remembered = { repositoryId: second.repositoryId, sequence: second.sequence }
    expect(living.point({ remembered })).toMatchObject({ sequence: 3, rolledBack: true })
    expect(living.point({ remembered })).toMatchObject({ sequence: 4, rolledBack: false })
  })

  test('a damaged config.json is made again out of the manifests', () => {
    const made = living.point()
    for (const content of ['', '{', null]) {
      if (content === null) rmSync(path.join(living.place, 'config.json'))
      else writeFileSync(path.join(living.place, 'config.json'), content)
      expect(listPlace(living.place, keys(), schemaNow).repositoryId).toBe(made.repositoryId)
      expect(living.point().repositoryId).toBe(made.repositoryId)
    }
    expect(snapshotsOf().every((name) => snapshotPattern.test(name))).toBe(true)
  })

  test('packs without a config or a manifest are damage, not an empty place', () => {
    living.point()
    rmSync(path.join(living.place, 'config.json'))
    rmSync(path.join(living.place, 'snapshots'), { recursive: true })
    expect(codeOf(() => living.point())).toBe('BACKUP_DAMAGED')
  })
})
