// The person's terminal: lines out, questions in, passwords not shown while they are typed. Runs on the command line.
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import type { Terminal } from './salvage.ts'

/** The terminal this process was started in; without one, answers are read from standard input line by line. */
export function systemTerminal(): Terminal {
  let waiting: string[] | null = null

  /** Standard input that is not a terminal is read whole once: a line per question. */
  const nextPipedLine = async (): Promise<string | null> => {
    if (waiting === null) {
      waiting = []
      for await (const line of createInterface({ input: process.stdin })) waiting.push(line)
    }
    return waiting.shift() ?? null
  }

  return {
    print: (line) => void process.stdout.write(`${line}\n`),
    env: process.env,
    async ask(question, hidden) {
      if (!process.stdin.isTTY) return nextPipedLine()
      const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
      if (hidden) process.stdout.write(`${question} `)
      const lines = createInterface({ input: process.stdin, output: hidden ? silent : process.stdout, terminal: true })
      const typed = await new Promise<string | null>((resolve) => {
        // As readline's own question: a correction draws the line anew, and the question with it.
        lines.question(`${question} `, resolve)
        lines.once('close', () => resolve(null))
      })
      lines.close()
      if (hidden) process.stdout.write('\n')
      return typed
    },
  }
}
