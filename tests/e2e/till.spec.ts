// The till in the running program: an appointment is paid with a product added, a discount, card and cash; the receipt
// is shown and saved; nothing can be paid twice. What stands before it (client, booking) is made through the bridge.
import fs from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { answerFile, expectAccessible, setUpSalon, temporaryFolder } from './first-run.ts'
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

/** A call as the window makes it; the whole envelope comes back. */
function ask(page: Page, route: string, input: unknown = null) {
  return page.evaluate(([name, given]) => window.loiste.call(name as string, given), [route, input] as const)
}

async function value<T>(page: Page, route: string, input: unknown = null): Promise<T> {
  const envelope = await ask(page, route, input)
  if (!envelope.ok) throw new Error(`${route}: ${envelope.error.code}`)
  return envelope.value as T
}

interface Versioned {
  readonly id: string
  readonly version: number
}

/** A client with an alert whose treatment is done and waits to be paid; a product on the shelf. */
async function doneAppointment(page: Page): Promise<Versioned> {
  const { today } = await value<{ today: string }>(page, 'session.state')
  const services = await value<{ id: string; name: string }[]>(page, 'services.list')
  const staff = await value<{ id: string }[]>(page, 'staff.list')
  const massage = services.find((each) => each.name === 'Hieronta 60 min')
  const [owner] = staff
  if (massage === undefined || owner === undefined) throw new Error('the first run makes a massage and an owner')
  await value(page, 'products.create', {
    name: 'Hieromaöljy 100 ml',
    barcode: '6410000000018',
    priceCents: 2498,
    vatCode: 'STD',
  })
  const alert = 'Pähkinäallergia'
  const client = await value<Versioned>(page, 'clients.create', { name: 'Virtanen, Maija', alert })
  const lines = [{ serviceId: massage.id, staffId: owner.id, startMin: 600 }]
  const booking = { day: today, clientId: client.id, lines, overrideReason: 'aukioloajan ulkopuolella' }
  let appointment = await value<Versioned>(page, 'appointments.book', booking)
  for (const status of ['arrived', 'in-treatment', 'done']) {
    const { id, version } = appointment
    appointment = await value<Versioned>(page, 'appointments.setStatus', { id, version, status })
  }
  return appointment
}

test('an appointment is paid with a product, a discount, card and cash, and never twice', async () => {
  test.setTimeout(120_000)
  const running = await launch()
  const { page, app } = running
  await setUpSalon(app, page, folder('backups'))
  const appointment = await doneAppointment(page)

  await page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name: 'Kassa' }).click()
  const day = page.getByRole('complementary', { name: 'Myynti tänään' })
  await expectAccessible(page)
  await day.getByRole('button', { name: /Virtanen, Maija/ }).click()
  await expect(page.getByText('Pähkinäallergia')).toBeVisible()

  // A scanner types the code and Enter.
  const field = page.getByRole('combobox', { name: 'Lisää palvelu tai tuote' })
  await field.fill('6410000000018')
  await field.press('Enter')
  const massage = page.getByRole('listitem', { name: 'Rivi 1: Hieronta 60 min' })
  await expect(page.getByRole('listitem', { name: 'Rivi 2: Hieromaöljy 100 ml' })).toContainText('24,98')

  await massage.getByRole('button', { name: 'Alennus' }).click()
  await massage.getByLabel('Alennusprosentti').fill('150')
  const confirm = page.getByRole('button', { name: /Vahvista maksu/ })
  await expect(confirm).toBeDisabled()
  await massage.getByLabel('Alennusprosentti').fill('10')
  await massage.getByLabel('Alennuksen syy').fill('Kanta-asiakas')
  await expect(confirm).toContainText('83,48')

  // 83,48 as card 50,00 leaves 33,48 in cash, which is 33,50.
  await page.getByRole('button', { name: 'Jaa maksu' }).click()
  await page.getByLabel('Tällä tavalla').fill('50')
  await page.getByRole('button', { name: 'Lisää osa' }).click()
  await expect(page.getByRole('list', { name: 'Maksun osat' })).toContainText('33,48')
  await page.getByRole('radio', { name: 'Käteinen' }).click()
  await expect(confirm).toContainText('83,50')
  await page.getByLabel('Saatu').fill('30')
  await expect(confirm).toBeDisabled()
  await page.getByLabel('Saatu').fill('40')
  await expectAccessible(page)
  await page.keyboard.press('F9')

  const receipt = page.getByRole('article', { name: 'Kuitti K-1' })
  await expect(receipt).toBeVisible()
  await expect(page.getByText('Anna takaisin 6,50 €')).toBeVisible()
  for (const text of ['1234567-1', 'Hieronta 60 min', 'Kanta-asiakas', 'Pyöristys', '+0,02 €', '25,5 %', '16,96']) {
    await expect(receipt).toContainText(text)
  }
  await expect(receipt).not.toContainText('Virtanen')
  await expectAccessible(page)

  const pdf = path.join(folder('papers'), 'kuitti.pdf')
  await answerFile(app, pdf)
  await page.getByRole('button', { name: 'Tallenna PDF' }).click()
  await expect(page.getByText('Kuitti tallennettiin: kuitti.pdf')).toBeVisible()
  expect(fs.readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')

  // The receipt goes to the system's print dialog, and that it was printed is in the log.
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (contents) contents.print = (_options, done) => done?.(true, '')
  })
  await page.getByRole('button', { name: 'Tulosta' }).click()
  await expect
    .poll(async () => (await value<{ rows: unknown[] }>(page, 'accesslog.list', { action: 'print' })).rows.length)
    .toBe(1)

  await expect(day).toContainText('83,48')
  await expect(day.getByText('Kun hoito merkitään valmiiksi')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Tänään 83,48 €' })).toBeVisible()
  await expect(await ask(page, 'sales.checkout', { appointmentId: appointment.id })).toMatchObject({
    ok: false,
    error: { code: 'SALE_ALREADY_PAID' },
  })
  await running.close()
})

test('a walk-in sale is numbered after the one before it, and a repeated call makes no second receipt', async () => {
  test.setTimeout(120_000)
  const running = await launch()
  const { page, app } = running
  await setUpSalon(app, page, folder('backups'))
  await doneAppointment(page)

  await page.getByRole('navigation', { name: 'Päävalikko' }).getByRole('button', { name: 'Kassa' }).click()
  const field = page.getByRole('combobox', { name: 'Lisää palvelu tai tuote' })
  for (const label of ['K-1', 'K-2']) {
    await field.fill('hierom')
    await page.getByRole('option', { name: /Hieromaöljy/ }).click()
    // A sale left for the calendar waits where it was.
    await page.keyboard.press('Alt+1')
    await page.keyboard.press('Alt+3')
    await expect(page.getByRole('listitem', { name: 'Rivi 1: Hieromaöljy 100 ml' })).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('article', { name: `Kuitti ${label}` })).toBeVisible()
    await page.getByRole('button', { name: 'Uusi myynti' }).last().click()
  }

  const [product] = await value<{ id: string; priceCents: number }[]>(page, 'products.list')
  const [owner] = await value<{ id: string }[]>(page, 'staff.list')
  const line = {
    kind: 'product',
    itemId: product?.id,
    quantity: 1,
    unitCents: 2498,
    discount: null,
    staffId: owner?.id,
  }
  const sale = {
    requestId: 'the-same-request',
    appointmentId: null,
    appointmentVersion: null,
    clientId: null,
    language: 'fi',
    lines: [line],
    payments: [{ method: 'card', cents: 2498 }],
  }
  const first = await value<{ label: string }>(page, 'sales.pay', sale)
  expect(first.label).toBe('K-3')
  expect(await value(page, 'sales.pay', sale)).toEqual(first)
  const refused = await ask(page, 'sales.pay', {
    ...sale,
    requestId: 'another-request',
    payments: [{ method: 'card', cents: 1 }],
  })
  expect(refused).toMatchObject({ ok: false, error: { code: 'SALE_PAYMENT_MISMATCH' } })
  await running.close()
})
