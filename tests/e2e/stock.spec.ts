// The stock and two sellers in the running program: goods come in, a scanned bottle is sold, the shelf is counted with a
// scanner, a list is looked at; then somebody rents a chair, and a sale of both becomes two receipts.
import { expect, type Page, test } from '@playwright/test'
import { ask } from './ask.ts'
import { expectAccessible } from './first-run.ts'
import { launchPractice } from './practice.ts'

async function value<T>(page: Page, route: string, input: unknown = null): Promise<T> {
  const envelope = await page.evaluate(([name, given]) => window.loiste.call(name as string, given), [
    route,
    input,
  ] as const)
  if (!envelope.ok) throw new Error(`${route}: ${envelope.error.code}`)
  return envelope.value as T
}

/**
 * A scanner types faster than anybody, into whatever has the focus, and presses Enter. A real key is stamped when it is
 * pressed, however long the window takes to draw the one before it, so these carry a scanner's pace too.
 */
async function scan(page: Page, code: string): Promise<void> {
  await page.evaluate((text) => {
    const startedAtMs = performance.now()
    for (const [index, key] of [...text, 'Enter'].entries()) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
      Object.defineProperty(event, 'timeStamp', { value: startedAtMs + 4 * index })
      document.activeElement?.dispatchEvent(event)
      if (!event.defaultPrevented && key !== 'Enter') document.execCommand('insertText', false, key)
    }
  }, code)
}

const openTill = (page: Page) =>
  page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name: 'Kassa' }).click()

interface Listed {
  readonly id: string
  readonly name: string
  readonly barcode: string
}

test('goods come in, are sold and counted, and what runs low is on the list', async () => {
  const { page, close } = await launchPractice()
  const products = await value<Listed[]>(page, 'products.list')
  const oil = products.find((each) => each.name === 'Hiusöljy 50 ml')
  if (oil === undefined) throw new Error('the practice salon sells hair oil')
  await openTill(page)
  await page.getByRole('button', { name: 'Varasto', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Varasto', level: 1 })).toBeVisible()

  await page.getByRole('button', { name: 'Kirjaa ostoerä' }).click()
  const panel = page.getByRole('complementary', { name: 'Ostoerä' })
  await scan(page, oil.barcode)
  await expect(panel.getByText('Hiusöljy 50 ml')).toBeVisible()
  await scan(page, oil.barcode)
  await expect(panel.getByRole('textbox', { name: 'Pakkauksia' })).toHaveValue('2')
  await panel.getByRole('textbox', { name: 'Hinta yhteensä, alv 0 %' }).fill('17,00')
  await panel.getByRole('button', { name: 'Kirjaa varastoon' }).click()
  await expect(page.getByText('Kirjattiin 1 tuote.')).toBeVisible()
  const row = page.getByRole('row', { name: /Hiusöljy 50 ml/ })
  await expect(row).toContainText('2\u00a0kpl')
  await expect(row).toContainText('8,50')
  await expect(row).toContainText('Tilaa')
  await expectAccessible(page)

  // A misread code is said in words, and nothing is added.
  await scan(page, `${oil.barcode.slice(0, -1)}${(Number(oil.barcode.at(-1)) + 1) % 10}`)
  await expect(page.getByText(/luettiin väärin/)).toBeVisible()

  // Three are sold although the rows knew of two: the sale goes through, and the shelf is to be counted.
  await page.getByRole('button', { name: 'Kassaan' }).click()
  for (const count of [1, 2, 3]) {
    await scan(page, oil.barcode)
    await expect(page.getByRole('listitem', { name: 'Rivi 1: Hiusöljy 50 ml' })).toContainText(
      `${(1990 * count) / 100}`.replace('.', ','),
    )
  }
  // A real scanner is a keyboard: with the cursor in a sum its digits go to the sale, and none stays in the field.
  await page.getByRole('button', { name: 'Jaa maksu' }).click()
  const sum = page.getByRole('textbox', { name: 'Tällä tavalla' })
  await sum.fill('12')
  await scan(page, oil.barcode)
  await expect(page.getByRole('listitem', { name: 'Rivi 1: Hiusöljy 50 ml' })).toContainText('79,60')
  await expect(sum).toHaveValue(/^12(,00)?$/)
  await page.getByRole('region', { name: 'Maksu' }).getByRole('button', { name: 'Peruuta' }).click()
  await page.keyboard.press('F9')
  await expect(page.getByText(/Varaston saldo loppui kesken: Hiusöljy 50 ml/)).toBeVisible()
  await page.getByRole('button', { name: 'Varasto', exact: true }).click()
  await expect(page.getByRole('row', { name: /Hiusöljy 50 ml/ })).toContainText('Laske')

  await page.getByRole('button', { name: 'Inventaario' }).click()
  await page.getByRole('button', { name: 'Aloita inventaario' }).click()
  await expect(page.getByText('Ei vielä laskettuja tuotteita')).toBeVisible()
  await scan(page, oil.barcode)
  const counted = page.getByRole('textbox', { name: 'Hyllyssä, Hiusöljy 50 ml' })
  await expect(counted).toHaveValue('1')
  await counted.fill('5')
  await counted.press('Tab')
  await expect(page.getByText('+5')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Päätä inventaario' }).click()
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .getByRole('button', { name: 'Päätä inventaario' })
    .click()
  await expect(page.getByText(/Inventaario on valmis: 1 laskettu, 1 poikkesi/)).toBeVisible()
  await page.getByRole('row', { name: /Hiusöljy 50 ml/ }).click()
  const product = page.getByRole('complementary', { name: 'Hiusöljy 50 ml' })
  await expect(product.getByText('Löytyi myynnissä')).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Listat' }).click()
  await page.getByRole('menuitem', { name: 'Varaston arvo' }).click()
  await expect(page.getByRole('dialog').getByText('Hiusöljy 50 ml')).toBeVisible()
  await expectAccessible(page)
  await close()
})

test('a price to come is told beforehand; a sale that waited takes the price of the day', async () => {
  const { page, close } = await launchPractice()
  const oil = async () => {
    const products = await ask(page, 'products.list')
    const { name, priceCents, prices } = products.find((each) => each.name === 'Hiusöljy 50 ml') ?? {}
    return { name, priceCents, prices }
  }
  await openTill(page)
  const add = page.getByRole('combobox', { name: 'Lisää palvelu tai tuote' })
  const line = page.getByRole('listitem', { name: 'Rivi 1: Hiusöljy 50 ml' })
  await add.fill('Hiusöljy')
  await add.press('Enter')
  await expect(line).toContainText('19,90')
  await page.getByRole('button', { name: 'Lisää', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Siirrä odottamaan…' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Hakee lompakon')
  await page.getByRole('dialog').getByRole('button', { name: 'Siirrä odottamaan' }).click()
  await expect(page.getByText('Myynti odottaa: Hakee lompakon')).toBeVisible()

  await page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name: 'Asetukset' }).click()
  await page.getByRole('button', { name: 'Tuotteet', exact: true }).click()
  const row = page.getByRole('row', { name: /Hiusöljy 50 ml/ })
  await row.click()
  const panel = page.getByRole('complementary', { name: 'Muokkaa tuotetta' })
  await panel.getByText('Tulevat hinnat').click()
  await panel.getByRole('button', { name: 'Lisää hinta' }).click()
  // Tomorrow is offered; today is not to come.
  const from = panel.getByRole('textbox', { name: 'Alkaen' })
  await expect(from).toHaveValue(/25\.11\./)
  await from.fill('24.11.2026')
  await panel.getByRole('textbox', { name: 'Hinta' }).last().fill('21,90')
  await panel.getByRole('button', { name: 'Tallenna' }).click()
  await expect(panel.getByText(/Tuleva hinta alkaa aikaisintaan huomenna/)).toBeVisible()
  await from.fill('1.1.2027')
  await panel.getByRole('button', { name: 'Lisää hinta' }).click()
  await from.last().fill('1.1.2027')
  await panel.getByRole('textbox', { name: 'Hinta' }).last().fill('22,90')
  await panel.getByRole('button', { name: 'Tallenna' }).click()
  await expect(panel.getByText(/Samalle päivälle voi olla yksi hinta/)).toBeVisible()
  await expectAccessible(page)
  await panel.getByRole('button', { name: 'Poista hinta' }).last().click()
  await panel.getByRole('textbox', { name: 'Hinta' }).first().fill('20,50')
  await panel.getByRole('button', { name: 'Tallenna' }).click()
  await expect(panel).toBeHidden()
  await expect(row).toContainText('20,50')
  expect(await oil()).toEqual({
    name: 'Hiusöljy 50 ml',
    priceCents: 2050,
    prices: [
      { from: '2026-11-24', priceCents: 2050 },
      { from: '2027-01-01', priceCents: 2190 },
    ],
  })
  await row.click()
  await expect(from).toHaveValue(/1\.1\.2027/)
  await expect(panel.getByText('24.11.2026 alkaen')).toBeVisible()
  await page.keyboard.press('Escape')

  await openTill(page)
  await page.getByRole('button', { name: /Hakee lompakon/ }).click()
  await expect(line).toContainText('20,50')
  await expect(page.getByText('Hinta on muuttunut odotuksen aikana: Hiusöljy 50 ml')).toBeVisible()
  await close()
})

test('somebody rents a chair: a sale of both becomes two receipts with their own numbers', async () => {
  const { page, close } = await launchPractice()
  const rail = page.getByRole('navigation', { name: 'Päävalikko' })
  await rail.getByRole('button', { name: 'Asetukset' }).click()
  await page.getByRole('button', { name: 'Myyjät' }).click()
  await page.getByRole('button', { name: 'Lisää myyjä' }).click()
  const panel = page.getByRole('complementary', { name: 'Lisää myyjä' })
  await panel.getByRole('textbox', { name: 'Numerosarjan kirjaimet' }).fill('a')
  await panel.getByRole('textbox', { name: 'Nimi' }).fill('Hius-Aino')
  await panel.getByRole('textbox', { name: 'Y-tunnus' }).fill('1234567-2')
  await panel.getByRole('button', { name: 'Tallenna' }).click()
  await expect(panel.getByText(/Y-tunnus ei ole oikein/)).toBeVisible()
  await panel.getByRole('textbox', { name: 'Y-tunnus' }).fill('1234567-1')
  await panel.getByRole('button', { name: 'Tallenna' }).click()
  await expect(page.getByRole('row', { name: /Hius-Aino/ })).toContainText('AK, AH, AL')
  await page.getByRole('button', { name: /Myy nimissä: Aino Koskela/ }).click()
  await page.getByRole('option', { name: 'Hius-Aino' }).click()
  await expect(page.getByRole('button', { name: /Myy nimissä: Aino Koskela/ })).toContainText('Hius-Aino')
  await expectAccessible(page)

  await openTill(page)
  const add = page.getByRole('combobox', { name: 'Lisää palvelu tai tuote' })
  await add.fill('Hiuslakka')
  await add.press('Enter')
  await add.fill('Kynsiöljy')
  await add.press('Enter')
  const second = page.getByRole('listitem', { name: 'Rivi 2: Kynsiöljy 10 ml' })
  await second.getByRole('button', { name: /Tekijä/ }).click()
  await page.getByRole('option', { name: 'Aino Koskela' }).click()
  await expect(page.getByText(/Myynnissä on kahden myyjän rivejä/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Erottele kuiteiksi' }).click()
  await expect(second).toBeHidden()
  await page.keyboard.press('F9')
  await page.getByRole('button', { name: /Jatka: 12,90/ }).click()
  await expect(page.getByText('Myyjä: Hius-Aino')).toBeVisible()
  await page.keyboard.press('F9')
  const receipt = page.getByRole('article', { name: /AK-1/ })
  await expect(receipt).toContainText('Hius-Aino')
  await expect(receipt).toContainText('1234567-1')
  await close()
})
