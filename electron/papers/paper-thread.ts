// A thread that draws papers, for a great many of them. Runs in main; the drawing is paper-worker.ts.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { PaperAnswer, PaperRequest, PaperWork } from './paper-work.ts'

export interface PaperThread {
  /** The paper as PDF bytes. Rejects when it cannot be drawn or the thread has ended. */
  readonly draw: (work: PaperWork) => Promise<Uint8Array>
  /** Ends it; what was asked and not answered is rejected. */
  readonly end: () => Promise<void>
}

/** `fontsFolder` as in createPapers. */
export function startPaperThread(fontsFolder: string): PaperThread {
  const worker = new Worker(workerFile(), { workerData: { fontsFolder } })
  const waiting = new Map<number, { resolve: (bytes: Uint8Array) => void; reject: (error: Error) => void }>()
  let next = 0
  const giveUp = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('message', (answer: PaperAnswer) => {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('bytes' in answer) asked?.resolve(answer.bytes)
    else asked?.reject(new Error(answer.failure))
  })
  worker.on('error', giveUp)
  worker.on('exit', (code) => giveUp(new Error(`drawing papers ended with ${code}`)))
  return {
    draw: (work) =>
      new Promise((resolve, reject) => {
        const request: PaperRequest = { id: next, work }
        next += 1
        waiting.set(request.id, { resolve, reject })
        worker.postMessage(request)
      }),
    end: async () => {
      await worker.terminate()
    },
  }
}

/** Beside main.cjs when built, beside this file when run from source. */
function workerFile(): string {
  const here = fileURLToPath(import.meta.url)
  return join(dirname(here), here.endsWith('.ts') ? 'paper-worker.ts' : 'paper-worker.cjs')
}
