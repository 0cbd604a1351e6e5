// The backup process killed in the middle, again and again: what counts is whole, and the next backup works.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backupKeysOf } from '../../electron/backups/format.ts'
import type { BackupProcess, JobMessage } from '../../electron/backups/process.ts'
import { unpackPoint } from '../../electron/backups/unpack.ts'
import { startBackupProcess } from '../helpers/backupProcess.ts'
import { type LivingFile, livingFile, schemaNow } from '../helpers/livingFile.ts'
import { report, rounds } from './effort.ts'

const kills = rounds(50, 6)
let living: LivingFile
beforeEach(async () => {
  living = await livingFile(1500)
})
afterEach(() => living.remove())

/** A process that is killed with its n-th message, or with `null` never. */
function killedAt(message: number | null, afterMs: number): { start: () => BackupProcess; messages: () => number } {
  let seen = 0
  return {
    messages: () => seen,
    start() {
      const child = startBackupProcess()
      return {
        ...child,
        onMessage(listener: (message: JobMessage) => void) {
          child.onMessage((received) => {
            seen += 1
            if (message !== null && seen === message) setTimeout(child.kill, afterMs)
            else if (message === null || seen < message) listener(received)
          })
        },
      }
    },
  }
}

test(`${kills} kills: every point that is there is whole, and the salon’s file is untouched`, async () => {
  const counting = killedAt(null, 0)
  await living.snapshot({ start: counting.start })
  const messages = counting.messages()
  expect(messages).toBeGreaterThanOrEqual(3)

  let killed = 0
  for (let round = 0; round < kills; round++) {
    living.add(10)
    const { start } = killedAt(1 + (round % (messages - 1)), (round * 3) % 17)
    await living.snapshot({ start }).then(
      () => undefined,
      () => {
        killed += 1
      },
    )
  }
  expect(killed).toBe(kills)
  expect(living.rows()).toBe(1500 + kills * 10)

  const last = await living.snapshot()
  const sequences = readdirSync(path.join(living.place, 'snapshots')).map(Number)
  expect(sequences).toContain(last.sequence)
  for (const sequence of sequences) {
    const { content } = unpackPoint({
      place: living.place,
      sequence,
      keys: backupKeysOf(living.opened.dataKey),
      targetFile: path.join(living.root, 'unpacked.db'),
      newestSchema: schemaNow,
    })
    expect(content.counts.entry).toBeGreaterThanOrEqual(1500)
  }
  // Nothing half-written is left lying about after the next good one.
  expect(readdirSync(path.join(living.place, 'packs')).filter((name) => name.endsWith('.new'))).toEqual([])
  report({ row: 'kills during backup', tried: kills, found: '0 lost, 0 unreadable', control: '' })
}, 3_600_000)
