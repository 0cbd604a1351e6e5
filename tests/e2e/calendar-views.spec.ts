// The calendar's views in the running program: month, list, columns of rooms, own columns and zoom; moving to another
// day by key; dragging by finger. Axe on each.
import { expect, type Locator, type Page, test } from '@playwright/test'
import { expectAccessible } from './first-run.ts'
import type { RunningApp } from './launch.ts'
import { launchPractice } from './practice.ts'

/** A day that the practice salon has nothing on, a Tuesday. */
const emptyDay = '2027-01-12'

let running: RunningApp
test.afterEach(() => running.close())

async function send<T>(page: Page, route: string, input: unknown = null): Promise<T> {
  const answer = await page.evaluate(([name, given]) => window.loiste.call(name as string, given), [
    route,
    input,
  ] as const)
  if (!answer.ok) throw new Error(`${route}: ${answer.error.code}`)
  return answer.value as T
}

interface Named {
  readonly id: string
  readonly name: string
}

/** Books on the empty day and shows it. */
async function bookAndShow(page: Page, service: string, startMin: number): Promise<Locator> {
  const services = await send<Named[]>(page, 'services.list')
  const staff = await send<Named[]>(page, 'staff.list')
  const serviceId = services.find((each) => each.name === service)?.id
  const staffId = staff.find((each) => each.name === 'Aino Koskela')?.id
  await send(page, 'appointments.book', { day: emptyDay, clientId: null, lines: [{ serviceId, staffId, startMin }] })
  await page.getByRole('textbox', { name: 'Siirry päivään' }).fill('12.1.2027')
  const block = page.locator('[data-line]')
  await expect(block).toHaveCount(1)
  return block
}

test('a month shows how full the days are, a week by its number, a list what comes next', async () => {
  running = await launchPractice()
  const { page } = running
  await page.getByRole('radio', { name: 'Kuukausi' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'marraskuu 2026' })).toBeVisible()
  const today = page.getByRole('button', { name: /^24, \d+ varausta, .* 24\. marraskuuta 2026, täynnä \d+ %$/ })
  await expect(today).toBeVisible()
  await expectAccessible(page)

  // Arrows walk the days, Enter opens one.
  await today.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('button', { name: / 2\. joulukuuta 2026/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'keskiviikko 2.12.2026' })).toBeVisible()

  // A week's number beside the small month; a week typed where a day is asked.
  await page.getByRole('button', { name: 'Viikko 50' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '7.–13.12.2026' })).toBeVisible()
  const goTo = page.getByRole('textbox', { name: 'Siirry päivään' })
  await goTo.fill('vko 48')
  await expect(page.getByRole('heading', { level: 1, name: '23.–29.11.2026' })).toBeVisible()

  await goTo.blur()
  await page.getByRole('radio', { name: 'Lista' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'tiistai 24.11.2026' })).toBeVisible()
  await expectAccessible(page)
})

test('columns are hidden, ordered and made finer for this person, and remembered', async () => {
  running = await launchPractice()
  const { page } = running
  const heads = page.locator('[data-column]')
  await expect(heads).toHaveCount(4)
  await page.getByRole('button', { name: 'Sarakkeet ja tarkkuus' }).click()
  const panel = page.getByRole('complementary', { name: 'Kalenterin näkymä' })
  await panel.getByText('Aino Koskela', { exact: true }).click()
  await expect(heads).toHaveCount(3)
  await panel.getByRole('button', { name: 'Sanna Vuorela aiemmaksi' }).click()
  await expect(heads.nth(1)).toHaveAttribute('aria-label', /^Sanna Vuorela/)
  const before = (await page.locator('[data-line]').first().boundingBox())?.height ?? 0
  await panel.getByRole('radio', { name: '5 min', exact: true }).click()
  await expect
    .poll(async () => (await page.locator('[data-line]').first().boundingBox())?.height ?? 0)
    .toBeGreaterThan(before * 1.8)
  await expectAccessible(page)

  // Rooms instead of people.
  await panel.getByRole('radio', { name: 'Huoneet ja laitteet' }).click()
  await expect(page.getByRole('group', { name: /^Huone 1,/ })).toBeVisible()
  await expectAccessible(page)
  expect(await send(page, 'layout.get')).toMatchObject({ zoomMin: 5, hidden: [expect.any(String)] })
})

test('a line dragged to another room’s column holds that room', async () => {
  running = await launchPractice()
  const { page } = running
  await page.getByRole('button', { name: 'Sarakkeet ja tarkkuus' }).click()
  await page.getByRole('radio', { name: 'Huoneet ja laitteet' }).click()
  await page.getByRole('button', { name: 'Sulje' }).click()
  const block = await bookAndShow(page, 'Hieronta 60 min', 660)
  await expect(page.getByRole('group', { name: /^Huone 1,/ }).locator('[data-line]')).toHaveCount(1)
  await block.focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.getByRole('group', { name: /^Huone 2,/ }).locator('[data-line]')).toHaveCount(1)
  await expect(page.getByRole('group', { name: /^Huone 1,/ }).locator('[data-line]')).toHaveCount(0)
})

test('an appointment goes to the next day by a key, is shown there and said', async () => {
  running = await launchPractice()
  const { page } = running
  const block = await bookAndShow(page, 'Hiustenleikkaus, lyhyet', 660)
  await block.focus()
  await page.keyboard.press('Alt+PageDown')
  await expect(page.getByRole('heading', { level: 1, name: 'keskiviikko 13.1.2027' })).toBeVisible()
  await expect(block).toHaveCount(1)
  await expect(block).toBeFocused()
  await expect(page.locator('p[role="status"]').filter({ hasText: '13. tammikuuta 2027' })).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(block).toHaveCount(0)
})

test('a finger scrolls, and drags after it has rested', async () => {
  running = await launchPractice()
  const { page } = running
  const block = await bookAndShow(page, 'Hiustenleikkaus, lyhyet', 660)
  const box = await block.boundingBox()
  if (box === null) throw new Error('the block is not on screen')
  const touch = await page.context().newCDPSession(page)
  const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] })
  const x = box.x + box.width / 2
  const y = box.y + box.height / 2

  // Moved at once: nothing is dragged.
  await finger('touchStart', x, y)
  await finger('touchMove', x, y + 30)
  await finger('touchMove', x, y + 60)
  await finger('touchEnd', x, y + 60)
  await expect(block).toHaveAttribute('aria-label', /11\.00–/)

  // Rested: the block is lifted, follows and stays where it is let go.
  const now = await block.boundingBox()
  const fromY = (now?.y ?? y) + (now?.height ?? 0) / 2
  await finger('touchStart', x, fromY)
  await expect(page.locator('[data-line][data-lifted]')).toHaveCount(1)
  const quarter = ((now?.height ?? 0) + 1) / 2
  await finger('touchMove', x, fromY + quarter)
  await finger('touchMove', x, fromY + quarter * 2)
  await finger('touchEnd', x, fromY + quarter * 2)
  await expect(block).toHaveAttribute('aria-label', /11\.30–12\.00/)
})
