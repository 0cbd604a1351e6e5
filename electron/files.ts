// Writing a file so that it is either the old one or the new one, whatever happens in between. Runs in main.
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'

/** Temp name → write → fsync → rename → fsync of the folder. Throws what the file system throws; the old file stays. */
export function writeFileSafely(file: string, content: string | Uint8Array): void {
  const temporary = `${file}.${process.pid}.tmp`
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  try {
    const handle = openSync(temporary, 'w', 0o600)
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  syncFolder(path.dirname(file))
}

/** Makes a rename in the folder durable. Windows cannot open a folder and does not need it. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** The file's JSON, or null when it is missing or not JSON. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
