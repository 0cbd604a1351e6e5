/** Makes one small practice salon before the specs run; each takes a copy (practice.ts). Runs in Playwright's own process. */
import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { practiceNow, practicePassphrase } from './practice-facts.ts'

const repository = path.join(import.meta.dirname, '..', '..')

/** Answers what removes it again. */
export default async function makePracticeSalon(): Promise<() => void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'practice-salon-'))
  const [day, time] = practiceNow.split('T') as [string, string]
  await promisify(execFile)(process.execPath, [
    ...[path.join(repository, 'build', 'scripts', 'seed.ts'), '--dir', path.join(folder, 'salon')],
    ...['--years', '0.1', '--clients', '600', '--staff', '4', '--password', practicePassphrase],
    ...['--until', day, '--at', time.slice(0, 5)],
  ])
  process.env.PRACTICE_SALON = path.join(folder, 'salon')
  return () => fs.rmSync(folder, { recursive: true, force: true })
}
