// What the desk does in the calendar beside booking: a room closed for repair, a client's details changed beside her
// appointment, a series past a safety stop, and the screen covered from whoever comes to the desk.
import { expect, type Page, test } from '@playwright/test'
import type { Envelope } from '../../shared/errors.ts'
import type { Output, RouteName } from '../../shared/ipc/contract.ts'
import { expectAccessible } from './first-run.ts'
import { launchPractice } from './practice.ts'

/** A Tuesday that nobody has booked yet. */
const day = '2027-01-12'

/** A call as another window would make it; its value. */
async function ask<R extends RouteName>(page: Page, route: R, input: unknown = null): Promise<Output<R>> {
  const answer = await page.evaluate(([name, given]) => window.loiste.call(name as string, given), [
    route,
    input,
  ] as const)
  const envelope = answer as Envelope<Output<R>>
  if (!envelope.ok) throw new Error(`${route}: ${envelope.error.code} ${JSON.stringify(envelope.error.data)}`)
  return envelope.value
}

const idOf = (list: readonly { id: string; name: string }[], name: string): string => {
  const found = list.find((each) => each.name === name)
  if (found === undefined) throw new Error(`there is no ${name}`)
  return found.id
}

async function goToDay(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Siirry päivään' }).fill('12.1.2027')
  await expect(page.getByRole('heading', { level: 1, name: 'tiistai 12.1.2027' })).toBeVisible()
  // The day before stays on screen until this one has come.
  await expect(page.locator(`[data-column][data-day="${day}"]`).first()).toBeVisible()
}

/** A massage by Aino at ten for someone of that name. */
async function bookFor(page: Page, name: string) {
  const client = await ask(page, 'clients.create', { name, phone: '040 000 1234' })
  const serviceId = idOf(await ask(page, 'services.list'), 'Hieronta 60 min')
  const staffId = idOf(await ask(page, 'staff.list'), 'Aino Koskela')
  const lines = [{ serviceId, staffId, startMin: 600 }]
  const booked = await ask(page, 'appointments.book', { day, clientId: client.id, lines })
  return { client, booked, serviceId, staffId }
}

test('a room is closed from its column, moved by keys, keeps bookings out and is opened again', async () => {
  const { page, close } = await launchPractice()
  await page.getByRole('button', { name: 'Sarakkeet ja tarkkuus' }).click()
  await page.getByRole('radio', { name: 'Huoneet ja laitteet' }).click()
  await page.getByRole('button', { name: 'Sulje' }).click()
  await goToDay(page)
  const room = page.getByRole('group', { name: /^Huone 1, tiistai 12\. tammikuuta/ })
  await room.click({ button: 'right', position: { x: 40, y: 200 } })
  await page.getByRole('menuitem', { name: 'Sulje huone tai laite' }).click()
  const panel = page.getByRole('complementary', { name: 'Sulje huone tai laite' })
  await panel.getByRole('textbox', { name: 'Mitä varten' }).fill('Putkimies')
  await panel.getByRole('textbox', { name: 'Alkaa klo' }).fill('10')
  await panel.getByRole('textbox', { name: 'Päättyy klo' }).fill('9')
  await panel.getByRole('button', { name: 'Tallenna' }).click()
  await expect(panel.getByText('Kirjoita kellonajat niin', { exact: false })).toBeVisible()
  await panel.getByRole('textbox', { name: 'Päättyy klo' }).fill('12')
  await expectAccessible(page)
  await panel.getByRole('button', { name: 'Tallenna' }).click()
  const block = room.locator('[data-line]')
  await expect(block).toHaveAttribute('aria-label', /^10\.00 Putkimies, pois käytöstä, 10\.00–12\.00, Huone 1/)
  await expectAccessible(page)

  // Nothing is booked there without a reason.
  const book = await ask(page, 'resources.list')
  const serviceId = idOf(await ask(page, 'services.list'), 'Hieronta 60 min')
  const staffId = idOf(await ask(page, 'staff.list'), 'Aino Koskela')
  const lines = [{ serviceId, staffId, startMin: 600, resourceIds: [idOf(book.resources, 'Huone 1')] }]
  const told = await ask(page, 'appointments.check', { day, lines })
  expect(told.conflicts).toMatchObject([{ kind: 'resource-block', resourceName: 'Huone 1', title: 'Putkimies' }])

  // Without a mouse: to the next room, taken back, done again, taken away.
  const nextRoom = page.getByRole('group', { name: /^Huone 2, tiistai 12\. tammikuuta/ }).locator('[data-line]')
  await block.focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(nextRoom).toHaveAttribute('aria-label', /Huone 2/)
  await page.keyboard.press('Control+z')
  await expect(block).toHaveCount(1)
  await page.keyboard.press('Control+y')
  await expect(nextRoom).toHaveCount(1)
  await nextRoom.focus()
  await page.keyboard.press('Delete')
  await expect(page.locator('[data-line]')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(nextRoom).toHaveCount(1)
  await close()
})

test('a room is closed for several days in one step, past what is in the way by a reason, and opened in one', async () => {
  const { page, close } = await launchPractice()
  await bookFor(page, 'Lempi Esimerkki')
  await page.getByRole('button', { name: 'Sarakkeet ja tarkkuus' }).click()
  await page.getByRole('radio', { name: 'Huoneet ja laitteet' }).click()
  await page.getByRole('button', { name: 'Sulje' }).click()
  await goToDay(page)
  const roomOn = (date: string) => page.getByRole('group', { name: new RegExp(`^Huone 1, .* ${date}`) })
  await roomOn('12\\. tammikuuta').click({ button: 'right', position: { x: 40, y: 500 } })
  await page.getByRole('menuitem', { name: 'Sulje huone tai laite' }).click()
  const panel = page.getByRole('complementary', { name: 'Sulje huone tai laite' })
  await panel.getByRole('textbox', { name: 'Mitä varten' }).fill('Maalaus')
  await panel.getByRole('textbox', { name: 'Viimeinen päivä' }).fill('11.1.2027')
  await panel.getByRole('textbox', { name: 'Alkaa klo' }).fill('9')
  await panel.getByRole('textbox', { name: 'Päättyy klo' }).fill('17')
  await panel.getByRole('button', { name: 'Tallenna' }).click()
  await expect(panel.getByText('Viimeinen päivä on ensimmäinen', { exact: false })).toBeVisible()
  await panel.getByRole('textbox', { name: 'Viimeinen päivä' }).fill('14.1.2027')
  await panel.getByRole('button', { name: 'Tallenna' }).click()
  await expect(panel.getByText(/^ti 12\.1\.: /)).toBeVisible()
  await expectAccessible(page)
  await panel.getByRole('button', { name: 'Varaa silti…' }).click()
  await panel.getByRole('textbox', { name: 'Miksi varataan silti?' }).fill('Maalari tulee')
  await panel.getByRole('button', { name: 'Varaa silti', exact: true }).click()
  const closed = roomOn('12\\. tammikuuta').locator('[data-line][aria-label*="Maalaus"]')
  await expect(closed).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(closed).toHaveCount(0)
  await page.keyboard.press('Control+y')
  await expect(closed).toHaveCount(1)
  await page.getByRole('textbox', { name: 'Siirry päivään' }).fill('14.1.2027')
  await expect(roomOn('14\\. tammikuuta').locator('[data-line]')).toHaveCount(1)
  await page.getByRole('textbox', { name: 'Siirry päivään' }).fill('15.1.2027')
  await expect(roomOn('15\\. tammikuuta')).toBeVisible()
  await expect(roomOn('15\\. tammikuuta').locator('[data-line]')).toHaveCount(0)
  await close()
})

test('a client’s details are changed beside the appointment, and another’s change is not lost', async () => {
  const { page, close } = await launchPractice()
  const { client } = await bookFor(page, 'Lempi Paikallinen')
  await goToDay(page)
  await page.locator('[data-line]').filter({ hasText: 'Lempi' }).click()
  const panel = page.getByRole('complementary', { name: 'Lempi Paikallinen' })
  await panel.getByRole('button', { name: 'Muokkaa tietoja' }).click()
  const fields = panel.getByRole('region', { name: 'Asiakkaan tiedot' })
  await expectAccessible(page)
  await fields.getByRole('textbox', { name: 'Puhelin' }).fill('050 000 4321')
  await page.keyboard.press('Tab')
  await expect.poll(async () => (await ask(page, 'clients.get', { id: client.id })).phone).toContain('050')

  // Somebody else writes the alert while it is being typed here.
  const alert = fields.getByRole('textbox', { name: 'Huomautus' })
  await alert.fill('Arka niska')
  const { version } = await ask(page, 'clients.get', { id: client.id })
  await ask(page, 'clients.change', { id: client.id, version, patch: { alert: 'Soita ovikelloa' } })
  await page.keyboard.press('Tab')
  await expect(fields.getByRole('alert')).toContainText('Soita ovikelloa')
  await fields.getByRole('button', { name: 'Tallenna oma tekstini' }).click()
  await expect.poll(async () => (await ask(page, 'clients.get', { id: client.id })).alert).toBe('Arka niska')
  await fields.getByRole('button', { name: 'Valmis' }).click()
  await expect(panel.getByText('Arka niska').first()).toBeVisible()
  await expect(panel.getByText('050 000 4321')).toBeVisible()
  await close()
})

test('a series for someone with an allergy is booked when its dialog has been told why', async () => {
  const { page, close } = await launchPractice()
  const { client } = await bookFor(page, 'Aune Allerginen')
  await ask(page, 'consents.answer', {
    clientId: client.id,
    kinds: ['health'],
    answer: 'given',
    source: 'spoken',
    language: 'fi',
  })
  const rules = await ask(page, 'safety.rules')
  const entry = { clientId: client.id, known: null, ruleId: idOf(rules, 'Hajusteallergia'), detail: '' }
  await ask(page, 'safety.saveEntry', entry)
  await goToDay(page)
  await page.locator('h1').click()
  await page.keyboard.press('n')
  const form = page.getByRole('complementary', { name: 'Uusi varaus' })
  await form.getByRole('combobox', { name: 'Asiakas' }).fill('Aune Allerg')
  await page.getByRole('option', { name: /Aune Allerginen/ }).click()
  await form.getByRole('textbox', { name: 'Klo' }).fill('13')
  await form.getByRole('combobox', { name: 'Palvelu' }).fill('hieronta 60')
  await page.getByRole('option', { name: /Hieronta 60/ }).click()
  await form.getByRole('button', { name: 'Toista…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Toistuva varaus' })
  await dialog.getByRole('textbox', { name: 'Kertoja' }).fill('2')
  await dialog.getByRole('button', { name: 'Varaa 2 aikaa' }).click()
  await expect(dialog.getByRole('alert').filter({ hasText: 'Hajusteallergia' })).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Varaa 2 aikaa' }).click()
  await expect(dialog.getByText('Kirjoita perustelu.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Miksi hoito silti tehdään' }).fill('Hajusteeton öljy')
  await dialog.getByRole('button', { name: 'Varaa 2 aikaa' }).click()
  await expect(page.getByText(/2 aikaa varattu/).first()).toBeVisible()
  await expect(dialog).toBeHidden()
  await close()
})

test('the blur covers the screen, the panel, the palette, a dialog and toasts, and goes by its button', async () => {
  const { page, close } = await launchPractice()
  await bookFor(page, 'Salme Salainen')
  await goToDay(page)
  const block = page.locator('[data-line]').filter({ hasText: 'Salme' })
  await expect(block).toBeVisible()
  await page.locator('h1').click()
  await block.focus()
  await expect(block).toBeFocused()
  await page.keyboard.press('2')
  const toast = page.getByText(/Salme Salainen: Vahvistettu/).first()
  await expect(toast).toBeVisible()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('complementary', { name: 'Salme Salainen' })
  await expect(panel).toBeVisible()

  /** Some element around it is blurred, or it is itself. */
  const isBlurred = (found: ReturnType<Page['locator']>) =>
    found.evaluate((element) => {
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        if (getComputedStyle(at).filter.includes('blur')) return true
      }
      return false
    })
  expect([await isBlurred(block), await isBlurred(panel), await isBlurred(toast)]).toEqual([false, false, false])
  await page.keyboard.press('Control+b')
  await expect(page.getByText('Näyttö on peitetty')).toBeVisible()
  expect([await isBlurred(block), await isBlurred(panel), await isBlurred(toast)]).toEqual([true, true, true])
  await page.keyboard.press('Control+k')
  const found = page.getByRole('searchbox', { name: 'Hae ja suorita' })
  await found.fill('Salme')
  expect(await isBlurred(page.getByRole('option').first())).toBe(true)
  // The first empties the field, the second closes.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(found).toBeHidden()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Näytä', exact: true }).click()
  await expect(page.getByText('Näyttö on peitetty')).toBeHidden()
  expect(await isBlurred(block)).toBe(false)

  await page.keyboard.press('Control+p')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Control+b')
  await expect(page.getByText('Näyttö on peitetty')).toBeVisible()
  expect(await isBlurred(dialog)).toBe(true)
  await close()
})

test('what somebody else changes or removes while it is open is said, and nothing is written over', async () => {
  const { page, close } = await launchPractice()
  const { booked } = await bookFor(page, 'Toini Toisaalla')
  await goToDay(page)
  const block = page.locator('[data-line]').filter({ hasText: 'Toini' })
  await block.click()
  const panel = page.getByRole('complementary', { name: 'Toini Toisaalla' })
  const note = panel.getByRole('textbox', { name: 'Muistiinpano' })
  await note.fill('Oma teksti')
  const { version } = await ask(page, 'appointments.change', { id: booked.id, version: booked.version, note: 'Toisen' })
  await expect(block.getByText('Toini')).toBeVisible()
  await expect(note).toHaveValue('Oma teksti')
  await page.keyboard.press('Tab')
  await expect(panel.getByRole('alert')).toContainText('Toisen')
  await panel.getByRole('button', { name: 'Tallenna oma tekstini' }).click()
  await expect
    .poll(async () => (await ask(page, 'appointments.get', { id: booked.id })).appointment.note)
    .toBe('Oma teksti')

  // The form is open when the appointment is moved elsewhere: saving says so and moves nothing.
  await panel.getByRole('button', { name: 'Muokkaa', exact: true }).click()
  const form = page.getByRole('complementary', { name: 'Muokkaa varausta' })
  await form.getByRole('textbox', { name: 'Klo', exact: true }).fill('15')
  await ask(page, 'appointments.change', { id: booked.id, version: version + 1, day: '2027-01-13' })
  await form.getByRole('button', { name: 'Tallenna' }).click()
  await expect(form.getByRole('alert')).toBeVisible()
  expect((await ask(page, 'appointments.get', { id: booked.id })).appointment).toMatchObject({
    day: '2027-01-13',
    lines: [{ startMin: 600 }],
  })
  await form.getByRole('button', { name: 'Peruuta' }).click()

  // Removed elsewhere: the panel says so, changes nothing any more, and brings it back.
  await ask(page, 'appointments.remove', { id: booked.id, version: version + 2 })
  await expect(panel.getByRole('alert')).toContainText('Varaus on poistettu kalenterista.')
  await expect(panel.getByRole('button', { name: 'Muokkaa', exact: true })).toBeHidden()
  await expectAccessible(page)
  await panel.getByRole('button', { name: 'Palauta varaus' }).click()
  await expect(panel.getByRole('button', { name: 'Muokkaa', exact: true })).toBeVisible()

  // Removed while its form is open: saving says so and books nothing.
  await panel.getByRole('button', { name: 'Muokkaa', exact: true }).click()
  await form.getByRole('textbox', { name: 'Klo', exact: true }).fill('16')
  const back = (await ask(page, 'appointments.get', { id: booked.id })).appointment
  await ask(page, 'appointments.remove', { id: booked.id, version: back.version })
  await form.getByRole('button', { name: 'Tallenna' }).click()
  await expect(form.getByRole('alert')).toBeVisible()
  await form.getByRole('button', { name: 'Peruuta' }).click()
  await expect(panel.getByRole('alert')).toContainText('Varaus on poistettu kalenterista.')
  expect((await ask(page, 'appointments.get', { id: booked.id })).appointment).toMatchObject({
    removed: true,
    lines: [{ startMin: 600 }],
  })
  await close()
})

test('blocked time that a colleague removed while its panel is open does not come back by saving', async () => {
  const { page, close } = await launchPractice()
  const staffId = idOf(await ask(page, 'staff.list'), 'Aino Koskela')
  const { id, version } = await ask(page, 'shifts.putBlock', {
    title: 'Palaveri',
    staffId,
    day,
    startMin: 720,
    endMin: 780,
  })
  await goToDay(page)
  await page.locator('[data-line]').filter({ hasText: 'Palaveri' }).click()
  const panel = page.getByRole('complementary', { name: 'Oma aika', exact: true })
  await panel.getByRole('textbox', { name: 'Päättyy klo' }).fill('14')
  await ask(page, 'shifts.removeBlock', { id, version })
  await expect(page.locator('[data-line]')).toHaveCount(0)
  await panel.getByRole('button', { name: 'Tallenna' }).click()
  await expect(panel.getByRole('alert')).toBeVisible()
  const { days } = await ask(page, 'appointments.calendar', { from: day, to: day })
  expect(days[0]?.blocks).toEqual([])
  await close()
})

test('a drop outside the grid changes nothing', async () => {
  const { page, close } = await launchPractice()
  await bookFor(page, 'Pirkko Pudotus')
  await goToDay(page)
  const block = page.locator('[data-line]').filter({ hasText: 'Pirkko' })
  await expect(block).toBeVisible()
  const box = await block.boundingBox()
  if (box === null) throw new Error('the block is not on screen')
  await page.mouse.move(box.x + 30, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + 60, box.y + 40, { steps: 4 })
  await expect(page.locator('[data-line][data-lifted]')).toHaveCount(1)
  // Over the navigation.
  await page.mouse.move(20, box.y + 40, { steps: 6 })
  await page.mouse.up()
  await expect(page.locator('[data-line][data-lifted]')).toHaveCount(0)
  await expect(block).toHaveAttribute('aria-label', /10\.00–11\.00, Aino Koskela/)
  await expect(page.getByRole('button', { name: 'Kumoa' })).toHaveCount(0)
  await close()
})
