// Makes one restore point out of a database file that stands still. Runs in the backup process, never in main: opening and
// closing the file beside SQLite would drop the locks that main holds on it.
//
// Order: copy on this computer (the file may change again from here on, however slow the place is) → packs, each synced →
// read back and compared → copy opened, checked and counted → manifest, synced and renamed in → read back. A run that dies
// anywhere before the manifest leaves nothing that counts.
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { pageSizeBytes } from '../../db/open.ts'
import { AppError } from '../../shared/errors.ts'
import { type Disk, realDisk, writeAll, writeFileDurably } from '../durable-file.ts'
import type { BackupSlots } from '../keys/vault.ts'
import { type CopyContent, checkedContent } from './check-copy.ts'
import {
  type BackupKeys,
  type BackupReason,
  chunkBytes,
  encodeManifest,
  type Manifest,
  openContent,
  type SnapshotContent,
  type SnapshotHeader,
  sealContent,
  sealedFor,
  snapshotName,
  snapshotsName,
} from './format.ts'
import { type ChunkIndex, createPackWriter, isPackWhole, readChunkIndex, readExactly } from './packs.ts'
import { createPageCodes } from './page-codes.ts'
import { marksOf, readMarks, writeMarks } from './page-marks.ts'
import { onComputer, onPlace } from './place-errors.ts'
import {
  listSequences,
  newestManifest,
  openOrCreateRepository,
  type RememberedPlace,
  readManifest,
  removeUnfinished,
} from './repository.ts'

export interface SnapshotInput {
  /** The backup folder. */
  readonly place: string
  readonly databaseFile: string
  /** On this computer, for the copy that is opened and checked; removed afterwards. */
  readonly checkFile: string
  readonly keys: BackupKeys
  readonly slots: BackupSlots
  /** On this computer: what each place has, page by page (page-marks.ts). */
  readonly marksFolder: string
  /** What main knows of the frozen file without counting; the rest is read out of the checked copy. */
  readonly content: Pick<SnapshotContent, 'accessLogHead' | 'counts'>
  readonly reason: BackupReason
  readonly programVersion: string
  readonly schemaVersion: number
  readonly takenAtMs: number
  readonly remembered: RememberedPlace | null
}

export interface SnapshotResult {
  readonly repositoryId: string
  readonly sequence: number
  readonly mac: string
  readonly takenAtMs: number
  readonly fileBytes: number
  /** Bytes of chunks that the place did not have yet. */
  readonly newBytes: number
  /** The file was the same as at the point before; nothing was read or copied. */
  readonly unchanged: boolean
  /** The place stood at an older point than this computer remembers: it was set back or exchanged. */
  readonly rolledBack: boolean
}

export interface SnapshotProgress {
  copied?(): void
  progress?(step: 'copy' | 'check', doneBytes: number, totalBytes: number): void
}

/**
 * @throws AppError BACKUP_PLACE_MISSING, BACKUP_PLACE_READ_ONLY, BACKUP_PLACE_FULL, BACKUP_OTHER_SALON,
 * BACKUP_NEWER_PROGRAM, BACKUP_VERIFY_FAILED, DATABASE_DAMAGED (data: page)
 */
export function makeSnapshot(input: SnapshotInput, on: SnapshotProgress = {}, disk: Disk = realDisk): SnapshotResult {
  const { place, keys, slots } = input
  const config = onPlace(() => openOrCreateRepository(place, slots.vaultId, input.remembered, input.takenAtMs, disk))
  const { previous, highest, index } = onPlace(() => {
    removeUnfinished(place, disk)
    return {
      previous: newestManifest(place, config, keys, disk),
      highest: listSequences(place, disk).at(-1) ?? 0,
      index: readChunkIndex(place, disk),
    }
  })
  const isSamePlace = input.remembered === null || input.remembered.repositoryId === config.repositoryId
  const rolledBack = input.remembered !== null && (!isSamePlace || highest < input.remembered.sequence)
  const source = sourceOf(input.databaseFile, input.takenAtMs, disk)

  const same = previous && unchangedSince(previous, source, input, index, disk)
  const copied = same ?? copyAndStore(input, index, on, disk)
  if (same) on.copied?.()

  const sequence = Math.max(highest, isSamePlace ? (input.remembered?.sequence ?? 0) : 0) + 1
  const header: SnapshotHeader = {
    repositoryId: config.repositoryId,
    sequence,
    previous: previous && { sequence: previous.header.sequence, mac: previous.mac },
    vaultId: slots.vaultId,
    keyId: keys.keyId,
    takenAtMs: input.takenAtMs,
    reason: input.reason,
    programVersion: input.programVersion,
    schemaVersion: input.schemaVersion,
    fileBytes: copied.fileBytes,
    fileSha256: copied.fileSha256,
    chunkCount: copied.chunks.length / 32,
    fileSalt: slots.fileSalt,
    slots: [...slots.slots],
    ...(slots.formerKeys && { formerKeys: slots.formerKeys }),
    attachments: [],
    sealed: sealContent(
      { ...copied.content, accessLogHead: input.content.accessLogHead, source },
      keys.seal,
      sealedFor({ repositoryId: config.repositoryId, sequence }),
    ),
  }
  const mac = onPlace(() => {
    const file = join(place, snapshotsName, snapshotName(sequence))
    writeFileDurably(file, encodeManifest(header, copied.chunks, keys.mac), disk)
    const written = readManifest(place, sequence, config, keys, disk)
    if (!written.manifest) throw new AppError('BACKUP_VERIFY_FAILED', { step: 'manifest' })
    return written.manifest.mac
  })
  // Last: without them the next minute asks for another point, and nothing is lost.
  onComputer(() =>
    writeMarks(
      input.marksFolder,
      {
        version: 1,
        repositoryId: config.repositoryId,
        keyId: keys.keyId,
        base: { sequence, mac },
        number: 0,
        headMac: mac,
        shippedBytes: 0,
        marks: copied.marks,
      },
      disk,
    ),
  )
  return {
    repositoryId: config.repositoryId,
    sequence,
    mac,
    takenAtMs: input.takenAtMs,
    fileBytes: copied.fileBytes,
    newBytes: copied.newBytes,
    unchanged: Boolean(same),
    rolledBack,
  }
}

interface Copied {
  readonly fileBytes: number
  readonly fileSha256: string
  readonly chunks: Uint8Array
  readonly newBytes: number
  readonly marks: Uint8Array
  readonly content: CopyContent
}

function copyAndStore(input: SnapshotInput, index: ChunkIndex, on: SnapshotProgress, disk: Disk): Copied {
  try {
    const marks = copyHere(input, on, disk)
    const stored = storeChunks(input, index, on, disk)
    return { ...stored, marks, content: checkCopy(input, disk) }
  } finally {
    removeCheckFile(input.checkFile, disk)
  }
}

/** Copies the file beside itself, as fast as this computer's disk is, and takes the marks of its pages. */
function copyHere(input: SnapshotInput, on: SnapshotProgress, disk: Disk): Uint8Array {
  const marks: Uint8Array[] = []
  const from = disk.openSync(input.databaseFile, 'r')
  let to: number | undefined
  try {
    const copy = onComputer(() => {
      disk.mkdirSync(dirname(input.checkFile), { recursive: true })
      return disk.openSync(input.checkFile, 'w', 0o600)
    })
    to = copy
    const fileBytes = disk.fstatSync(from).size
    for (let offset = 0; offset < fileBytes; offset += pieceBytes) {
      const bytes = readExactly(disk, from, offset, Math.min(pieceBytes, fileBytes - offset))
      if (!bytes || bytes.length % pageSizeBytes !== 0) throw new AppError('DATABASE_DAMAGED')
      marks.push(marksOf(bytes))
      onComputer(() => writeAll(disk, copy, bytes))
    }
    on.copied?.()
    return Buffer.concat(marks)
  } finally {
    // Only after letting go: closing it drops the locks that SQLite holds on the file in this process.
    disk.closeSync(from)
    if (to !== undefined) disk.closeSync(to)
  }
}

/** Hashes every chunk of the copy and stores the new ones on the place. */
function storeChunks(input: SnapshotInput, index: ChunkIndex, on: SnapshotProgress, disk: Disk) {
  const writer = createPackWriter(input.place, index, disk)
  const whole = createHash('sha256')
  const hashes: Buffer[] = []
  const from = disk.openSync(input.checkFile, 'r')
  try {
    const fileBytes = disk.fstatSync(from).size
    for (let offset = 0; offset < fileBytes; offset += chunkBytes) {
      const bytes = readExactly(disk, from, offset, Math.min(chunkBytes, fileBytes - offset))
      if (!bytes) throw new AppError('BACKUP_VERIFY_FAILED', { step: 'copy' })
      whole.update(bytes)
      const hash = createHash('sha256').update(bytes).digest()
      hashes.push(hash)
      const name = hash.toString('hex')
      if (!index.chunks.has(name)) {
        onPlace(() => writer.add(name, bytes))
        // Known from now on: the same chunk may come again before its pack is written.
        index.chunks.set(name, { pack: '', offset: 0, length: bytes.length })
      }
      if (offset % (4 * 1024 * 1024) === 0) on.progress?.('copy', offset, fileBytes)
    }
    const written = onPlace(() => writer.finish())
    for (const name of written) {
      if (!onPlace(() => isPackWhole(input.place, name, disk)))
        throw new AppError('BACKUP_VERIFY_FAILED', { step: 'pack' })
    }
    on.progress?.('copy', fileBytes, fileBytes)
    return { fileBytes, fileSha256: whole.digest('hex'), chunks: Buffer.concat(hashes), newBytes: writer.addedBytes }
  } finally {
    disk.closeSync(from)
  }
}

/** Opens the copy. quick_check authenticates every used page; only when it fails is the damaged page looked for. */
function checkCopy(input: SnapshotInput, disk: Disk): CopyContent {
  try {
    return checkedContent(input.checkFile, input.keys.database, {
      counts: input.content.counts,
      schemaVersion: input.schemaVersion,
    })
  } catch (error) {
    const page = firstDamagedPage(input.checkFile, input.keys.database, disk)
    throw page === null ? error : new AppError('DATABASE_DAMAGED', { page }, { cause: error })
  }
}

/** The copy is, byte for byte, what the live file holds: damage in one is damage in the other. */
function firstDamagedPage(file: string, databaseKey: Uint8Array, disk: Disk): number | null {
  const handle = disk.openSync(file, 'r')
  try {
    const fileBytes = disk.fstatSync(handle).size
    const start = readExactly(disk, handle, 0, Math.min(pageSizeBytes, fileBytes))
    const codes = start && start.length === pageSizeBytes ? createPageCodes(databaseKey, start) : null
    if (!codes) return 1
    for (let offset = 0; offset < fileBytes; offset += chunkBytes) {
      const bytes = readExactly(disk, handle, offset, Math.min(chunkBytes, fileBytes - offset))
      const [page] = bytes ? codes.damagedPages(bytes, offset / pageSizeBytes + 1) : []
      if (page !== undefined) return page
    }
    return null
  } finally {
    disk.closeSync(handle)
  }
}

function removeCheckFile(file: string, disk: Disk): void {
  for (const suffix of ['', '-wal', '-shm']) disk.rmSync(file + suffix, { force: true })
}

/** Pages per reading of the live file. */
const pieceBytes = 256 * pageSizeBytes

/** A file changed this recently could change again without its time moving on; FAT counts in steps of 2 s. */
const coarsestClockMs = 2000

/** What tells whether the file is still the same, or null when it changed too recently to rely on that. */
function sourceOf(file: string, nowMs: number, disk: Disk): SnapshotContent['source'] {
  const stat = disk.statSync(file, { bigint: true })
  if (Number(stat.mtimeNs / 1_000_000n) > nowMs - coarsestClockMs) return null
  return {
    ino: String(stat.ino),
    sizeBytes: Number(stat.size),
    mtimeNs: String(stat.mtimeNs),
    ctimeNs: String(stat.ctimeNs),
  }
}

/** What the point before holds, when the file has not changed since and all of its chunks are still there. */
function unchangedSince(
  previous: Manifest,
  source: SnapshotContent['source'],
  input: SnapshotInput,
  index: ChunkIndex,
  disk: Disk,
): Copied | null {
  const { header, chunks } = previous
  if (header.keyId !== input.keys.keyId) return null
  const { source: before, ...content } = openContent(header.sealed, input.keys.seal, sealedFor(header))
  if (!source || !before || JSON.stringify(before) !== JSON.stringify(source)) return null
  if (header.schemaVersion !== input.schemaVersion) return null
  // The minutes go on from the new point, so the marks must be the ones of that very file.
  const known = readMarks(input.marksFolder, header.repositoryId, disk)
  if (known?.base.mac !== previous.mac || known.number !== 0) return null
  for (let at = 0; at < chunks.length; at += 32) {
    if (!index.chunks.has(Buffer.from(chunks.subarray(at, at + 32)).toString('hex'))) return null
  }
  const { fileBytes, fileSha256 } = header
  return { fileBytes, fileSha256, chunks, newBytes: 0, marks: known.marks, content }
}
