// Rights and roles as the salon meets them: a role of its own with chosen permissions, and the answer to a request that goes
// by e-mail once.
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './first-run.ts'
import { launchPractice } from './practice.ts'
import { practiceTherapists } from './practice-facts.ts'

const rail = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name }).click()

async function newClient(page: Page, name: string, email: string) {
  await rail(page, 'Asiakkaat')
  await page.getByRole('button', { name: 'Uusi asiakas' }).first().click()
  const form = page.getByRole('complementary', { name: 'Uusi asiakas' })
  await form.getByRole('textbox', { name: 'Nimi' }).fill(name)
  await form.getByRole('textbox', { name: 'Sähköposti' }).fill(email)
  await form.getByRole('button', { name: 'Lisää asiakas' }).click()
  const card = page.getByRole('article', { name: 'Asiakaskortti' })
  await expect(card.getByRole('heading', { name })).toBeVisible()
  return card
}

test('a role of the salon’s own is made and given, one permission at a time', async () => {
  const { page, close } = await launchPractice()
  await newClient(page, 'Sanna Suojattu', 'sanna.suojattu@example.org')
  await rail(page, 'Asetukset')
  await page.getByRole('button', { name: 'Työntekijät', exact: true }).click()
  await page.getByRole('button', { name: 'Uusi rooli' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Roolin nimi' }).fill('Apulainen')
  await expect(dialog.getByRole('checkbox', { name: 'Yhteystiedot' })).not.toBeChecked()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Tallenna' }).click()
  await expect(page.getByRole('row', { name: /Apulainen/ })).toBeVisible()
  const [name] = practiceTherapists
  await page.getByRole('button', { name: new RegExp(`Valmis rooli ${name}`) }).click()
  await page.getByRole('option', { name: 'Apulainen' }).click()
  await expect(page.getByRole('row', { name: /Apulainen/ }).getByText('1 henkilö')).toBeVisible()
  await close()
})

test('the answer to a request goes by e-mail, and never twice', async () => {
  const { page, close } = await launchPractice()
  const card = await newClient(page, 'Outi Pyytäjä', 'outi.pyytaja@example.org')
  await card.getByRole('button', { name: 'Toiminnot' }).click()
  await page.getByRole('menuitem', { name: 'Uusi tietopyyntö…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Kirjaa pyyntö' }).click()
  const panel = page.getByRole('complementary', { name: 'Nähdä tiedot' })
  const write = async () => {
    await panel.getByRole('button', { name: 'Kirje asiakkaalle' }).click()
    await page.getByRole('menuitem', { name: 'Sähköposti: Pyyntö vastaanotettu' }).click()
  }
  await write()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('textbox', { name: 'Vastaanottajan osoite' })).toHaveValue('outi.pyytaja@example.org')
  await expect(dialog.getByRole('textbox', { name: 'Viesti' })).toHaveValue(/Vastaamme viimeistään 24\.12\.2026/)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: /Laita odottamaan|Lähetä/ }).click()
  await expect(dialog).toHaveCount(0)
  await write()
  await expect(page.getByRole('dialog').getByText(/Samaa ei lähetetä kahdesti/)).toBeVisible()
  await close()
})
