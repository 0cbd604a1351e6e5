// A client who is too young, in the running program: a service's age limit stops the booking with one sheet until a guardian
// has agreed or somebody writes why it is done all the same.
import { expect, test } from '@playwright/test'
import { ask } from './ask.ts'
import { expectAccessible } from './first-run.ts'
import { launchPractice } from './practice.ts'

test('booking a minor under a service’s age limit stops at the sheet, and goes on with a reason', async () => {
  test.setTimeout(180_000)
  const { page, close } = await launchPractice()
  const client = await ask(page, 'clients.create', { name: 'Pinja Alaikäinen', birthYear: '2014' })
  const services = await ask(page, 'services.list')
  const massage = services.find(({ name }) => name.startsWith('Hieronta 60'))
  const limit = { serviceId: massage?.id, version: 0, leastAge: null, guardianAge: 16 }
  await ask(page, 'safety.saveAgeLimit', limit)

  await page.getByRole('button', { name: 'Uusi varaus' }).click()
  const form = page.getByRole('complementary', { name: 'Uusi varaus' })
  await form.getByRole('combobox', { name: 'Asiakas' }).fill('Pinja Alaik')
  await page.getByRole('option', { name: /Pinja Alaikäinen/ }).click()
  await form.getByRole('textbox', { name: 'Päivä' }).fill('21.12.')
  await form.getByRole('textbox', { name: 'Klo' }).fill('12.00')
  await form.getByRole('combobox', { name: /^(Palvelu|Lisää palvelu)$/ }).fill('hieronta 60')
  await page.getByRole('option', { name: /Hieronta 60/ }).click()
  await form.getByRole('button', { name: 'Varaa aika' }).click()

  const sheet = page.getByRole('alertdialog', { name: 'Pysähdy ja lue' })
  await expect(sheet.getByText('Alle 16-vuotias: huoltajan suostumus puuttuu')).toBeVisible()
  await expectAccessible(page)
  await sheet.getByRole('button', { name: 'Olen lukenut, jatka' }).click()
  await expect(sheet.getByText('Kirjoita perustelu.')).toBeVisible()
  await sheet.getByRole('textbox').fill('Äiti tulee mukaan ja allekirjoittaa')
  await sheet.getByRole('button', { name: 'Olen lukenut, jatka' }).click()
  await expect(form).toBeHidden()
  await expect(page.locator('[data-line]').filter({ hasText: 'Pinja' }).first()).toBeVisible()

  const asked = { clientId: client.id, serviceIds: [massage?.id], day: '2026-12-22', startMin: 720 }
  const stops = async () => JSON.stringify(await ask(page, 'safety.check', asked))
  expect(await stops()).toContain('age-needs-guardian')
  // With the guardian's consent nothing stops it any more.
  const given = { kinds: ['guardian'], answer: 'given', source: 'spoken', language: 'fi', guardian: 'Paula Alaikäinen' }
  await ask(page, 'consents.answer', { clientId: client.id, ...given })
  expect(await stops()).not.toContain('age-')
  await close()
})
