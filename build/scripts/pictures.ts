/**
 * npm run pictures -- --dir <practice salon> --password <owner's passphrase> [--out <folder>] [--only fi-light-1280,sv]
 *   [--part inside|doors|saturday] [--clock <instant>]
 *
 * Changes the salon it is given: brings the day to the hour of the clock, takes payments. Give it a copy.
 *
 * Takes a picture of every screen of the built program on a practice salon, in each language, light and dark, in two
 * sizes, so that a person can look at them. Nothing is compared: whether a screen is good is for eyes to say. The part
 * `saturday` fills the day of the clock and shows it in every view of the calendar; it is taken only when asked for.
 */
import './node24.ts'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { headlessChromium } from '../standin/headless-chromium.ts'
import { buildApp, needsBuild } from './build-app.ts'
import { repository } from './command.ts'
import { chooseHost, hostEnvironment } from './host.ts'
import { fillDay, saturdayTour } from './picture-saturday.ts'
import { ask, doorTour, insideTour, liveDay, settled } from './picture-tour.ts'

const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    password: { type: 'string' },
    owner: { type: 'string', default: 'Helmi Laine' },
    clock: { type: 'string', default: '2026-11-23T10:20:00+02:00' },
    out: { type: 'string', default: path.join(repository, '.cache', 'pictures') },
    only: { type: 'string' },
    part: { type: 'string' },
  },
})
if (!values.dir || !values.password) {
  console.error('usage: npm run pictures -- --dir <practice salon> --password <passphrase>')
  process.exit(2)
}

const { dir, password, out, clock } = values as typeof values & { dir: string; password: string }

const languages = ['fi', 'sv', 'en'] as const
const themes = ['light', 'dark'] as const
const sizes = [
  [1280, 720],
  [1920, 1080],
] as const

if (needsBuild()) await buildApp()
const host = chooseHost()
if (host === 'stand-in') await headlessChromium()
Object.assign(process.env, hostEnvironment(host))
fs.mkdirSync(out, { recursive: true })

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'pictures-'))
const wanted = (name: string) => !values.only || values.only.split(',').some((each) => name.startsWith(each))

/** Starts the program on a folder, lets the work be done in every wanted look, and quits. */
async function start(folder: string): Promise<{ app: ElectronApplication; page: Page }> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    cwd: repository,
    args: [...asRoot, repository, `--user-data-dir=${folder}`],
    env: { ...(process.env as Record<string, string>), LOISTE_CLOCK: clock },
  })
  const page = await app.firstWindow()
  await page.waitForURL((url) => url.protocol !== 'about:')
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' })
  return { app, page }
}

async function reload(page: Page): Promise<void> {
  await page.reload()
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' })
  await settled(page)
}

const shotsOf = (page: Page, name: string) => async (what: string) => {
  await page.screenshot({ path: path.join(out, `${what}-${name}.png`) })
}

const looks = languages.flatMap((language) =>
  themes.flatMap((theme) =>
    sizes
      .map(([width, height]) => ({ language, theme, width, height, name: `${language}-${theme}-${width}` }))
      .filter(({ name }) => wanted(name)),
  ),
)

if (values.part !== 'doors') {
  const isSaturday = values.part === 'saturday'
  const { app, page } = await start(dir)
  let isFilled = !isSaturday
  for (const { language, theme, width, height, name } of looks) {
    await page.setViewportSize({ width, height })
    await ask(page, 'session.signIn', { name: values.owner, password })
    await ask(page, 'settings.savePreferences', { language, theme })
    const [day = '', time = ''] = clock.split('T')
    const [hour = '0', minute = '0'] = time.split(':')
    if (!isFilled) await fillDay(page, day)
    isFilled = true
    await liveDay(page, day, Number(hour) * 60 + Number(minute))
    await reload(page)
    const tour = isSaturday ? saturdayTour : insideTour
    await tour({ app, page, language, password, scratch, shot: shotsOf(page, name) })
    console.log(name)
  }
  await app.close()
}
if (values.part === undefined || values.part === 'doors') {
  for (const { language, theme, width, height, name } of looks) {
    const folder = fs.mkdtempSync(path.join(scratch, 'new-'))
    const { app, page } = await start(folder)
    await page.setViewportSize({ width, height })
    await ask(page, 'session.setLook', { language, theme })
    await reload(page)
    await doorTour({ app, page, language, password, scratch, shot: shotsOf(page, name) })
    await app.close()
    console.log(`${name}, doors`)
  }
}
fs.rmSync(scratch, { recursive: true, force: true })
