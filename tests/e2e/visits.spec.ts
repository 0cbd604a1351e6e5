// A visit in the running program: the record is written with the keyboard, saved by itself, there again after a crash,
// signed, amended with the original kept, and filled from last time.
import { once } from 'node:events'
import fs from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { ask } from './ask.ts'
import { expectAccessible, owner, setUpSalon, signIn, temporaryFolder } from './first-run.ts'
import { launch } from './launch.ts'

const folders: string[] = []
const folder = (name: string) => {
  const made = temporaryFolder(name)
  folders.push(made)
  return made
}
test.afterAll(() => {
  for (const each of folders) fs.rmSync(each, { recursive: true, force: true })
})

interface Appointment {
  readonly id: string
  readonly version: number
  readonly visitId: string | null
}

async function arrivedVisit(page: Page, clientId: string, startMin: number): Promise<Appointment> {
  const { today } = await ask(page, 'session.state')
  const services = await ask(page, 'services.list')
  const staff = await ask(page, 'staff.list')
  const lines = [{ serviceId: services[0]?.id, staffId: staff[0]?.id, startMin }]
  const booking = { day: today, clientId, lines, overrideReason: 'aukioloajan ulkopuolella' }
  const { id, version } = await ask(page, 'appointments.book', booking)
  return ask(page, 'appointments.setStatus', { id, version, status: 'arrived' })
}

async function openClient(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name: 'Asiakkaat' }).click()
  await page.getByRole('searchbox', { name: 'Hae asiakasta' }).fill(name)
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.getByRole('searchbox', { name: 'Hae asiakasta' }).press('Enter')
}

test('a treatment record is saved by itself, survives a crash, is signed, amended and used next time', async () => {
  test.setTimeout(180_000)
  const userData = folder('salon')
  const first = await launch({ userData })
  await setUpSalon(first.app, first.page, folder('backups'))
  const client = await ask(first.page, 'clients.create', { name: 'Maija Testi', alert: 'Nikkeli' })
  await ask(first.page, 'products.create', {
    name: 'Hieromaöljy 100 ml',
    barcode: '',
    priceCents: 2498,
    vatCode: 'STD',
  })
  await arrivedVisit(first.page, client.id, 540)
  await openClient(first.page, 'maija')
  await first.page.getByRole('button', { name: /Avaa käynti/ }).click()
  const firstPanel = first.page.getByRole('complementary', { name: 'Maija Testi' })
  await expect(firstPanel.getByText('Nikkeli')).toBeVisible()
  await expectAccessible(first.page)

  // Opens ready to type in; saved only when main has said so.
  const text = firstPanel.getByRole('textbox', { name: 'Mitä tehtiin' })
  await expect(text).toBeFocused()
  await first.page.keyboard.type('Niska kireä, keskivahva paine.')
  await expect(firstPanel.locator('[data-state="saved"]')).toContainText('Luonnos tallennettu')

  // The computer dies; the draft is there.
  const program = first.app.process()
  const gone = once(program, 'exit')
  program.kill('SIGKILL')
  await gone
  const { page, close } = await launch({ userData })
  await signIn(page, owner.name, owner.passphrase)
  await openClient(page, 'maija')
  await page.getByRole('button', { name: /Avaa käynti/ }).click()
  const panel = page.getByRole('complementary', { name: 'Maija Testi' })
  await expect(panel.getByRole('textbox', { name: 'Mitä tehtiin' })).toHaveValue('Niska kireä, keskivahva paine.')

  // A product by its first letters, its amount, and one step of the visit, all by keyboard.
  await panel.getByRole('button', { name: 'Lisää tuote' }).press('Enter')
  await page.keyboard.type('hier')
  await expect(page.getByRole('option', { name: 'Hieromaöljy 100 ml' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('20 ml')
  await panel.getByRole('button', { name: 'Aloita hoito' }).press('Enter')
  await expect(panel.getByText('Hoidossa')).toBeVisible()
  await panel.getByRole('button', { name: 'Allekirjoita' }).press('Enter')
  await expect(panel.getByText(/Allekirjoittanut/)).toBeVisible()
  await expect(panel.getByRole('textbox')).toHaveCount(0)
  await expectAccessible(page)

  // Amended: the original stays in sight.
  await panel.getByRole('button', { name: 'Korjaa kirjausta' }).click()
  const amendment = panel.getByRole('textbox', { name: 'Mitä tehtiin' })
  await expect(amendment).toHaveValue('Niska kireä, keskivahva paine.')
  await expect(panel.getByRole('button', { name: 'Allekirjoita' })).toBeDisabled()
  await amendment.fill('Niska ja hartiat kireät.')
  await panel.getByRole('button', { name: 'Allekirjoita' }).click()
  await expect(panel.getByText(/^Korjaus: /)).toBeVisible()
  await expect(panel.getByText('Niska kireä, keskivahva paine.')).toBeVisible()
  await expect(panel.getByText('Korjattu myöhemmin')).toBeVisible()
  await panel.getByRole('button', { name: 'Valmis' }).click()
  await expect(panel.getByRole('button', { name: 'Kassaan' })).toBeVisible()

  // Next time: one press fills it, one takes it back.
  await arrivedVisit(page, client.id, 720)
  await panel.getByRole('button', { name: 'Sulje sivupaneeli' }).click()
  await page.getByRole('button', { name: /12\.00.*Avaa käynti/ }).click()
  const again = panel.getByRole('textbox', { name: 'Mitä tehtiin' })
  await panel.getByRole('button', { name: 'Sama kuin viimeksi' }).click()
  await expect(again).toHaveValue('Niska ja hartiat kireät.')
  await expect(panel.getByRole('textbox', { name: /Määrä/ })).toHaveValue('20 ml')
  await page.getByRole('alertdialog').filter({ hasText: 'Täytetty' }).getByRole('button', { name: 'Kumoa' }).click()
  await expect(again).toHaveValue('')
  await close()
})
