// Rebuilds the database file of one restore point, or of a minute after it, and proves it whole. Runs in the backup process.
import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { type Disk, realDisk, writeAll } from '../durable-file.ts'
import { assertCopyWhole, checkedContent } from './check-copy.ts'
import {
  type BackupKeys,
  keysOfPoint,
  openContent,
  type PointKeys,
  type SnapshotContent,
  type SnapshotHeader,
  sealedFor,
} from './format.ts'
import { type MinuteHeader, openMinute } from './minute-format.ts'
import { layMinutes } from './minutes.ts'
import { createChunkReader, readChunkIndex } from './packs.ts'
import { createPageCodes } from './page-codes.ts'
import { onComputer, onPlace } from './place-errors.ts'
import { openRepository, readManifest } from './repository.ts'

export interface UnpackInput {
  readonly place: string
  readonly sequence: number
  /** The point with this many of its minutes laid over it; none unless given. */
  readonly minute?: number
  readonly keys: BackupKeys
  /** Where the file is built; written anew, removed again when anything fails. */
  readonly targetFile: string
  /** The newest schema this program knows. */
  readonly newestSchema: number
  /**
   * Compares the hash of the whole file too, for whoever shows it as proof. Each part is compared with its own hash in any
   * case, and the list of parts is under the manifest's code, so a restore that people wait for need not hash twice.
   */
  readonly hashWhole?: boolean
}

export interface UnpackResult {
  readonly header: SnapshotHeader
  /** Of the minute, when one was asked for. */
  readonly content: SnapshotContent
  readonly takenAtMs: number
}

/**
 * @throws AppError NOT_FOUND (no such minute), BACKUP_DAMAGED (data: reason), BACKUP_WRONG_KEY, BACKUP_OTHER_SALON, BACKUP_NEWER_PROGRAM,
 * BACKUP_VERIFY_FAILED, BACKUP_PLACE_MISSING, DISK_FULL
 */
export function unpackPoint(
  input: UnpackInput,
  onProgress: (doneBytes: number, totalBytes: number) => void = () => {},
  disk: Disk = realDisk,
): UnpackResult {
  const { place, targetFile } = input
  const { manifest, index } = onPlace(() => {
    const config = openRepository(place, disk)
    const found = readManifest(place, input.sequence, config, input.keys, disk)
    if (!found.manifest) throw new AppError(found.problem ?? 'BACKUP_DAMAGED', { sequence: input.sequence })
    return { manifest: found.manifest, index: readChunkIndex(place, disk) }
  })
  const { header, chunks } = manifest
  if (header.schemaVersion > input.newestSchema) throw new AppError('BACKUP_NEWER_PROGRAM')
  const keys = keysOfPoint(input.keys, header)
  const content = openContent(header.sealed, keys.seal, sealedFor(header))

  const reader = createChunkReader(place, disk)
  try {
    const to = onComputer(() => {
      disk.mkdirSync(dirname(targetFile), { recursive: true })
      return disk.openSync(targetFile, 'w', 0o600)
    })
    const whole = input.hashWhole ? createHash('sha256') : null
    let doneBytes = 0
    let minute: MinuteHeader | null = null
    let fileStart: Uint8Array = new Uint8Array()
    try {
      for (let at = 0; at < chunks.length; at += 32) {
        const hash = Buffer.from(chunks.subarray(at, at + 32)).toString('hex')
        const where = index.chunks.get(hash)
        if (!where) throw new AppError('BACKUP_DAMAGED', { reason: 'missing part', sequence: header.sequence })
        const bytes = onPlace(() => reader.read(hash, where))
        if (!bytes) throw new AppError('BACKUP_DAMAGED', { reason: 'damaged part', pack: where.pack })
        if (at === 0) {
          assertPages(keys, bytes)
          fileStart = Uint8Array.from(bytes.subarray(0, 16))
        }
        whole?.update(bytes)
        onComputer(() => writeAll(disk, to, bytes))
        doneBytes += bytes.length
        if ((at / 32) % 64 === 0) onProgress(doneBytes, header.fileBytes)
      }
      if (doneBytes !== header.fileBytes || (whole && whole.digest('hex') !== header.fileSha256)) {
        throw new AppError('BACKUP_DAMAGED', { reason: 'whole file' })
      }
      if (input.minute) minute = layMinutes(place, manifest, input.minute, input.keys, to, fileStart, disk)
      onComputer(() => disk.fsyncSync(to))
    } finally {
      disk.closeSync(to)
    }
    if (!minute) {
      assertCopyWhole(targetFile, keys.database, { counts: content.counts, schemaVersion: header.schemaVersion })
      return { header, content, takenAtMs: header.takenAtMs }
    }
    if (minute.schemaVersion > input.newestSchema) throw new AppError('BACKUP_NEWER_PROGRAM')
    const { accessLogHead, counts } = openMinute(minute, keys.seal)
    const { schemaVersion, takenAtMs } = minute
    const found = checkedContent(targetFile, keys.database, { counts, schemaVersion })
    return { header, content: { ...found, accessLogHead, source: null }, takenAtMs }
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm']) disk.rmSync(targetFile + suffix, { force: true })
    throw error
  } finally {
    reader.close()
  }
}

/** The first page tells at once when the database key does not belong to this file. */
function assertPages(keys: PointKeys, firstChunk: Buffer): void {
  const codes = createPageCodes(keys.database, firstChunk)
  if (codes.damagedPages(firstChunk, 1).length > 0) throw new AppError('BACKUP_DAMAGED', { reason: 'pages' })
}
