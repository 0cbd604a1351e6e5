// The minutes of a repository: which there are, reading one, laying them over an unpacked point, putting them away. Format:
// minute-format.ts. Runs in the backup process.
import { join } from 'node:path'
import { pageSizeBytes } from '../../db/open.ts'
import { AppError, isAppError } from '../../shared/errors.ts'
import { type Disk, syncFolder, temporarySuffix, writeAll } from '../durable-file.ts'
import { type BackupKeys, keysOfPoint, type Manifest, type PointKeys } from './format.ts'
import {
  decodeMinute,
  firstLineOf,
  type Minute,
  type MinuteHeader,
  type MinuteName,
  minuteName,
  minutePattern,
  minutesName,
  parseMinuteName,
} from './minute-format.ts'
import { readExactly } from './packs.ts'
import { createPageCodes } from './page-codes.ts'
import { onComputer, onPlace } from './place-errors.ts'

/** A damaged minute that was put aside is called so, like a damaged pack. */
export const damagedMinuteSuffix = '.damaged'

/** Every minute file of the place, by point; nothing is read but names. */
export function listMinuteFiles(place: string, disk: Disk): ReadonlyMap<number, readonly MinuteName[]> {
  const folder = join(place, minutesName)
  if (!disk.existsSync(folder)) return new Map()
  const found = disk.readdirSync(folder).flatMap((name) => parseMinuteName(name) ?? [])
  const inOrder = found.sort((a, b) => a.base - b.base || a.number - b.number || a.takenAtMs - b.takenAtMs)
  return Map.groupBy(inOrder, ({ base }) => base)
}

/**
 * The minutes of one point that follow each other from the first on. A run that was killed may have left a minute that
 * nobody heard of, with the same number as the one after it: the later one counts.
 */
export function chainOf(files: readonly MinuteName[]): MinuteName[] {
  const chain: MinuteName[] = []
  for (const file of files) {
    if (file.number === chain.length) chain[chain.length - 1] = file
    else if (file.number === chain.length + 1) chain.push(file)
    else break
  }
  return chain
}

/** The code of a minute as its file claims it, or null. */
export function macOfFile(place: string, name: MinuteName, disk: Disk): string | null {
  const handle = disk.openSync(join(place, minutesName, minuteName(name)), 'r')
  try {
    const start = readExactly(disk, handle, 0, Math.min(disk.fstatSync(handle).size, 256))
    return start ? (firstLineOf(start)?.mac ?? null) : null
  } finally {
    disk.closeSync(handle)
  }
}

/**
 * Reads one minute and proves it: written by this salon, for this point, unchanged, where its name says.
 * @throws AppError BACKUP_DAMAGED (data: minute), BACKUP_NEWER_PROGRAM, BACKUP_WRONG_KEY
 */
export function readMinute(place: string, name: MinuteName, keys: PointKeys, disk: Disk): Minute {
  const damaged = (cause?: unknown) => new AppError('BACKUP_DAMAGED', { minute: minuteName(name) }, { cause })
  let minute: Minute
  try {
    minute = decodeMinute(disk.readFileSync(join(place, minutesName, minuteName(name))), keys)
  } catch (error) {
    throw isAppError(error) && error.code === 'BACKUP_DAMAGED' ? damaged(error) : error
  }
  const { base, number, takenAtMs } = minute.header
  if (base.sequence !== name.base || number !== name.number || takenAtMs !== name.takenAtMs) throw damaged()
  return minute
}

/**
 * Reads the chain of a point up to one minute, each proved to follow the one before.
 * @throws AppError NOT_FOUND, and as readMinute
 */
export function* chainUpTo(
  place: string,
  point: Manifest,
  number: number,
  keys: BackupKeys,
  disk: Disk,
): Generator<Minute> {
  const chain = chainOf(listMinuteFiles(place, disk).get(point.header.sequence) ?? [])
  if (chain.length < number) throw new AppError('NOT_FOUND', { kind: 'backup' })
  const pointKeys = keysOfPoint(keys, point.header)
  let previousMac = point.mac
  for (const name of chain.slice(0, number)) {
    const minute = readMinute(place, name, pointKeys, disk)
    const { header } = minute
    const follows = header.previousMac === previousMac && header.base.mac === point.mac
    if (!follows || header.repositoryId !== point.header.repositoryId) {
      throw new AppError('BACKUP_DAMAGED', { minute: minuteName(name) })
    }
    previousMac = minute.mac
    yield minute
  }
}

/**
 * Lays the minutes of a point over its unpacked file, and gives the file the length it then had.
 * @param handle the unpacked file, open for writing
 * @returns the header of the last one
 */
export function layMinutes(
  place: string,
  point: Manifest,
  number: number,
  keys: BackupKeys,
  handle: number,
  fileStart: Uint8Array,
  disk: Disk,
): MinuteHeader {
  const codes = createPageCodes(keysOfPoint(keys, point.header).database, fileStart)
  const minutes = chainUpTo(place, point, number, keys, disk)
  let last: MinuteHeader | null = null
  for (;;) {
    const { value: minute, done } = onPlace(() => minutes.next())
    if (done) break
    const { header, numbers, pages } = minute
    numbers.forEach((page, at) => {
      const bytes = pages.subarray(at * pageSizeBytes, (at + 1) * pageSizeBytes)
      if (codes.damagedPages(bytes, page).length > 0) {
        throw new AppError('BACKUP_DAMAGED', { reason: 'pages', minute: header.number })
      }
      onComputer(() => writeAll(disk, handle, bytes, (page - 1) * pageSizeBytes))
    })
    onComputer(() => disk.ftruncateSync(handle, header.filePages * pageSizeBytes))
    last = header
  }
  if (!last) throw new AppError('NOT_FOUND', { kind: 'backup' })
  return last
}

/** What a killed run left half-written. */
export function removeUnfinishedMinutes(place: string, disk: Disk): void {
  const folder = join(place, minutesName)
  if (!disk.existsSync(folder)) return
  for (const name of disk.readdirSync(folder)) {
    const isUnfinished = name.endsWith(temporarySuffix) && minutePattern.test(name.slice(0, -temporarySuffix.length))
    if (isUnfinished) disk.rmSync(join(folder, name), { force: true })
  }
}

/** Deletes minutes, the last of a chain first: what a kill in the middle leaves is a shorter chain. Answers the bytes freed. */
export function removeMinutes(place: string, names: readonly MinuteName[], disk: Disk): number {
  const folder = join(place, minutesName)
  const lastFirst = [...names].sort((a, b) => b.number - a.number || a.takenAtMs - b.takenAtMs)
  let bytes = 0
  for (const name of lastFirst) {
    const file = join(folder, minuteName(name))
    bytes += disk.statSync(file).size
    disk.rmSync(file, { force: true })
  }
  if (names.length > 0) syncFolder(folder, disk)
  return bytes
}
