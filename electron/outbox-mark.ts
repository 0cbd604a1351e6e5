// How many letters have been claimed on this computer, in a small file beside the database. A database that knows of fewer
// is an older copy, however it came here (a restore, a folder copied by hand): its unsent letters may have gone. Runs in
// main.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { writeFileDurably } from './durable-file.ts'

const Mark = z.strictObject({ version: z.literal(1), claims: z.int().min(0) })

export interface OutboxMark {
  readonly write: (claims: number) => void
  /** Null when there is none or it cannot be read. */
  readonly read: () => number | null
}

export const outboxMarkName = 'outbox-mark.json'

export function outboxMark(userData: string): OutboxMark {
  const file = path.join(userData, outboxMarkName)
  return {
    write: (claims) => writeFileDurably(file, JSON.stringify({ version: 1, claims })),
    read() {
      try {
        return Mark.parse(JSON.parse(readFileSync(file, 'utf8'))).claims
      } catch {
        return null
      }
    },
  }
}
