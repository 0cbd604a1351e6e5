/**
 * What `npm run pictures` walks through: a working day put on screen, every screen and state inside, and the doors of a
 * new computer. Steps stand on their own: one that does not find its place says so, and the tour goes on.
 */
import fs from 'node:fs'
import path from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import type { Appointment, AppointmentStatus, CalendarView } from '../../shared/appointments.ts'
import type { Language } from '../../shared/translations/define.ts'
import { translator } from '../../shared/translations/translate.ts'

/** What every part of the tour works with. */
export interface Tour {
  readonly app: ElectronApplication
  readonly page: Page
  readonly language: Language
  readonly password: string
  /** Where files and folders that main asks for may be put. */
  readonly scratch: string
  /** Takes the picture. */
  readonly shot: (name: string) => Promise<void>
}

/** A call as the window makes it; a refusal is thrown. */
export async function ask<T>(page: Page, route: string, input: unknown = null): Promise<T> {
  const answer = await page.evaluate(([name, value]) => window.loiste.call(name as string, value), [
    route,
    input,
  ] as const)
  if (!answer.ok) throw new Error(`${route}: ${answer.error.code}`)
  return answer.value as T
}

/** Fonts, queries and the last 120 ms of motion: a picture of something half there helps nobody. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page
    .locator('[aria-busy="true"]')
    .first()
    .waitFor({ state: 'detached', timeout: 5_000 })
    .catch(() => undefined)
  await page.waitForTimeout(350)
}

/** The status an appointment has at the given minute of a day that goes as planned; null leaves it as it is. */
function statusAt(nowMin: number, startMin: number, endMin: number, number: number): AppointmentStatus | null {
  if (endMin <= nowMin) return number % 9 === 4 ? 'no-show' : number % 4 === 3 ? 'done' : 'paid'
  if (startMin <= nowMin - 5) return 'in-treatment'
  if (startMin <= nowMin + 15) return 'arrived'
  return null
}

/** Brings today's appointments to where they would be at the given minute. A second time changes nothing. */
export async function liveDay(page: Page, day: string, nowMin: number): Promise<void> {
  const view = await ask<CalendarView>(page, 'appointments.calendar', { from: day, to: day })
  const open = (view.days[0]?.appointments ?? [])
    .map((appointment) => ({ appointment, startMin: Math.min(...appointment.lines.map((line) => line.startMin)) }))
    .sort((a, b) => a.startMin - b.startMin)
  for (const [number, { appointment, startMin }] of open.entries()) {
    const endMin = Math.max(...appointment.lines.map((line) => line.startMin + line.durationMin))
    const wanted = statusAt(nowMin, startMin, endMin, number)
    if (wanted === null || !['booked', 'confirmed'].includes(appointment.status)) continue
    const status = wanted === 'paid' ? 'done' : wanted
    const { id, version } = appointment
    const after = await ask<Appointment>(page, 'appointments.setStatus', { id, version, status })
    if (wanted === 'paid') await payByCard(page, after)
  }
  await fillIn(page, day)
}

/** A short or an already lived morning has nobody who stayed away and nobody waiting to pay: later ones stand in. */
async function fillIn(page: Page, day: string): Promise<void> {
  const view = await ask<CalendarView>(page, 'appointments.calendar', { from: day, to: day })
  const appointments = view.days[0]?.appointments ?? []
  const open = appointments.filter((each) => ['booked', 'confirmed'].includes(each.status))
  for (const status of ['no-show', 'done'] as const) {
    if (appointments.some((each) => each.status === status)) continue
    // The last one: what the tour opens as booked or confirmed stays.
    const last = open.pop()
    if (last) await ask(page, 'appointments.setStatus', { id: last.id, version: last.version, status })
  }
}

async function payByCard(page: Page, appointment: Appointment): Promise<void> {
  const totalCents = appointment.lines.reduce((sum, line) => sum + line.priceCents, 0)
  await ask(page, 'sales.pay', {
    requestId: `picture-${appointment.id}`,
    appointmentId: appointment.id,
    appointmentVersion: appointment.version,
    clientId: appointment.clientId,
    language: 'fi',
    lines: appointment.lines.map((line) => ({
      kind: 'service',
      itemId: line.serviceId,
      quantity: 1,
      unitCents: line.priceCents,
      discount: null,
      staffId: line.staffId,
    })),
    payments: [{ method: 'card', cents: totalCents }],
  })
}

/** Runs one step; when it fails says which and why, and clears the way for the next. */
export function stepper(page: Page) {
  return async (name: string, work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      console.error(`  ${name}: ${String(error).split('\n').slice(0, 3).join(' ')}`)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
    }
  }
}

/** Every screen behind the sign-in. */
export async function insideTour({ app, page, language, password, scratch, shot }: Tour): Promise<void> {
  const t = translator(language)
  const step = stepper(page)
  page.setDefaultTimeout(4_000)
  const take = async (name: string) => {
    await settled(page)
    await shot(name)
  }
  const rail = async (screen: 'calendar' | 'clients' | 'till' | 'invoices' | 'accesslog' | 'backups' | 'settings') => {
    await page
      .getByRole('navigation', { name: t(($) => $.shell.navigation) })
      .getByRole('button', { name: t(($) => $.shell.rail[screen]) })
      .click()
    await settled(page)
  }
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first()
  const closePanel = async () => {
    const close = page.getByRole('button', { name: t(($) => $.shell.panel.close) })
    if (await close.count()) await close.click()
    await settled(page)
  }
  /** A block of the calendar with this status, today. */
  const block = (status: AppointmentStatus) =>
    page.locator(`[data-line][aria-label*=", ${t(($) => $.appointments.status[status])}, "]`).first()

  await step('calendar', async () => {
    await rail('calendar')
    await take('calendar-day')
    for (const status of ['confirmed', 'in-treatment', 'paid', 'no-show'] as const) {
      await step(`calendar ${status}`, async () => {
        await block(status).click()
        await take(`calendar-${status}`)
        await closePanel()
      })
    }
    await step('edit', async () => {
      await block('booked').click()
      await button(t(($) => $.common.edit)).click()
      await take('calendar-edit')
      await closePanel()
    })
    await step('menu', async () => {
      await block('booked').click()
      await button(t(($) => $.appointments.actions)).click()
      await take('calendar-menu')
      await page.getByRole('menuitem', { name: t(($) => $.appointments.moveTo) }).click()
      await take('calendar-move')
      await page.keyboard.press('Escape')
      await closePanel()
    })
    await step('booking', async () => {
      await page.keyboard.press('n')
      await page.getByRole('combobox', { name: t(($) => $.appointments.form.client) }).fill('virt')
      await take('booking-client')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.getByRole('combobox', { name: t(($) => $.appointments.form.service) }).fill('hier')
      await take('booking-service')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await take('booking-filled')
      await page.getByRole('textbox', { name: t(($) => $.appointments.form.time) }).fill('7')
      await page.keyboard.press('Tab')
      await button(t(($) => $.appointments.form.save)).click()
      await take('booking-conflict')
      await closePanel()
    })
    await page.keyboard.press('Escape')
    await page.keyboard.press('w')
    await take('calendar-week')
    await page.keyboard.press('d')
  })

  await step('clients', async () => {
    await rail('clients')
    await take('clients')
    const search = page.getByRole('searchbox').first()
    await search.fill('xqz')
    await take('clients-none')
    await search.fill('virt')
    await settled(page)
    const alerted = page.getByRole('option').filter({ has: page.locator('svg') })
    await ((await alerted.count()) ? alerted.first() : page.getByRole('option').first()).click()
    await take('clients-card')
    await button(new RegExp(t(($) => $.clients.openVisit))).click()
    await take('visit-signed')
    await step('amendment', async () => {
      await button(t(($) => $.visits.amend)).click()
      await take('visit-amending')
    })
    await closePanel()
    await button(t(($) => $.clients.newClient)).click()
    await page
      .getByRole('textbox', { name: t(($) => $.clientCards.fields.name) })
      .last()
      .fill('Marjatta Virtanen')
    await take('clients-new')
    await closePanel()
    await search.fill('')
  })

  await step('visit', async () => {
    await rail('calendar')
    await block('in-treatment').click()
    await button(t(($) => $.appointments.panel.openVisit)).click()
    await take('visit-writing')
    await closePanel()
  })

  await step('till', async () => {
    await rail('till')
    await take('till')
    const pane = page.getByRole('complementary', { name: t(($) => $.sales.day.title) })
    // The first of those who wait to pay; a forgotten day above them has a button of its own.
    await pane
      .locator('section', { has: page.getByRole('heading', { name: t(($) => $.sales.ready.title) }) })
      .getByRole('button')
      .first()
      .click()
    await settled(page)
    const add = page.getByRole('combobox', { name: t(($) => $.sales.sale.add) })
    await add.fill('s')
    await take('till-search')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await button(t(($) => $.sales.sale.discount)).click()
    await take('till-checkout')
    await page.getByRole('radio', { name: t(($) => $.papers.receipt.cash) }).click()
    await page.getByRole('textbox', { name: t(($) => $.sales.pay.given) }).fill('200')
    await take('till-cash')
    await page.keyboard.press('F9')
    await take('till-receipt')
  })

  await step('invoices', async () => {
    await rail('invoices')
    await take('invoices')
    await button(t(($) => $.invoices.add)).click()
    await take('invoices-draft')
    await closePanel()
  })

  await step('access log', async () => {
    await rail('accesslog')
    await take('accesslog')
    await button(t(($) => $.accesslog.check)).click()
    await page.getByText(t(($) => $.accesslog.verdict.whole)).waitFor({ timeout: 90_000 })
    await take('accesslog-verdict')
  })

  await step('backups', async () => {
    await rail('backups')
    await take('backups-none')
    const place = path.join(scratch, `vault-${Date.now()}`)
    fs.mkdirSync(place, { recursive: true })
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
    }, place)
    await button(t(($) => $.backups.addPlace)).click()
    await page.waitForTimeout(1_500)
    await take('backups-running')
    await page
      .getByText(t(($) => $.backups.states.ok))
      .first()
      .waitFor({ timeout: 60_000 })
    await take('backups')
    await button(t(($) => $.backups.showPoints)).click()
    await take('backups-points')
    await closePanel()
    await button(t(($) => $.backups.restore)).click()
    await take('restore-place')
    await page
      .getByRole('button', { name: path.basename(place) })
      .first()
      .click()
    await take('restore-key')
    await page.locator('input[type="password"]').first().fill(password)
    await button(t(($) => $.backups.wizard.openPlace)).click()
    await page.getByText(t(($) => $.backups.wizard.pointTitle)).waitFor({ timeout: 30_000 })
    await take('restore-point')
    await button(t(($) => $.backups.wizard.check)).click()
    await page.getByText(t(($) => $.backups.wizard.previewTitle)).waitFor({ timeout: 60_000 })
    await take('restore-preview')
    await button(t(($) => $.backups.wizard.cancel)).click()
    // A place that has gone away, and then none, so that the next round begins as this one did.
    fs.rmSync(place, { recursive: true })
    await button(t(($) => $.backups.runNow)).click()
    await page.waitForTimeout(1_000)
    await take('backups-gone')
    await button(t(($) => $.backups.remove)).click()
    await take('backups-remove')
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: t(($) => $.backups.remove) })
      .click()
    await settled(page)
  })

  await step('settings', async () => {
    await rail('settings')
    for (const part of ['own', 'salon', 'hours', 'staff', 'services', 'products', 'program', 'keys'] as const) {
      await page
        .getByRole('navigation', { name: t(($) => $.settings.sections) })
        .getByRole('button', { name: t(($) => $.settings.tabs[part]), exact: true })
        .click()
      await take(`settings-${part}`)
      const add = {
        staff: t(($) => $.staff.add),
        services: t(($) => $.services.add),
        products: t(($) => $.services.products.add),
      }
      if (part === 'staff' || part === 'services' || part === 'products') {
        await button(add[part]).click()
        await take(`settings-${part}-new`)
        await closePanel()
      }
      if (part === 'staff') {
        await page.getByRole('row').nth(2).click()
        await take('settings-staff-edit')
        await closePanel()
      }
    }
  })

  await step('palette', async () => {
    await page.keyboard.press('Control+k')
    await take('palette')
    await page.keyboard.type('virt')
    await take('palette-search')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })
  await rail('calendar')
  await step('locked', async () => {
    await page.keyboard.press('Control+l')
    await take('locked')
    await page.locator('input[type="password"]').first().fill('väärä salasana')
    await page.keyboard.press('Enter')
    await page.waitForTimeout(2_000)
    await take('locked-wrong')
    await button(t(($) => $.session.locked.switchUser)).click()
    await take('sign-in')
    await page.getByRole('list').getByRole('button').first().click()
    await take('sign-in-password')
  })
}

/** A computer without a salon: the start, a wrong restore, and the first run to its end. */
export async function doorTour({ app, page, language, password, scratch, shot }: Tour): Promise<void> {
  const t = translator(language)
  const step = stepper(page)
  page.setDefaultTimeout(6_000)
  const take = async (name: string) => {
    await settled(page)
    await shot(name)
  }
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first()
  const next = () => page.getByRole('button', { name: t(($) => $.common.next), exact: true }).click()
  const heading = (name: string) => page.getByRole('heading', { name, level: 1 }).waitFor({ timeout: 30_000 })
  await step('first run', async () => {
    await take('door-welcome')
    await button(t(($) => $.setup.welcome.restore)).click()
    await take('door-restore')
    await button(t(($) => $.backups.wizard.cancel)).click()
    await button(t(($) => $.setup.welcome.startNew)).click()
    await take('door-owner')
    await button(t(($) => $.setup.owner.create)).click()
    await take('door-owner-empty')
    await page.getByLabel(t(($) => $.setup.owner.name)).fill('Aino Esimerkki')
    await page.getByRole('textbox', { name: t(($) => $.setup.owner.passphrase), exact: true }).fill(password)
    await page.getByRole('textbox', { name: t(($) => $.setup.owner.repeat) }).fill(password)
    await take('door-owner-filled')
    await button(t(($) => $.setup.owner.create)).click()
    await heading(t(($) => $.setup.salon.title))
    await take('door-salon')
    const typed = {
      [t(($) => $.settings.salon.name)]: 'Hoitola Esimerkki',
      [t(($) => $.settings.salon.businessId)]: '1234567-1',
      [t(($) => $.settings.salon.street)]: 'Esimerkkikatu 1',
      [t(($) => $.settings.salon.postCode)]: '00100',
      [t(($) => $.settings.salon.city)]: 'Helsinki',
      [t(($) => $.settings.salon.phone)]: '09 1234567',
      [t(($) => $.settings.salon.iban)]: 'FI21 1234 5600 0007 85',
    }
    for (const [label, value] of Object.entries(typed)) await page.getByLabel(label).fill(value)
    await next()
    await heading(t(($) => $.setup.recovery.title))
    await take('door-recovery')
    const code = (await page.getByTestId('recovery-code').textContent()) ?? ''
    await page.getByLabel(t(($) => $.setup.recovery.typeBack)).fill(code.slice(0, -3))
    await take('door-recovery-typing')
    await page.getByLabel(t(($) => $.setup.recovery.typeBack)).fill(code)
    await next()
    await heading(t(($) => $.setup.staff.title))
    await take('door-staff')
    await next()
    await heading(t(($) => $.setup.services.title))
    await take('door-services')
    await page.getByRole('checkbox').nth(1).click({ force: true })
    await next()
    await heading(t(($) => $.setup.hours.title))
    await take('door-hours')
    await next()
    await take('door-backup')
    const place = path.join(scratch, `first-${Date.now()}`)
    fs.mkdirSync(place, { recursive: true })
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
    }, place)
    await button(t(($) => $.setup.backup.choose)).click()
    await page.getByText(t(($) => $.setup.backup.verified)).waitFor({ timeout: 30_000 })
    await take('door-backup-done')
    await next()
    await take('door-done')
    await button(t(($) => $.setup.done.open)).click()
    await take('empty-calendar')
    for (const [nth, name] of [
      [2, 'empty-clients'],
      [3, 'empty-till'],
    ] as const) {
      await page.keyboard.press(`Alt+${nth}`)
      await take(name)
    }
  })
}
