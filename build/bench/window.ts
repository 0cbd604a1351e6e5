// The built app in a real window: from start to a calendar that can be used, one keystroke of the client search from
// window to window, and the memory of the main process. Build scripts only.
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { localToInstant, ZONE } from '../../shared/day.ts'
import { translator } from '../../shared/translations/translate.ts'
import { repository } from '../scripts/command.ts'
import { chooseHost, hostEnvironment } from '../scripts/host.ts'
import { type Figure, spreadOf, timed } from './measure.ts'
import { ownerName, password, presentDay, presentMinute } from './salons.ts'

const t = translator('fi')
const rounds = 5

export const host = chooseHost()

export async function start(appFolder: string, userData: string): Promise<{ app: ElectronApplication; page: Page }> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const clock = new Date(localToInstant(presentDay, presentMinute, ZONE)).toISOString()
  const app = await _electron.launch({
    cwd: repository,
    args: [...asRoot, appFolder, `--user-data-dir=${userData}`],
    env: { ...(process.env as Record<string, string>), LOISTE_CLOCK: clock },
  })
  const page = await app.firstWindow()
  await page.waitForURL((url) => url.protocol !== 'about:')
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' })
  return { app, page }
}

/** Types the name where the computer does not know its people yet, else picks the person. */
export async function choosePerson(page: Page): Promise<void> {
  const field = page.getByLabel(
    t(($) => $.session.signIn.name),
    { exact: true },
  )
  const person = page.getByRole('button', { name: ownerName })
  await field.or(person).first().waitFor()
  if (await field.isVisible()) await field.fill(ownerName)
  else await person.click()
  await page
    .getByLabel(
      t(($) => $.session.signIn.password),
      { exact: true },
    )
    .fill(password)
}

export async function signIn(page: Page, wait: string): Promise<void> {
  await page.getByRole('button', { name: t(($) => $.session.signIn.open), exact: true }).click()
  await page.locator(wait).first().waitFor()
}

/** Milliseconds from the start of the program to the calendar, the typing of the password left out. */
async function startToCalendar(
  appFolder: string,
  userData: string,
  wait: string,
): Promise<{ ms: number; rssMb: number }> {
  let running: { app: ElectronApplication; page: Page } | undefined
  const started = await timed(async () => {
    running = await start(appFolder, userData)
  })
  if (!running) throw new Error('the app did not start')
  const { app, page } = running
  try {
    await choosePerson(page)
    const opened = await timed(() => signIn(page, wait))
    const rss = await app.evaluate(() => process.memoryUsage().rss)
    return { ms: started + opened, rssMb: rss / 1e6 }
  } finally {
    await app.close()
  }
}

export async function inTheWindow(
  appFolder: string,
  folders: { readonly seeded: string; readonly empty: string },
  typed: readonly string[],
  tell: (text: string) => void,
): Promise<Figure[]> {
  Object.assign(process.env, hostEnvironment(host))
  const seeded: { ms: number; rssMb: number }[] = []
  const empty: { ms: number; rssMb: number }[] = []
  // In turns; the first of each only warms up and lets the computer learn its people.
  for (let round = 0; round <= rounds; round += 1) {
    tell(`starts ${round}/${rounds}`)
    const one = await startToCalendar(appFolder, folders.empty, '[data-column]')
    const other = await startToCalendar(appFolder, folders.seeded, '[data-column] [data-line]')
    if (round === 0) continue
    empty.push(one)
    seeded.push(other)
  }

  tell('search in the window')
  const searched = await searchInTheWindow(appFolder, folders.seeded, typed)
  const median = (values: readonly number[]) => spreadOf(values).p50
  return [
    {
      name: 'start to usable calendar',
      value: median(seeded.map((each) => each.ms)),
      unit: 'ms',
      baseline: { name: 'an empty salon', value: median(empty.map((each) => each.ms)) },
      target: 1.2,
      note: `on ${host}`,
    },
    {
      name: 'main process memory at the calendar',
      value: median(seeded.map((each) => each.rssMb)),
      unit: 'MB',
      baseline: { name: 'an empty salon', value: median(empty.map((each) => each.rssMb)) },
      target: null,
    },
    ...searched,
  ]
}

/** One keystroke of the client search after another, from the window and back. */
export async function searchInTheWindow(
  appFolder: string,
  userData: string,
  typed: readonly string[],
): Promise<Figure[]> {
  Object.assign(process.env, hostEnvironment(host))
  const { app, page } = await start(appFolder, userData)
  try {
    await choosePerson(page)
    await signIn(page, '[data-column] [data-line]')
    const { p50, p95 } = spreadOf((await page.evaluate(searchLikeAWindow, [...typed])).slice(20))
    const rssMb = (await app.evaluate(() => process.memoryUsage().rss)) / 1e6
    const plain = { unit: 'ms', baseline: null } as const
    return [
      { name: 'search keystroke, window to window, p50', value: p50, ...plain, target: null },
      { name: 'search keystroke, window to window, p95', value: p95, ...plain, target: 16, note: `on ${host}` },
      { name: 'main process memory after searching', value: rssMb, unit: 'MB', baseline: null, target: null },
    ]
  } finally {
    await app.close()
  }
}

/** Runs in the window: one call after another, as fast as the answers come. */
async function searchLikeAWindow(texts: string[]): Promise<number[]> {
  const bridge = (
    globalThis as unknown as { loiste: { call: (route: string, input: unknown) => Promise<{ ok: boolean }> } }
  ).loiste
  const times: number[] = []
  for (const text of texts) {
    const started = performance.now()
    const answer = await bridge.call('clients.search', { text })
    times.push(performance.now() - started)
    if (!answer.ok) throw new Error(JSON.stringify(answer))
  }
  return times
}
