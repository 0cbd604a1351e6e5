/**
 * `npm run pictures -- --part saturday`: a full Saturday in every view of the calendar. Fills the day of the clock as far as
 * people are free, with a closed room and a meeting, so that all that a busy day shows is in the pictures.
 */
import type { Appointment, FreeTime } from '../../shared/appointments.ts'
import type { Output } from '../../shared/ipc/contract.ts'
import type { ResourceBook } from '../../shared/resources.ts'
import { isBookable, type Service } from '../../shared/services.ts'
import type { StaffMember } from '../../shared/staff.ts'
import { translator } from '../../shared/translations/translate.ts'
import { ask, settled, stepper, type Tour } from './picture-tour.ts'

/** So many are tried for each person; those that find no time are left out. */
const mostEach = 9

/** Books people's free time of a day. The same salon and day give the same bookings. */
export async function fillDay(page: Tour['page'], day: string): Promise<void> {
  const staff = (await ask<StaffMember[]>(page, 'staff.list')).filter((each) => each.active && each.takesAppointments)
  const services = (await ask<Service[]>(page, 'services.list')).filter(isBookable)
  const { rows } = await ask<Output<'clients.list'>>(page, 'clients.list', {
    filter: {},
    sort: 'name',
    isReversed: false,
    limit: 200,
  })
  const { resources } = await ask<ResourceBook>(page, 'resources.list')
  let tried = 0
  for (const { id: staffId } of staff) {
    for (let count = 0; count < mostEach; count += 1) {
      const serviceId = services[(tried * 7 + count * 3) % services.length]?.id
      const clientId = rows[tried % Math.max(1, rows.length)]?.id ?? null
      tried += 1
      const wanted = { from: day, days: 1, staffId, lines: [{ serviceId }], limit: 1 }
      const [free] = await ask<FreeTime[]>(page, 'appointments.findTime', wanted)
      if (free === undefined) continue
      const lines = [{ serviceId, staffId, startMin: free.startMin }]
      // One that is refused, by an allergy for instance, is left out too.
      await ask<Appointment>(page, 'appointments.book', { day, clientId, lines }).catch(() => undefined)
    }
  }
  const overrideReason = 'Pakko tänään'
  const last = staff.at(-1)?.id
  const room = resources[1]?.id
  const block = { day, startMin: 720, endMin: 765, overrideReason }
  if (last !== undefined) await ask(page, 'shifts.putBlock', { ...block, title: 'Palaveri', staffId: last })
  if (room !== undefined) await ask(page, 'shifts.putBlock', { ...block, title: 'Putkimies', resourceId: room })
}

/** The day by people and by rooms, with what is open beside it, the week of one and of all, month, list and shifts. */
export async function saturdayTour({ page, language, shot }: Tour): Promise<void> {
  const t = translator(language)
  const step = stepper(page)
  page.setDefaultTimeout(6_000)
  const take = async (name: string) => {
    await settled(page)
    await shot(`saturday-${name}`)
  }
  const closePanel = async () => {
    const close = page.getByRole('button', { name: t(($) => $.shell.panel.close) })
    if (await close.count()) await close.first().click()
  }
  const columnsBy = async (by: 'byStaff' | 'byResource') => {
    await page.getByRole('button', { name: t(($) => $.layout.open) }).click()
    await page.getByRole('radio', { name: t(($) => $.layout[by]), exact: true }).click()
    await closePanel()
  }
  const rail = (screen: 'calendar' | 'shifts') =>
    page
      .getByRole('navigation', { name: t(($) => $.shell.navigation) })
      .getByRole('button', { name: t(($) => $.shell.rail[screen]) })
      .click()

  await rail('calendar')
  await step('day', () => take('day'))
  await step('appointment', async () => {
    const booked = t(($) => $.appointments.status.booked)
    await page.locator(`[data-line][aria-label*=", ${booked}, "]`).first().click()
    await take('appointment')
  })
  await closePanel()
  await step('rooms', async () => {
    await columnsBy('byResource')
    await take('rooms')
  })
  await columnsBy('byStaff')
  await step('week', async () => {
    await page.keyboard.press('w')
    await take('week')
    await page.locator('main button[aria-haspopup="listbox"]').first().click()
    await page.getByRole('option').first().click()
    await take('week-all')
  })
  for (const [key, name] of [
    ['m', 'month'],
    ['l', 'list'],
  ] as const) {
    await step(name, async () => {
      await page.locator('h1').click()
      await page.keyboard.press(key)
      await take(name)
    })
  }
  await step('shifts', async () => {
    await rail('shifts')
    await take('shifts')
  })
  await rail('calendar')
  await page.locator('h1').click()
  await page.keyboard.press('d')
}
