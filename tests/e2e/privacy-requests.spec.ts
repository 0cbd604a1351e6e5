// Each of the six kinds of request in the window, from the day it arrives to the letter that answers it: noted, the person
// recognised, done where it is done, closed, answered on paper.
import fs from 'node:fs'
import path from 'node:path'
import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { expect as expectSoon, test } from '@playwright/test'
import { ask } from './ask.ts'
import { answerFile, expectAccessible, temporaryFolder } from './first-run.ts'
import { launchPractice } from './practice.ts'

test.setTimeout(180_000)
// Papers are made in a process of their own.
const expect = expectSoon.configure({ timeout: 20_000 })

const rail = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name }).click()

type Kind = 'Nähdä tiedot' | 'Oikaista' | 'Poistaa' | 'Rajoittaa' | 'Siirtää tiedot' | 'Vastustaa'

/** A card of its own for each, and the request noted and recognised; the panel that leads on. */
async function noted(page: Page, kind: Kind): Promise<{ id: string; name: string; panel: Locator }> {
  const name = `Rauha ${kind.replace(' ', '')}`
  const { id } = await ask(page, 'clients.create', { name, email: 'rauha@example.org', phone: '040 555 0199' })
  await rail(page, 'Tietosuoja')
  await page.getByRole('navigation', { name: 'Tietosuoja' }).getByRole('button', { name: 'Pyynnöt' }).click()
  await page.getByRole('button', { name: 'Uusi pyyntö' }).first().click()
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: /Mitä pyydetään/ }).click()
  await page.getByRole('option', { name: kind, exact: true }).click()
  await dialog.getByRole('combobox', { name: 'Asiakas' }).fill(name)
  await page.getByRole('option', { name }).click()
  await expect(dialog.getByRole('textbox', { name: 'Pyytäjä' })).toHaveValue(name)
  await dialog.getByRole('button', { name: 'Kirjaa pyyntö' }).click()
  const panel = page.getByRole('complementary', { name: kind })
  await expect(panel.getByText('24.12.2026 · 30 päivää jäljellä')).toBeVisible()
  await panel.getByRole('textbox', { name: 'Miten tarkistettiin' }).fill('Tunnettu asiakas')
  await panel.getByRole('button', { name: 'Tallenna', exact: true }).click()
  await expect(panel.getByText('Tarkistettu: Tunnettu asiakas')).toBeVisible()
  return { id, name, panel }
}

/** Back from her card to the request, by the notice on the card. */
async function backFromCard(page: Page): Promise<void> {
  const card = page.getByRole('article', { name: 'Asiakaskortti' })
  await expect(card.getByText('Avoin tietopyyntö, vastaus viimeistään 24.12.2026')).toBeVisible()
  await card.getByRole('button', { name: 'Avaa', exact: true }).click()
}

const fromMenu = async (page: Page, entry: string) => {
  await page.getByRole('article', { name: 'Asiakaskortti' }).getByRole('button', { name: 'Toiminnot' }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

/** Closed as done, and the answer written: the register says both. */
async function closedAndAnswered(app: ElectronApplication, page: Page, panel: Locator, folder: string): Promise<void> {
  await panel.getByRole('button', { name: 'Päätä pyyntö' }).click()
  await expect(panel.getByRole('button', { name: 'Päätä pyyntö' })).toHaveCount(0)
  await expect(panel.getByText('Toteutettu', { exact: true })).toBeVisible()
  const file = path.join(folder, 'vastaus.pdf')
  await answerFile(app, file)
  await panel.getByRole('button', { name: 'Kirje asiakkaalle' }).click()
  await page.getByRole('menuitem', { name: 'Vastaus', exact: true }).click()
  await expect(panel.getByText(/Kirje, PDF/)).toBeVisible()
  expect(fs.readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
  fs.rmSync(file)
}

test('to see the data, and to have it in a form that a machine reads', async () => {
  const { app, page, close } = await launchPractice()
  const folder = temporaryFolder('requests')
  for (const [kind, button, listed, start] of [
    ['Nähdä tiedot', 'Luettavaksi (PDF)', /Tiedot, PDF/, '%PDF-'],
    ['Siirtää tiedot', 'Tallenna (JSON)', /Siirrettävät tiedot, JSON/, '{'],
  ] as const) {
    const { name, panel } = await noted(page, kind)
    const file = path.join(folder, 'tiedot')
    await answerFile(app, file)
    await panel.getByRole('button', { name: button }).click()
    await expect(panel.getByText(listed)).toBeVisible()
    const content = fs.readFileSync(file)
    expect(content.subarray(0, start.length).toString()).toBe(start)
    if (start === '{') expect(content.toString()).toContain(name)
    await closedAndAnswered(app, page, panel, folder)
  }
  await close()
  fs.rmSync(folder, { recursive: true })
})

test('to have it put right, and to have it rest', async () => {
  const { app, page, close } = await launchPractice()
  const folder = temporaryFolder('requests')
  const wrong = await noted(page, 'Oikaista')
  await wrong.panel.getByRole('button', { name: 'Avaa kortti' }).click()
  const card = page.getByRole('article', { name: 'Asiakaskortti' })
  await expect(card.getByRole('heading', { name: wrong.name })).toBeVisible()
  const { version } = await ask(page, 'clients.get', { id: wrong.id })
  await ask(page, 'clients.change', { id: wrong.id, version, patch: { name: 'Rauha Oikein' } })
  await expect(card.getByRole('heading', { name: 'Rauha Oikein' })).toBeVisible()
  await backFromCard(page)
  await closedAndAnswered(app, page, wrong.panel, folder)

  const resting = await noted(page, 'Rajoittaa')
  await resting.panel.getByRole('button', { name: 'Avaa kortti' }).click()
  await fromMenu(page, 'Rajoita käsittelyä…')
  await page.getByRole('dialog').getByRole('textbox').fill('Kiistää tiedot')
  await page.getByRole('dialog').getByRole('button', { name: 'Tallenna' }).click()
  await expect(card.getByText('Käsittely on rajoitettu: Kiistää tiedot')).toBeVisible()
  await backFromCard(page)
  await closedAndAnswered(app, page, resting.panel, folder)
  await close()
  fs.rmSync(folder, { recursive: true })
})

test('to have the marketing stop, and to be erased', async () => {
  const { app, page, close } = await launchPractice()
  const folder = temporaryFolder('requests')
  const { panel } = await noted(page, 'Vastustaa')
  await panel.getByRole('button', { name: 'Avaa kortti' }).click()
  await fromMenu(page, 'Kiellä markkinointi')
  await expect(page.getByText('Markkinointi on kielletty.')).toBeVisible()
  await backFromCard(page)
  await closedAndAnswered(app, page, panel, folder)

  const gone = await noted(page, 'Poistaa')
  await gone.panel.getByRole('button', { name: 'Katso poistettavat' }).click()
  const dialog = page.getByRole('dialog', { name: `Poista ${gone.name}` })
  // The request that this answers is none that waits beside it.
  await expect(dialog.getByText('Asiakaskortti', { exact: false }).first()).toBeVisible()
  await expect(dialog.getByText(/Avoimia tietopyyntöjä/)).toHaveCount(0)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Poista pysyvästi' }).click()
  await expect(page.getByText('Tiedot on poistettu.')).toBeVisible()
  // The register keeps that it was asked, without her.
  await expect(gone.panel.getByText('Ei rekisterissä').first()).toBeVisible()
  await expect(page.getByText(gone.name)).toHaveCount(0)
  await closedAndAnswered(app, page, gone.panel, folder)
  await close()
  fs.rmSync(folder, { recursive: true })
})
