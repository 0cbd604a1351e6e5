/**
 * npm run pictures -- --dir <practice salon> --password <owner's passphrase> [--out <folder>] [--only fi-light-1280]
 *
 * Takes a picture of every screen of the built program on a practice salon, in each language, light and dark, in two
 * sizes, so that a person can look at them. Nothing is compared: whether a screen is good is for eyes to say.
 */
import './node24.ts'
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { _electron, type Page } from '@playwright/test'
import { headlessChromium } from '../standin/headless-chromium.ts'
import { buildApp, needsBuild } from './build-app.ts'
import { repository } from './command.ts'
import { chooseHost, hostEnvironment } from './host.ts'

const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    password: { type: 'string' },
    owner: { type: 'string', default: 'Helmi Laine' },
    clock: { type: 'string', default: '2026-11-23T10:20:00+02:00' },
    out: { type: 'string', default: path.join(repository, '.cache', 'pictures') },
    only: { type: 'string' },
  },
})
if (!values.dir || !values.password) {
  console.error('usage: npm run pictures -- --dir <practice salon> --password <passphrase>')
  process.exit(2)
}

const languages = ['fi', 'sv', 'en'] as const
const themes = ['light', 'dark'] as const
const sizes = [
  [1280, 720],
  [1920, 1080],
] as const

type Call = (route: string, input?: unknown) => Promise<unknown>

async function settled(page: Page): Promise<void> {
  // Fonts, queries and the last 120 ms of motion: a picture of something half there helps nobody.
  await page.evaluate(() => document.fonts.ready)
  await page
    .locator('[aria-busy="true"]')
    .first()
    .waitFor({ state: 'detached', timeout: 5_000 })
    .catch(() => undefined)
  await page.waitForTimeout(400)
}

async function tour(page: Page, call: Call, shot: (name: string) => Promise<void>): Promise<void> {
  const rail = async (nth: number) => {
    await page.keyboard.press(`Alt+${nth}`)
    await settled(page)
  }
  await rail(1)
  await shot('calendar-day')
  const block = page.locator('[data-line]').nth(4)
  if (await block.count()) {
    await block.click()
    await settled(page)
    await shot('calendar-appointment')
    await page.keyboard.press('Escape')
  }
  await page.keyboard.press('w')
  await settled(page)
  await shot('calendar-week')
  await page.keyboard.press('d')
  await rail(2)
  await shot('clients')
  const search = page.getByRole('searchbox').first()
  if (await search.count()) {
    await search.fill('virt')
    await settled(page)
    await shot('clients-search')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await settled(page)
    await shot('clients-card')
  }
  await rail(3)
  await shot('till')
  await rail(4)
  await shot('accesslog')
  await rail(5)
  await shot('backups')
  await rail(6)
  await shot('settings')
  await page.keyboard.press('Control+k')
  await settled(page)
  await shot('palette')
  await page.keyboard.press('Escape')
  await call('session.lock')
  await settled(page)
  await shot('locked')
}

if (needsBuild()) await buildApp()
const host = chooseHost()
if (host === 'stand-in') await headlessChromium()
Object.assign(process.env, hostEnvironment(host))
fs.mkdirSync(values.out, { recursive: true })

const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const app = await _electron.launch({
  cwd: repository,
  args: [...asRoot, repository, `--user-data-dir=${values.dir}`],
  env: { ...(process.env as Record<string, string>), LOISTE_CLOCK: values.clock },
})
const page = await app.firstWindow()
await page.waitForURL((url) => url.protocol !== 'about:')
await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' })
const call: Call = (route, input = {}) =>
  page.evaluate(([name, value]) => window.loiste.call(name as string, value), [route, input])

for (const language of languages) {
  for (const theme of themes) {
    for (const [width, height] of sizes) {
      const name = `${language}-${theme}-${width}`
      if (values.only && !name.startsWith(values.only)) continue
      await page.setViewportSize({ width, height })
      await call('session.signIn', { name: values.owner, password: values.password })
      await call('settings.savePreferences', { language, theme })
      await page.reload()
      await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' })
      await settled(page)
      await tour(page, call, async (what) => {
        await page.screenshot({ path: path.join(values.out, `${what}-${name}.png`) })
      })
      console.log(name)
    }
  }
}
await app.close()
