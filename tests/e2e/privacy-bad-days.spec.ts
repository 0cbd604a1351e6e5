// Privacy on bad days, in the window: a log that somebody has been into, a clock that leaps, the last owner's role, somebody
// erased with much still open, a backup from before it.

import { execFile } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect as expectSoon, type Page, test } from '@playwright/test'
import { ask, openCard } from './ask.ts'
import { answerFolder, expectAccessible, heading, temporaryFolder } from './first-run.ts'
import { copyPracticeSalon, launchPractice } from './practice.ts'
import { practiceDay, practiceNow, practiceOwner, practicePassphrase } from './practice-facts.ts'

test.setTimeout(180_000)
// Key derivation, a file opened and a backup unpacked may take their time on a computer with much else to do.
const expect = expectSoon.configure({ timeout: 30_000 })

const rail = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name }).click()
const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Tietosuoja' }).getByRole('button', { name, exact: true }).click()

/** In a process of its own: the runner's way with modules keeps the database's driver out. */
async function meddleWithLog(userData: string): Promise<number> {
  const meddler = path.join(import.meta.dirname, '..', 'helpers', 'logMeddler.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [meddler, userData, practiceOwner, practicePassphrase])
  return Number(stdout)
}

/** On the computer of a salon that knows its people, one picks one's name. */
async function launchAgain(userData: string, now: string) {
  const running = await launchPractice({ userData, now, as: null })
  await running.page.getByRole('button', { name: practiceOwner }).click()
  await running.page.getByRole('textbox', { name: 'Salasana' }).fill(practicePassphrase)
  await running.page.getByRole('button', { name: 'Kirjaudu sisään' }).click()
  await expect(running.page.getByRole('navigation', { name: 'Päävalikko' })).toBeVisible()
  return running
}

test('a log that was changed says so in plain words, names the entry, and can be scrolled to its end', async () => {
  const userData = copyPracticeSalon()
  const seq = await meddleWithLog(userData)
  const { page, close } = await launchPractice({ userData })
  await rail(page, 'Käyttöloki')
  await page.getByRole('button', { name: 'Tarkista loki' }).click()
  const verdict = page.getByRole('alert')
  await expect(verdict.getByText('Loki ei ole ehjä')).toBeVisible()
  await expect(verdict.getByText('Merkintää on muutettu tallentamisen jälkeen.')).toBeVisible()
  await expect(verdict.getByText(`Ensimmäinen poikkeama on merkinnässä ${seq}.`)).toBeVisible()
  await expectAccessible(page)

  // A hundred at a time: the last row is reached by the keyboard, and the next page goes on where this one ends.
  const list = page.getByRole('region', { name: 'Käyttöloki' })
  const numbers = () =>
    page.getByRole('table', { name: 'Käyttöloki' }).getByRole('row').locator('td:first-child').allTextContents()
  await expect.poll(async () => (await numbers()).length).toBe(100)
  const before = (await numbers()).map(Number)
  await list.focus()
  await page.keyboard.press('End')
  await expect(page.getByRole('table', { name: 'Käyttöloki' }).getByRole('row').last()).toBeInViewport()
  await page.getByRole('button', { name: 'Vanhemmat' }).click()
  await expect.poll(async () => Number((await numbers())[0])).toBe((before.at(-1) ?? 0) - 1)
  await page.getByRole('button', { name: 'Uudemmat' }).click()
  await expect.poll(async () => (await numbers()).map(Number).includes(before[0] ?? 0)).toBe(true)
  await close()
  fs.rmSync(userData, { recursive: true })
})

test('the clock leaps ahead and back: nothing goes by itself; what is approved goes and is in the log', async () => {
  const userData = copyPracticeSalon()
  const first = await launchPractice({ userData })
  const binned = await ask(first.page, 'clients.create', { name: 'Rauha Roskakori' })
  await ask(first.page, 'clients.remove', { id: binned.id, version: binned.version })
  const kept = await ask(first.page, 'clients.create', { name: 'Pekka Pysyvä' })
  await first.close()

  const ahead = await launchAgain(userData, '2030-06-03T10:00:00+03:00')
  await rail(ahead.page, 'Tietosuoja')
  await part(ahead.page, 'Säilytys')
  const row = ahead.page.getByRole('checkbox', { name: /Rauha Roskakori/ })
  await expect(row).toBeVisible()
  await expect(ahead.page.getByText('Mitään ei poisteta itsestään.', { exact: false })).toBeVisible()
  expect((await ask(ahead.page, 'clients.get', { id: kept.id })).name).toBe('Pekka Pysyvä')
  const bin = ahead.page
    .locator('section')
    .filter({ has: ahead.page.getByRole('heading', { name: 'Roskakorin kortit' }) })
  await expect(bin.getByRole('button', { name: 'Poista', exact: true })).toBeDisabled()
  // The box itself is out of sight; what is pressed is its name.
  await bin.getByText('Rauha Roskakori').click()
  await expectAccessible(ahead.page)
  await bin.getByRole('button', { name: 'Poista 1' }).click()
  await ahead.page.getByRole('alertdialog').getByRole('button', { name: 'Poista 1' }).click()
  await expect(ahead.page.getByText('Poistettu.')).toBeVisible()
  await expect(row).toHaveCount(0)
  await rail(ahead.page, 'Käyttöloki')
  const entry = ahead.page.getByRole('row').filter({ hasText: 'Poisti: säilytysaika' })
  await expect(entry.filter({ hasText: 'poistettu' }).first()).toContainText(practiceOwner)
  await ahead.close()

  // The right time again: years behind what the file has seen.
  const back = await launchAgain(userData, practiceNow)
  expect((await ask(back.page, 'clients.get', { id: kept.id })).name).toBe('Pekka Pysyvä')
  await rail(back.page, 'Tietosuoja')
  await part(back.page, 'Säilytys')
  await expect(back.page.getByRole('heading', { name: 'Roskakorin kortit' })).toBeVisible()
  await expect(back.page.getByText('Pekka Pysyvä')).toHaveCount(0)
  await rail(back.page, 'Käyttöloki')
  await back.page.getByRole('button', { name: 'Tarkista loki' }).click()
  await expect(back.page.getByText('Loki on ehjä')).toBeVisible()
  await back.close()
  fs.rmSync(userData, { recursive: true })
})

test('the only owner cannot be made anything less, and is told what to do first', async () => {
  const { page, close } = await launchPractice()
  await rail(page, 'Asetukset')
  await page.getByRole('button', { name: 'Työntekijät', exact: true }).click()
  await page
    .getByRole('table', { name: 'Työntekijät' })
    .getByRole('row', { name: new RegExp(practiceOwner) })
    .click()
  const panel = page.getByRole('complementary')
  await panel.getByRole('button', { name: /Rooli/ }).click()
  await page.getByRole('option', { name: /^Hoitaja/ }).click()
  await panel.getByRole('button', { name: 'Tallenna' }).click()
  await expect(panel.getByText('Salongilla on oltava ainakin yksi omistaja', { exact: false })).toBeVisible()
  await expectAccessible(page)
  const owner = (await ask(page, 'staff.list')).find(({ name }) => name === practiceOwner)
  expect(owner?.role).toBe('owner')
  await close()
})

test('somebody with much still open is erased after each was said, and an older backup forgets her too', async () => {
  const place = temporaryFolder('erasure')
  const { app, page, close } = await launchPractice()
  const { id: clientId } = await ask(page, 'clients.create', { name: 'Ylermi Merkkinen', email: 'ylermi@example.org' })
  const [service] = await ask(page, 'services.list')
  const [person] = await ask(page, 'staff.list')
  await ask(page, 'sales.pay', {
    requestId: 'gift-card-of-ylermi',
    appointmentId: null,
    appointmentVersion: null,
    clientId,
    language: 'fi',
    lines: [],
    extras: [{ kind: 'gift-card', valueCents: 3000, vatCode: null, holder: '', staffId: person?.id, expiresDay: null }],
    payments: [{ method: 'card', cents: 3000 }],
  })
  const buyer = { kind: 'person', businessId: '', street: 'Katu 1', postCode: '00100', city: 'Helsinki', reference: '' }
  const line = {
    kind: 'service',
    itemId: service?.id,
    quantity: 1,
    unitCents: 5900,
    discount: null,
    staffId: person?.id,
  }
  const draft = await ask(page, 'invoices.saveDraft', {
    id: null,
    version: null,
    content: {
      ...{ clientId, buyer: { ...buyer, name: 'Ylermi Merkkinen' }, language: 'fi', appointments: [], lines: [line] },
      ...{ discount: null, discountReason: '', deliveryDay: null, dueDays: 14, note: '' },
    },
  })
  await ask(page, 'invoices.issue', { draftId: draft.id, version: draft.version })
  await ask(page, 'appointments.book', {
    day: '2027-03-02',
    clientId,
    lines: [{ serviceId: service?.id, staffId: person?.id, startMin: 600 }],
    overrideReason: 'ei vielä vuoroja',
  })
  const request = { kind: 'access', clientId, requesterName: 'Ylermi Merkkinen', about: '', language: 'fi' }
  await ask(page, 'privacy.newRequest', { ...request, receivedDay: practiceDay, receivedBy: 'email' })
  await rail(page, 'Varmuuskopiot')
  await answerFolder(app, place)
  await page.getByRole('button', { name: 'Lisää paikka' }).click()
  await expect(page.getByRole('article', { name: path.basename(place) })).toContainText('Kunnossa')

  await openCard(page, 'Ylermi Merkkinen')
  const card = page.getByRole('article', { name: 'Asiakaskortti' })
  await card.getByRole('button', { name: 'Toiminnot' }).click()
  await page.getByRole('menuitem', { name: 'Poista kaikki tiedot…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Poista Ylermi Merkkinen' })
  for (const said of [
    'Tulevia varauksia: 1. Ne perutaan ja ajat vapautuvat.',
    'Maksamattomia laskuja: 1. Ne jäävät perittäviksi painetun nimen mukaan.',
    'Käyttämättömiä lahja- ja sarjakortteja tai ennakkomaksuja: 1. Ne jäävät voimaan koodillaan.',
    'Avoimia tietopyyntöjä: 1. Vastaa niihin ensin: nimi ja osoitteet poistuvat.',
    'Kuitit ja laskut sellaisina kuin ne on tulostettu, ilman yhteyttä asiakkaaseen (kirjanpitolaki 2:10), 31.12.2032 asti',
  ]) {
    await expect(dialog.getByText(said)).toBeVisible()
  }
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Poista pysyvästi' }).click()
  await expect(page.getByText('Tiedot on poistettu.')).toBeVisible()

  // The backup still has her; whoever opens it after the restore does not.
  await rail(page, 'Varmuuskopiot')
  await page.getByRole('button', { name: 'Palauta varmuuskopiosta' }).click()
  await page
    .getByRole('button', { name: path.basename(place) })
    .first()
    .click()
  await page.getByLabel('Oma salasanasi').fill(practicePassphrase)
  await page.getByRole('button', { name: 'Avaa varmuuskopio' }).click()
  await page.getByRole('button', { name: 'Tarkista piste' }).click()
  await page.getByRole('button', { name: 'Palauta tähän hetkeen' }).click()
  await expect(heading(page, 'Kuka kirjautuu?')).toBeVisible()
  await page.getByRole('button', { name: practiceOwner }).click()
  await page.getByRole('textbox', { name: 'Salasana' }).fill(practicePassphrase)
  await page.getByRole('button', { name: 'Kirjaudu sisään' }).click()
  await rail(page, 'Varmuuskopiot')
  await expect(page.getByText(/Tehty palautuksen jälkeen uudelleen: .*asiakkaan tietojen poisto/)).toBeVisible()
  expect(await ask(page, 'clients.search', { text: 'Ylermi', limit: 5 })).toEqual([])
  await close()
  fs.rmSync(place, { recursive: true })
})
