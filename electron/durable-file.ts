// Writing a small file so that a power cut leaves either the old one or the new one, whole. Runs in main and in the
// backup process.
import fs from 'node:fs'
import { dirname } from 'node:path'

/** The part of node:fs that writing needs; tests pass one that runs full or breaks. */
export type Disk = Pick<
  typeof fs,
  | 'closeSync'
  | 'existsSync'
  | 'fstatSync'
  | 'fsyncSync'
  | 'ftruncateSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readdirSync'
  | 'readFileSync'
  | 'readSync'
  | 'renameSync'
  | 'rmSync'
  | 'statSync'
  | 'writeSync'
>

export const realDisk: Disk = fs

/** Temporary names end like this; whatever still carries it at a start is left over from a crash. */
export const temporarySuffix = '.new'

/** Temp name → write → fsync → rename → fsync of the folder. Throws what the file system throws; the old file stays. */
export function writeFileDurably(file: string, content: Uint8Array | string, disk: Disk = realDisk): void {
  const temporary = file + temporarySuffix
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  try {
    const handle = disk.openSync(temporary, 'w', 0o600)
    try {
      writeAll(disk, handle, bytes)
      disk.fsyncSync(handle)
    } finally {
      disk.closeSync(handle)
    }
    disk.renameSync(temporary, file)
  } catch (error) {
    removeQuietly(temporary, disk)
    throw error
  }
  syncFolder(dirname(file), disk)
}

/** Writes every byte; a single call may write less than asked. `position` null writes at the end of what was written. */
export function writeAll(disk: Disk, handle: number, bytes: Uint8Array, position: number | null = null): void {
  let done = 0
  while (done < bytes.length) {
    const at = position === null ? null : position + done
    done += disk.writeSync(handle, bytes, done, bytes.length - done, at)
  }
}

/** Makes renames and deletions in a folder survive a power cut. Windows has no such call and needs none on NTFS. */
export function syncFolder(folder: string, disk: Disk = realDisk): void {
  if (process.platform === 'win32') return
  const handle = disk.openSync(folder, 'r')
  try {
    disk.fsyncSync(handle)
  } catch (error) {
    // Some network file systems refuse to sync a folder; the file itself is synced already.
    if (!isErrno(error, 'EINVAL', 'ENOTSUP', 'EPERM', 'EACCES', 'EISDIR')) throw error
  } finally {
    disk.closeSync(handle)
  }
}

/** True for a file system error with one of these codes. */
export function isErrno(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}

function removeQuietly(file: string, disk: Disk): void {
  try {
    disk.rmSync(file, { force: true })
  } catch {
    // The failure that brought us here is the one to report.
  }
}
