// Privacy in the window: the overview, a request from start to package, erasing a person from her card.
import fs from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { answerFile, expectAccessible, temporaryFolder } from './first-run.ts'
import { launchPractice } from './practice.ts'

const rail = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name }).click()
const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Tietosuoja' }).getByRole('button', { name, exact: true }).click()

test('every promise is shown with its proof, and the missing papers are made', async () => {
  const { page, close } = await launchPractice()
  await rail(page, 'Tietosuoja')
  const row = page.getByRole('listitem').filter({ hasText: 'Selosteet ovat ajan tasalla' })
  await expect(row.getByText('Tee tämä')).toBeVisible()
  await expectAccessible(page)
  await row.getByRole('button', { name: 'Avaa' }).click()
  for (const name of ['Tietosuojaseloste asiakkaille', 'Seloste käsittelytoimista (30 art.)']) {
    const paper = page.getByRole('listitem').filter({ hasText: name })
    await paper.getByRole('button', { name: 'Tee uusi versio' }).click()
    await page.getByRole('menuitem', { name: 'Suomi' }).click()
    await expect(paper.getByText(/Versio 1/)).toBeVisible()
  }
  await expectAccessible(page)
  await part(page, 'Yleiskuva')
  await expect(row.getByText('Kunnossa')).toBeVisible()
  await close()
})

test('a request from the card to the package, and then everything erased', async () => {
  const { app, page, close } = await launchPractice()
  const folder = temporaryFolder('packages')
  await rail(page, 'Asiakkaat')
  await page.getByRole('button', { name: 'Uusi asiakas' }).first().click()
  const form = page.getByRole('complementary', { name: 'Uusi asiakas' })
  await form.getByRole('textbox', { name: 'Nimi' }).fill('Ylermi Merkkinen')
  await form.getByRole('button', { name: 'Lisää asiakas' }).click()
  const card = page.getByRole('article', { name: 'Asiakaskortti' })
  await expect(card.getByRole('heading', { name: 'Ylermi Merkkinen' })).toBeVisible()

  await card.getByRole('button', { name: 'Toiminnot' }).click()
  await page.getByRole('menuitem', { name: 'Uusi tietopyyntö…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Kirjaa pyyntö' }).click()
  const panel = page.getByRole('complementary', { name: 'Nähdä tiedot' })
  await expect(panel.getByText('Ylermi Merkkinen').first()).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Luettavaksi (PDF)' })).toBeDisabled()
  await panel.getByRole('textbox', { name: 'Miten tarkistettiin' }).fill('Tunnettu asiakas')
  await panel.getByRole('button', { name: 'Tallenna' }).click()
  await expect(panel.getByText('Tarkistettu: Tunnettu asiakas')).toBeVisible()
  await expectAccessible(page)
  const file = path.join(folder, 'tiedot.pdf')
  await answerFile(app, file)
  await panel.getByRole('button', { name: 'Luettavaksi (PDF)' }).click()
  await expect(panel.getByText(/Tiedot, PDF/)).toBeVisible()
  expect(fs.readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
  await panel.getByRole('button', { name: 'Päätä pyyntö' }).click()
  await expect(page.getByRole('row', { name: /Ylermi Merkkinen/ }).getByText('Toteutettu')).toBeVisible()

  await rail(page, 'Asiakkaat')
  await page.getByRole('searchbox').fill('Ylermi')
  await page.getByText('Ylermi Merkkinen').first().click()
  await card.getByRole('button', { name: 'Toiminnot' }).click()
  await page.getByRole('menuitem', { name: 'Poista kaikki tiedot…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Poista Ylermi Merkkinen' })
  await expect(dialog.getByText('Asiakaskortti', { exact: false }).first()).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Poista pysyvästi' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('Tiedot on poistettu.')).toBeVisible()
  await page.getByRole('searchbox').fill('Ylermi')
  await expect(page.getByText('Ylermi Merkkinen')).toHaveCount(0)
  await close()
  fs.rmSync(folder, { recursive: true })
})
