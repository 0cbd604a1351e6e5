// An invoice in the running program: drafted, issued, saved as paper, paid through the bank's file.
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { answerFile, expectAccessible, temporaryFolder } from './first-run.ts'
import { launchPractice } from './practice.ts'

test('an invoice is drafted, issued, saved, and paid by a row of the bank', async () => {
  test.setTimeout(120_000)
  const folder = temporaryFolder('invoices')
  const { app, page, close } = await launchPractice()
  await page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name: 'Laskut' }).click()
  await expect(page.getByRole('heading', { name: 'Laskuja ei ole vielä' })).toBeVisible()
  await expectAccessible(page)

  // A draft says what is missing, is kept, and goes on where it was.
  await page.getByRole('button', { name: 'Uusi lasku' }).click()
  const draft = page.getByRole('complementary', { name: 'Uusi lasku' })
  await draft.getByRole('button', { name: 'Tee lasku' }).click()
  await expect(draft.getByText('Lisää ainakin yksi palvelu tai tuote.')).toBeVisible()
  await expect(draft.getByText('Tämä tieto tarvitaan.')).toBeVisible()
  await draft.getByRole('textbox', { name: 'Maksajan nimi' }).fill('Malli Maija')
  const field = draft.getByRole('combobox', { name: 'Lisää palvelu tai tuote' })
  await field.fill('hieronta')
  await page.getByRole('option').first().click()
  await expect(draft.getByRole('textbox', { name: 'Hinta' })).toBeVisible()
  await draft.getByRole('textbox', { name: 'Hinta' }).fill('65,00')
  await expectAccessible(page)
  await draft.getByRole('button', { name: 'Tallenna luonnos' }).click()
  await expect(draft).toHaveCount(0)
  await page.getByRole('button', { name: /Malli Maija · 65,00/ }).click()
  await expect(draft.getByRole('textbox', { name: 'Maksajan nimi' })).toHaveValue('Malli Maija')
  await draft.getByRole('button', { name: 'Tee lasku' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Tee lasku' }).click()

  const invoice = page.getByRole('complementary', { name: 'Lasku L-1' })
  await expect(invoice.getByText('Avoin')).toBeVisible()
  await expectAccessible(page)
  const reference = (await invoice.getByText(/^2026 0001\d$/).textContent()) ?? ''
  const file = path.join(folder, 'lasku.pdf')
  await answerFile(app, file)
  await invoice.getByRole('button', { name: 'Tallenna PDF…' }).click()
  await expect(page.getByText('Tallennettu: lasku.pdf')).toBeVisible()
  expect(fs.readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')

  // The bank's file: the reference and the sum fit, so nobody is asked.
  const statement = path.join(folder, 'tili.csv')
  fs.writeFileSync(
    statement,
    `Kirjauspäivä;Määrä;Maksaja;Viite;Viesti\n24.11.2026;65,00;MALLI MAIJA;${reference};\n24.11.2026;12,00;JOKU MUU;;terveisiä\n`,
  )
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, statement)
  await page.getByRole('button', { name: 'Lue tiliote…' }).click()
  await expect(page.getByText('Luettu 2 uutta riviä, 1 kohdistui laskuun.')).toBeVisible()
  await expect(invoice.getByText('Maksettu').first()).toBeVisible()

  // The other row is something else.
  await page.getByRole('button', { name: 'Käy läpi' }).click()
  const rows = page.getByRole('complementary', { name: 'Tiliotteen rivit' })
  await expect(rows.getByText('JOKU MUU, 24.11.2026')).toBeVisible()
  await expectAccessible(page)
  await rows.getByRole('button', { name: 'Ei ole laskun maksu' }).click()
  await expect(rows.getByText('Kaikki rivit on käyty läpi.')).toBeVisible()
  await close()
  fs.rmSync(folder, { recursive: true })
})
