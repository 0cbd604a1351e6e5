// A Saturday's till in the running program: a scanned product, a gift card sold, a sale put aside and taken up again, a
// credit, and the day closed with its count.
import { expect, test } from '@playwright/test'
import { expectAccessible } from './first-run.ts'
import { launchPractice } from './practice.ts'

const saturday = '2026-11-28T15:00:00+02:00'

test('a Saturday is sold, credited, counted and closed', async () => {
  test.setTimeout(90_000)
  const { page, close } = await launchPractice({ now: saturday })
  await page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name: 'Kassa' }).click()
  const confirm = page.getByRole('button', { name: /Vahvista maksu/ })
  const more = page.getByRole('button', { name: 'Lisää', exact: true })

  // What the scanner reads goes to the sale, and it is paid by card.
  const [product] = await page.evaluate(async () => {
    const answer = await window.loiste.call('products.list', null)
    return answer.ok ? (answer.value as { name: string; barcode: string }[]) : []
  })
  await expect(page.getByRole('combobox', { name: 'Lisää palvelu tai tuote' })).toBeVisible()
  await page.keyboard.type(`${product?.barcode}\n`)
  await expect(page.getByText(product?.name ?? 'no product').first()).toBeVisible()
  await confirm.click()
  await expect(page.getByRole('article', { name: /^Kuitti K-/ })).toContainText(product?.name ?? 'no product')
  await page.getByRole('button', { name: 'Uusi myynti' }).first().click()

  // A gift card for a hundred, and a tip, put aside and taken up again.
  await more.click()
  await page.getByRole('menuitem', { name: 'Myy lahjakortti…' }).click()
  await page.getByRole('textbox', { name: 'Arvo', exact: true }).fill('100')
  await page.getByRole('button', { name: 'Lisää myyntiin' }).click()
  await expect(page.getByRole('list', { name: 'Kortit ja muut rivit' })).toContainText('100,00')
  await more.click()
  await page.getByRole('menuitem', { name: 'Siirrä odottamaan…' }).click()
  await page.getByLabel('Millä nimellä se löytyy').fill('Lahja tädille')
  await page.getByRole('button', { name: 'Siirrä odottamaan' }).click()
  const day = page.getByRole('complementary', { name: 'Myynti tänään' })
  await day.getByRole('button', { name: /Lahja tädille/ }).click()
  await expect(confirm).toContainText('100,00')
  await page.getByRole('radio', { name: 'Käteinen' }).click()
  await expectAccessible(page)
  await confirm.click()
  const receipt = page.getByRole('article', { name: /^Kuitti K-/ })
  await expect(receipt).toContainText('Lahjakortti')
  await expect(day.getByRole('button', { name: /Lahja tädille/ })).toBeHidden()

  // It was a mistake: half of it goes back in cash.
  await more.click()
  await page.getByRole('menuitem', { name: 'Hyvitä…' }).click()
  await page.getByRole('dialog').getByText('Summa', { exact: true }).click()
  await page.getByLabel('Hyvitettävä summa').fill('40')
  await page.getByRole('textbox', { name: 'Syy' }).fill('Väärä arvo')
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Hyvitä 40,00/ }).click()
  await expect(page.getByRole('article', { name: 'Hyvityskuitti H-1' })).toContainText('Väärä arvo')

  // The card owes what is left of it.
  await page.getByRole('button', { name: 'Lahja- ja sarjakortit' }).click()
  await expect(page.getByText('Velka kortinhaltijoille')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: '60,00' }).first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Takaisin kassaan' }).click()

  await page.getByRole('button', { name: 'Päivän päätös' }).click()
  await expect(page.getByRole('heading', { name: 'Välisummat (X)' })).toBeVisible()
  await page.getByLabel('20,00 €, kappaletta').fill('3')
  await page.getByLabel('Miksi kassa ei täsmää').fill('Ensimmäinen päätös')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Päätä päivä' }).click()
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Päätä päivä' }).click()
  await expect(page.getByRole('heading', { name: 'Päivän päätös Z1' })).toBeVisible()
  await expect(page.getByText(/^Tunniste [0-9a-f]{8} /)).toBeVisible()
  await expectAccessible(page)
  await close()
})
