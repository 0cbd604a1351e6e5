// The calendar in the running program: book by press and by drawing, drag, conflict with a reason, keys, statuses, week,
// two windows after one slot.
import fs from 'node:fs'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { expectAccessible, setUpSalon, temporaryFolder, therapist } from './first-run.ts'
import { launch, type RunningApp } from './launch.ts'

const day = '2026-11-24'
const folders: string[] = []
test.afterAll(() => {
  for (const each of folders) fs.rmSync(each, { recursive: true, force: true })
})

async function salon(): Promise<RunningApp> {
  const backups = temporaryFolder('backups')
  folders.push(backups)
  const running = await launch({ env: { LOISTE_CLOCK: '2026-11-24T09:05:00+02:00' } })
  await setUpSalon(running.app, running.page, backups)
  await expect(running.page.getByRole('heading', { level: 1, name: 'tiistai 24.11.2026' })).toBeVisible()
  return running
}

/** A call as another window would make it; the envelope. */
const send = (page: Page, route: string, input: unknown = null) =>
  page.evaluate(([name, given]) => window.loiste.call(name as string, given), [route, input] as const)

const columnOf = (page: Page, name: string) =>
  page.getByRole('group', { name: `${name}, tiistai 24. marraskuuta 2026` })
const block = (page: Page, text: RegExp) => page.locator('[data-line]').filter({ hasText: text }).first()
const labelOf = (found: Locator) => found.getAttribute('aria-label')

/** A point in a column at a time of day, found from the hours beside the grid. */
async function pointAt(page: Page, column: Locator, hour: number): Promise<{ x: number; y: number }> {
  const box = await column.boundingBox()
  const from = await page
    .getByText(`${hour}.00`, { exact: true })
    .first()
    .evaluate((mark) => mark.parentElement?.getBoundingClientRect().top ?? 0)
  if (box === null) throw new Error('the column is not on screen')
  return { x: box.x + box.width / 2, y: from }
}

async function chooseService(page: Page, typed: string, name: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: /^(Palvelu|Lisää palvelu)$/ }).fill(typed)
  await page.getByRole('option', { name }).click()
}

test('an appointment is booked by a press, dragged, lengthened, undone and taken to its end', async () => {
  test.setTimeout(180_000)
  const running = await salon()
  const { page } = running
  const column = columnOf(page, therapist.name)
  await expectAccessible(page)

  // A press on ten o'clock; a new client is made in place.
  const ten = await pointAt(page, column, 10)
  await page.mouse.click(ten.x, ten.y + 6)
  const form = page.getByRole('complementary', { name: 'Uusi varaus' })
  await form.getByRole('combobox', { name: 'Asiakas' }).fill('Maija Virtanen')
  await page.getByRole('option', { name: /Lisää asiakas/ }).click()
  await form.getByRole('textbox', { name: 'Puhelin' }).fill('040 123 4567')
  await chooseService(page, 'hier', /Hieronta 60/)
  await expectAccessible(page)
  await form.getByRole('button', { name: 'Varaa aika' }).click()
  const maija = block(page, /Maija Virtanen/)
  await expect(maija).toHaveAttribute(
    'aria-label',
    /^10\.00 Maija Virtanen, Hieronta 60 min, Varattu, 10\.00–11\.00, Bertta Malli/,
  )

  // Dragging to another hour and person; nothing is asked of main before the pointer is let go.
  const twelve = await pointAt(page, columnOf(page, 'Aino Esimerkki'), 12)
  await page.mouse.move(ten.x, ten.y + 10)
  await page.mouse.down()
  await page.mouse.move(ten.x - 20, ten.y + 60, { steps: 3 })
  await page.mouse.move(twelve.x, twelve.y + 10, { steps: 5 })
  expect(await labelOf(maija)).toMatch(/10\.00–11\.00/)
  await page.mouse.up()
  await expect(maija).toHaveAttribute('aria-label', /12\.00–13\.00, Aino Esimerkki/)

  // Esc in the middle of a drag leaves it where it was.
  await page.mouse.move(twelve.x, twelve.y + 10)
  await page.mouse.down()
  await page.mouse.move(twelve.x, twelve.y + 120, { steps: 4 })
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(maija).toHaveAttribute('aria-label', /12\.00–13\.00/)

  // The lower edge makes it longer; Undo (the newest toast is the first) and Ctrl+Z take back one change after another.
  const edge = await maija.boundingBox()
  if (edge === null) throw new Error('the block is not on screen')
  await page.mouse.move(edge.x + 40, edge.y + edge.height - 1)
  await page.mouse.down()
  await page.mouse.move(edge.x + 40, edge.y + edge.height + edge.height / 2, { steps: 4 })
  await page.mouse.up()
  await expect(maija).toHaveAttribute('aria-label', /12\.00–13\.30/)
  await page.getByRole('button', { name: 'Kumoa' }).first().click()
  await expect(maija).toHaveAttribute('aria-label', /12\.00–13\.00/)
  await page.locator('h1').click()
  await page.keyboard.press('Control+z')
  await expect(maija).toHaveAttribute('aria-label', /10\.00–11\.00, Bertta Malli/)

  // Without a mouse: a quarter later, a quarter shorter, confirmed, then opened.
  await maija.focus()
  await page.keyboard.down('Alt')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.up('Alt')
  await expect(maija).toHaveAttribute('aria-label', /10\.15–11\.15/)
  await expect(maija).toBeFocused()
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect(maija).toHaveAttribute('aria-label', /10\.15–11\.00/)
  await page.keyboard.press('2')
  await expect(maija).toHaveAttribute('aria-label', /Vahvistettu/)
  await page.keyboard.press('Enter')
  const panel = page.getByRole('complementary', { name: 'Maija Virtanen' })
  await expect(panel.getByText('040 123 4567')).toBeVisible()
  await expectAccessible(page)

  // The natural next step, one after another.
  await panel.getByRole('button', { name: 'Saapui' }).click()
  await panel.getByRole('button', { name: 'Aloita hoito' }).click()
  await panel.getByRole('button', { name: 'Valmis' }).click()
  await expect(panel.getByRole('button', { name: 'Maksu' })).toBeVisible()
  await expect(maija).toHaveAttribute('aria-label', /Valmis/)
  await running.close()
})

test('a taken time is refused with the reason, and passed only with a written one', async () => {
  test.setTimeout(180_000)
  const running = await salon()
  const { page } = running
  const services = await send(page, 'services.list')
  const staff = await send(page, 'staff.list')
  if (!services.ok || !staff.ok) throw new Error('the lists cannot be read')
  const massage = (services.value as { id: string; name: string }[]).find((each) => each.name === 'Hieronta 60 min')
  const bertta = (staff.value as { id: string; name: string }[]).find((each) => each.name === therapist.name)
  const line = { serviceId: massage?.id, staffId: bertta?.id, startMin: 600 }

  // The form is open at ten o'clock when another window gets the same time.
  const column = columnOf(page, therapist.name)
  const ten = await pointAt(page, column, 10)
  await page.mouse.click(ten.x, ten.y + 6)
  await chooseService(page, 'hier', /Hieronta 60/)
  expect((await send(page, 'appointments.book', { day, clientId: null, lines: [line] })).ok).toBe(true)
  const form = page.getByRole('complementary', { name: 'Uusi varaus' })
  await form.getByRole('button', { name: 'Varaa aika' }).click()
  await expect(form.getByRole('alert')).toContainText('Bertta Malli on varattu 10.00–11.00, siivous 11.10 asti.')
  await expect(page.locator('[data-line]')).toHaveCount(1)
  await form.getByRole('button', { name: 'Varaa silti…' }).click()
  await form.getByRole('button', { name: 'Varaa silti', exact: true }).click()
  await expect(form.getByText('Kirjoita syy, vähintään kolme merkkiä.')).toBeVisible()
  await form.getByRole('textbox', { name: 'Miksi varataan silti?' }).fill('Kaksi hierojaa samassa huoneessa')
  await form.getByRole('button', { name: 'Varaa silti', exact: true }).click()
  await expect(page.locator('[data-line]')).toHaveCount(2)

  // A third one, dropped on them by keys, asks in a dialog; cancelling changes nothing.
  expect((await send(page, 'appointments.book', { day, clientId: null, lines: [{ ...line, startMin: 675 }] })).ok).toBe(
    true,
  )
  const third = page.locator('[data-line][aria-label^="11.15"]')
  await third.focus()
  await page.keyboard.press('Alt+ArrowUp')
  const dialog = page.getByRole('dialog', { name: 'Aika ei ole vapaa' })
  await expect(dialog).toContainText('Bertta Malli on varattu')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Peruuta' }).click()
  await expect(third).toHaveCount(1)

  // The menu cancels with a reason; the week shows the same appointments.
  await third.click({ button: 'right' })
  await page.getByRole('menuitem', { name: /Peru varaus/ }).click()
  await page.getByRole('textbox', { name: /Peruutuksen syy/ }).fill('Flunssa')
  await page.getByRole('dialog').getByRole('button', { name: 'Peru varaus' }).click()
  await expect(page.locator('[data-line]')).toHaveCount(2)
  await page.getByRole('radio', { name: 'Viikko' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '23.–29.11.2026' })).toBeVisible()
  await expectAccessible(page)
  await running.close()
})
