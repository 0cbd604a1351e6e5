// Ships one minute: the pages of the salon's file that a place does not have yet, into a file of their own. Runs in the backup
// process, on a file that stands still until every page has been compared.
//
// Order: compare → let go of the file → minute, synced and renamed in → read back → marks on this computer. A run that dies
// before the rename leaves the chain as it was; one that dies after it leaves one minute more, which the next run replaces.
import { join } from 'node:path'
import { pageSizeBytes } from '../../db/open.ts'
import { AppError, isAppError } from '../../shared/errors.ts'
import { type Disk, realDisk, writeFileDurably } from '../durable-file.ts'
import { type BackupKeys, packBytes } from './format.ts'
import {
  encodeMinute,
  type MinuteContent,
  type MinuteHeader,
  minuteName,
  minutesName,
  mostNumber,
  sealMinute,
} from './minute-format.ts'
import { chainOf, listMinuteFiles, macOfFile, readMinute, removeMinutes, removeUnfinishedMinutes } from './minutes.ts'
import { readExactly } from './packs.ts'
import { createPageCodes } from './page-codes.ts'
import { changedPages, type PageMarks, readMarks, writeMarks } from './page-marks.ts'
import { onComputer, onPlace } from './place-errors.ts'
import { listSequences, openRepository, readManifest } from './repository.ts'

export interface ShipInput {
  readonly place: string
  readonly databaseFile: string
  readonly marksFolder: string
  /** The repository that was last written there. */
  readonly repositoryId: string
  readonly keys: BackupKeys
  readonly vaultId: string
  readonly content: MinuteContent
  readonly programVersion: string
  readonly schemaVersion: number
  readonly takenAtMs: number
}

export type ShipResult =
  | {
      readonly kind: 'shipped'
      readonly sequence: number
      readonly number: number
      readonly takenAtMs: number
      readonly pages: number
      readonly bytes: number
    }
  /** The place has every page already. */
  | { readonly kind: 'nothing-new' }
  /** A minute cannot follow what is there; a point can. */
  | { readonly kind: 'needs-point'; readonly why: 'marks' | 'much' | 'long' | 'place' }

/** More than this at once (an imported register, a rewritten file) is better stored as a point, chunk by chunk. */
export const mostPages = packBytes / pageSizeBytes
/** All minutes of one point; then a new point is smaller than their sum is long to lay over it. */
export const mostShippedBytes = 16 * packBytes

/**
 * @throws AppError BACKUP_PLACE_MISSING, BACKUP_PLACE_READ_ONLY, BACKUP_PLACE_FULL, BACKUP_VERIFY_FAILED,
 * DATABASE_DAMAGED (data: page), DISK_FULL
 */
export function shipMinute(input: ShipInput, copied: () => void = () => {}, disk: Disk = realDisk): ShipResult {
  const { place, keys } = input
  const before = readMarks(input.marksFolder, input.repositoryId, disk)
  if (before?.keyId !== keys.keyId) return { kind: 'needs-point', why: 'marks' }
  const changed = changesIn(input, before, copied, disk)
  if (!changed) return { kind: 'needs-point', why: 'much' }
  const { numbers, bytes, filePages, marks } = changed
  if (numbers.length === 0 && marks.length === before.marks.length) return { kind: 'nothing-new' }
  // A file that only became shorter: its first page says so, and has changed too.
  if (numbers.length === 0) return { kind: 'needs-point', why: 'marks' }
  if (before.number >= mostNumber || before.shippedBytes + bytes.length > mostShippedBytes) {
    return { kind: 'needs-point', why: 'long' }
  }
  if (!onPlace(() => endsAt(place, input, before, disk))) return { kind: 'needs-point', why: 'place' }

  const bound = { repositoryId: input.repositoryId, base: before.base, number: before.number + 1 }
  const header: MinuteHeader = {
    ...bound,
    vaultId: input.vaultId,
    keyId: keys.keyId,
    previousMac: before.headMac,
    takenAtMs: input.takenAtMs,
    programVersion: input.programVersion,
    schemaVersion: input.schemaVersion,
    filePages,
    pageCount: numbers.length,
    sealed: sealMinute(input.content, keys.seal, bound),
  }
  const encoded = encodeMinute(header, numbers, bytes, keys.mac)
  const name = { base: before.base.sequence, number: bound.number, takenAtMs: input.takenAtMs }
  onPlace(() => {
    disk.mkdirSync(join(place, minutesName), { recursive: true })
    removeUnfinishedMinutes(place, disk)
    writeFileDurably(join(place, minutesName, minuteName(name)), encoded.bytes, disk)
    assertWritten(() => readMinute(place, name, keys, disk).mac === encoded.mac)
    const files = listMinuteFiles(place, disk).get(name.base) ?? []
    const unheardOf = files.filter((file) => file.number >= name.number && file.takenAtMs !== name.takenAtMs)
    removeMinutes(place, unheardOf, disk)
  })
  const shippedBytes = before.shippedBytes + encoded.bytes.length
  const after: PageMarks = { ...before, number: bound.number, headMac: encoded.mac, shippedBytes, marks }
  onComputer(() => writeMarks(input.marksFolder, after, disk))
  return {
    kind: 'shipped',
    sequence: before.base.sequence,
    number: bound.number,
    takenAtMs: input.takenAtMs,
    pages: numbers.length,
    bytes: encoded.bytes.length,
  }
}

/** Null when too much has changed. What has changed is proved page by page: damage never leaves the house as a backup. */
function changesIn(input: ShipInput, before: PageMarks, copied: () => void, disk: Disk) {
  const handle = disk.openSync(input.databaseFile, 'r')
  try {
    const changed = changedPages(handle, before.marks, mostPages, disk)
    const start = readExactly(disk, handle, 0, 16)
    copied()
    if (!changed || !start) return null
    const codes = createPageCodes(input.keys.database, start)
    changed.numbers.forEach((page, at) => {
      const bytes = changed.bytes.subarray(at * pageSizeBytes, (at + 1) * pageSizeBytes)
      if (codes.damagedPages(bytes, page).length > 0) throw new AppError('DATABASE_DAMAGED', { page })
    })
    return changed
  } finally {
    // Only after letting go: closing it drops the locks that SQLite holds on the file in this process.
    disk.closeSync(handle)
  }
}

/** Is what the marks say the newest that the place has? Somebody may have cleared it, or another computer gone on with it. */
function endsAt(place: string, input: ShipInput, before: PageMarks, disk: Disk): boolean {
  try {
    const config = openRepository(place, disk)
    if (config.repositoryId !== input.repositoryId || config.vaultId !== input.vaultId) return false
    const { sequence, mac } = before.base
    if (listSequences(place, disk).at(-1) !== sequence) return false
    if (readManifest(place, sequence, config, input.keys, disk).manifest?.mac !== mac) return false
    const chain = chainOf(listMinuteFiles(place, disk).get(sequence) ?? [])
    const last = chain[before.number - 1]
    if (before.number === 0) return true
    return last !== undefined && macOfFile(place, last, disk) === before.headMac
  } catch (error) {
    // A folder that is there but whose repository is not: the point will say what to do.
    if (isAppError(error) && error.code !== 'BACKUP_PLACE_MISSING') return false
    throw error
  }
}

function assertWritten(isSame: () => boolean): void {
  try {
    if (isSame()) return
  } catch (cause) {
    if (!isAppError(cause)) throw cause
  }
  throw new AppError('BACKUP_VERIFY_FAILED', { step: 'minute' })
}
