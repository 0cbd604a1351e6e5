// Which restore points a place holds. Runs in the backup process: reading from a slow share must not hold up the window.
import { statfsSync } from 'node:fs'
import { join } from 'node:path'
import type { PointSize } from '../../shared/backup-forecast.ts'
import type { RestorePoint } from '../../shared/backups.ts'
import { AppError, isAppError } from '../../shared/errors.ts'
import { type Disk, realDisk } from '../durable-file.ts'
import type { BackupSlots } from '../keys/vault.ts'
import {
  type BackupKeys,
  chunkBytes,
  keysOfPoint,
  type Manifest,
  openContent,
  packsName,
  type SnapshotHeader,
  sealedFor,
  snapshotsName,
} from './format.ts'
import { minutesName } from './minute-format.ts'
import { chainOf, listMinuteFiles } from './minutes.ts'
import { onPlace } from './place-errors.ts'
import { listSequences, openRepository, readManifest } from './repository.ts'

export interface PlaceListing {
  readonly repositoryId: string
  readonly vaultId: string
  readonly pointCount: number
  readonly newestAtMs: number | null
  /** Everybody who can open this place, the newest slots first; each slot once. */
  readonly slots: readonly BackupSlots[]
  /** Newest first. Empty without keys: contents are sealed. */
  readonly points: readonly RestorePoint[]
  /** What the repository takes on the place, and what is free there; null when the place does not say. */
  readonly usedBytes: number
  readonly freeBytes: number | null
  /** What each readable point added to the one before it; empty without keys. */
  readonly sizes: readonly PointSize[]
}

/**
 * @param keys null before the place has been opened with a passphrase or code: then only what finding it takes
 * @throws AppError BACKUP_PLACE_MISSING, BACKUP_EMPTY, BACKUP_DAMAGED, BACKUP_NEWER_PROGRAM
 */
export function listPlace(
  place: string,
  keys: BackupKeys | null,
  newestSchema: number,
  disk: Disk = realDisk,
): PlaceListing {
  return onPlace(() => {
    const config = openRepository(place, disk)
    const sequences = listSequences(place, disk).reverse()
    if (sequences.length === 0) throw new AppError('BACKUP_EMPTY')
    const slots: BackupSlots[] = []
    const known = new Set<string>()
    const points: RestorePoint[] = []
    const minuteFiles = listMinuteFiles(place, disk)
    const minutesOf = (sequence: number) => chainOf(minuteFiles.get(sequence) ?? []).map(({ takenAtMs }) => takenAtMs)
    const sizes: PointSize[] = []
    let newer: Manifest | null = null
    let newestAtMs: number | null = null
    let readable = 0

    for (const sequence of sequences) {
      const { manifest, problem } = readManifest(place, sequence, config, keys, disk)
      if (!manifest) {
        points.push(unreadablePoint(sequence, problem ?? 'BACKUP_DAMAGED'))
        continue
      }
      readable += 1
      newestAtMs ??= minutesOf(sequence).at(-1) ?? manifest.header.takenAtMs
      const fresh = slotsOf(manifest.header, known)
      if (fresh) slots.push(fresh)
      if (keys && newer) sizes.push(sizeOf(newer, manifest))
      newer = manifest
      if (keys) points.push(pointOf(manifest.header, keys, newestSchema, minutesOf(sequence)))
    }
    if (readable === 0 && !keys) throw new AppError('BACKUP_DAMAGED')
    const { repositoryId, vaultId } = config
    const pointCount = sequences.length
    if (keys && newer) sizes.push(sizeOf(newer, null))
    const room = { usedBytes: usedBytesOf(place, disk), freeBytes: freeBytesOf(place) }
    return { repositoryId, vaultId, pointCount, newestAtMs, slots, points: keys ? points : [], sizes, ...room }
  })
}

/** What a point added to the one before it. */
function sizeOf({ header, chunks }: Manifest, before: Manifest | null): PointSize {
  const names = (list: Uint8Array) =>
    Array.from({ length: list.length / 32 }, (_, index) =>
      Buffer.from(list.buffer, list.byteOffset + index * 32, 16).toString('latin1'),
    )
  const known = new Set(before ? names(before.chunks) : [])
  const fresh = names(chunks).filter((name) => !known.has(name)).length
  const newBytes = Math.min(header.fileBytes, fresh * chunkBytes)
  return { takenAtMs: header.takenAtMs, fileBytes: header.fileBytes, newBytes }
}

function usedBytesOf(place: string, disk: Disk): number {
  let bytes = 0
  for (const folder of [packsName, snapshotsName, minutesName]) {
    const inside = join(place, folder)
    if (!disk.existsSync(inside)) continue
    for (const name of disk.readdirSync(inside)) bytes += disk.statSync(join(inside, name)).size
  }
  return bytes
}

function freeBytesOf(place: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(place)
    return bavail * bsize
  } catch {
    // Some shares do not say; then the screen does not either.
    return null
  }
}

function pointOf(
  header: SnapshotHeader,
  keys: BackupKeys,
  newestSchema: number,
  minutes: readonly number[],
): RestorePoint {
  const { sequence, takenAtMs, programVersion, fileBytes } = header
  try {
    const { summary } = openContent(header.sealed, keysOfPoint(keys, header).seal, sealedFor(header))
    const problem = header.schemaVersion > newestSchema ? 'BACKUP_NEWER_PROGRAM' : null
    return { sequence, takenAtMs, programVersion, fileBytes, summary, problem, minutes: [...minutes] }
  } catch (error) {
    if (isAppError(error)) return unreadablePoint(sequence, error.code)
    throw error
  }
}

function unreadablePoint(sequence: number, problem: string): RestorePoint {
  const summary = { clients: 0, appointments: 0, visits: 0, documents: 0, lastAppointment: null, lastDocument: null }
  return { sequence, takenAtMs: 0, programVersion: '', fileBytes: 0, summary, problem, minutes: [] }
}

/** The slots of a point that no newer point had. */
function slotsOf(header: SnapshotHeader, known: Set<string>): BackupSlots | null {
  const slots = header.slots.filter((slot) => !known.has(slot.id))
  for (const slot of slots) known.add(slot.id)
  return slots.length === 0 ? null : { ...pick(header), slots }
}

/** The slots of one point, as the vault is rebuilt from them. */
export function backupSlotsOf(header: SnapshotHeader): BackupSlots {
  return { ...pick(header), slots: header.slots }
}

function pick({ vaultId, keyId, fileSalt, formerKeys }: SnapshotHeader) {
  return { vaultId, keyId, fileSalt, ...(formerKeys && { formerKeys }) }
}
