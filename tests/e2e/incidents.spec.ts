// A reaction in the chair, in the running program: written down from the card by keyboard, reported, found in the salon's
// list. The sheet that stops the booking of a minor: minors.spec.ts.
import { expect, test } from '@playwright/test'
import { ask, openCard } from './ask.ts'
import { expectAccessible } from './first-run.ts'
import { launchPractice } from './practice.ts'

test('a reaction is written down from the card, reported, and found in the salon’s list', async () => {
  test.setTimeout(180_000)
  const { page, close } = await launchPractice()
  const client = await ask(page, 'clients.create', { name: 'Kaarina Kokeilija' })
  const said = { kinds: ['health'], answer: 'given', source: 'spoken', language: 'fi' }
  await ask(page, 'consents.answer', { clientId: client.id, ...said })
  await openCard(page, 'Kaarina Kokeilija', 'Vahingot ja reaktiot')
  await expect(page.getByText('Asiakkaalle ei ole kirjattu reaktioita eikä vahinkoja.')).toBeVisible()

  await page.getByRole('button', { name: 'Kirjaa tapahtuma' }).click()
  const dialog = page.getByRole('dialog', { name: 'Kirjaa tapahtuma' })
  await expect(dialog.getByText('Kirjaus liitetään asiakkaaseen Kaarina Kokeilija.')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByText('Kirjoita, mitä tapahtui.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Kuvaus' }).fill('Päänahka punoitti ja kutisi.')
  await dialog.getByRole('textbox', { name: 'Tuote' }).fill('Hiusväri 6/0')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  const entry = page.getByRole('article', { name: /^Reaktio / })
  await expect(entry.getByText('Päänahka punoitti ja kutisi.')).toBeVisible()
  await expect(entry.getByText('Ilmoittamatta')).toBeVisible()

  await entry.getByRole('button', { name: 'Lisää ilmoitus tai seuranta' }).click()
  const step = page.getByRole('dialog', { name: 'Lisää ilmoitus tai seuranta' })
  await expect(step.getByRole('button', { name: /Tukes/ })).toBeVisible()
  await step.getByRole('button', { name: 'Tallenna' }).click()
  await expect(step).toBeHidden()
  await expect(entry.getByText('Tukes', { exact: true })).toBeVisible()
  await expect(entry.getByText('Ilmoittamatta')).toBeHidden()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Lisää toimintoja' }).click()
  await page.getByRole('menuitem', { name: 'Vahingot ja reaktiot' }).click()
  await expect(page.getByRole('article', { name: /^Reaktio / }).getByText('Kaarina Kokeilija')).toBeVisible()
  await expectAccessible(page)
  await close()
})
