// The door of a running program: how long the screen takes to lock, and to open again by password, on slots that are as slow
// as this computer's calibration makes them. Started by run.ts as a process of its own with an app's and a salon's folder;
// answers its figures as one line of JSON. Build scripts only.
import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { readBootstrap } from '../../electron/bootstrap.ts'
import { translator } from '../../shared/translations/translate.ts'
import { hostEnvironment } from '../scripts/host.ts'
import { type Figure, spreadOf } from './measure.ts'
import { password } from './salons.ts'
import { choosePerson, host, signIn, start } from './window.ts'

const t = translator('fi')
const rounds = 20
/** The computer measures itself at its first starts; the next sign-in raises the person's slot to what it found. */
const startsBefore = 3

/** What the owner was promised. */
const promisedMs = { lock: 200, unlock: 1000 }

/** Runs in the window. From a press of the button until a field for the password is there, or gone, and painted. */
async function pressUntil(asked: { press: 'lock' | 'unlock'; label: string }): Promise<number> {
  const field = () => document.querySelector('input[type="password"]')
  const painted = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)))
  const button = [...document.querySelectorAll('button')].find((each) =>
    (each.getAttribute('aria-label') ?? each.textContent ?? '').endsWith(asked.label),
  )
  if (!button) throw new Error(`no button ${asked.label}`)
  const started = performance.now()
  button.click()
  while ((field() !== null) !== (asked.press === 'lock')) await painted()
  await painted()
  return performance.now() - started
}

async function lockAndUnlock(page: Page): Promise<{ lockMs: number; unlockMs: number }> {
  const lock = t(($) => $.shell.status.lock)
  const unlock = t(($) => $.session.locked.unlock)
  const lockMs = await page.evaluate(pressUntil, { press: 'lock' as const, label: lock })
  await page.locator('input[type="password"]').fill(password)
  const unlockMs = await page.evaluate(pressUntil, { press: 'unlock' as const, label: unlock })
  return { lockMs, unlockMs }
}

async function door(appFolder: string, userData: string): Promise<Figure[]> {
  const calendar = '[data-column] [data-line]'
  for (let each = 1; each <= startsBefore; each += 1) {
    const { app, page } = await start(appFolder, userData)
    await choosePerson(page)
    await signIn(page, calendar)
    await app.close()
  }
  const { app, page } = await start(appFolder, userData)
  try {
    await choosePerson(page)
    await signIn(page, calendar)
    const tries: Awaited<ReturnType<typeof lockAndUnlock>>[] = []
    for (let round = 0; round < rounds; round += 1) {
      tries.push(await lockAndUnlock(page))
    }
    const [lock, unlock] = [
      spreadOf(tries.map(({ lockMs }) => lockMs)),
      spreadOf(tries.map(({ unlockMs }) => unlockMs)),
    ]
    const passes = readBootstrap(userData, []).argon2?.iterations
    const plain = { unit: 'ms', baseline: null } as const
    return [
      { name: 'locking, until the cover is painted, p95', value: lock.p95, ...plain, target: promisedMs.lock },
      {
        name: 'unlocking by password, p95',
        value: unlock.p95,
        ...plain,
        target: promisedMs.unlock,
        note: `p50 ${unlock.p50.toFixed(0)} ms; Argon2id 64 MiB, ${passes} passes; on ${host}`,
      },
    ]
  } finally {
    await app.close()
  }
}

const { values } = parseArgs({ options: { app: { type: 'string' }, salon: { type: 'string' } } })
if (!values.app || !values.salon) throw new Error('--app <folder> --salon <folder>')
Object.assign(process.env, hostEnvironment(host))
console.log(JSON.stringify(await door(values.app, values.salon)))
