// Argon2id: the slow step between a password and a key. Runs in main; the work itself happens in a thread of its own
// (kdf-worker.ts), which ends after each derivation and takes its 64 MiB and its copy of the password with it.
//
// hash-wasm and not crypto.argon2: Electron's crypto library lacks it although typeof says function.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/errors.ts'

export interface Argon2Params {
  readonly memoryKiB: number
  readonly iterations: number
  readonly parallelism: number
}

/** 32 bytes from a secret. `secret` is handed over and empty afterwards. */
export type DeriveKey = (secret: Uint8Array, salt: Uint8Array, params: Argon2Params) => Promise<Uint8Array>

/** What the thread is sent. */
export interface KdfRequest {
  readonly secret: Uint8Array
  readonly salt: Uint8Array
  readonly params: Argon2Params
}

/** Bounds on parameters that are read from a file: no weaker, and not so heavy that opening would never end. */
export interface KdfLimits {
  readonly least: Argon2Params
  readonly most: Argon2Params
}

/** How slots are opened and made. Tests pass a weak one of their own; the program only ever uses `productKdf`. */
export interface Kdf {
  readonly derive: DeriveKey
  readonly limits: KdfLimits
  /** For new slots. */
  readonly params: Argon2Params
}

/** The second recommended choice of RFC 9106, section 4. Raised where the machine is fast, never lowered. */
export const leastArgon2: Argon2Params = { memoryKiB: 64 * 1024, iterations: 3, parallelism: 4 }

export const productKdfLimits: KdfLimits = {
  least: leastArgon2,
  most: { memoryKiB: 1024 * 1024, iterations: 32, parallelism: 16 },
}

/** The program's own choice; `params` as calibrated on this machine. */
export function productKdf(params: Argon2Params = leastArgon2): Kdf {
  return { derive: deriveInThread, limits: productKdfLimits, params }
}

/** @throws AppError KDF_OUT_OF_BOUNDS when a slot asks for less or more work than allowed */
export function assertWithinLimits(params: Argon2Params, limits: KdfLimits): void {
  for (const name of ['memoryKiB', 'iterations', 'parallelism'] as const) {
    const value = params[name]
    if (!Number.isInteger(value) || value < limits.least[name] || value > limits.most[name]) {
      throw new AppError('KDF_OUT_OF_BOUNDS', { name, value })
    }
  }
}

const calibrationTargetMs = 800
/**
 * Other work makes a measurement slower and never faster: the quickest of a few tells the machine. The first start of all is
 * busy enough; it measures once, and the next start properly.
 */
const measurements = { first: 1, later: 3 }
const calibrationAgesMs = 90 * 86_400_000

/** Whether to measure again: the first time, and after a quarter, in case the machine was busy or has become another. */
export function isCalibrationDue(measuredAtMs: number | undefined, nowMs: number): boolean {
  // A clock that was set back postpones nothing.
  return measuredAtMs === undefined || measuredAtMs > nowMs || nowMs - measuredAtMs > calibrationAgesMs
}

/**
 * Parameters for new slots on this machine: the least ones, with more passes where the machine is fast, so that opening
 * stays well under a second. `monotonicMs` is a clock that never jumps.
 * @param before what was found before: raised, never lowered; undefined the first time
 */
export async function calibrateArgon2(
  derive: DeriveKey,
  monotonicMs: () => number,
  before: Argon2Params | undefined,
): Promise<Argon2Params> {
  let leastTookMs = Number.POSITIVE_INFINITY
  for (let left = before ? measurements.later : measurements.first; left > 0; left--) {
    const started = monotonicMs()
    await derive(new Uint8Array(16), new Uint8Array(16), leastArgon2)
    leastTookMs = Math.min(leastTookMs, monotonicMs() - started)
  }
  return raisedTo(before ?? leastArgon2, raisedArgon2(leastTookMs))
}

/** At least as much as both ask for. */
export function raisedTo(one: Argon2Params, other: Argon2Params): Argon2Params {
  return {
    memoryKiB: Math.max(one.memoryKiB, other.memoryKiB),
    iterations: Math.max(one.iterations, other.iterations),
    parallelism: Math.max(one.parallelism, other.parallelism),
  }
}

/** The decision behind the calibration: passes that fit into the target when the least ones took `leastTookMs`. */
export function raisedArgon2(leastTookMs: number): Argon2Params {
  const perPassMs = Math.max(leastTookMs, 1) / leastArgon2.iterations
  const fitting = Math.floor(calibrationTargetMs / perPassMs)
  const iterations = Math.min(Math.max(fitting, leastArgon2.iterations), 12)
  return { ...leastArgon2, iterations }
}

/** Derives in a thread of its own. */
export const deriveInThread: DeriveKey = (secret, salt, params) =>
  new Promise((resolve, reject) => {
    // A copy of its own buffer moves to the thread, so that none stays here; the original is wiped.
    const moved = Uint8Array.from(secret)
    secret.fill(0)
    const request: KdfRequest = { secret: moved, salt: Uint8Array.from(salt), params }
    const worker = new Worker(kdfWorkerFile(), { workerData: request, transferList: [moved.buffer] })
    worker.once('message', (key: Uint8Array) => resolve(key))
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`key derivation ended with ${code}`)))
  })

/** Beside main.cjs when built, beside this file when run from source. */
function kdfWorkerFile(): string {
  const here = fileURLToPath(import.meta.url)
  return join(dirname(here), here.endsWith('.ts') ? 'kdf-worker.ts' : 'kdf-worker.cjs')
}
