// Every screen and settings section, light and dark, without a violation of WCAG 2.2 A and AA; the screen of a file
// whose keys are gone; the theme chosen from the palette; the system's own contrast colours and reduced motion.
import fs from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, heading, setUpSalon, temporaryFolder } from './first-run.ts'
import { launch } from './launch.ts'

test.setTimeout(240_000)

const rail = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name }).click()
const section = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Asetusten osat' }).getByRole('button', { name, exact: true }).click()

/** What the palette's action with this name does. */
async function runFromPalette(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('searchbox', { name: 'Hae ja suorita' }).fill(name)
  await page.getByRole('option', { name }).click()
  await expect(page.getByRole('dialog', { name: 'Komentovalikko' })).toHaveCount(0)
}

async function walk(page: Page): Promise<void> {
  await rail(page, 'Kalenteri')
  await expect(page.getByRole('button', { name: /Uusi varaus/ })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('n')
  await expect(page.getByRole('complementary', { name: 'Uusi varaus' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sulje sivupaneeli' }).click()
  await page.keyboard.press('w')
  await expectAccessible(page)
  await page.keyboard.press('d')

  await rail(page, 'Asiakkaat')
  await expect(page.getByText('Kortistossa ei ole vielä ketään')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Uusi asiakas' }).first().click()
  await expect(page.getByRole('complementary', { name: 'Uusi asiakas' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sulje sivupaneeli' }).click()

  await rail(page, 'Kassa')
  await expect(page.getByText('Mitä myydään?')).toBeVisible()
  await expectAccessible(page)
  await rail(page, 'Käyttöloki')
  await page.getByRole('button', { name: 'Tarkista loki' }).click()
  await expect(page.getByText('Loki on ehjä')).toBeVisible()
  await expectAccessible(page)

  await rail(page, 'Varmuuskopiot')
  await expect(heading(page, 'Varmuuskopiot')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Palauta varmuuskopiosta' }).click()
  await expect(page.getByText('Missä varmuuskopio on?')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Keskeytä palautus' }).click()

  await rail(page, 'Asetukset')
  for (const name of [
    'Omat asetukset',
    'Salonki',
    'Aukioloajat',
    'Kassa',
    'Laskutus',
    'Kirjauspohjat',
    'Hoidon esteet',
    'Suostumukset',
    'Asiakaskortti',
    'Ohjelma',
    'Avaimet ja salasanat',
  ]) {
    await section(page, name)
    await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toBeVisible()
    await expectAccessible(page)
  }
  for (const [name, add] of [
    ['Työntekijät', 'Lisää työntekijä'],
    ['Palvelut', 'Lisää palvelu'],
    ['Tuotteet', 'Lisää tuote'],
  ] as const) {
    await section(page, name)
    await expectAccessible(page)
    await page.getByRole('button', { name: add, exact: true }).first().click()
    await expect(page.getByRole('complementary', { name: add })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Sulje sivupaneeli' }).click()
  }
}

test('every screen is accessible in light and dark, also in the system’s contrast colours', async () => {
  const backups = temporaryFolder('backups')
  const { app, page, close } = await launch()
  await setUpSalon(app, page, backups)
  for (const [action, theme] of [
    ['Vaalea ulkoasu', 'light'],
    ['Tumma ulkoasu', 'dark'],
  ] as const) {
    await runFromPalette(page, action)
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    await walk(page)
  }

  // Forced colours: what is chosen is still told apart, and the focus is seen.
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  const here = page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name: 'Asetukset' })
  await expect(here).toHaveCSS('outline-style', 'solid')
  // Reduced motion: nothing moves.
  expect(
    await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--motion').trim()),
  ).toMatch(/^0m?s$/)
  await close()
  fs.rmSync(backups, { recursive: true, force: true })
})

test('the screen of a file whose keys are gone is accessible', async () => {
  const userData = temporaryFolder('salon')
  const backups = temporaryFolder('backups')
  const first = await launch({ userData })
  await setUpSalon(first.app, first.page, backups)
  await first.close()
  for (const file of ['vault-a', 'vault-b']) fs.rmSync(path.join(userData, file))
  const { page, close } = await launch({ userData })
  await expect(heading(page, 'Salongin tiedot eivät aukea')).toBeVisible()
  await expectAccessible(page)
  await close()
  for (const each of [userData, backups]) fs.rmSync(each, { recursive: true, force: true })
})
