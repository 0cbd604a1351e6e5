// The owner's work on privacy, as she does it: every kind of request, one from somebody who is not on file, a breach from
// the first word to the last, a card at rest, the log narrowed to a day, her own last permission.
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './first-run.ts'
import { launchPractice } from './practice.ts'

const rail = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name }).click()
const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Tietosuoja' }).getByRole('button', { name, exact: true }).click()
const choose = async (page: Page, field: RegExp, option: string) => {
  await page.getByRole('button', { name: field }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

test('all six kinds of request can be noted, also from somebody who is not on file', async () => {
  const { page, close } = await launchPractice()
  await rail(page, 'Tietosuoja')
  await part(page, 'Pyynnöt')
  for (const kind of ['Nähdä tiedot', 'Oikaista', 'Poistaa', 'Rajoittaa', 'Siirtää tiedot', 'Vastustaa']) {
    await page.getByRole('button', { name: 'Uusi pyyntö' }).first().click()
    const dialog = page.getByRole('dialog')
    await choose(page, /Mitä pyydetään/, kind)
    await dialog.getByRole('textbox', { name: 'Pyytäjä' }).fill(`Outi Tuntematon ${kind}`)
    await dialog.getByRole('button', { name: 'Kirjaa pyyntö' }).click()
    const panel = page.getByRole('complementary', { name: kind })
    await expect(panel.getByText('Ei rekisterissä').first()).toBeVisible()
    await expect(page.getByRole('row', { name: new RegExp(`Outi Tuntematon ${kind}`) })).toBeVisible()
    await panel.getByRole('button', { name: 'Sulje sivupaneeli' }).click()
  }
  await expectAccessible(page)
  await close()
})

test('a breach is noted, judged, told and closed', async () => {
  const { page, close } = await launchPractice()
  await rail(page, 'Tietosuoja')
  await part(page, 'Poikkeamat')
  await page.getByRole('button', { name: 'Kirjaa poikkeama' }).first().click()
  const dialog = page.getByRole('dialog')
  await choose(page, /Mitä tapahtui/, 'Varmuuskopio katosi')
  await dialog.getByRole('textbox', { name: 'Tapahtumat' }).fill('Tikku jäi bussiin.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Kirjaa poikkeama' }).click()
  const panel = page.getByRole('complementary', { name: 'Varmuuskopio katosi' })
  await expect(panel.getByText(/tuntia jäljellä/)).toBeVisible()
  await panel.getByText('Suuri riski: kerro myös asiakkaille').last().click()
  await panel.getByRole('button', { name: 'Tallenna', exact: true }).click()
  await expectAccessible(page)
  for (const step of [
    'Ilmoitettu tietosuojavaltuutetulle',
    'Kerrottu asiakkaille',
    'Kerrottu vastatoimista',
    'Käsittely päätetty',
  ]) {
    await expect(panel.getByRole('heading', { name: step })).toBeVisible()
    await panel.getByRole('button', { name: 'Merkitse tehdyksi' }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Merkitse tehdyksi' }).fill('Tehty puhelimella')
    await page.getByRole('dialog').getByRole('button', { name: 'Tallenna' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await expect(panel.getByRole('button', { name: 'Merkitse tehdyksi' })).toHaveCount(0)
  await close()
})

test('a restricted card is shown to the owner, and nothing is written on it', async () => {
  const { page, close } = await launchPractice()
  await rail(page, 'Asiakkaat')
  await page.getByRole('button', { name: 'Uusi asiakas' }).first().click()
  const form = page.getByRole('complementary', { name: 'Uusi asiakas' })
  await form.getByRole('textbox', { name: 'Nimi' }).fill('Rauha Rajattu')
  await form.getByRole('button', { name: 'Lisää asiakas' }).click()
  const card = page.getByRole('article', { name: 'Asiakaskortti' })
  await card.getByRole('button', { name: 'Toiminnot' }).click()
  await page.getByRole('menuitem', { name: 'Rajoita käsittelyä…' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Kiistää tiedot')
  await page.getByRole('dialog').getByRole('button', { name: 'Tallenna' }).click()
  await expect(card.getByText('Käsittely on rajoitettu: Kiistää tiedot')).toBeVisible()
  await expectAccessible(page)
  const refused = await page.evaluate(async () => {
    const { loiste } = window as unknown as { loiste: { call: (route: string, input: unknown) => Promise<unknown> } }
    const found = (await loiste.call('clients.search', { text: 'Rauha Rajattu', limit: 5 })) as {
      value: { id: string }[]
    }
    const consent = {
      kinds: ['health'],
      answer: 'given',
      source: 'spoken',
      language: 'fi',
      signature: null,
      guardian: '',
    }
    return loiste.call('consents.answer', { clientId: found.value[0]?.id, ...consent })
  })
  expect(refused).toMatchObject({ ok: false, error: { code: 'CLIENT_RESTRICTED' } })
  await card.getByRole('button', { name: 'Toiminnot' }).click()
  await page.getByRole('menuitem', { name: 'Kiellä markkinointi' }).click()
  await expect(page.getByText('Markkinointi on kielletty.')).toBeVisible()
  await card.getByRole('button', { name: 'Toiminnot' }).click()
  await page.getByRole('menuitem', { name: 'Pura rajoitus' }).click()
  await expect(card.getByText('Käsittely on rajoitettu: Kiistää tiedot')).toHaveCount(0)
  await close()
})

test('the log is narrowed to days and kinds, and looking at it is logged', async () => {
  const { page, close } = await launchPractice()
  await rail(page, 'Käyttöloki')
  const table = page.getByRole('table', { name: 'Käyttöloki' })
  await expect(table.getByRole('row').nth(3)).toBeVisible()
  await page.getByRole('textbox', { name: 'Alkaen' }).fill('1.1.2020')
  await page.getByRole('textbox', { name: 'Päättyen' }).fill('2.1.2020')
  await page.getByRole('textbox', { name: 'Päättyen' }).press('Shift+Tab')
  await expect(page.getByText('Näillä rajauksilla ei ole merkintöjä.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Päättyen' }).fill('')
  await page.getByRole('textbox', { name: 'Päättyen' }).press('Shift+Tab')
  await choose(page, /Mitä koski/, 'Käyttöloki')
  await expect(table.getByRole('row').filter({ hasText: 'Katsoi: käyttöloki' }).first()).toBeVisible()
  await expectAccessible(page)
  await close()
})
