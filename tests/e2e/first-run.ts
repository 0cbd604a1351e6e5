/** Living through the first run as an owner does, for every spec that needs a salon. Runs in Playwright's workers. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { type ElectronApplication, expect, type Page } from '@playwright/test'

export const owner = { name: 'Aino Esimerkki', passphrase: 'kolme keltaista kahvikuppia' }
export const therapist = { name: 'Bertta Malli', password: 'hieronta-pöytä' }
export const salonName = 'Hoitola Esimerkki'

/** A folder that main gets when it asks the person for one. */
export async function answerFolder(app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, folder)
}

/** A file name that main gets when it asks where to save. */
export async function answerFile(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen })
  }, file)
}

/** A new temporary folder; the caller removes it. */
export const temporaryFolder = (name: string): string => fs.mkdtempSync(path.join(os.tmpdir(), `${name}-`))

/** No violation of WCAG 2.2 A and AA on what is now on screen. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    // react-aria's announcer names a pending button by its id for seven seconds, also when the button has gone by then.
    .exclude('[data-live-announcer]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html) }))).toEqual([])
}

export const next = (page: Page) => page.getByRole('button', { name: 'Seuraava', exact: true }).click()
export const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 })

/** Keys and file: from the start screen to the salon's details. */
export async function createOwner(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Suomi' }).click()
  await page.getByRole('button', { name: /Aloita uusi salonki/ }).click()
  await page.getByLabel('Nimesi').fill(owner.name)
  await page.getByRole('textbox', { name: 'Salalause', exact: true }).fill(owner.passphrase)
  await page.getByRole('textbox', { name: 'Salalause uudelleen' }).fill(owner.passphrase)
  await page.getByRole('button', { name: 'Luo salattu tiedosto' }).click()
  await expect(heading(page, 'Salongin tiedot')).toBeVisible()
}

export async function fillSalon(page: Page): Promise<void> {
  await page.getByLabel('Salongin nimi').fill(salonName)
  await page.getByLabel('Y-tunnus').fill('1234567-1')
  await page.getByLabel('Katuosoite').fill('Esimerkkikatu 1')
  await page.getByLabel('Postinumero').fill('00100')
  await page.getByLabel('Postitoimipaikka').fill('Helsinki')
  await page.getByLabel('Puhelin').fill('09 1234567')
  await page.getByLabel('Tilinumero (IBAN)').fill('FI21 1234 5600 0007 85')
  await next(page)
  await expect(heading(page, 'Palautuslomake')).toBeVisible()
}

/** The code as it is on screen, typed back. */
export async function confirmRecoveryCode(page: Page): Promise<string> {
  const code = (await page.getByTestId('recovery-code').textContent()) ?? ''
  await page.getByLabel('Kirjoita koodi paperista').fill(code.toLowerCase().replaceAll('-', ' '))
  await next(page)
  await expect(heading(page, 'Ketkä salongissa työskentelevät?')).toBeVisible()
  return code
}

export async function addTherapist(page: Page): Promise<void> {
  await page.getByLabel('Nimi', { exact: true }).fill(therapist.name)
  await page.getByRole('textbox', { name: 'Salasana', exact: true }).fill(therapist.password)
  await page.getByRole('button', { name: 'Lisää', exact: true }).click()
  await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: therapist.name })).toContainText(
    'Voi kirjautua',
  )
}

/** The whole first run. Answers the recovery code. */
export async function setUpSalon(app: ElectronApplication, page: Page, backupFolder: string): Promise<string> {
  await createOwner(page)
  await fillSalon(page)
  const code = await confirmRecoveryCode(page)
  await addTherapist(page)
  await next(page)
  for (const service of ['Hiustenleikkaus, lyhyet', 'Hieronta 60 min', 'Jalkahoito']) {
    await page.getByText(service, { exact: true }).click()
  }
  await next(page)
  await expect(heading(page, 'Milloin salonki on auki?')).toBeVisible()
  await next(page)
  await answerFolder(app, backupFolder)
  await page.getByRole('button', { name: 'Valitse kansio' }).click()
  await expect(page.getByText('Ensimmäinen varmuuskopio on tehty ja tarkistettu.')).toBeVisible()
  await next(page)
  await page.getByRole('button', { name: 'Avaa kalenteri' }).click()
  await expect(page.getByRole('navigation', { name: 'Päävalikko' })).toBeVisible()
  return code
}

/** On the sign-in screen: chooses the person and types the password. */
export async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByRole('button', { name }).click()
  await page.getByRole('textbox', { name: 'Salasana' }).fill(password)
  await page.getByRole('button', { name: 'Kirjaudu sisään' }).click()
}
