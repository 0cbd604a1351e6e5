// Booking by typing in the command palette, and finding a free time in the booking panel.
import fs from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, setUpSalon, temporaryFolder, therapist } from './first-run.ts'
import { launch, type RunningApp } from './launch.ts'

const folders: string[] = []
test.afterAll(() => {
  for (const each of folders) fs.rmSync(each, { recursive: true, force: true })
})

/** A salon on a Tuesday morning with two clients of one surname. */
async function salon(): Promise<RunningApp> {
  const backups = temporaryFolder('backups')
  folders.push(backups)
  const running = await launch({ env: { LOISTE_CLOCK: '2026-11-24T09:05:00+02:00' } })
  await setUpSalon(running.app, running.page, backups)
  await expect(running.page.getByRole('heading', { level: 1, name: 'tiistai 24.11.2026' })).toBeVisible()
  for (const name of ['Maija Virtanen', 'Matti Virtanen', 'Saara Salo']) {
    const made = await running.page.evaluate((given) => window.loiste.call('clients.create', { name: given }), name)
    expect(made.ok).toBe(true)
  }
  return running
}

async function type(page: Page, phrase: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('searchbox', { name: 'Hae ja suorita' }).fill(phrase)
}

const block = (page: Page, text: RegExp) => page.locator('[data-line]').filter({ hasText: text }).first()
const option = (page: Page, name: RegExp) => page.getByRole('option', { name })

test('a phrase is previewed, asked about where it is unclear, booked with Enter and undone', async () => {
  test.setTimeout(180_000)
  const running = await salon()
  const { page } = running

  await type(page, 'tänään klo 14.30 Virtanen hieronta 60 Bertalla')
  await expect(option(page, /^Matti Virtanen/)).toBeVisible()
  await expect(option(page, /^Varaa /)).toHaveCount(0)
  await expectAccessible(page)
  await option(page, /^Maija Virtanen/).click()
  const book = option(page, /^Varaa ti 24\.11\. 14\.30–15\.30: Maija Virtanen/)
  await expect(book).toContainText(`Hieronta 60 min · ${therapist.name}`)
  await expectAccessible(page)
  await page.getByRole('searchbox', { name: 'Hae ja suorita' }).press('Enter')
  await expect(block(page, /Maija Virtanen/)).toHaveAttribute('aria-label', /14\.30–15\.30, Bertta Malli/)
  await page.getByRole('button', { name: 'Kumoa' }).first().click()
  await expect(page.locator('[data-line]')).toHaveCount(0)

  // A conflict is told before Enter, with the next free time beside it.
  await type(page, 'today 2pm Salo massage with Bertta')
  await expect(option(page, /^Varaa ti 24\.11\. 14\.00–15\.00: Saara Salo/)).toBeVisible()
  await page.getByRole('searchbox', { name: 'Hae ja suorita' }).press('Enter')
  await expect(block(page, /Saara Salo/)).toHaveAttribute('aria-label', /14\.00–15\.00, Bertta Malli/)
  await type(page, 'idag 14.30 Matti fotvård hos Bertta')
  await expect(option(page, /Bertta Malli on varattu 14\.00–15\.00/)).toBeVisible()
  await expect(option(page, /^Varaa /)).toHaveCount(0)
  await expect(option(page, /Seuraava vapaa: ti 24\.11\. klo 15\.10/)).toBeVisible()
  await expectAccessible(page)
  await option(page, /Seuraava vapaa: ti 24\.11\. klo 15\.10/).click()
  await expect(option(page, /^Varaa ti 24\.11\. 15\.10–16\.10: Matti Virtanen/)).toBeVisible()

  // Tab opens the panel with everything filled in.
  await page.keyboard.press('Tab')
  const form = page.getByRole('complementary', { name: 'Uusi varaus' })
  await expect(form.getByRole('combobox', { name: 'Asiakas' })).toHaveValue('Matti Virtanen')
  await expect(form.getByText('15.10–16.10')).toBeVisible()
  await form.getByRole('button', { name: 'Varaa aika' }).click()
  await expect(block(page, /Matti Virtanen/)).toHaveAttribute('aria-label', /15\.10–16\.10, Bertta Malli/)
  await running.close()
})

test('a free time is found from the booking panel, by list and in the calendar', async () => {
  test.setTimeout(180_000)
  const running = await salon()
  const { page } = running
  await page.locator('h1').click()
  await page.keyboard.press('n')
  const form = page.getByRole('complementary', { name: 'Uusi varaus' })
  await form.getByRole('button', { name: /Etsi aika/ }).click()
  await expect(form.getByText('Valitse ensin palvelu', { exact: false })).toBeVisible()
  await form.getByRole('combobox', { name: 'Palvelu' }).fill('hier')
  await page.getByRole('option', { name: /Hieronta 60/ }).click()
  const list = form.getByRole('listbox', { name: 'Vapaat ajat' })
  await expect(list.getByRole('option').first()).toHaveText(/ti 24\.11\. klo 9\.15/)
  await expectAccessible(page)
  await list.getByRole('option').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(form.getByRole('button', { name: 'Varaa aika' })).toBeFocused()
  // The ghosts in the grid are the same times.
  const ghosts = page.getByRole('button', { name: /^Valitse vapaa aika/ })
  await ghosts.last().click()
  const label = (await ghosts.last().getAttribute('aria-label')) ?? ''
  const hours = label.replace('Valitse vapaa aika ', '')
  await expect(form.getByText(hours)).toBeVisible()
  await form.getByRole('button', { name: 'Varaa aika' }).click()
  await expect(page.locator('[data-line]')).toHaveCount(1)
  await expect(page.locator('[data-line]')).toHaveAttribute('aria-label', new RegExp(hours.replaceAll('.', '\\.')))
  await expect(ghosts).toHaveCount(0)
  await running.close()
})
