// Working time in the running program: a block from the calendar, a pattern, an absence with the appointments it leaves
// outside, drawing, copying, and what a therapist may do.
import fs from 'node:fs'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { expectAccessible, setUpSalon, temporaryFolder, therapist } from './first-run.ts'
import { launch } from './launch.ts'

const day = '2026-11-24'
const folders: string[] = []
test.afterAll(() => {
  for (const each of folders) fs.rmSync(each, { recursive: true, force: true })
})

/** A call as another window would make it; the envelope. */
const send = (page: Page, route: string, input: unknown = null) =>
  page.evaluate(([name, given]) => window.loiste.call(name as string, given), [route, input] as const)

/** Drags from one share of a cell's width to another. */
async function draw(page: Page, cell: Locator, from: number, to: number): Promise<void> {
  const box = await cell.boundingBox()
  if (box === null) throw new Error('the cell is not on screen')
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + box.width * from, y)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * ((from + to) / 2), y, { steps: 3 })
  await page.mouse.move(box.x + box.width * to, y, { steps: 3 })
  await page.mouse.up()
}

test('shifts decide when people can be booked, and nothing is left outside them unseen', async () => {
  test.setTimeout(240_000)
  const backups = temporaryFolder('backups')
  folders.push(backups)
  const { app, page, close } = await launch({ env: { LOISTE_CLOCK: '2026-11-24T09:05:00+02:00' } })
  await setUpSalon(app, page, backups)

  // A break from the calendar: key B, saved, moved by keys, taken back, removed and brought back.
  await page.locator('h1').click()
  await page.keyboard.press('b')
  const panel = page.getByRole('complementary', { name: 'Tauko tai oma aika' })
  await panel.getByRole('textbox', { name: 'Mitä varten' }).fill('Hammaslääkäri')
  await panel.getByRole('textbox', { name: 'Alkaa klo' }).fill('11')
  await panel.getByRole('textbox', { name: 'Päättyy klo' }).fill('12')
  await expectAccessible(page)
  await panel.getByRole('button', { name: 'Tallenna' }).click()
  const block = page.locator('[data-line]').filter({ hasText: 'Hammaslääkäri' })
  await expect(block).toHaveAttribute('aria-label', /^11\.00 Hammaslääkäri, oma aika, 11\.00–12\.00/)
  await block.focus()
  await page.keyboard.down('Alt')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.up('Alt')
  await expect(block).toHaveAttribute('aria-label', /11\.15–12\.15/)
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect(block).toHaveAttribute('aria-label', /11\.15–12\.00/)
  await page.locator('h1').click()
  await page.keyboard.press('Control+z')
  await expect(block).toHaveAttribute('aria-label', /11\.15–12\.15/)
  await block.focus()
  await page.keyboard.press('Delete')
  await expect(block).toHaveCount(0)
  await page.getByRole('button', { name: 'Kumoa' }).first().click()
  await expect(block).toHaveAttribute('aria-label', /11\.15–12\.15/)

  // The week's shifts: nobody has a pattern, so the salon's hours stand.
  await page.getByRole('button', { name: 'Työvuorot' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Työvuorot 23.–29.11.2026')
  const cell = (name: string, weekday: string) => page.getByRole('button', { name: new RegExp(`${name}, ${weekday}`) })
  const tuesday = cell(therapist.name, 'tiistai')
  await expect(tuesday).toContainText('9.00–18.00')
  await expectAccessible(page)

  // A weekly pattern in the dialog, by keyboard.
  await page.getByRole('button', { name: therapist.name, exact: true }).click()
  await page.getByRole('button', { name: 'Uusi viikkopohja' }).click()
  const pattern = page.getByRole('dialog')
  await pattern.getByRole('textbox', { name: 'ti: Alkaa klo' }).fill('10')
  await pattern.getByRole('textbox', { name: 'ti: Päättyy klo' }).fill('9')
  await pattern.getByRole('button', { name: 'Tallenna' }).click()
  await expect(pattern.getByText('Tarkista ajat')).toBeVisible()
  await pattern.getByRole('textbox', { name: 'ti: Päättyy klo' }).fill('16')
  await pattern.getByRole('textbox', { name: 'ti: Tauko alkaa klo' }).fill('12')
  await pattern.getByRole('textbox', { name: 'ti: Tauko päättyy klo' }).fill('1230')
  await expectAccessible(page)
  await pattern.getByRole('button', { name: 'Tallenna' }).click()
  await expect(tuesday).toContainText('10.00–16.00')
  await expect(tuesday).toContainText('Tauko 12.00–12.30')

  // The booking rule knows it.
  const staff = (await send(page, 'staff.list')) as { value: { id: string; name: string }[] }
  const services = (await send(page, 'services.list')) as { value: { id: string; name: string }[] }
  const line = {
    serviceId: services.value.find((each) => /Hieronta 60/.test(each.name))?.id ?? '',
    staffId: staff.value.find((each) => each.name === therapist.name)?.id ?? '',
    startMin: 645,
  }
  const book = (startMin: number) =>
    send(page, 'appointments.book', { day, clientId: null, lines: [{ ...line, startMin }] })
  expect(await book(540)).toMatchObject({ error: { data: { conflicts: [{ kind: 'outside-shift' }] } } })
  expect(await book(690)).toMatchObject({ error: { data: { conflicts: [{ kind: 'break' }] } } })
  expect(await book(645)).toMatchObject({ ok: true })

  // Drawing a later day would leave the appointment outside: it is told first, and cancelling saves nothing.
  await draw(page, tuesday, 0.6, 0.9)
  const outside = page.getByRole('dialog', { name: '1 varaus jää vuoron ulkopuolelle' })
  await expect(outside).toContainText('10.45–11.45')
  await expectAccessible(page)
  await outside.getByRole('button', { name: 'Peruuta' }).click()
  await expect(tuesday).toContainText('10.00–16.00')
  await draw(page, tuesday, 0.6, 0.9)
  await outside.getByRole('button', { name: 'Tallenna silti' }).click()
  await expect(tuesday).toContainText('poikkeus')
  await page.getByRole('button', { name: 'Kumoa' }).first().click()
  await expect(tuesday).toContainText('10.00–16.00')

  // Ctrl+Z goes on to what was done before, and does not do again what was just taken back.
  await page.locator('h1').click()
  await page.keyboard.press('Control+z')
  await expect(tuesday).toContainText('9.00–18.00')
  await expect(tuesday).not.toContainText('Tauko')
  await draw(page, tuesday, 0.2, 0.8)
  await expect(tuesday).toContainText('poikkeus')

  // An absence, from the keyboard: arrows to Thursday, Enter, the dialog.
  await tuesday.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(cell(therapist.name, 'torstai')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Lisää poissaolo' }).click()
  const absence = page.getByRole('dialog', { name: 'Lisää poissaolo' })
  await absence.getByRole('textbox', { name: 'Viimeinen päivä' }).fill('27.11.2026')
  await expectAccessible(page)
  await absence.getByRole('button', { name: 'Tallenna' }).click()
  await expect(cell(therapist.name, 'torstai')).toContainText('Loma')
  await expect(cell(therapist.name, 'perjantai')).toContainText('Loma')

  // The week is copied on; a second time there is nothing left to do.
  const copy = async () => {
    await page.getByRole('button', { name: 'Kopioi viikko…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Kopioi', exact: true }).click()
  }
  await copy()
  await expect(page.getByText('Viikko 48 kopioitu viikkoon 49 asti')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await copy()
  await expect(page.getByRole('dialog')).toContainText('Seuraavat viikot ovat jo samanlaiset.')
  await page.keyboard.press('Escape')

  // The calendar shows it.
  await page.getByRole('button', { name: 'Kalenteri' }).click()
  const column = page.getByRole('group', { name: `${therapist.name}, tiistai 24. marraskuuta 2026` })
  await expect(column).toContainText('Ilman asiakasta')
  await expectAccessible(page)
  await close()
})
