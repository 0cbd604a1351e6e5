// Minutes: a point and the minutes after it are the file as it stood, byte for byte, whatever was written in between; and
// every way in which a chain may be cut, exchanged or damaged.
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeDatabase } from '../../../db/open.ts'
import { readPlace } from '../../../electron/backups/check-place.ts'
import { backupKeysOf } from '../../../electron/backups/format.ts'
import { listPlace } from '../../../electron/backups/list-points.ts'
import { minuteName, parseMinuteName } from '../../../electron/backups/minute-format.ts'
import { chainOf } from '../../../electron/backups/minutes.ts'
import { provePoint } from '../../../electron/backups/prove-point.ts'
import { prunePlace } from '../../../electron/backups/prune.ts'
import { mostPages } from '../../../electron/backups/ship.ts'
import { unpackPoint } from '../../../electron/backups/unpack.ts'
import { type Disk, realDisk } from '../../../electron/durable-file.ts'
import { type LivingFile, livingFile, repositoryIdOf, schemaNow } from '../../helpers/livingFile.ts'

let living: LivingFile
beforeEach(async () => {
  living = await livingFile(300)
})
afterEach(() => living.remove())

const keys = () => backupKeysOf(living.opened.dataKey)
const minutesFolder = () => path.join(living.place, 'minutes')
const minuteFiles = () => (existsSync(minutesFolder()) ? readdirSync(minutesFolder()).sort() : [])
const fileHash = () => createHash('sha256').update(readFileSync(living.file)).digest('hex')
const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'nothing thrown'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

/** Unpacks a minute and gives the hash of the file it makes. */
function unpacked(sequence: number, minute: number) {
  const targetFile = path.join(living.root, 'unpacked.db')
  const { content } = unpackPoint({
    place: living.place,
    sequence,
    minute,
    keys: keys(),
    targetFile,
    newestSchema: schemaNow,
  })
  return { hash: createHash('sha256').update(readFileSync(targetFile)).digest('hex'), content }
}

/** The live file's hash as the next minute or point finds it. */
function hashNow(): string {
  living.db.pragma('wal_checkpoint(TRUNCATE)')
  return fileHash()
}

describe('a point with its minutes', () => {
  // What a file goes through: rows come, change and go, grow long, tables come and go, the file shrinks and is rewritten.
  const deeds = {
    add: (n: number) => living.add(1 + (n % 40)),
    change: (n: number) => living.db.exec(`UPDATE entry SET note = note || 'x' WHERE id % 17 = ${n % 17}`),
    remove: (n: number) => living.db.exec(`DELETE FROM entry WHERE id % 11 = ${n % 11}`),
    long: (n: number) => living.db.prepare('INSERT INTO entry (note, twin) VALUES (?, ?)').run('y'.repeat(n * 300), ''),
    table: (n: number) => living.db.exec(`CREATE TABLE IF NOT EXISTS more_${n % 3} AS SELECT * FROM entry LIMIT ${n}`),
    drop: (n: number) => living.db.exec(`DROP TABLE IF EXISTS more_${n % 3}`),
    index: (n: number) =>
      living.db.exec(
        n % 2 === 0 ? 'DROP INDEX IF EXISTS entry_note' : 'CREATE INDEX IF NOT EXISTS entry_note ON entry (note)',
      ),
    vacuum: () => living.db.exec('VACUUM'),
    checkpoint: () => living.db.pragma('wal_checkpoint(PASSIVE)'),
    undone: (n: number) => {
      living.db.exec('BEGIN IMMEDIATE')
      living.add(n)
      living.db.exec('ROLLBACK')
    },
  }
  const deed = fc.tuple(fc.constantFrom(...(Object.keys(deeds) as (keyof typeof deeds)[])), fc.nat({ max: 60 }))
  const step = fc.oneof(
    { weight: 6, arbitrary: deed },
    { weight: 3, arbitrary: fc.constant('ship' as const) },
    { weight: 1, arbitrary: fc.constant('point' as const) },
  )

  test('is the live file byte for byte, now and at every minute before, over any history of writing', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 6, maxLength: 24 }), (history) => {
        const known: { sequence: number; minute: number; hash: string }[] = []
        let point = living.point()
        let minutes = 0
        for (const each of [...history, 'ship' as const]) {
          if (each === 'point') {
            const hash = hashNow()
            point = living.point()
            minutes = 0
            known.push({ sequence: point.sequence, minute: 0, hash })
          } else if (each === 'ship') {
            const hash = hashNow()
            const result = living.minute()
            if (result.kind === 'shipped') {
              minutes += 1
              expect(result).toMatchObject({ sequence: point.sequence, number: minutes })
            } else expect(result.kind).toBe('nothing-new')
            known.push({ sequence: point.sequence, minute: minutes, hash })
          } else deeds[each[0]](each[1])
        }
        const counts = { entry: living.rows() }
        const last = known.at(-1)
        expect(unpacked(last?.sequence ?? 0, last?.minute ?? 0).content.counts).toMatchObject(counts)
        for (const { sequence, minute, hash } of known) expect(unpacked(sequence, minute).hash).toBe(hash)
      }),
      { numRuns: 25 },
    )
  }, 300_000)

  test('the control: with one minute left out it is another file, and refused', () => {
    living.point()
    for (let minute = 0; minute < 3; minute++) {
      living.add(5)
      living.minute({ takenAtMs: 1_800_000_000_000 + minute })
    }
    rmSync(path.join(minutesFolder(), minuteFiles()[1] ?? ''))
    // What follows the gap is not listed and not given, whatever it is called.
    expect(listPlace(living.place, keys(), schemaNow).points[0]?.minutes).toEqual([1_800_000_000_000])
    expect(codeOf(() => unpacked(1, 2))).toBe('NOT_FOUND')
    const third = parseMinuteName(minuteFiles()[1] ?? '')
    if (!third) throw new Error('no third minute')
    renameSync(
      path.join(minutesFolder(), minuteName(third)),
      path.join(minutesFolder(), minuteName({ ...third, number: 2 })),
    )
    expect(codeOf(() => unpacked(1, 2))).toBe('BACKUP_DAMAGED')
  })

  test('a minute holds the pages that changed and no others', () => {
    living.add(3000)
    living.point()
    const before = readFileSync(living.file)
    living.add(1)
    const result = living.minute()
    if (result.kind !== 'shipped') throw new Error(result.kind)
    const after = readFileSync(living.file)
    // A row's index page may split and touch its neighbours: how many pages change is the file's own affair.
    const pages = Array.from({ length: after.length / 4096 }, (_, page) => page * 4096)
    const changed = pages.filter((at) => !after.subarray(at, at + 4096).equals(before.subarray(at, at + 4096)))
    expect(changed.length).toBeGreaterThan(0)
    expect(result.pages).toBe(changed.length)
    expect(result.bytes).toBeLessThan(result.pages * 4096 + 2000)
    expect(living.minute().kind).toBe('nothing-new')
  })

  test('nothing readable stands in a minute, and its time and counts cannot be changed', () => {
    living.point()
    living.db.exec("INSERT INTO entry (note, twin) VALUES ('Aino Koskela', 'Aino Koskela')")
    living.minute()
    const [name = ''] = minuteFiles()
    const bytes = readFileSync(path.join(minutesFolder(), name))
    for (const word of ['Aino', 'head-301', 'entry']) expect(bytes.includes(word)).toBe(false)
    const parsed = parseMinuteName(name)
    if (!parsed) throw new Error(name)
    renameSync(path.join(minutesFolder(), name), path.join(minutesFolder(), minuteName({ ...parsed, takenAtMs: 5 })))
    expect(codeOf(() => unpacked(1, 1))).toBe('BACKUP_DAMAGED')
  })

  test('a program that does not know minutes lists, restores and prunes points as before, and the next one tidies up', () => {
    living.point()
    living.add(5)
    living.minute()
    living.add(5)
    living.point()
    // It takes its own point away and passes the folder over.
    rmSync(path.join(living.place, 'snapshots', '00000001'))
    expect(listPlace(living.place, keys(), schemaNow).points).toMatchObject([{ sequence: 2, minutes: [] }])
    const pruned = prunePlace({ place: living.place, keys: keys(), keep: [2], decidedUpTo: 2, minutesBeforeMs: null })
    expect(pruned).toMatchObject({ removedPoints: [], removedMinutes: 1 })
    expect(minuteFiles()).toEqual([])
  })
})

describe('a minute that cannot follow asks for a point', () => {
  test('without marks, with another key, after the place was cleared or gone on with elsewhere', () => {
    living.point()
    living.add(5)
    const marks = path.join(living.userData, 'backup-marks')
    const kept = path.join(living.root, 'kept-marks')
    const [name = ''] = readdirSync(marks)
    copyFileSync(path.join(marks, name), kept)
    const tryWith = (change: () => void) => {
      change()
      const result = living.minute()
      copyFileSync(kept, path.join(marks, name))
      return result
    }
    expect(tryWith(() => rmSync(path.join(marks, name)))).toEqual({ kind: 'needs-point', why: 'marks' })
    const torn = () => writeFileSync(path.join(marks, name), readFileSync(kept).subarray(0, -7))
    expect(tryWith(torn)).toEqual({ kind: 'needs-point', why: 'marks' })
    const other = { ...backupKeysOf(Buffer.alloc(32, 9)), former: [] }
    expect(living.minute({ keys: other })).toEqual({ kind: 'needs-point', why: 'marks' })
    const snapshots = path.join(living.place, 'snapshots')
    copyFileSync(path.join(snapshots, '00000001'), path.join(snapshots, '00000002'))
    expect(living.minute()).toEqual({ kind: 'needs-point', why: 'place' })
    rmSync(path.join(snapshots, '00000002'))
    expect(living.minute()).toMatchObject({ kind: 'shipped', number: 1 })
    rmSync(path.join(minutesFolder(), minuteFiles()[0] ?? ''))
    living.add(1)
    expect(living.minute()).toEqual({ kind: 'needs-point', why: 'place' })
  })

  test('when more has changed than a minute should hold', () => {
    living.point()
    while ((living.db.pragma('page_count', { simple: true }) as number) <= mostPages + 200) living.add(2000)
    expect(living.minute()).toEqual({ kind: 'needs-point', why: 'much' })
    expect(minuteFiles()).toEqual([])
    living.point()
    living.add(1)
    expect(living.minute()).toMatchObject({ kind: 'shipped', sequence: 2, number: 1 })
  }, 60_000)
})

describe('damage', () => {
  test('1 of 1 flipped bits anywhere in a minute is noticed; minutes before it stay', () => {
    living.point()
    for (let minute = 0; minute < 3; minute++) {
      living.add(3)
      living.minute({ takenAtMs: 1_800_000_000_000 + minute })
    }
    const file = path.join(minutesFolder(), minuteFiles()[1] ?? '')
    const whole = readFileSync(file)
    for (let round = 0; round < 200; round++) {
      const bytes = Buffer.from(whole)
      const at = Math.floor((round / 200) * bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (round % 8))
      writeFileSync(file, bytes)
      expect(codeOf(() => unpacked(1, 2))).toMatch(/^BACKUP_(DAMAGED|NEWER_PROGRAM|WRONG_KEY)$/)
    }
    expect(codeOf(() => unpacked(1, 1))).toBe('nothing thrown')
    // The daily reading finds it, puts it and what follows aside, and the next minute asks for a point.
    const found = readPlace({ place: living.place, keys: keys(), part: 0, heal: true })
    expect(found).toMatchObject({ minutes: 3, damagedPoints: [] })
    expect(found.damagedMinutes).toHaveLength(2)
    expect(listPlace(living.place, keys(), schemaNow).points[0]?.minutes).toHaveLength(1)
    living.add(1)
    expect(living.minute()).toEqual({ kind: 'needs-point', why: 'place' })
    living.point()
    expect(readPlace({ place: living.place, keys: keys(), part: 0, heal: true }).damagedMinutes).toEqual([])
  })

  test('a damaged page of the live file is named and never shipped', () => {
    living.point()
    living.add(200)
    closeDatabase(living.db)
    const bytes = readFileSync(living.file)
    const at = bytes.length - 4096 * 3 + 100
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(living.file, bytes)
    const ship = () => living.minute({ content: { accessLogHead: null, counts: {} }, schemaVersion: schemaNow })
    let thrown: unknown
    try {
      ship()
    } catch (error) {
      thrown = error
    }
    expect(thrown).toMatchObject({ code: 'DATABASE_DAMAGED', data: { page: bytes.length / 4096 - 2 } })
    expect(minuteFiles()).toEqual([])
  })

  test('the drill restores the newest minute, not only the point', () => {
    living.point()
    living.add(7)
    const shipped = living.minute()
    const proof = provePoint({
      place: living.place,
      keys: keys(),
      newestSchema: schemaNow,
      targetFile: path.join(living.root, 'proof.db'),
      full: false,
      logPrivateKey: null,
    })
    expect(shipped.kind).toBe('shipped')
    expect(proof).toMatchObject({ minutes: 1, takenAtMs: 'takenAtMs' in shipped ? shipped.takenAtMs : 0 })
    // With the two entries that the log has by now.
    expect(proof.rows).toBe(living.rows() + 2)
  })
})

describe('a place that fails in the middle', () => {
  /** A disk that fails with the n-th call that writes, and from then on. */
  function failingAt(step: number, code: string): { disk: Disk; steps: () => number } {
    let steps = 0
    const fail = () => {
      steps += 1
      if (steps >= step) throw Object.assign(new Error(code), { code })
    }
    const onThePlace = (name: unknown) => String(name).startsWith(living.place)
    const handles = new Set<number>()
    const disk: Disk = {
      ...realDisk,
      openSync: ((name: string, flags: string, mode?: number) => {
        const writes = flags !== 'r' && onThePlace(name)
        if (writes) fail()
        const handle = realDisk.openSync(name, flags, mode)
        if (writes) handles.add(handle)
        return handle
      }) as Disk['openSync'],
      writeSync: ((handle: number, ...rest: [Uint8Array, number, number, number | null]) => {
        if (handles.has(handle)) fail()
        return realDisk.writeSync(handle, ...rest)
      }) as Disk['writeSync'],
      fsyncSync: (handle) => {
        if (handles.has(handle)) fail()
        realDisk.fsyncSync(handle)
      },
      renameSync: (from, to) => {
        if (onThePlace(to)) fail()
        realDisk.renameSync(from, to)
      },
      mkdirSync: ((name: string, options: object) => {
        if (onThePlace(name)) fail()
        return realDisk.mkdirSync(name, options)
      }) as Disk['mkdirSync'],
      closeSync: (handle) => {
        handles.delete(handle)
        realDisk.closeSync(handle)
      },
    }
    return { disk, steps: () => steps }
  }

  test.each([
    ['ENOSPC', 'BACKUP_PLACE_FULL'],
    ['EROFS', 'BACKUP_PLACE_READ_ONLY'],
    ['EIO', 'BACKUP_PLACE_MISSING'],
  ])('%s at any step is %s; what was there stays, and the next minute follows', (errno, code) => {
    living.point()
    living.add(2)
    living.minute({ takenAtMs: 1_800_000_000_000 })
    const before = hashNow()
    living.add(2)
    const counting = failingAt(Number.POSITIVE_INFINITY, errno)
    living.minute({ takenAtMs: 1_800_000_000_001 }, counting.disk)
    expect(counting.steps()).toBeGreaterThanOrEqual(5)
    for (let step = 1; step <= counting.steps(); step++) {
      living.add(1)
      const name = minuteFiles()
      expect(codeOf(() => living.minute({ takenAtMs: 1_800_000_000_010 + step }, failingAt(step, errno).disk))).toBe(
        code,
      )
      expect(minuteFiles().filter((each) => parseMinuteName(each))).toEqual(name)
    }
    const after = hashNow()
    expect(living.minute({ takenAtMs: 1_800_000_000_100 })).toMatchObject({ kind: 'shipped', number: 3 })
    expect(minuteFiles().every((name) => parseMinuteName(name))).toBe(true)
    expect(unpacked(1, 1).hash).toBe(before)
    expect(unpacked(1, 3).hash).toBe(after)
  })

  test('a minute that nobody heard of is replaced by the next, which holds it too', () => {
    living.point()
    living.add(2)
    const marks = path.join(living.userData, 'backup-marks')
    const kept = path.join(living.root, 'kept')
    mkdirSync(kept)
    const name = repositoryIdOf(living.place)
    copyFileSync(path.join(marks, name), path.join(kept, name))
    // Killed between the minute and the marks: the marks are the old ones.
    living.minute({ takenAtMs: 1_800_000_000_000 })
    copyFileSync(path.join(kept, name), path.join(marks, name))
    living.add(2)
    const hash = hashNow()
    expect(living.minute({ takenAtMs: 1_800_000_000_001 })).toMatchObject({ kind: 'shipped', number: 1 })
    expect(minuteFiles()).toEqual([minuteName({ base: 1, number: 1, takenAtMs: 1_800_000_000_001 })])
    expect(unpacked(1, 1).hash).toBe(hash)
  })
})

test('of two minutes with one number the later one counts, and a gap ends the chain', () => {
  const file = (number: number, takenAtMs: number) => ({ base: 1, number, takenAtMs })
  expect(chainOf([file(1, 10), file(2, 20), file(2, 21)])).toEqual([file(1, 10), file(2, 21)])
  expect(chainOf([file(1, 10), file(3, 30)])).toEqual([file(1, 10)])
  expect(chainOf([file(2, 10)])).toEqual([])
})
