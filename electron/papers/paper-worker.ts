// Draws papers in a thread, one after another, so that a month of them never holds up main. Built to
// out/main/paper-worker.cjs.
import { parentPort, workerData } from 'node:worker_threads'
import type { PaperAnswer, PaperRequest, PaperWork } from './paper-work.ts'
import { createPapers, type Papers } from './papers.ts'

const { fontsFolder } = workerData as { fontsFolder: string }
const papers = createPapers(fontsFolder)

function draw(work: PaperWork, on: Papers): Promise<Buffer> {
  switch (work.kind) {
    case 'receipt':
      return on.receipt(work.receipt)
    case 'invoice':
      return on.invoice(work.paper, work.madeAtMs)
    case 'day-close':
      return on.dayClose(work.close, work.language)
    case 'table':
      return on.table(work.paper)
  }
}

const answer = (message: PaperAnswer) => parentPort?.postMessage(message)

parentPort?.on('message', ({ id, work }: PaperRequest) => {
  draw(work, papers).then(
    (bytes) => answer({ id, bytes }),
    (error: unknown) => answer({ id, failure: error instanceof Error ? error.message : String(error) }),
  )
})
