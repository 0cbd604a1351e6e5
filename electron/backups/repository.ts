// Opening a backup folder: is it there, is it this salon's, which points does it hold. Runs in the backup process.
import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { AppError, type ErrorCode, isAppError } from '../../shared/errors.ts'
import { type Disk, isErrno, syncFolder, temporarySuffix, writeFileDurably } from '../durable-file.ts'
import {
  assertGenuine,
  type BackupKeys,
  chunkBytes,
  configName,
  decodeManifest,
  formatVersion,
  jsonOf,
  type Manifest,
  packPattern,
  packsName,
  RepositoryConfig,
  snapshotName,
  snapshotPattern,
  snapshotsName,
} from './format.ts'
import { removeUnfinishedMinutes } from './minutes.ts'
import { removeUnfinishedPacks } from './packs.ts'

/** What this computer remembers of a place, so that a place set back to an older state is noticed. */
export interface RememberedPlace {
  readonly repositoryId: string
  readonly sequence: number
}

export interface FoundManifest {
  readonly sequence: number
  /** Null when the manifest cannot be used; `problem` then says why. */
  readonly manifest: Manifest | null
  readonly problem: ErrorCode | null
}

/**
 * Opens the repository in a folder. A lost or damaged config.json is read back out of the manifests, which all name the
 * repository and the salon.
 * @throws AppError BACKUP_PLACE_MISSING, BACKUP_EMPTY (a folder without a repository), BACKUP_DAMAGED, BACKUP_NEWER_PROGRAM
 */
export function openRepository(place: string, disk: Disk): RepositoryConfig {
  if (!disk.existsSync(place)) throw new AppError('BACKUP_PLACE_MISSING')
  const file = join(place, configName)
  const isThere = disk.existsSync(file)
  const config = isThere ? decodeConfig(disk.readFileSync(file, 'utf8')) : null
  if (config === 'newer-program') throw new AppError('BACKUP_NEWER_PROGRAM')
  if (config) return config
  const rebuilt = configFromManifests(place, disk)
  if (rebuilt) return rebuilt
  throw new AppError(isThere || hasPacks(place, disk) ? 'BACKUP_DAMAGED' : 'BACKUP_EMPTY')
}

/**
 * Opens the salon's repository, or makes one in a folder that has none. The folder itself is never made: a missing one
 * is a stick that is not plugged in, and its mount point must not fill up the computer's own disk.
 * @throws AppError as openRepository, and BACKUP_OTHER_SALON
 */
export function openOrCreateRepository(
  place: string,
  vaultId: string,
  remembered: RememberedPlace | null,
  nowMs: number,
  disk: Disk,
): RepositoryConfig {
  let config: RepositoryConfig
  try {
    config = openRepository(place, disk)
  } catch (error) {
    if (!isAppError(error) || error.code !== 'BACKUP_EMPTY') throw error
    // The folder is there but its backups are not: the empty mount point of a stick, or somebody cleared it.
    if (remembered) throw new AppError('BACKUP_PLACE_MISSING', { reason: 'emptied' })
    config = createRepository(place, vaultId, nowMs, disk)
  }
  if (config.vaultId !== vaultId) throw new AppError('BACKUP_OTHER_SALON')
  const file = join(place, configName)
  if (!disk.existsSync(file) || !decodeConfig(disk.readFileSync(file, 'utf8'))) writeConfig(place, config, disk)
  for (const folder of [packsName, snapshotsName]) disk.mkdirSync(join(place, folder), { recursive: true })
  return config
}

/** Sequence numbers of all complete manifests, ascending. */
export function listSequences(place: string, disk: Disk): number[] {
  const folder = join(place, snapshotsName)
  if (!disk.existsSync(folder)) return []
  return disk
    .readdirSync(folder)
    .filter((name) => snapshotPattern.test(name))
    .map(Number)
    .sort((a, b) => a - b)
}

/** Reads one manifest; with keys, also proves that the salon wrote it. Damage is an answer, not an exception. */
export function readManifest(
  place: string,
  sequence: number,
  config: RepositoryConfig,
  keys: BackupKeys | null,
  disk: Disk,
): FoundManifest {
  try {
    const bytes = disk.readFileSync(join(place, snapshotsName, snapshotName(sequence)))
    const manifest = decodeManifest(bytes)
    const { header } = manifest
    if (header.sequence !== sequence) throw new AppError('BACKUP_DAMAGED')
    if (header.vaultId !== config.vaultId || header.repositoryId !== config.repositoryId) {
      throw new AppError('BACKUP_OTHER_SALON')
    }
    if (keys) assertGenuine(bytes, manifest, keys)
    return { sequence, manifest, problem: null }
  } catch (error) {
    if (isAppError(error)) return { sequence, manifest: null, problem: error.code }
    if (isErrno(error, 'ENOENT') && disk.existsSync(join(place, snapshotsName))) {
      return { sequence, manifest: null, problem: 'BACKUP_DAMAGED' }
    }
    throw error
  }
}

/** The newest manifest that can be used, or null. */
export function newestManifest(
  place: string,
  config: RepositoryConfig,
  keys: BackupKeys | null,
  disk: Disk,
): Manifest | null {
  for (const sequence of listSequences(place, disk).reverse()) {
    const { manifest } = readManifest(place, sequence, config, keys, disk)
    if (manifest) return manifest
  }
  return null
}

/** Removes what a killed run left half-written. */
export function removeUnfinished(place: string, disk: Disk): void {
  removeUnfinishedPacks(place, disk)
  removeUnfinishedMinutes(place, disk)
  const folder = join(place, snapshotsName)
  for (const name of disk.readdirSync(folder)) {
    const isUnfinished = name.endsWith(temporarySuffix) && snapshotPattern.test(name.slice(0, -temporarySuffix.length))
    if (isUnfinished) disk.rmSync(join(folder, name), { force: true })
  }
}

function createRepository(place: string, vaultId: string, nowMs: number, disk: Disk): RepositoryConfig {
  const config: RepositoryConfig = {
    format: 'loiste-backups',
    version: formatVersion,
    repositoryId: randomBytes(16).toString('base64url'),
    vaultId,
    chunkBytes,
    createdAtMs: nowMs,
  }
  for (const folder of [packsName, snapshotsName]) disk.mkdirSync(join(place, folder), { recursive: true })
  syncFolder(place, disk)
  writeConfig(place, config, disk)
  return config
}

// config.json: one line of JSON, one line with its SHA-256.
function writeConfig(place: string, config: RepositoryConfig, disk: Disk): void {
  const text = JSON.stringify(config)
  writeFileDurably(join(place, configName), `${text}\n${sha256(text)}\n`, disk)
}

function decodeConfig(content: string): RepositoryConfig | 'newer-program' | null {
  const [text = '', checksum] = content.split('\n')
  if (sha256(text) !== checksum) return null
  const json = jsonOf(text)
  if (isNewer(json)) return 'newer-program'
  const parsed = RepositoryConfig.safeParse(json)
  return parsed.success ? parsed.data : null
}

function configFromManifests(place: string, disk: Disk): RepositoryConfig | null {
  for (const sequence of listSequences(place, disk).reverse()) {
    try {
      const { header } = decodeManifest(disk.readFileSync(join(place, snapshotsName, snapshotName(sequence))))
      const { repositoryId, vaultId, takenAtMs } = header
      return {
        format: 'loiste-backups',
        version: formatVersion,
        repositoryId,
        vaultId,
        chunkBytes,
        createdAtMs: takenAtMs,
      }
    } catch (error) {
      if (!isAppError(error)) throw error
    }
  }
  return null
}

function hasPacks(place: string, disk: Disk): boolean {
  const packs = join(place, packsName)
  return disk.existsSync(packs) && disk.readdirSync(packs).some((name) => packPattern.test(name))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function isNewer(content: unknown): boolean {
  if (typeof content !== 'object' || content === null || !('version' in content)) return false
  return typeof content.version === 'number' && content.version > formatVersion
}
