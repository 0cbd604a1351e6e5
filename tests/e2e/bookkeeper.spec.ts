// The bookkeeper in the running program: she sees the books and the invoices, looks at a day, exports a month, and nothing
// of clients' care is within her reach, neither on the screen nor behind it.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import type { RouteName } from '../../shared/ipc/contract.ts'
import { ask, refusal } from './ask.ts'
import { expectAccessible } from './first-run.ts'
import { launchPractice } from './practice.ts'
import { practiceDay, practicePassphrase } from './practice-facts.ts'

const december = '2026-12-01T09:00:00+02:00'
const bookkeeper = 'Kirsi Kirjanpitäjä'

test('a bookkeeper sees and exports the books, and nothing of clients’ care', async () => {
  test.setTimeout(120_000)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bookkeeper-'))
  const { app, page, close } = await launchPractice({ now: december })
  await app.evaluate(async ({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, folder)
  const rail = page.getByRole('navigation', { name: 'Päävalikko' })

  // The owner's own view of one client is what the bookkeeper must not have.
  const { days } = await ask(page, 'appointments.calendar', { from: practiceDay, to: practiceDay })
  const visited = days.flatMap((day) => day.appointments).find((each) => each.clientId !== null)
  const client = await ask(page, 'clients.get', { id: visited?.clientId })
  expect(client.name).not.toBe('')
  const [service] = await ask(page, 'services.list')
  const [person] = await ask(page, 'staff.list')
  const begun = await ask(page, 'invoices.begin', { appointmentId: null, clientId: client.id })
  const sold = { kind: 'service', itemId: service?.id, quantity: 1, unitCents: 6500, staffId: person?.id }
  const lines = [{ ...sold, discount: null, discountReason: '', appointmentId: null }]
  const draft = await ask(page, 'invoices.saveDraft', { id: null, version: null, content: { ...begun, lines } })
  await ask(page, 'invoices.issue', { draftId: draft.id, version: draft.version })
  await ask(page, 'staff.create', { name: bookkeeper, role: 'bookkeeper', password: practicePassphrase })
  await page.keyboard.press('Control+l')
  await page.getByRole('button', { name: 'Vaihda käyttäjää' }).click()
  await page.getByRole('button', { name: bookkeeper }).click()
  await page.getByRole('textbox', { name: 'Salasana' }).fill(practicePassphrase)
  await page.getByRole('button', { name: 'Kirjaudu sisään' }).click()

  // She lands on her own work, and nothing else is on the rail.
  await expect(rail.getByRole('button')).toHaveText(['Laskut', 'Kirjanpito', 'Asetukset'])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Laskut')
  // What every new person reads first stands above her work, not in its place.
  const told = page.getByRole('note').filter({ hasText: 'Käyttöloki' })
  const [above, below] = [await told.boundingBox(), await page.getByRole('heading', { level: 1 }).boundingBox()]
  expect(below?.y).toBeGreaterThan((above?.y ?? 0) + (above?.height ?? 0))
  await expectAccessible(page)
  await told.getByRole('button', { name: 'Olen lukenut tämän' }).click()
  await expect(told).toBeHidden()

  await page.getByRole('row', { name: /L-1/ }).click()
  const invoice = page.getByRole('complementary', { name: 'Lasku L-1' })
  await expect(invoice).toContainText(client.name)
  await expect(invoice.getByRole('button', { name: 'Kirjaa maksu' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(invoice).toBeHidden()

  // A month: what stands between it and its lock, a day that is not closed, and the package.
  await rail.getByRole('button', { name: 'Kirjanpito' }).click()
  await expect(page.getByRole('heading', { name: 'marraskuu 2026' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Ilmoituksen kohta' })).toContainText('301')
  await page.getByRole('button', { name: /^Päätä \d/ }).click()
  const panel = page.getByRole('complementary', { name: 'Päättämätön päivä' })
  await expect(panel.getByRole('heading', { name: 'Myynti' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await page.getByRole('button', { name: 'Tee aineisto' }).click()
  await page.getByText('Jokainen kuitti myös PDF:nä').click()
  await page.getByRole('button', { name: 'Valitse kansio…' }).click()
  await expect(page.getByRole('table', { name: 'Tehdyt aineistot' })).toContainText(bookkeeper, { timeout: 30_000 })
  expect(fs.readdirSync(folder)).toEqual([expect.stringMatching(/^kirjanpito-[0-9-]+-2026-11\.zip$/)])

  // The palette goes nowhere else and finds no client.
  await page.keyboard.press('Control+k')
  await page.getByRole('searchbox', { name: 'Hae ja suorita' }).fill(client.name)
  await expect(page.getByText('Ei osumia. Kokeile lyhyempää sanaa.')).toBeVisible()
  await page.keyboard.press('Escape')

  // Behind the screen the same calls that answered the owner are refused.
  const care: [RouteName, unknown][] = [
    ['appointments.calendar', { from: practiceDay, to: practiceDay }],
    ['appointments.get', { id: visited?.id }],
    ['clients.get', { id: client.id }],
    ['clients.list', {}],
    ['clients.search', { text: client.name }],
    ['visits.get', { id: client.id }],
    ['photos.list', { clientId: client.id }],
    ['consents.ofClient', { clientId: client.id }],
    ['incidents.list', { clientId: client.id }],
    ['accesslog.list', {}],
  ]
  for (const [route, input] of care)
    expect([route, await refusal(page, route, input)]).toEqual([route, 'NOT_PERMITTED'])
  await close()
  fs.rmSync(folder, { recursive: true, force: true })
})
