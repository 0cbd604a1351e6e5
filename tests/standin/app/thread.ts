/** Worker thread of the fixture: says what Electron's Node refuses there. */
import crypto from 'node:crypto'
import { parentPort } from 'node:worker_threads'

function errorOf(attempt: () => unknown): string {
  try {
    attempt()
    return 'no error'
  } catch (error) {
    return String(error)
  }
}

const { argon2Sync } = crypto as unknown as { argon2Sync: (...args: unknown[]) => unknown }
parentPort?.postMessage([
  errorOf(() => process.report.getReport()),
  typeof argon2Sync,
  errorOf(() => argon2Sync('argon2id', {})),
])
