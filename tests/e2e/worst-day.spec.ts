// The worst day at the start screen and at the places: the file does not open, a stick is away, and each says what to do next.
import fs from 'node:fs'
import path from 'node:path'
import { expect as expectSoon, type Page, test } from '@playwright/test'
import { answerFolder, expectAccessible, heading, temporaryFolder } from './first-run.ts'
import { copyPracticeSalon, launchPractice } from './practice.ts'
import { practiceOwner, practicePassphrase } from './practice-facts.ts'

test.setTimeout(180_000)
// Key derivation, a file unpacked and proved: each step may take its time on a computer with much else to do.
const expect = expectSoon.configure({ timeout: 30_000 })
const pageBytes = 4096

const rail = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name }).click()

async function signIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: practiceOwner }).click()
  await page.getByRole('textbox', { name: 'Salasana' }).fill(practicePassphrase)
  await page.getByRole('button', { name: 'Kirjaudu sisään' }).click()
}

test('a stick that is away says so once and offers another try; the report tells what was checked and why points stay', async () => {
  const place = temporaryFolder('stick')
  const { app, page, close } = await launchPractice()
  await rail(page, 'Varmuuskopiot')
  await answerFolder(app, place)
  await page.getByRole('button', { name: 'Lisää paikka' }).click()
  const card = page.getByRole('article', { name: path.basename(place) })
  await expect(card).toContainText('Kunnossa')

  fs.renameSync(place, `${place}-away`)
  await page.getByRole('button', { name: 'Varmuuskopioi nyt' }).click()
  await expect(card).toContainText('Ei onnistu')
  await expect(page.getByText('Varmuuskopiokansiota ei löydy', { exact: false })).toHaveCount(1)
  await expectAccessible(page)
  fs.renameSync(`${place}-away`, place)
  await card.getByRole('button', { name: 'Yritä uudelleen' }).click()
  await expect(card).toContainText('Kunnossa')

  await card.getByRole('button', { name: 'Palautuspisteet' }).click()
  const points = page.getByRole('table', { name: 'Valitse palautuspiste' })
  await expect(points.getByText('Uusin', { exact: true })).toBeVisible()
  await expect(points.getByText('Tarkistettu otettaessa').first()).toBeVisible()
  await expectAccessible(page)
  await close()
  fs.rmSync(place, { recursive: true })
})

test('a file that does not open names its pages and its newest copy, and comes back from there', async () => {
  const place = temporaryFolder('damage')
  const userData = copyPracticeSalon()
  const before = await launchPractice({ userData })
  await rail(before.page, 'Varmuuskopiot')
  await answerFolder(before.app, place)
  await before.page.getByRole('button', { name: 'Lisää paikka' }).click()
  await expect(before.page.getByRole('article', { name: path.basename(place) })).toContainText('Kunnossa')
  await before.close()

  // A stretch of the disk that has forgotten what it held.
  const file = path.join(userData, 'salon.db')
  const bytes = fs.readFileSync(file)
  for (let page = 2; page <= 5; page += 1) bytes.fill(0, (page - 1) * pageBytes, page * pageBytes)
  fs.writeFileSync(file, bytes)

  const { page, close } = await launchPractice({ userData, as: null })
  await signIn(page)
  await expect(heading(page, 'Salongin tiedot eivät aukea')).toBeVisible()
  await expect(page.getByText('4 sivua ei voi lukea: 2, 3, 4, 5.')).toBeVisible()
  const copies = page.getByRole('list', { name: 'Varmuuskopiot' })
  await expect(copies).toContainText(path.basename(place))
  await expect(copies).toContainText('Uusin ehjä kopio 24.11.2026')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Palauta varmuuskopiosta' }).click()
  await page.getByRole('button', { name: path.basename(place) }).click()
  await page.getByLabel('Salalause tai palautuskoodi').fill(practicePassphrase)
  await page.getByRole('button', { name: 'Avaa varmuuskopio' }).click()
  await page.getByRole('button', { name: 'Tarkista piste' }).click()
  await expect(page.getByText('Nykyinen tiedosto on vioittunut', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Palauta tähän hetkeen' }).click()
  await expect(heading(page, 'Kuka kirjautuu?')).toBeVisible()
  await signIn(page)
  await rail(page, 'Varmuuskopiot')
  await expect(page.getByRole('article', { name: path.basename(place) })).toContainText('Kunnossa')
  const kept = fs.readdirSync(userData).find((name) => name.startsWith('before-restore-')) ?? ''
  expect(fs.readFileSync(path.join(userData, kept, 'salon.db')).equals(bytes)).toBe(true)
  await close()
  for (const folder of [place, userData]) fs.rmSync(folder, { recursive: true })
})
