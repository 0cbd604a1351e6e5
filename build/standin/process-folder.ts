/** A temporary folder of this process; those left by stand-ins that were killed are removed on the way. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Creates `<temporary folder>/electron-standin-<kind>/<process id>`, empty, removed when the process ends. */
export function processFolder(kind: 'profiles' | 'apps'): string {
  const base = path.join(os.tmpdir(), `electron-standin-${kind}`)
  fs.mkdirSync(base, { recursive: true })
  for (const name of fs.readdirSync(base)) {
    if (!isRunning(Number(name))) fs.rmSync(path.join(base, name), { recursive: true, force: true })
  }
  const folder = path.join(base, String(process.pid))
  fs.mkdirSync(folder, { recursive: true })
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' // somebody else's
  }
}
