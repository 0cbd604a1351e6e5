/** Keys and passwords: a staff member leaves and the salon's key is changed; the recovery sheet with its QR code. */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { expect, type Page, test } from '@playwright/test'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { answerFile, expectAccessible, temporaryFolder } from './first-run.ts'
import { launchPractice } from './practice.ts'
import { practiceOwner, practicePassphrase } from './practice-facts.ts'

const rail = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name }).click()
const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Asetusten osat' }).getByRole('button', { name }).click()

test('after somebody has left, the salon’s key is changed and everybody else signs in as before', async () => {
  const { page, close } = await launchPractice()
  await rail(page, 'Asetukset')
  await part(page, 'Työntekijät')
  await page.getByRole('button', { name: 'Toiminnot: Sanna Vuorela' }).click()
  await page.getByRole('menuitem', { name: 'Poista käytöstä' }).click()
  await expect(page.getByText('Sanna Vuorela ei enää pääse sisään')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Vaihda avain' }).click()

  await expect(page.getByRole('heading', { name: 'Kuka avaa salongin' })).toBeVisible()
  const people = page.getByRole('table', { name: 'Kuka avaa salongin' })
  await expect(people.getByText(practiceOwner)).toBeVisible()
  await expect(people.getByText('Sanna Vuorela')).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Vaihda avain' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Vaihtoa ei voi perua.', { exact: false })).toBeVisible()
  await expectAccessible(page)
  await dialog.getByLabel('Oma salalauseesi').fill('aivan väärä salalause')
  await dialog.getByRole('button', { name: 'Vaihda avain' }).click()
  await expect(dialog.getByRole('alert')).toBeVisible()
  await dialog.getByLabel('Oma salalauseesi').fill(practicePassphrase)
  await dialog.getByRole('button', { name: 'Vaihda avain' }).click()
  await expect(page.getByText('Salongin avain on vaihdettu')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('Sanna Vuorela ei enää pääse sisään')).toHaveCount(0)
  await expect(page.getByText('Ei koskaan, sama kuin alussa')).toHaveCount(0)

  // The same session goes on; and a colleague gets in with the password she has always had.
  await page.keyboard.press('Control+L')
  await page.getByRole('button', { name: 'Vaihda käyttäjää' }).click()
  await page.getByRole('button', { name: 'Aino Koskela' }).click()
  await page.getByLabel('Salasana', { exact: true }).fill(practicePassphrase)
  await page.getByRole('button', { name: 'Kirjaudu sisään' }).click()
  await expect(page.getByRole('navigation', { name: 'Päävalikko' })).toBeVisible()
  await close()
})

/** The QR code on the first page of a PDF, read from a picture of it. */
async function qrOf(pdf: Buffer): Promise<string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const wasm = fs.readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) } })
  const page = await (await getDocument({ data: Uint8Array.from(pdf) }).promise).getPage(1)
  const viewport = page.getViewport({ scale: 2 })
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  const context = canvas.getContext('2d')
  await page.render({ canvas: null, canvasContext: context as never, viewport }).promise
  const picture = context.getImageData(0, 0, canvas.width, canvas.height)
  return (await readBarcodes(picture as never, { formats: ['QRCode'] })).map((found) => found.text)
}

test('a new recovery sheet is saved as PDF, its QR code is read back, and it counts once typed', async () => {
  const folder = temporaryFolder('sheet')
  const { app, page, close } = await launchPractice()
  await rail(page, 'Asetukset')
  await part(page, 'Avaimet ja salasanat')
  await page.getByRole('button', { name: 'Tee uusi palautuskoodi' }).click()
  const shown = await page.getByTestId('recovery-code').innerText()
  const file = path.join(folder, 'lomake.pdf')
  await answerFile(app, file)
  await page.getByRole('button', { name: 'Tallenna PDF-lomake' }).click()
  await expect(page.getByText('Lomake tallennettiin: lomake.pdf')).toBeVisible()
  await expectAccessible(page)
  const [code = ''] = await qrOf(fs.readFileSync(file))
  expect(code.replaceAll('-', '')).toBe(shown.replace(/[\s-]/g, ''))
  // As a reader that types would: the code and nothing else.
  await page.getByLabel('Kirjoita koodi paperista').fill(code)
  await page.getByRole('button', { name: 'Valmis' }).click()
  await expect(page.getByText('Palautuskoodi on vahvistettu ja käytössä.')).toBeVisible()

  await page.getByRole('button', { name: 'Kokeile lomaketta' }).click()
  await page.getByRole('dialog').getByLabel('Palautuskoodi').fill(code)
  await page.getByRole('dialog').getByRole('button', { name: 'Tarkista koodi' }).click()
  await expect(page.getByText('Koodi toimii.', { exact: false })).toBeVisible()
  await close()
  fs.rmSync(folder, { recursive: true })
})
