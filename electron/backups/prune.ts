// Takes restore points away and gives their space back. Runs in the backup process.
//
// In the reverse order of making: minutes first, the last of each chain before the others, then manifests, then packs that nothing points to; a pack with more than 30 % dead
// bytes is written anew before it goes. Touches only names of the repository's own pattern inside its own folders, and
// no pack at all while any manifest cannot be read: what that one needs is not known.
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { type Disk, realDisk, syncFolder } from '../durable-file.ts'
import { type BackupKeys, packPattern, packsName, snapshotName, snapshotPattern, snapshotsName } from './format.ts'
import type { MinuteName } from './minute-format.ts'
import { listMinuteFiles, removeMinutes } from './minutes.ts'
import { createChunkReader, createPackWriter, isPackWhole, readChunkIndex } from './packs.ts'
import { onPlace } from './place-errors.ts'
import { listSequences, openRepository, readManifest } from './repository.ts'

export interface PruneInput {
  readonly place: string
  readonly keys: BackupKeys
  /** Points to keep; see retention.ts. */
  readonly keep: readonly number[]
  /** The newest point that existed when that was decided: a later one is never touched. */
  readonly decidedUpTo: number
  /** Minutes older than this go, though their point stays; null keeps them as long as the point. */
  readonly minutesBeforeMs: number | null
}

export interface PruneResult {
  readonly removedPoints: readonly number[]
  readonly removedMinutes: number
  readonly removedPacks: number
  readonly repackedPacks: number
  readonly freedBytes: number
  /** Space was not given back because these points cannot be read. */
  readonly unreadablePoints: readonly number[]
}

const deadShareToRepack = 0.3

/** @throws AppError INVALID_INPUT when nothing would be kept, and those of a place that cannot be used */
export function prunePlace(input: PruneInput, disk: Disk = realDisk): PruneResult {
  const { place, keys } = input
  return onPlace(() => {
    const config = openRepository(place, disk)
    const all = listSequences(place, disk)
    const keep = new Set(input.keep)
    if (!all.some((sequence) => keep.has(sequence))) throw new AppError('INVALID_INPUT', { reason: 'nothing kept' })

    const removedPoints: number[] = []
    const going = all.filter((sequence) => {
      if (keep.has(sequence) || sequence > input.decidedUpTo) return false
      // A point of another key or with damage is evidence, not waste.
      return readManifest(place, sequence, config, keys, disk).manifest !== null
    })
    const minutes = minutesToRemove(place, all, going, input, disk)
    const minuteBytes = removeMinutes(place, minutes, disk)
    for (const sequence of going) {
      removeInside(join(place, snapshotsName), snapshotName(sequence), snapshotPattern, disk)
      removedPoints.push(sequence)
    }
    if (removedPoints.length > 0) syncFolder(join(place, snapshotsName), disk)

    const live = new Set<string>()
    const unreadablePoints: number[] = []
    for (const sequence of listSequences(place, disk)) {
      const { manifest } = readManifest(place, sequence, config, null, disk)
      if (!manifest) {
        unreadablePoints.push(sequence)
        continue
      }
      for (let at = 0; at < manifest.chunks.length; at += 32) {
        live.add(Buffer.from(manifest.chunks.subarray(at, at + 32)).toString('hex'))
      }
    }
    const packs =
      unreadablePoints.length > 0
        ? { removedPacks: 0, repackedPacks: 0, freedBytes: 0 }
        : removeDeadPacks(place, live, disk)
    const freedBytes = packs.freedBytes + minuteBytes
    return { removedPoints, removedMinutes: minutes.length, unreadablePoints, ...packs, freedBytes }
  })
}

/** Minutes whose point goes, is gone already, or which are too old; always a whole chain, never one out of its middle. */
function minutesToRemove(
  place: string,
  all: readonly number[],
  going: readonly number[],
  { decidedUpTo, minutesBeforeMs }: PruneInput,
  disk: Disk,
): MinuteName[] {
  const staying = new Set(all.filter((sequence) => !going.includes(sequence)))
  return [...listMinuteFiles(place, disk)].flatMap(([base, files]) => {
    const isOld = minutesBeforeMs !== null && files.every(({ takenAtMs }) => takenAtMs < minutesBeforeMs)
    return base <= decidedUpTo && (isOld || !staying.has(base)) ? [...files] : []
  })
}

function removeDeadPacks(place: string, live: ReadonlySet<string>, disk: Disk) {
  const index = readChunkIndex(place, disk)
  const chunksOf = new Map<string, { hash: string; isLive: boolean; length: number }[]>()
  for (const name of index.packs.keys()) chunksOf.set(name, [])
  for (const [hash, { pack, length }] of index.chunks) {
    chunksOf.get(pack)?.push({ hash, length, isLive: live.has(hash) })
  }
  const before = sizeOf(index.packs)
  const going: string[] = []
  let repackedPacks = 0
  const writer = createPackWriter(place, { ...index, chunks: new Map(), packs: new Map() }, disk)
  const reader = createChunkReader(place, disk)
  try {
    for (const [name, chunks] of chunksOf) {
      const liveBytes = sum(chunks.filter((chunk) => chunk.isLive).map((chunk) => chunk.length))
      const allBytes = index.packs.get(name) ?? 0
      if (liveBytes > 0 && allBytes - liveBytes <= deadShareToRepack * allBytes) continue
      const moved = chunks.filter((chunk) => chunk.isLive).map(({ hash }) => ({ hash, bytes: readLive(hash) }))
      // A pack with a damaged live chunk stays as it is: every byte of it may still help.
      if (moved.some(({ bytes }) => bytes === null)) continue
      for (const { hash, bytes } of moved) if (bytes) writer.add(hash, bytes)
      if (moved.length > 0) repackedPacks += 1
      going.push(name)
    }
  } finally {
    reader.close()
  }
  const written = writer.finish()
  for (const name of written) {
    if (!isPackWhole(place, name, disk)) throw new AppError('BACKUP_VERIFY_FAILED', { step: 'pack' })
  }
  // Writing one live pack anew may give the very same pack.
  const removed = going.filter((name) => !written.includes(name))
  for (const name of removed) removeInside(join(place, packsName), name, packPattern, disk)
  if (removed.length > 0) syncFolder(join(place, packsName), disk)
  const freedBytes = before - sizeOf(readChunkIndex(place, disk).packs)
  return { removedPacks: removed.length, repackedPacks, freedBytes }

  function readLive(hash: string): Buffer | null {
    const where = index.chunks.get(hash)
    return where ? reader.read(hash, where) : null
  }
}

/** Deletes one file, and only one whose name is the repository's own. */
function removeInside(folder: string, name: string, pattern: RegExp, disk: Disk): void {
  if (!pattern.test(name)) throw new AppError('INVALID_INPUT', { reason: 'name' })
  disk.rmSync(join(folder, name), { force: true })
}

function sizeOf(packs: ReadonlyMap<string, number>): number {
  return sum([...packs.values()])
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
