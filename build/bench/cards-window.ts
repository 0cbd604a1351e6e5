// The card index in the window, on 100,000 cards: opening a full card beside an empty one, its pictures, the whole list
// scrolled beside a bare one, photos of 12 megapixels kept, and the sweep for duplicates beside a search. Started by run.ts
// as a process of its own with an app's and a salon's folder; answers its figures as one line of JSON. Build scripts only.
import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import type { Actor } from '../../db/actor.ts'
import { createClient } from '../../db/clients.ts'
import { transaction } from '../../db/handle.ts'
import { newId } from '../../db/new-id.ts'
import { closeDatabase } from '../../db/open.ts'
import { addPhoto } from '../../db/photos.ts'
import { listStaff } from '../../db/staff.ts'
import { photoQuality, photoSide, thumbnailSide } from '../../shared/photos.ts'
import { translator } from '../../shared/translations/translate.ts'
import { hostEnvironment } from '../scripts/host.ts'
import {
  bareList,
  callsBeside,
  framesNoted,
  noteFrames,
  openCard,
  openPictures,
  readWholeList,
  scrollList,
  storePhotos,
} from './in-the-page.ts'
import { type Figure, spreadOf } from './measure.ts'
import { picture } from './photos.ts'
import { openSalon, presentDay } from './salons.ts'
import { choosePerson, host, signIn, start } from './window.ts'

const t = translator('fi')
const cards = 24
const visits = 300
const pictures = 200
const shownPictures = 24
const shownRows = 20
const frame = 1000 / 60
const pixels = 260
const frames = 600

/** Cards of which every second is empty and every second full: other people's visits and photos of the usual size, given to it. */
async function fill(folder: string): Promise<{ full: string[]; empty: string[]; all: number }> {
  const salon = await openSalon(folder)
  try {
    const { raw } = salon.db
    const actor: Actor = {
      staffId: listStaff(salon.db)[0]?.id ?? '',
      // Before the window's present, so that what it keeps stands first.
      atMs: Date.parse(`${presentDay}T06:00:00Z`),
      today: presentDay,
      language: 'fi',
      can: () => true,
      newId: () => newId(Date.now()),
    }
    const others = raw
      .prepare('SELECT id, appointment_id FROM visit WHERE client_id IS NOT NULL ORDER BY id LIMIT ?')
      .all(cards * visits) as { id: string; appointment_id: string }[]
    if (others.length < cards * visits) throw new Error(`the salon has fewer than ${cards * visits} visits`)
    const visit = raw.prepare('UPDATE visit SET client_id = ? WHERE id = ?')
    const appointment = raw.prepare('UPDATE appointment SET client_id = ? WHERE id = ?')
    const consent = raw.prepare(
      `INSERT INTO consent (id, client_id, kind, answer, source, at_ms, staff_id)
       VALUES (?, ?, 'photos-record', 'given', 'spoken', 1, ?)`,
    )
    // A small whole one: it is not read when a card opens.
    const small = picture(thumbnailSide).toString('base64')
    const photo = { visitId: null, day: actor.today, note: '', moment: '', content: small, thumbnail: small } as const
    const full: string[] = []
    const empty: string[] = []
    transaction(salon.db, (tx) => {
      for (let index = 0; index < cards; index += 1) {
        const number = String(index).padStart(2, '0')
        empty.push(`Mitattava Tyhjä${number}`)
        createClient(tx, { name: `Mitattava Tyhjä${number}` }, actor)
        full.push(`Mitattava Täysi${number}`)
        const { id: clientId } = createClient(tx, { name: `Mitattava Täysi${number}` }, actor)
        consent.run(actor.newId(), clientId, actor.staffId)
        for (const each of others.slice(index * visits, (index + 1) * visits)) {
          visit.run(clientId, each.id)
          appointment.run(clientId, each.appointment_id)
        }
        for (let at = 0; at < pictures; at += 1) addPhoto(tx, { ...photo, clientId, name: `${at}.jpg` }, actor)
      }
    })
    const all = raw.prepare('SELECT count(*) FROM client WHERE removed_at_ms IS NULL').pluck().get() as number
    return { full, empty, all }
  } finally {
    closeDatabase(salon.db.raw)
  }
}

const p95 = (samples: readonly number[]) => spreadOf(samples).p95

interface Taken {
  readonly ms: number
  readonly wholeMs: number
  readonly processorMs: number
}

/** The first two of each only warm up. */
const msOf = (taken: readonly Taken[]) => taken.slice(2).map((each) => each.ms)

/** Milliseconds of the processor that the window's main thread has used; other work on the machine is not in them. */
async function processorOf(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0) * 1000
  }
}

async function opening(page: Page, names: { full: string[]; empty: string[] }): Promise<Figure[]> {
  const search = page.getByRole('searchbox', { name: t(($) => $.clients.search) })
  const rows = page.getByRole('listbox', { name: t(($) => $.clients.list) }).getByRole('option')
  const open = async (name: string, least: number, all: number) => {
    await search.fill(name)
    await rows.filter({ hasText: name }).waitFor()
    const before = await processor()
    const [ms, wholeMs] = await page.evaluate(openCard, { name, rows: least, all })
    return { ms, wholeMs, processorMs: (await processor()) - before }
  }
  const processor = await processorOf(page)
  const full: Taken[] = []
  const empty: Taken[] = []
  const small: number[] = []
  const tabs = { tab: t(($) => $.photos.title), other: t(($) => $.clientCards.tabs.overview), pictures: shownPictures }
  for (const [index, name] of names.full.entries()) {
    empty.push(await open(names.empty[index] ?? '', 0, 0))
    full.push(await open(name, shownRows, visits))
    small.push(await page.evaluate(openPictures, tabs))
  }
  return [
    {
      name: `card with ${visits} visits and ${pictures} photos opened in the window, p95`,
      value: p95(msOf(full)),
      unit: 'ms',
      baseline: null,
      target: 50,
      note: `each card for the first time; on ${host}`,
    },
    {
      name: 'the same, middle one',
      value: spreadOf(msOf(full)).p50,
      unit: 'ms',
      baseline: { name: 'an empty card', value: spreadOf(msOf(empty)).p50 },
      target: null,
    },
    {
      name: `the same, until all ${visits} visits are there, p95`,
      value: p95(full.slice(2).map((each) => each.wholeMs)),
      unit: 'ms',
      baseline: null,
      target: null,
    },
    {
      name: 'the same, the processor’s time of the window, p95',
      value: p95(full.slice(2).map((each) => each.processorMs)),
      unit: 'ms',
      baseline: { name: 'an empty card', value: p95(empty.slice(2).map((each) => each.processorMs)) },
      target: null,
      note: 'all visits, also those below the first screen',
    },
    {
      name: `its tab of photos until ${shownPictures} are painted, p95`,
      value: p95(small.slice(2)),
      unit: 'ms',
      baseline: null,
      target: null,
    },
  ]
}

async function keeping(page: Page): Promise<Figure[]> {
  await page.getByRole('tab', { name: t(($) => $.photos.title) }).click()
  await page.locator('article ul img').first().waitFor()
  const sides = [photoSide, thumbnailSide]
  const { own, bare, megabytes } = await page.evaluate(storePhotos, { rounds: 8, sides, quality: photoQuality })
  return [
    {
      name: 'photo of 12 megapixels, chosen until its tile is there, p50',
      value: spreadOf(own.slice(1)).p50,
      unit: 'ms',
      baseline: null,
      target: 1000,
      note: `${megabytes.toFixed(1)} MB; p95 ${p95(own.slice(1)).toFixed(0)} ms`,
    },
    {
      name: 'the same',
      value: spreadOf(own.slice(1)).p50,
      unit: 'ms',
      baseline: { name: 'decoded and drawn twice, nothing else', value: spreadOf(bare.slice(1)).p50 },
      target: 1.5,
    },
  ]
}

async function scrolling(page: Page, all: number): Promise<Figure[]> {
  await page.getByRole('searchbox', { name: t(($) => $.clients.search) }).fill('')
  await page.getByRole('button', { name: t(($) => $.clients.closeCard) }).click()
  const read = await page.evaluate(readWholeList, all)
  const work = await processorOf(page)
  const rolled = async (list: string) => {
    const before = await work()
    const gaps = await page.evaluate(scrollList, { list, frames, pixels })
    return { gaps, work: ((await work()) - before) / frames }
  }
  const own: { gaps: number[]; work: number }[] = []
  const bare: { gaps: number[]; work: number }[] = []
  for (let turn = 0; turn < 3; turn += 1) {
    own.push(await rolled('[role="listbox"]'))
    await page.evaluate(bareList, { rows: all, rowHeight: 52 })
    bare.push(await rolled('#bare'))
    await page.evaluate(() => document.getElementById('bare')?.remove())
  }
  const gaps = own.flatMap((each) => each.gaps)
  const late = (each: readonly number[]) => each.filter((gap) => gap > frame * 1.5).length
  const bareGaps = bare.flatMap((each) => each.gaps)
  const share = (of: readonly number[]) => `${late(of)} of ${of.length}`
  return [
    {
      name: `list of ${read} rows scrolled by ${pixels / 52} rows a frame: time between frames, p95`,
      value: p95(gaps),
      unit: 'ms',
      baseline: { name: 'a bare list', value: p95(bareGaps) },
      target: 1.1,
      note: `frames lost ${share(gaps)}, of the bare one ${share(bareGaps)}; on ${host}`,
    },
    {
      name: 'the processor’s time of the window in a frame of it',
      value: spreadOf(own.map((each) => each.work)).p50,
      unit: 'ms',
      baseline: null,
      target: frame,
      note: `the bare list ${spreadOf(bare.map((each) => each.work)).p50.toFixed(2)} ms`,
    },
  ]
}

async function sweeping(page: Page): Promise<Figure[]> {
  const route = { route: 'clients.search', input: { text: 'virta' } }
  // Beside something that is over at once, so that the same searches stand alone.
  const alone: number[] = []
  for (let index = 0; index < 60; index += 1) {
    alone.push(...(await page.evaluate(callsBeside, { ...route, beside: 'clients.tags' })).slice(1))
  }
  await page.evaluate(noteFrames)
  const [whole = 0, ...beside] = await page.evaluate(callsBeside, { ...route, beside: 'clients.findDuplicates' })
  const gaps = await page.evaluate(framesNoted)
  return [
    {
      name: 'search beside the sweep for duplicates, window to window, p95',
      value: p95(beside),
      unit: 'ms',
      baseline: { name: 'the same search alone', value: p95(alone) },
      target: null,
      note: `longest ${spreadOf(beside).max.toFixed(1)} ms of ${beside.length}; the sweep ${(whole / 1000).toFixed(1)} s`,
    },
    {
      name: 'time between frames of the window beside the sweep, p95',
      value: p95(gaps),
      unit: 'ms',
      baseline: null,
      target: frame * 1.1,
      note: `frames lost ${gaps.filter((gap) => gap > frame * 1.5).length} of ${gaps.length}`,
    },
  ]
}

async function measured(appFolder: string, folder: string): Promise<Figure[]> {
  Object.assign(process.env, hostEnvironment(host))
  const { all, ...names } = await fill(folder)
  const { app, page } = await start(appFolder, folder)
  try {
    await choosePerson(page)
    await signIn(page, '[data-column]')
    await page.setViewportSize({ width: 1920, height: 1080 })
    await page
      .getByRole('navigation', { name: t(($) => $.shell.navigation) })
      .getByRole('button', { name: t(($) => $.clients.title) })
      .click()
    const figures = await opening(page, names)
    figures.push(...(await keeping(page)))
    figures.push(...(await scrolling(page, all)))
    return [...figures, ...(await sweeping(page))]
  } finally {
    await app.close()
  }
}

const { values } = parseArgs({ options: { app: { type: 'string' }, salon: { type: 'string' } } })
if (values.app === undefined || values.salon === undefined) throw new Error('--app and --salon are needed')
console.log(JSON.stringify(await measured(values.app, values.salon)))
