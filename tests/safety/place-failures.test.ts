// A stick that fills up, goes read-only or is pulled out at every single step of a backup, and this computer's own disk
// full: a named failure, nothing that was there before is lost, and the next backup works.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '../../db/open.ts'
import { backupKeysOf } from '../../electron/backups/format.ts'
import { makeSnapshot } from '../../electron/backups/snapshot.ts'
import { unpackPoint } from '../../electron/backups/unpack.ts'
import { type Disk, realDisk } from '../../electron/durable-file.ts'
import { type LivingFile, livingFile, schemaNow, snapshotInput } from '../helpers/livingFile.ts'
import { report } from './effort.ts'

let living: LivingFile
beforeEach(async () => {
  living = await livingFile(40)
})
afterEach(() => living.remove())

/** A disk whose n-th change below `folder` fails with `errno`, and every one after it too. */
function failingDisk(folder: string, errno: string, failFrom: number): { disk: Disk; changes: () => number } {
  let changes = 0
  const handles = new Map<number, string>()
  const change = (file: string | undefined) => {
    if (!file?.startsWith(folder)) return
    changes += 1
    if (changes > failFrom) throw Object.assign(new Error(errno), { code: errno })
  }
  const disk = {
    ...realDisk,
    openSync(file: string, flags: string, mode?: number) {
      if (flags !== 'r') change(file)
      const handle = realDisk.openSync(file, flags, mode)
      handles.set(handle, file)
      return handle
    },
    writeSync(handle: number, ...rest: [Uint8Array, number, number, number | null]) {
      change(handles.get(handle))
      return realDisk.writeSync(handle, ...rest)
    },
    fsyncSync(handle: number) {
      change(handles.get(handle))
      realDisk.fsyncSync(handle)
    },
    renameSync(from: string, to: string) {
      change(to)
      realDisk.renameSync(from, to)
    },
    mkdirSync(file: string, options: object) {
      if (!realDisk.existsSync(file)) change(file)
      return realDisk.mkdirSync(file, options)
    },
  } as unknown as Disk
  return { disk, changes: () => changes }
}

function wholePoints(): number[] {
  const sequences = readdirSync(path.join(living.place, 'snapshots'))
    .filter((name) => /^\d{8}$/.test(name))
    .map(Number)
  for (const sequence of sequences) {
    unpackPoint({
      place: living.place,
      sequence,
      keys: backupKeysOf(living.opened.dataKey),
      targetFile: path.join(living.root, 'unpacked.db'),
      newestSchema: schemaNow,
    })
  }
  return sequences
}

function codeOfSnapshot(disk: Disk): string {
  const input = snapshotInput(living)
  closeDatabase(living.db)
  try {
    makeSnapshot(input, {}, disk)
    return 'done'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  } finally {
    living.db = openDatabase(living.file, living.databaseKey)
  }
}

test.each([
  ['ENOSPC', 'BACKUP_PLACE_FULL'],
  ['EROFS', 'BACKUP_PLACE_READ_ONLY'],
  ['EACCES', 'BACKUP_PLACE_READ_ONLY'],
  ['EIO', 'BACKUP_PLACE_MISSING'],
  ['ENODEV', 'BACKUP_PLACE_MISSING'],
])('%s at any step of the first and of a later backup is %s, and nothing is lost', (errno, code) => {
  let steps = 0
  for (const round of ['first', 'later']) {
    for (let failFrom = 0; ; failFrom++) {
      const before = round === 'first' && failFrom === 0 ? [] : pointsOf()
      living.add(1)
      const { disk } = failingDisk(living.place, errno, failFrom)
      const answer = codeOfSnapshot(disk)
      if (answer === 'done') break
      // Once the manifest's rename is done the point counts, whatever the folder's sync says afterwards.
      expect(answer).toBe(code)
      steps += 1
      for (const sequence of before) expect(pointsOf()).toContain(sequence)
    }
  }
  const points = wholePoints()
  expect(points.length).toBeGreaterThanOrEqual(2)
  living.add(1)
  living.point()
  expect(wholePoints().length).toBe(points.length + 1)
  report({
    row: `${errno} at each write step`,
    tried: steps,
    found: 'named, nothing lost',
    control: 'no failure: done',
  })
})

function pointsOf(): number[] {
  const folder = path.join(living.place, 'snapshots')
  if (!realDisk.existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => /^\d{8}$/.test(name))
    .map(Number)
}

test('the control: there are steps to fail at, and without failure it is done', () => {
  const { disk, changes } = failingDisk(living.place, 'ENOSPC', Number.POSITIVE_INFINITY)
  expect(codeOfSnapshot(disk)).toBe('done')
  expect(changes()).toBeGreaterThan(8)
})

test('this computer’s disk full while the copy is written: its own name, no copy left, the next one works', () => {
  const { changes } = failingDisk(living.userData, 'ENOSPC', Number.POSITIVE_INFINITY)
  expect(changes()).toBe(0)
  for (const failFrom of [1, 2]) {
    const { disk } = failingDisk(path.join(living.userData, 'backup-check'), 'ENOSPC', failFrom)
    const answer = codeOfSnapshot(disk)
    expect(['DISK_FULL', 'done']).toContain(answer)
    if (failFrom === 1) expect(answer).toBe('DISK_FULL')
    expect(readdirSync(path.join(living.userData, 'backup-check'))).toEqual([])
  }
  living.point()
  expect(wholePoints().length).toBeGreaterThan(0)
})
