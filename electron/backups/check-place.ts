// Reads a backup place again, long after it was written: disks forget, sticks wear out. Runs in the backup process.
//
// Every pack is named by what it holds, so one pass over the packs proves every chunk; every manifest is proved by its
// code, and a point is whole when all of its chunks lie in whole packs. Nothing is written, except that a damaged pack may be
// put aside so that the next backup mends the place (heal-packs.ts).
import { join } from 'node:path'
import { type ErrorCode, isAppError } from '../../shared/errors.ts'
import { type Disk, realDisk, syncFolder } from '../durable-file.ts'
import { type BackupKeys, type Manifest, packsName } from './format.ts'
import { healPacks } from './heal-packs.ts'
import { type MinuteName, minuteName, minutesName } from './minute-format.ts'
import { chainOf, chainUpTo, damagedMinuteSuffix, listMinuteFiles } from './minutes.ts'
import { isPackWhole, readChunkIndex } from './packs.ts'
import { onPlace } from './place-errors.ts'
import { listSequences, openRepository, readManifest } from './repository.ts'

/** In how many daily parts all packs are read: each pack once a week. */
export const dailyParts = 7

export interface PlaceReadInput {
  readonly place: string
  readonly keys: BackupKeys
  /** 0–6: only the packs of that part; null: all of them. */
  readonly part: number | null
  /** Puts damaged packs aside; otherwise nothing is written. */
  readonly heal: boolean
}

export interface PlaceRead {
  readonly packs: number
  readonly bytes: number
  readonly damagedPacks: readonly string[]
  readonly points: number
  /** Points that cannot be restored any more, and why. */
  readonly damagedPoints: readonly { readonly sequence: number; readonly problem: ErrorCode }[]
  readonly minutes: number
  /** Minutes that cannot be restored any more, by the name of their file: the damaged one and those after it. */
  readonly damagedMinutes: readonly string[]
  /** Chunks saved out of damaged packs; null when nothing was put aside. */
  readonly savedChunks: number | null
}

/** Which daily part a pack belongs to: by its name, so that it needs no list of what has been read. */
export function partOf(pack: string): number {
  return Number.parseInt(pack.slice(0, 8), 16) % dailyParts
}

/**
 * Reads the packs of one part, or all, and every manifest. Damage is an answer; only a place that cannot be used throws.
 * @throws AppError BACKUP_PLACE_MISSING, BACKUP_EMPTY, BACKUP_DAMAGED, BACKUP_NEWER_PROGRAM
 */
export function readPlace(
  input: PlaceReadInput,
  onProgress: (doneBytes: number, totalBytes: number) => void = () => {},
  disk: Disk = realDisk,
): PlaceRead {
  const { place, keys, part } = input
  return onPlace(() => {
    const config = openRepository(place, disk)
    const index = readChunkIndex(place, disk)
    const names = [...index.packs.keys(), ...index.damaged].filter((name) => part === null || partOf(name) === part)
    const sizeOf = (name: string) => disk.statSync(join(place, packsName, name)).size
    const totalBytes = names.reduce((sum, name) => sum + sizeOf(name), 0)
    // A pack whose index cannot be read is damaged whichever day it is.
    const damagedPacks = new Set(index.damaged)
    let bytes = 0
    for (const name of names) {
      if (!isPackWhole(place, name, disk)) damagedPacks.add(name)
      bytes += sizeOf(name)
      onProgress(bytes, totalBytes)
    }

    const sequences = listSequences(place, disk)
    const damagedPoints: { sequence: number; problem: ErrorCode }[] = []
    const minuteFiles = listMinuteFiles(place, disk)
    const damagedMinutes: string[] = []
    let minutes = 0
    for (const sequence of sequences) {
      const { manifest, problem } = readManifest(place, sequence, config, keys, disk)
      if (!manifest) {
        damagedPoints.push({ sequence, problem: problem ?? 'BACKUP_DAMAGED' })
        continue
      }
      const chain = chainOf(minuteFiles.get(sequence) ?? [])
      minutes += chain.length
      damagedMinutes.push(...damagedIn(place, manifest, chain, keys, disk))
      for (let at = 0; at < manifest.chunks.length; at += 32) {
        const where = index.chunks.get(Buffer.from(manifest.chunks.subarray(at, at + 32)).toString('hex'))
        if (where && !damagedPacks.has(where.pack)) continue
        damagedPoints.push({ sequence, problem: 'BACKUP_DAMAGED' })
        break
      }
    }
    const savedChunks = input.heal && damagedPacks.size > 0 ? healPacks(place, [...damagedPacks], disk) : null
    if (input.heal) putAside(place, damagedMinutes, disk)
    return {
      savedChunks,
      packs: names.length,
      bytes,
      damagedPacks: [...damagedPacks],
      points: sequences.length,
      damagedPoints,
      minutes,
      damagedMinutes,
    }
  })
}

/** The minutes of a chain from the first that is not whole on: what follows it cannot be laid over anything. */
function damagedIn(
  place: string,
  manifest: Manifest,
  chain: readonly MinuteName[],
  keys: BackupKeys,
  disk: Disk,
): string[] {
  let whole = 0
  try {
    for (const _ of chainUpTo(place, manifest, chain.length, keys, disk)) whole += 1
  } catch (error) {
    if (!isAppError(error)) throw error
  }
  return chain.slice(whole).map(minuteName)
}

/** Out of the chain but not deleted; the next minute then asks for a point. The last goes first, so no gap ever counts. */
function putAside(place: string, names: readonly string[], disk: Disk): void {
  const folder = join(place, minutesName)
  for (const name of [...names].reverse()) disk.renameSync(join(folder, name), join(folder, name + damagedMinuteSuffix))
  if (names.length > 0) syncFolder(folder, disk)
}
