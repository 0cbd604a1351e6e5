// The calendar in the window against a bare grid of the same data in the same window and the same run: painting a day of
// twelve columns, going from day to day, and the work of a drag. Started by run.ts as a process of its own with an app's
// and a salon's folder; answers its figures as one line of JSON. Build scripts only.
import { parseArgs } from 'node:util'
import type { CDPSession, Page } from '@playwright/test'
import type { Actor } from '../../db/actor.ts'
import { bookAppointment } from '../../db/appointments.ts'
import { transaction } from '../../db/handle.ts'
import { newId } from '../../db/new-id.ts'
import { closeDatabase } from '../../db/open.ts'
import { listServices } from '../../db/services.ts'
import { createStaff, listStaff } from '../../db/staff.ts'
import { addDays } from '../../shared/day.ts'
import { formatDay } from '../../shared/format.ts'
import { translator } from '../../shared/translations/translate.ts'
import { hostEnvironment } from '../scripts/host.ts'
import { type Figure, spreadOf } from './measure.ts'
import { openSalon, presentDay } from './salons.ts'
import { choosePerson, host, signIn, start } from './window.ts'

const t = translator('fi')
const columns = 12
const perColumn = 17
const rounds = 40
/** Two full days, one after the other, far from what is booked. */
const firstDay = '2027-06-15'

/** Twelve people, two days of short appointments. Answers how many blocks a day has. */
async function fill(folder: string): Promise<number> {
  const salon = await openSalon(folder)
  try {
    const actor: Actor = {
      staffId: listStaff(salon.db)[0]?.id ?? '',
      atMs: Date.parse(`${presentDay}T12:00:00Z`),
      today: presentDay,
      language: 'fi',
      can: () => true,
      newId: () => newId(Date.now()),
    }
    transaction(salon.db, (tx) => {
      for (let index = listStaff(tx).length; index < columns; index += 1) {
        createStaff(tx, { name: `Mittaaja ${index + 1}`, role: 'therapist', takesAppointments: true }, actor)
      }
      const service = listServices(tx).find((each) => each.activeMin === 30 && each.processingMin === 0)
      if (service === undefined) throw new Error('the salon has no short service')
      for (const day of [firstDay, addDays(firstDay, 1)]) {
        for (const { id: staffId } of listStaff(tx).slice(0, columns)) {
          for (let index = 0; index < perColumn; index += 1) {
            const line = { serviceId: service.id, staffId, startMin: 540 + index * 30, durationMin: 30 }
            bookAppointment(tx, { day, clientId: null, note: '', lines: [line], overrideReason: 'mittaus' }, actor)
          }
        }
      }
    })
    return columns * perColumn
  } finally {
    closeDatabase(salon.db.raw)
  }
}

/** Runs in the window: the bare grid, and how long one painting of it takes. */
async function paintBare(asked: { columns: number; perColumn: number; rounds: number }): Promise<number[]> {
  const painted = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => resolve()
        channel.port2.postMessage(null)
      })
    })
  const host = document.createElement('div')
  Object.assign(host.style, { position: 'fixed', inset: '0', zIndex: '9999', background: 'white', overflow: 'auto' })
  document.body.append(host)
  const times: number[] = []
  for (let round = 0; round < asked.rounds; round += 1) {
    const started = performance.now()
    const grid = document.createElement('div')
    Object.assign(grid.style, {
      display: 'grid',
      gridTemplateColumns: `repeat(${asked.columns}, 1fr)`,
      height: '720px',
    })
    for (let column = 0; column < asked.columns; column += 1) {
      const lane = document.createElement('div')
      lane.style.position = 'relative'
      for (let index = 0; index < asked.perColumn; index += 1) {
        const block = document.createElement('div')
        Object.assign(block.style, { position: 'absolute', top: `${index * 36}px`, height: '35px', width: '100%' })
        block.textContent = `9.${round % 6}0 Ilman asiakasta Hiustenleikkaus, lyhyet`
        lane.append(block)
      }
      grid.append(lane)
    }
    host.replaceChildren(grid)
    await painted()
    times.push(performance.now() - started)
  }
  host.remove()
  return times
}

/** Runs in the window: presses the arrow to the other day and waits until all its blocks are painted. */
async function paintDays(asked: { next: string; previous: string; blocks: number; rounds: number }): Promise<number[]> {
  const painted = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => resolve()
        channel.port2.postMessage(null)
      })
    })
  const button = (name: string) => document.querySelector<HTMLElement>(`button[aria-label="${name}"]`)
  const times: number[] = []
  for (let round = 0; round < asked.rounds; round += 1) {
    const before = document.querySelector('h1')?.textContent
    const old = document.querySelector('[data-line]')
    const started = performance.now()
    button(round % 2 === 0 ? asked.next : asked.previous)?.click()
    for (;;) {
      await painted()
      const isThere =
        document.querySelector('h1')?.textContent !== before &&
        document.querySelector('[data-line]') !== old &&
        document.querySelectorAll('[data-line]').length >= asked.blocks
      if (isThere) break
      if (performance.now() - started > 5000) throw new Error('the day did not come')
    }
    times.push(performance.now() - started)
  }
  return times
}

/** Seconds of the window's main thread that `work` took. */
async function taskTime(session: CDPSession, work: () => Promise<void>): Promise<number> {
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0
  }
  const before = await read()
  await work()
  return (await read()) - before
}

/** The mouse pressed at a place and taken up and down across the grid. */
async function wander(page: Page, from: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  for (let step = 1; step <= 120; step += 1) {
    await page.mouse.move(from.x + (step % 40) * 8, from.y + Math.sin(step / 9) * 120)
  }
  await page.keyboard.press('Escape')
  await page.mouse.up()
}

/** Runs in the window: a bare grid with one ghost that follows the pointer, over everything. */
function bareDrag(asked: { columns: number; perColumn: number }): void {
  const host = document.createElement('div')
  host.id = 'bare'
  Object.assign(host.style, { position: 'fixed', inset: '0', zIndex: '9999', background: 'white' })
  const ghost = document.createElement('div')
  Object.assign(ghost.style, { position: 'absolute', width: '80px', height: '35px', background: 'teal' })
  for (let index = 0; index < asked.columns * asked.perColumn; index += 1) {
    const block = document.createElement('div')
    const left = `${(index % asked.columns) * 80}px`
    const top = `${Math.floor(index / asked.columns) * 36}px`
    Object.assign(block.style, { position: 'absolute', left, top, width: '78px', height: '35px' })
    block.textContent = '9.00 Ilman asiakasta'
    host.append(block)
  }
  host.append(ghost)
  host.addEventListener('pointermove', (event) => {
    ghost.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`
    ghost.textContent = String(Math.round(event.clientY))
  })
  document.body.append(host)
}

async function measured(appFolder: string, folder: string): Promise<Figure[]> {
  Object.assign(process.env, hostEnvironment(host))
  const blocks = await fill(folder)
  const { app, page } = await start(appFolder, folder)
  try {
    await choosePerson(page)
    await signIn(page, '[data-column]')
    const next = t(($) => $.appointments.nextDay)
    const previous = t(($) => $.appointments.previousDay)
    await page.getByRole('textbox', { name: t(($) => $.appointments.goToDay) }).fill(formatDay(firstDay, 'fi'))
    await page
      .locator('[data-line]')
      .nth(blocks - 1)
      .waitFor({ state: 'attached' })
    await page.locator('h1').click()
    const asked = { columns, perColumn, rounds }
    await page.evaluate(paintBare, { ...asked, rounds: 10 })
    // In turns, so that whatever else the machine does meets both. The first round trip asks main, the others do not.
    const bare: number[] = []
    const days: number[] = []
    for (let turn = 0; turn < 4; turn += 1) {
      days.push(...(await page.evaluate(paintDays, { next, previous, blocks, rounds: rounds / 4 })))
      bare.push(...(await page.evaluate(paintBare, { ...asked, rounds: rounds / 4 })))
    }
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    const block = await page.locator('[data-line]').nth(3).boundingBox()
    const from = { x: (block?.x ?? 400) + 20, y: (block?.y ?? 300) + 12 }
    await wander(page, from)
    const own: number[] = []
    const plain: number[] = []
    for (let turn = 0; turn < 5; turn += 1) {
      own.push(await taskTime(session, () => wander(page, from)))
      await page.evaluate(bareDrag, { columns, perColumn })
      plain.push(await taskTime(session, () => wander(page, from)))
      await page.evaluate(() => document.getElementById('bare')?.remove())
    }
    const median = (values: readonly number[]) => spreadOf(values).p50
    return [
      {
        name: `calendar, day of ${columns} columns and ${blocks} appointments, painted`,
        value: median(days.slice(2)),
        unit: 'ms',
        baseline: { name: 'a bare grid of as many divs', value: median(bare) },
        target: 3,
        note: `on ${host}`,
      },
      {
        name: 'calendar, going to another day until it is painted, p95',
        value: spreadOf(days.slice(2)).p95,
        unit: 'ms',
        baseline: null,
        target: 50,
        note: `${blocks} appointments on ${host}`,
      },
      {
        name: 'calendar, work of a drag of 120 moves',
        value: median(own) * 1000,
        unit: 'ms',
        baseline: { name: 'one div moved over a bare grid', value: median(plain) * 1000 },
        target: 1.5,
      },
    ]
  } finally {
    await app.close()
  }
}

const { values } = parseArgs({ options: { app: { type: 'string' }, salon: { type: 'string' } } })
if (values.app === undefined || values.salon === undefined) throw new Error('--app and --salon are needed')
console.log(JSON.stringify(await measured(values.app, values.salon)))
