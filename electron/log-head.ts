// The head file beside the database: number and code of the newest log entry at each backup and close. The chain alone
// cannot see that its tail was cut off; against this it can. Runs in main.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { LogAnchor } from '../db/accesslog.ts'
import { writeFileDurably } from './durable-file.ts'

const Head = z.strictObject({ version: z.literal(1), seq: z.int().min(1), mac: z.string().regex(/^[0-9a-f]{64}$/) })

export interface LogHeadFile {
  readonly write: (head: LogAnchor) => void
  /** The anchors known; none when the file is missing or cannot be read. */
  readonly read: () => LogAnchor[]
}

export const logHeadName = 'log-head.json'

export function logHeadFile(userData: string): LogHeadFile {
  const file = path.join(userData, logHeadName)
  return {
    write({ seq, mac }) {
      if (seq === 0) return
      writeFileDurably(file, JSON.stringify({ version: 1, seq, mac: Buffer.from(mac).toString('hex') }))
    },
    read() {
      try {
        const { seq, mac } = Head.parse(JSON.parse(readFileSync(file, 'utf8')))
        return [{ seq, mac: Buffer.from(mac, 'hex') }]
      } catch {
        return []
      }
    },
  }
}
