// The bookkeeper's month in the running program: the days closed, the package made into a chosen folder and read back by
// another library, and the month locked for good.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import yauzl from 'yauzl'
import { expectAccessible } from './first-run.ts'
import { launchPractice } from './practice.ts'

/** The first of December: November is over. */
const december = '2026-12-01T09:00:00+02:00'

/** Names of all files in an archive; fails when its list of contents does not fit. */
function namesIn(file: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const names: string[] = []
    yauzl.open(file, { lazyEntries: false, validateEntrySizes: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('entry', (entry) => names.push(entry.fileName))
      zip.on('error', reject)
      zip.on('end', () => resolve(names))
    })
  })
}

test('a month is closed, packed and locked', async () => {
  test.setTimeout(120_000)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bookkeeping-'))
  const { app, page, close } = await launchPractice({ now: december })
  await app.evaluate(async ({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, folder)
  const rail = page.getByRole('navigation', { name: 'Päävalikko' })

  // Nothing can be locked before the days are closed; the first close takes everything from before with it.
  await rail.getByRole('button', { name: 'Kirjanpito' }).click()
  await expect(page.getByRole('heading', { name: 'marraskuu 2026' })).toBeVisible()
  await expect(page.getByText(/päivää on päättämättä/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Lukitse kuukausi' })).toBeDisabled()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Päätä \d/ }).click()
  const panel = page.getByRole('complementary', { name: 'Päättämätön päivä' })
  await expect(panel.getByRole('heading', { name: 'Myynti' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()

  await rail.getByRole('button', { name: 'Kassa' }).click()
  await page.getByRole('button', { name: 'Päivän päätös' }).click()
  await page.getByLabel('20,00 €, kappaletta').fill('3')
  await page.getByLabel('Miksi kassa ei täsmää').fill('Ensimmäinen päätös')
  await page.getByRole('button', { name: 'Päätä päivä' }).click()
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Päätä päivä' }).click()
  await expect(page.getByRole('heading', { name: 'Päivän päätös Z1' })).toBeVisible()

  await rail.getByRole('button', { name: 'Kirjanpito' }).click()
  await page
    .getByRole('navigation', { name: 'Kuukaudet' })
    .getByRole('button', { name: /marraskuu 2026/ })
    .click()
  await expect(page.getByText('Kaikki täsmää sentilleen.')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Ilmoituksen kohta' })).toContainText('301')

  // Without single receipts, so that the spec is short; what is made of thousands is measured elsewhere.
  await page.getByRole('button', { name: 'Tee aineisto' }).click()
  await expect(page.getByText('Tiedosto ei ole salattu')).toBeVisible()
  await page.getByText('Jokainen kuitti myös PDF:nä').click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Valitse kansio…' }).click()
  const made = page.getByRole('table', { name: 'Tehdyt aineistot' })
  await expect(made).toContainText('2026-11.zip', { timeout: 30_000 })
  const [file = ''] = fs.readdirSync(folder)
  expect(file).toMatch(/^kirjanpito-[0-9-]+-2026-11\.zip$/)
  expect(await namesIn(path.join(folder, file))).toEqual(
    expect.arrayContaining(['paivamyynti.csv', 'kirjaukset.csv', 'kitsas.csv', 'manifest.json', 'yhteenveto.pdf']),
  )

  // By keyboard: the lock and its question.
  const lock = page.getByRole('button', { name: 'Lukitse kuukausi' })
  await expect(lock).toBeEnabled()
  await lock.focus()
  await page.keyboard.press('Enter')
  const question = page.getByRole('alertdialog', { name: 'Lukitaanko marraskuu 2026?' })
  await expect(question).toContainText('lukitusta voi purkaa')
  await expectAccessible(page)
  await question.getByRole('button', { name: 'Lukitse kuukausi' }).click()
  await expect(page.getByText(/^Lukittu 1\.12\.2026/)).toBeVisible()
  await expect(lock).toBeHidden()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Tilit', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Kirjanpidon tilit' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Tuotteet' }).fill('3020')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Tallenna' }).click()
  await expect(page.getByText('Tilit tallennettiin')).toBeVisible()
  await close()
  fs.rmSync(folder, { recursive: true, force: true })
})
