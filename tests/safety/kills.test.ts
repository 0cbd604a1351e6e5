// kill -9 in the middle of what changes keys, backups and files as a whole. After each: the salon opens, with what was
// acknowledged, and a half-done change is either finished or never happened.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, describe, expect, it } from 'vitest'
import { randomOf } from '../../build/seed/random.ts'
import { migrate, schemaVersion } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { closeDatabase, openDatabase, readPragma } from '../../db/open.ts'
import { type OpenedSalon, openedSalon, tempApp } from '../helpers/tempApp.ts'
import { report, rounds } from './effort.ts'
import { type Kind, signIn } from './killed-work.ts'

const killsOf = (kind: Kind | 'migration') => rounds(50, kind === 'restore' || kind === 'backup and prune' ? 1 : 2)
const compiled = mkdtempSync(path.join(tmpdir(), 'loiste-compiled-'))
afterAll(() => rmSync(compiled, { recursive: true, force: true }))

function start(script: 'killed-work.ts' | 'killed-migration.ts', ...args: string[]): ChildProcessWithoutNullStreams {
  const env = { ...process.env, NODE_COMPILE_CACHE: compiled }
  return spawn(process.execPath, [path.join(import.meta.dirname, script), ...args], { stdio: 'pipe', env })
}

/**
 * Lets it begin `beginnings` rounds, then kills it after `afterMs`. Answers what it said, and how long its first round took.
 */
function killed(child: ChildProcessWithoutNullStreams, beginnings: number, afterMs: number): Promise<Said> {
  return new Promise((resolve, reject) => {
    const lines: string[] = []
    let errors = ''
    let begun = 0
    let firstBeganMs = 0
    let roundMs = 0
    child.stderr.on('data', (data) => {
      errors += data
    })
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line)
      if (line.startsWith('done') && roundMs === 0) roundMs = performance.now() - firstBeganMs
      if (line !== 'begin') return
      begun += 1
      if (begun === 1) firstBeganMs = performance.now()
      if (begun === beginnings) setTimeout(() => child.kill('SIGKILL'), afterMs)
    })
    child.on('close', (_code, signal) => {
      if (signal === 'SIGKILL') resolve({ lines, roundMs })
      else reject(new Error(`the work ended by itself: ${errors}`))
    })
    child.stdin.write('go\n')
  })
}
interface Said {
  readonly lines: readonly string[]
  readonly roundMs: number
}

/** Opens what the kill left, as the next start does. Answers the passphrase that was in force. */
async function openAfter(userData: string, look: (salon: Awaited<ReturnType<typeof tempApp>>) => Promise<void>) {
  const salon = await tempApp({ userData })
  try {
    const password = await signIn(salon)
    expect((await salon.call('accesslog.check')).whole).toBe(true)
    await look(salon)
    return password
  } finally {
    await salon.quit()
  }
}

async function killDuring(kind: Kind, salon: OpenedSalon): Promise<number> {
  const kills = killsOf(kind)
  const random = randomOf(1, kind)
  const clients = new Set<string>()
  let inTheMiddle = 0
  let roundMs = 0
  let next = start('killed-work.ts', kind, salon.userData)
  for (let kill = 0; kill < kills; kill++) {
    // The first one works a whole round undisturbed, to tell how long one takes.
    const said = await killed(next, kill === 0 ? 2 : 1, random.between(0, Math.max(20, Math.round(roundMs))))
    next = start('killed-work.ts', kind, salon.userData)
    roundMs ||= said.roundMs
    for (const line of said.lines) if (line.startsWith('client ')) clients.add(line.slice(7))
    if (said.lines.at(-1) === 'begin' || said.lines.at(-1)?.startsWith('client')) inTheMiddle += 1
    const inForce = await openAfter(salon.userData, async (opened) => {
      for (const id of clients) expect((await opened.call('clients.get', { id })).id).toBe(id)
      expect((await opened.call('staff.list')).length).toBe(2)
    })
    // The last acknowledged passphrase, or the one that was being set.
    const acknowledged = said.lines.findLast((line) => line.startsWith('done'))?.slice(5)
    if (acknowledged !== undefined && said.lines.at(-1)?.startsWith('done')) expect(inForce).toBe(acknowledged)
  }
  next.kill('SIGKILL')
  return inTheMiddle
}

describe('kill -9 during', () => {
  it.each(['key change', 'slot change', 'backup and prune', 'restore'] as const)(
    '%s',
    async (kind) => {
      const salon = await openedSalon()
      if (kind === 'key change' || kind === 'slot change') {
        // Six processes less a round; kills during backups come with the other two.
        const [place] = (await salon.call('backups.state')).places
        await salon.call('backups.removePlace', { id: place?.id ?? '' })
      }
      await salon.quit()
      const inTheMiddle = await killDuring(kind, salon)
      // Everybody else gets in as before, and the place takes another backup.
      await openAfter(salon.userData, async (opened) => {
        if (kind === 'backup and prune' || kind === 'restore') await opened.call('backups.run')
        await opened.call('session.signOut')
        const answer = await opened.send('session.signIn', { name: 'Aino Koskela', password: 'lumipallo77' })
        expect(answer.ok).toBe(true)
      })
      expect(readdirSync(salon.userData).filter((name) => name.includes('incoming'))).toEqual([])
      report({
        row: `kills during ${kind}`,
        tried: killsOf(kind),
        found: `0 lost, 0 unreadable, ${inTheMiddle} in the middle`,
        control: '',
      })
      await salon.close()
    },
    3_600_000,
  )

  it('migration', async () => {
    const kills = killsOf('migration')
    const folder = mkdtempSync(path.join(tmpdir(), 'loiste-migration-'))
    const key = Buffer.alloc(32, 9)
    const old = path.join(folder, 'old.db')
    const raw = openDatabase(old, key, { create: true })
    migrate(raw, migrations.slice(0, 3))
    raw.exec("INSERT INTO setting (key, value, changed_at_ms) VALUES ('testi', '1', 1)")
    closeDatabase(raw)
    const newest = migrations.at(-1)?.version ?? 0
    const random = randomOf(1, 'migration')
    const file = path.join(folder, 'now.db')
    const seen = new Map<number, number>()
    let roundMs = 0
    let next = start('killed-migration.ts', file, key.toString('hex'))
    for (let kill = 0; kill < kills; kill++) {
      for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
      copyFileSync(old, file)
      // Half as long again as a whole one takes, so that some of them have committed.
      const said = await killed(next, 1, kill === 0 ? 3000 : random.between(0, Math.round(roundMs * 1.5)))
      next = start('killed-migration.ts', file, key.toString('hex'))
      roundMs ||= said.roundMs
      const after = openDatabase(file, key)
      const version = schemaVersion(after)
      // All of it or nothing.
      expect([3, newest]).toContain(version)
      if (said.lines.at(-1) === 'done') expect(version).toBe(newest)
      seen.set(version, (seen.get(version) ?? 0) + 1)
      expect(readPragma(after, 'integrity_check')).toBe('ok')
      migrate(after, migrations)
      expect(after.prepare("SELECT value FROM setting WHERE key = 'testi'").pluck().get()).toBe('1')
      closeDatabase(after)
    }
    next.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
    report({
      row: 'kills during migration',
      tried: kills,
      found: `0 lost, 0 unreadable; ${seen.get(3) ?? 0} before, ${seen.get(newest) ?? 0} after`,
      control: '',
    })
  }, 3_600_000)
})
