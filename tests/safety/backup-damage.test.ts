// Damage to what is stored: over a thousand flipped bits in packs, manifests, configuration and the live file, parts cut
// off and parts gone. Each is noticed and named; none ever comes back as a salon.
import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeDatabase, openDatabase, readPragma } from '../../db/open.ts'
import { backupKeysOf } from '../../electron/backups/format.ts'
import { listPlace } from '../../electron/backups/list-points.ts'
import { unpackPoint } from '../../electron/backups/unpack.ts'
import { type LivingFile, livingFile, schemaNow } from '../helpers/livingFile.ts'
import { report, rounds } from './effort.ts'

let living: LivingFile
beforeEach(async () => {
  living = await livingFile(12)
  living.point()
})
afterEach(() => living.remove())

const keys = () => backupKeysOf(living.opened.dataKey)
const packFile = () => path.join(living.place, 'packs', readdirSync(path.join(living.place, 'packs'))[0] ?? '')
const manifestFile = () => path.join(living.place, 'snapshots', '00000001')
const configFile = () => path.join(living.place, 'config.json')

function unpack(): string {
  try {
    const { content } = unpackPoint({
      place: living.place,
      sequence: 1,
      keys: keys(),
      targetFile: path.join(living.root, 'unpacked.db'),
      newestSchema: schemaNow,
    })
    return `whole with ${content.counts.entry}`
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

function flip(file: string, bit: number): void {
  const handle = openSync(file, 'r+')
  const byte = Buffer.alloc(1)
  readSync(handle, byte, 0, 1, bit >> 3)
  byte[0]! ^= 1 << (bit & 7)
  writeSync(handle, byte, 0, 1, bit >> 3)
  closeSync(handle)
}

/** Flips `count` bits spread over the whole file, one at a time, and collects what `look` says to each. */
function answersToFlips(file: string, count: number, look: () => string): Map<string, number> {
  const bits = statSync(file).size * 8
  const answers = new Map<string, number>()
  for (let index = 0; index < count; index++) {
    // Every part of the file, and within a byte every bit.
    const bit = Math.floor((index * bits) / count / 8) * 8 + (index % 8)
    flip(file, bit)
    const answer = look()
    answers.set(answer, (answers.get(answer) ?? 0) + 1)
    flip(file, bit)
  }
  expect(look()).not.toBe('BACKUP_DAMAGED') // put back, all is well again: each flip was the only one
  return answers
}

test('the control: untouched, the point is whole', () => {
  expect(unpack()).toBe('whole with 12')
})

describe('a flipped bit', () => {
  test('anywhere in a pack: the point is called damaged', () => {
    const flips = rounds(1000, 300)
    expect(answersToFlips(packFile(), flips, unpack)).toEqual(new Map([['BACKUP_DAMAGED', flips]]))
    report({
      row: 'bit flips in packs',
      tried: flips,
      found: `${flips} noticed and named`,
      control: 'untouched: whole',
    })
  })

  test('anywhere in a manifest: the list says so, and it is never unpacked', () => {
    const listed = () => listPlace(living.place, keys(), schemaNow).points[0]?.problem ?? 'fine'
    const flips = rounds(1000, 200)
    expect(answersToFlips(manifestFile(), flips, listed)).toEqual(new Map([['BACKUP_DAMAGED', flips]]))
    expect(answersToFlips(manifestFile(), 100, unpack)).toEqual(new Map([['BACKUP_DAMAGED', 100]]))
    report({
      row: 'bit flips in manifests',
      tried: flips + 100,
      found: `${flips + 100} noticed`,
      control: 'untouched: whole',
    })
  })

  test('anywhere in the configuration: it is read back out of the manifests, or refused, never believed', () => {
    const listing = listPlace(living.place, keys(), schemaNow)
    const answers = answersToFlips(configFile(), 300, () => {
      const again = listPlace(living.place, keys(), schemaNow)
      return again.repositoryId === listing.repositoryId && again.vaultId === listing.vaultId ? 'as before' : 'believed'
    })
    expect(answers).toEqual(new Map([['as before', 300]]))
  })

  test('in any used page of the live file: reading it says damaged', () => {
    closeDatabase(living.db)
    const look = () => {
      let db: ReturnType<typeof openDatabase> | undefined
      try {
        db = openDatabase(living.file, living.databaseKey)
        return readPragma(db, 'quick_check') ?? 'nothing'
      } catch (error) {
        return (error as { code?: string }).code ?? String(error)
      } finally {
        db?.close()
      }
    }
    expect(look()).toBe('ok')
    const flips = rounds(1000, 300)
    const answers = answersToFlips(living.file, flips, look)
    // A damaged first page looks like a wrong key to SQLite; both stop the program.
    expect([...answers.keys()].sort()).toEqual(['DATABASE_WRONG_KEY', 'SQLITE_CORRUPT'])
    report({ row: 'bit flips in the live file', tried: flips, found: `${flips} noticed`, control: 'untouched: ok' })
    living.db = openDatabase(living.file, living.databaseKey)
  })
})

describe('parts cut off or gone', () => {
  test('a pack cut anywhere', () => {
    const size = statSync(packFile()).size
    const bytes = readFileSync(packFile())
    for (let kept = 0; kept < size; kept += Math.ceil(size / 40)) {
      truncateSync(packFile(), kept)
      expect(unpack()).toBe('BACKUP_DAMAGED')
      const handle = openSync(packFile(), 'w')
      writeSync(handle, bytes)
      closeSync(handle)
    }
    expect(unpack()).toBe('whole with 12')
  })

  test('a manifest cut anywhere', () => {
    const bytes = readFileSync(manifestFile())
    for (let kept = 0; kept < bytes.length; kept += Math.ceil(bytes.length / 40)) {
      truncateSync(manifestFile(), kept)
      expect(unpack()).toBe('BACKUP_DAMAGED')
      const handle = openSync(manifestFile(), 'w')
      writeSync(handle, bytes)
      closeSync(handle)
    }
  })

  test('a pack gone, all packs gone, the manifest gone', () => {
    rmSync(packFile())
    expect(unpack()).toBe('BACKUP_DAMAGED')
    rmSync(path.join(living.place, 'packs'), { recursive: true })
    expect(unpack()).toBe('BACKUP_DAMAGED')
    rmSync(manifestFile())
    expect(unpack()).toBe('BACKUP_DAMAGED')
    rmSync(living.place, { recursive: true })
    expect(unpack()).toBe('BACKUP_PLACE_MISSING')
  })
})

describe('parts exchanged', () => {
  test('a manifest put in the place of another is not believed', () => {
    living.add(3)
    living.point()
    renameSync(path.join(living.place, 'snapshots', '00000002'), manifestFile())
    expect(unpack()).toBe('BACKUP_DAMAGED')
  })

  test('a manifest of another salon with the same passphrase is not believed', async () => {
    const other = await livingFile(5)
    other.point()
    renameSync(path.join(other.place, 'snapshots', '00000001'), manifestFile())
    expect(unpack()).toBe('BACKUP_OTHER_SALON')
    other.remove()
  })
})
