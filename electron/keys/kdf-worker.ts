// One Argon2id derivation in a thread: reads its request, answers 32 bytes, ends. Built to out/main/kdf-worker.cjs.
import { parentPort, workerData } from 'node:worker_threads'
import { argon2id } from 'hash-wasm'
import type { KdfRequest } from './kdf.ts'

const { secret, salt, params } = workerData as KdfRequest

// No await at the top: the built file is CommonJS. A rejection ends the thread, and the other side hears of it.
void argon2id({
  password: secret,
  salt,
  memorySize: params.memoryKiB,
  iterations: params.iterations,
  parallelism: params.parallelism,
  hashLength: 32,
  outputType: 'binary',
}).then((key) => {
  secret.fill(0)
  parentPort?.postMessage(key)
})
