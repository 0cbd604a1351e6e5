/**
 * What Electron's own Node cannot do, made to fail here too. Loaded with --import, so it runs first in the main
 * process, in every worker thread and in every utility process of the stand-in.
 */
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

/** `process.report.getReport()` is reported to kill Electron on Linux: whatever calls it must fail in tests. */
process.report.getReport = () => {
  throw new Error('electron stand-in: process.report.getReport is refused, it can end the real Electron process')
}

/** Electron's crypto library has no Argon2: the functions exist there, and calling them throws. */
function noArgon2(): never {
  throw Object.assign(new Error('Argon2 algorithm not supported'), { code: 'ERR_CRYPTO_ARGON2_NOT_SUPPORTED' })
}
Object.assign(crypto, { argon2: noArgon2, argon2Sync: noArgon2 })
syncBuiltinESMExports()
