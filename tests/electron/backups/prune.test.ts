// Taking points away: only what was decided, only the repository's own names, and never a chunk that somebody needs.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backupKeysOf } from '../../../electron/backups/format.ts'
import { spawnNodeProcess } from '../../../electron/backups/node-process.ts'
import { runJob } from '../../../electron/backups/process.ts'
import { type PruneInput, prunePlace } from '../../../electron/backups/prune.ts'
import { unpackPoint } from '../../../electron/backups/unpack.ts'
import { realDisk } from '../../../electron/durable-file.ts'
import { type LivingFile, livingFile, schemaNow } from '../../helpers/livingFile.ts'

let living: LivingFile
beforeEach(async () => {
  living = await livingFile(300)
  for (let round = 0; round < 4; round++) {
    living.point()
    living.add(60)
  }
})
afterEach(() => living.remove())

const keys = () => backupKeysOf(living.opened.dataKey)
const folder = (...names: string[]) => path.join(living.place, ...names)
const input = (keep: number[], decidedUpTo = 4): PruneInput => ({
  place: living.place,
  keys: keys(),
  keep,
  decidedUpTo,
  minutesBeforeMs: null,
})
const rowsOf = (sequence: number) => {
  const { counts } = unpackPoint({
    place: living.place,
    sequence,
    keys: keys(),
    targetFile: path.join(living.root, `unpacked-${sequence}.db`),
    newestSchema: schemaNow,
  }).content
  return { entry: counts.entry }
}

test('removes the others, gives back their space, and what stays is whole', () => {
  const before = readdirSync(folder('packs')).length
  const result = prunePlace(input([2, 4]))
  expect(result.removedPoints).toEqual([1, 3])
  expect(result.freedBytes).toBeGreaterThan(0)
  expect(readdirSync(folder('snapshots'))).toEqual(['00000002', '00000004'])
  expect(readdirSync(folder('packs')).length).toBeLessThan(before)
  expect(rowsOf(2)).toEqual({ entry: 360 })
  expect(rowsOf(4)).toEqual({ entry: 480 })
})

test('a pack that is mostly dead is written anew with what lives of it', () => {
  const result = prunePlace(input([4]))
  expect(result.removedPacks).toBeGreaterThan(0)
  expect(rowsOf(4)).toEqual({ entry: 480 })
  // Nothing more to do: pruning again changes nothing.
  const names = readdirSync(folder('packs'))
  expect(prunePlace(input([4]))).toMatchObject({ removedPoints: [], removedPacks: 0, freedBytes: 0 })
  expect(readdirSync(folder('packs'))).toEqual(names)
})

test('a point made after the decision is never touched', () => {
  expect(prunePlace(input([1], 3)).removedPoints).toEqual([2, 3])
  expect(rowsOf(4)).toEqual({ entry: 480 })
})

test('nothing is removed when nothing would be left', () => {
  expect(() => prunePlace(input([]))).toThrow('INVALID_INPUT')
  expect(() => prunePlace(input([99]))).toThrow('INVALID_INPUT')
  expect(readdirSync(folder('snapshots'))).toHaveLength(4)
})

test('files that are not the repository’s stay, whatever they are called', () => {
  const strangers = [
    'holiday.jpg',
    'packs/notes.txt',
    'packs/1.pack',
    'snapshots/00000001.bak',
    'snapshots/1',
    'snapshots/x',
  ]
  for (const name of strangers) writeFileSync(folder(name), 'mine')
  mkdirSync(folder('snapshots', 'folder'))
  prunePlace(input([4]))
  for (const name of strangers) expect(readFileSync(folder(name), 'utf8')).toBe('mine')
  expect(existsSync(folder('snapshots', 'folder'))).toBe(true)
})

test('a damaged point is evidence: it stays, and so does every pack', () => {
  const bytes = readFileSync(folder('snapshots', '00000002'))
  bytes[300]! ^= 1
  writeFileSync(folder('snapshots', '00000002'), bytes)
  const packs = readdirSync(folder('packs'))
  expect(prunePlace(input([4]))).toMatchObject({ removedPoints: [1, 3], unreadablePoints: [2], removedPacks: 0 })
  expect(readdirSync(folder('packs'))).toEqual(packs)
  expect(existsSync(folder('snapshots', '00000002'))).toBe(true)
})

test('a key of another salon removes nothing', () => {
  const foreign = backupKeysOf(new Uint8Array(32).fill(1))
  expect(prunePlace({ ...input([4]), keys: foreign }).removedPoints).toEqual([])
  expect(readdirSync(folder('snapshots'))).toHaveLength(4)
})

test('killed at any deletion or rename, every point that is left is whole', () => {
  const keep = [2, 4]
  for (let stopAt = 0; ; stopAt++) {
    let steps = 0
    const step =
      <A extends unknown[], R>(work: (...args: A) => R) =>
      (...args: A): R => {
        if (steps++ === stopAt) throw new Error('power cut')
        return work(...args)
      }
    const disk = {
      ...realDisk,
      rmSync: step(realDisk.rmSync),
      renameSync: step(realDisk.renameSync),
    } as typeof realDisk
    let isDone = true
    try {
      prunePlace(input(keep), disk)
    } catch (error) {
      expect(String(error)).toContain('power cut')
      isDone = false
    }
    for (const sequence of readdirSync(folder('snapshots')).map(Number)) {
      expect(rowsOf(sequence)).toEqual({ entry: 240 + sequence * 60 })
    }
    if (isDone) break
  }
  expect(readdirSync(folder('snapshots'))).toEqual(['00000002', '00000004'])
})

test('works as a job of the backup process', async () => {
  const result = await runJob<'prune'>(spawnNodeProcess, { kind: 'prune', input: input([4]) })
  expect(result.removedPoints).toEqual([1, 2, 3])
  rmSync(living.place, { recursive: true })
  await expect(runJob<'prune'>(spawnNodeProcess, { kind: 'prune', input: input([4]) })).rejects.toThrow(
    'BACKUP_PLACE_MISSING',
  )
})

test('minutes go with their point, with a point that is gone already, and when they are too old', () => {
  const minutes = () => readdirSync(folder('minutes')).sort()
  living.minute({ takenAtMs: 1_800_000_000_000 })
  living.add(5)
  living.minute({ takenAtMs: 1_800_000_060_000 })
  expect(minutes()).toHaveLength(2)
  living.point()
  living.add(5)
  living.minute({ takenAtMs: 1_800_000_120_000 })
  // Point 4 goes, and its two minutes; point 5 keeps its own.
  expect(prunePlace(input([5], 5))).toMatchObject({ removedPoints: [1, 2, 3, 4], removedMinutes: 2 })
  expect(minutes()).toHaveLength(1)
  const late = { ...input([5], 5), minutesBeforeMs: 1_800_000_120_001 }
  expect(prunePlace(late)).toMatchObject({ removedPoints: [], removedMinutes: 1 })
  expect(minutes()).toEqual([])
  expect(rowsOf(5)).toEqual({ entry: 300 + 4 * 60 + 5 })
})
