// Emptying the -wal while another process reads the file: main goes on at once and tries again later.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkpointTruncate, closeDatabase, openDatabase, readPragma } from '../../db/open.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'loiste-checkpoint-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a checkpoint that meets a reader gives up at once instead of stopping everybody until the reader is done', async () => {
  const file = path.join(folder, 'salon.db')
  const key = Buffer.alloc(32, 5)
  // Waiting would end well here, after the reader has gone: then the checkpoint would be complete.
  const db = openDatabase(file, key, { create: true, busyTimeoutMs: 60_000 })
  db.exec('CREATE TABLE entry (id INTEGER PRIMARY KEY)')
  expect(checkpointTruncate(db).complete).toBe(true)
  const script = path.join(import.meta.dirname, '..', 'safety', 'longReader.ts')
  const reader = spawn(process.execPath, [script, file, key.toString('hex'), '15000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(reader.stdout, 'data')
  db.exec('INSERT INTO entry DEFAULT VALUES')
  expect(checkpointTruncate(db).complete).toBe(false)
  expect(readPragma(db, 'busy_timeout')).toBe('60000')
  reader.kill('SIGKILL')
  await once(reader, 'close')
  expect(checkpointTruncate(db).complete).toBe(true)
  closeDatabase(db)
}, 60_000)
