// The power cut, played over what a real process asked a real disk to keep: after any call, only what was synced is there
// for certain, and of the rest what chance leaves. With FULL nothing acknowledged is ever lost; with NORMAL, which SQLite
// falls back to by itself, it must be, or this test shows nothing.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { randomOf } from '../../build/seed/random.ts'
import { closeDatabase, openDatabase, readPragma } from '../../db/open.ts'
import { report, rounds } from './effort.ts'
import { createDisk, type DiskCall, readTrace, tracedCalls } from './syscalls.ts'

const commits = rounds(400, 60)
const cutsPerCommit = 2
const key = Buffer.alloc(32, 7)
const canTrace = process.platform === 'linux' && spawnSync('strace', ['-e', 'trace=fsync', 'true']).status === 0

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'loiste-power-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the committer under strace and answers the file it began with and what it asked of the disk. */
function record(synchronous: 'FULL' | 'NORMAL') {
  const file = path.join(folder, `${synchronous}.db`)
  const db = openDatabase(file, key, { create: true })
  db.exec('CREATE TABLE entry (id INTEGER PRIMARY KEY, note TEXT NOT NULL, twin TEXT NOT NULL) STRICT')
  db.exec('CREATE INDEX entry_note ON entry (note)')
  closeDatabase(db)
  const start = readFileSync(file)
  const log = path.join(folder, `${synchronous}.log`)
  const script = path.join(import.meta.dirname, 'committer.ts')
  const args = [process.execPath, script, file, key.toString('hex'), String(commits), synchronous]
  const done = spawnSync('strace', ['-e', `trace=${tracedCalls}`, '-xx', '-s', '200000', '-o', log, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  if (done.status !== 0) throw new Error(`the committer failed: ${done.stderr}`)
  return { file, start, calls: readTrace(readFileSync(log, 'latin1')) }
}

interface Verdict {
  cuts: number
  lost: number
  unreadable: number
}

/** Cuts the power after calls spread over the whole run, twice each: nothing unsynced survives, or chance decides. */
function cutEverywhere(run: { file: string; start: Buffer; calls: readonly DiskCall[] }, seed: string): Verdict {
  const random = randomOf(1, seed)
  const disk = createDisk(new Map([[run.file, run.start]]))
  const verdict: Verdict = { cuts: 0, lost: 0, unreadable: 0 }
  const step = Math.max(1, Math.floor(run.calls.length / (commits * cutsPerCommit)))
  let acknowledged = 0
  run.calls.forEach((call, index) => {
    disk.play(call)
    if (call.kind === 'said') acknowledged = Number(/saved (\d+)/.exec(call.text)?.[1] ?? acknowledged)
    if (call.kind !== 'said' && index % step !== 0) return
    const survives = verdict.cuts % 2 === 0 ? () => false : () => random.chance(0.5)
    verdict.cuts += 1
    const found = rowsAfter(disk.afterCut(survives), run.file)
    if (found === null) verdict.unreadable += 1
    else if (found < acknowledged) verdict.lost += 1
  })
  expect(acknowledged).toBe(commits)
  return verdict
}

/** Opens what is left in a folder of its own. Null: it does not open, or is not whole. */
function rowsAfter(left: ReadonlyMap<string, Buffer>, file: string): number | null {
  const after = path.join(folder, 'after.db')
  for (const suffix of ['', '-wal', '-shm']) rmSync(after + suffix, { force: true })
  for (const suffix of ['', '-wal']) {
    const bytes = left.get(file + suffix)
    if (bytes) writeFileSync(after + suffix, bytes)
  }
  try {
    const db = openDatabase(after, key)
    try {
      if (readPragma(db, 'quick_check') !== 'ok') return null
      return db.prepare('SELECT count(*) FROM entry').pluck().get() as number
    } finally {
      db.close()
    }
  } catch {
    return null
  }
}

test.skipIf(!canTrace)(
  'every acknowledged commit survives a power cut after any call; with synchronous=NORMAL they would not',
  () => {
    const full = cutEverywhere(record('FULL'), 'full')
    const normal = cutEverywhere(record('NORMAL'), 'normal')
    report({
      row: 'power-cut replay',
      tried: full.cuts,
      found: `${full.lost} lost, ${full.unreadable} unreadable with FULL`,
      control: `NORMAL loses acknowledged commits in ${normal.lost} of ${normal.cuts}`,
    })
    expect(full).toMatchObject({ lost: 0, unreadable: 0 })
    expect(full.cuts).toBeGreaterThanOrEqual(rounds(200, 60))
    expect(normal.unreadable).toBe(0)
    expect(normal.lost).toBeGreaterThan(normal.cuts / 2)
  },
  600_000,
)

test.runIf(!canTrace)('strace is not here: the replay of power cuts is left out', () => {
  report({ row: 'power-cut replay', tried: 0, found: 'left out: strace is not here', control: '' })
})
