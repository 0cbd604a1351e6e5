// Lives the salon's days one after another: plans each day some weeks ahead, and writes what happens on each in the order
// of the clock. What would happen after `nowMs` is never written, so the present day is caught in the middle and the
// coming weeks are as full as they would be. Build scripts only.
import { type Db, type Tx, transaction } from '../../db/handle.ts'
import { newId } from '../../db/new-id.ts'
import { addDays, type Day, dayNumber, daysBetween } from '../../shared/day.ts'
import type { SellerPrint } from '../../shared/sales.ts'
import type { Product } from '../../shared/services.ts'
import type { WeekHours } from '../../shared/settings.ts'
import type { RecordTemplate } from '../../shared/templates.ts'
import type { Language } from '../../shared/values.ts'
import { drawForms } from './care.ts'
import { createClientele, type SeedClient } from './clientele.ts'
import { fullnessOf, instantsOf, type OpenDay, openDay, priceOn, whoWorks } from './days.ts'
import { clientFields } from './people.ts'
import { type DayAppointment, planDay, type SeedService, type SeedStaff } from './plan-day.ts'
import { randomOf } from './random.ts'
import { drawReceipt } from './receipt.ts'
import { drawMoments, type Moment, type Story } from './story.ts'
import { bookingNotes, cancelReasons, drawRecord } from './texts.ts'
import { type At, createWriter } from './writer.ts'

export interface Scene {
  readonly seed: number
  readonly firstDay: Day
  readonly until: Day
  readonly nowMs: number
  readonly clientCount: number
  readonly staff: readonly SeedStaff[]
  readonly services: readonly SeedService[]
  readonly products: readonly Product[]
  readonly templates: readonly RecordTemplate[]
  readonly hours: WeekHours
  readonly seller: SellerPrint
  readonly language: Language
  /** Called after each month with the days done so far. */
  readonly onProgress: (done: number, of: number) => void
}

/** Appointments are made at most this long ahead; the future of the calendar reaches a little less far. */
const longestLeadDays = 28
const futureDays = 24
const minuteMs = 60_000
/** How far back records have forms. */
const recordDays = 200

type Happening =
  | { readonly kind: 'moment'; readonly story: Story; readonly what: Moment; readonly from: Moment | null }
  | { readonly kind: 'client'; readonly client: SeedClient }
  | { readonly kind: 'walk-in' }
  | { readonly kind: 'sign-in' | 'sign-out' | 'look' }

interface Scheduled {
  readonly atMs: number
  readonly staff: SeedStaff
  readonly happening: Happening
}

/** Writes the whole story. The file must hold the salon's staff, services and products, and an empty, started log. */
export function simulate(db: Db, scene: Scene): void {
  const { seed, firstDay, until, nowMs, staff } = scene
  const firstNumber = dayNumber(firstDay)
  const planning = randomOf(seed, 'plan')
  const idBytes = randomOf(seed, 'ids').bytes
  const telling = randomOf(seed, 'story')
  const forming = randomOf(seed, 'forms')
  const clientele = createClientele(scene.clientCount, staff.length, firstNumber, randomOf(seed, 'clientele'))
  const writer = createWriter(db, nowMs)
  const agenda = new Map<Day, Scheduled[]>()
  const openDays = new Map<Day, OpenDay>()
  const makeId = (atMs: number) => newId(atMs, idBytes)
  const first = firstOf(staff)

  function schedule(day: Day, atMs: number, who: SeedStaff, happening: Happening): void {
    const list = agenda.get(day)
    const entry = { atMs, staff: who, happening }
    if (list) list.push(entry)
    else agenda.set(day, [entry])
  }

  function addCard(client: SeedClient, day: Day, atMs: number, who: SeedStaff): void {
    if (client.id !== '') return
    client.id = makeId(atMs)
    client.createdAtMs = atMs
    client.createdDay = day
    schedule(day, atMs, who, { kind: 'client', client })
  }

  /** The open day on which an appointment for `target` is made, some days ahead. */
  function bookingDay(target: OpenDay, startMin: number): OpenDay {
    const lead = planning.chance(0.22) ? planning.between(0, 2) : planning.between(0, longestLeadDays)
    for (let back = lead; back > 0; back -= 1) {
      const found = openDays.get(addDays(target.day, -back))
      if (found) return found
    }
    if (startMin >= target.openMin + 40) return target
    for (let back = 1; back <= longestLeadDays; back += 1) {
      const found = openDays.get(addDays(target.day, -back))
      if (found) return found
    }
    return target
  }

  function plan(target: OpenDay): void {
    const progress = Math.min(1, (target.dayNumber - firstNumber + 1) / (dayNumber(until) - firstNumber + 1))
    const { initialCount } = clientele
    clientele.setJoined(Math.round(initialCount + (scene.clientCount - initialCount) * progress))
    const present = whoWorks(target.day, staff, planning)
    const toFill = { ...target, fullness: fullnessOf(target.day) }
    for (const appointment of planDay(toFill, present, scene.services, clientele, planning)) {
      planAppointment(appointment, target, present)
    }
    if (target.day > until) return
    // More newcomers than the calendar holds: they ask, get a card, and come later or never.
    while (clientele.waitingNew() > 40) {
      const client = clientele.takeNew()
      if (client) addCard(client, target.day, target.instant(planning.between(target.openMin, target.closeMin)), first)
    }
    for (const member of present) {
      schedule(target.day, target.instant(target.openMin - 12) + member.index * 40_000, member, { kind: 'sign-in' })
      schedule(target.day, target.instant(target.openMin - 8) + member.index * 40_000, member, { kind: 'look' })
      schedule(target.day, target.instant(target.closeMin + 12) + member.index * 40_000, member, { kind: 'sign-out' })
      if (planning.chance(0.35)) {
        const minute = planning.between(target.openMin + 30, target.closeMin - 10)
        schedule(target.day, target.instant(minute), member, { kind: 'walk-in' })
      }
    }
  }

  function planAppointment(appointment: DayAppointment, target: OpenDay, present: readonly SeedStaff[]): void {
    const startMin = appointment.lines[0]?.startMin ?? target.openMin
    const on = bookingDay(target, startMin)
    const latest = on.day === target.day ? Math.max(on.openMin - 60, startMin - 15) : on.closeMin
    const earliest = Math.min(on.openMin, latest)
    const who = on.day === target.day ? planning.pick(present) : planning.pick(staff)
    const { client } = appointment
    let bookedAtMs = on.instant(planning.between(earliest, latest)) + planning.between(0, 59_999)
    let bookedOn = on.day
    if (client) {
      addCard(client, on.day, bookedAtMs - 20_000, who)
      // A newcomer's next appointment cannot be older than her card.
      if (client.createdAtMs >= bookedAtMs) {
        bookedAtMs = client.createdAtMs + minuteMs
        bookedOn = client.createdDay
      }
    }
    const isUnhurried = target.day === until
    const moments = drawMoments(appointment, { bookedAtMs, instant: target.instant, isUnhurried }, planning)
    const story: Story = {
      id: makeId(bookedAtMs),
      visitId: makeId(bookedAtMs),
      recordId: makeId(bookedAtMs),
      documentId: makeId(bookedAtMs),
      appointment,
      day: target.day,
      note: planning.chance(0.08) ? planning.pick(bookingNotes) : '',
      cancelReason: planning.pick(cancelReasons),
      lineIds: appointment.lines.map(() => makeId(bookedAtMs)),
      prices: appointment.lines.map((line) => priceOn(line.service.priceCents, bookedOn, until)),
      moments,
    }
    let from: Moment | null = null
    for (const { what, atMs } of moments) {
      const isBefore = what === 'confirmed' || what === 'cancelled'
      const day = what === 'booked' ? bookedOn : isBefore ? dayOfInstant(atMs, target.day) : target.day
      const doer = what === 'booked' ? who : appointment.staff
      schedule(day, atMs, doer, { kind: 'moment', story, what, from })
      if (what !== 'signed') from = what
    }
    if (client)
      clientele.comeAgain(
        client,
        target.dayNumber,
        moments.some((moment) => moment.what === 'done'),
      )
  }

  /** The local day of an instant at most a few weeks before `near`, by the days' own midnights. */
  function dayOfInstant(atMs: number, near: Day): Day {
    let day = near
    while (instantsOf(day)(0) > atMs) day = addDays(day, -1)
    return day
  }

  function play(tx: Tx, day: Day, happening: Happening, at: At, member: SeedStaff): void {
    switch (happening.kind) {
      case 'client': {
        writeCard(tx, happening.client, at)
        return
      }
      case 'sign-in':
      case 'sign-out': {
        writer.note(at, { action: happening.kind, kind: 'session', purpose: 'running' })
        return
      }
      case 'look': {
        const ids = todaysIds.get(day) ?? []
        writer.note(at, { action: 'view', kind: 'schedule', purpose: 'appointment', ids })
        return
      }
      case 'walk-in': {
        const receipt = drawReceipt([], scene.products, member, day, telling)
        const id = makeId(at.atMs)
        const requestId = makeId(at.atMs)
        const sale = { id, requestId, appointmentId: null, clientId: null, language: scene.language, receipt }
        writer.writeReceipt({ ...sale, sellerPrint, cashier: member }, at)
        return
      }
      case 'moment': {
        playMoment(happening.story, happening.what, happening.from, at, member)
      }
    }
  }

  function writeCard(tx: Tx, client: SeedClient, at: At): void {
    const fields = clientFields(seed, client.index)
    client.language = fields.language
    writer.writeClient(tx, client, fields, at)
  }

  const sellerPrint = JSON.stringify(scene.seller)
  const todaysIds = new Map<Day, string[]>()

  function playMoment(story: Story, what: Moment, from: Moment | null, at: At, member: SeedStaff): void {
    const { client, lines } = story.appointment
    switch (what) {
      case 'booked': {
        if (client) writer.note(at, { action: 'search', kind: 'client-list', purpose: 'client-care', ids: [client.id] })
        writer.writeAppointment(story, at)
        const ids = todaysIds.get(story.day)
        if (ids) ids.push(story.id)
        else todaysIds.set(story.day, [story.id])
        return
      }
      case 'signed': {
        const drawn = drawRecord(lines[0]?.service.trade ?? 'hair', telling)
        // Older records are from before the forms.
        const isRecent = story.day > addDays(until, -recordDays)
        const serviceId = lines[0]?.service.id ?? ''
        const forms = isRecent ? drawForms(scene.templates, serviceId, scene.language, forming) : []
        writer.writeRecord(story, { ...drawn, forms }, at)
        return
      }
      case 'paid': {
        const services = lines.map((line, index) => ({
          kind: 'service' as const,
          itemId: line.service.id,
          name: line.service.name,
          unitCents: story.prices[index] ?? 0,
          vatCode: line.service.vatCode,
        }))
        const receipt = drawReceipt(services, scene.products, member, at.day, telling)
        const clientId = client?.id ?? null
        const language = client?.language ?? scene.language
        const sale = { id: story.documentId, requestId: makeId(at.atMs), appointmentId: story.id, clientId, language }
        writer.writeReceipt({ ...sale, receipt, sellerPrint, cashier: member }, at)
        writer.writeStatus(story, 'done', 'paid', '', at)
        return
      }
      default: {
        if (what === 'arrived') writer.writeVisit(story)
        if (what === 'in-treatment') writer.noteView(story, at)
        if (what === 'done' && client) {
          client.visitCount += 1
          client.lastVisitDay = story.day
        }
        const before = from === null || from === 'signed' ? 'booked' : from
        writer.writeStatus(story, before, what, what === 'cancelled' ? story.cancelReason : '', at)
      }
    }
  }

  // ------------------------------------------------------------------ the days

  const lastDay = addDays(until, futureDays)
  let planned = firstDay
  const planUpTo = (day: Day) => {
    for (; planned <= day && planned <= lastDay; planned = addDays(planned, 1)) {
      const open = openDay(planned, scene.hours)
      if (!open) continue
      openDays.set(planned, open)
      plan(open)
    }
  }

  // Those who were clients before the program: their cards are typed in the morning of the first day.
  const firstMorning = instantsOf(firstDay)(360)
  const perCardMs = Math.min(1000, Math.floor((90 * minuteMs) / Math.max(1, clientele.initialCount)))
  for (const client of clientele.clients.slice(0, clientele.initialCount)) {
    addCard(client, firstDay, firstMorning + client.index * perCardMs, first)
  }

  const total = daysBetween(firstDay, until) + 1
  let day = firstDay
  while (day <= until) {
    const month = day.slice(0, 7)
    transaction(db, (tx) => {
      for (; day <= until && day.slice(0, 7) === month; day = addDays(day, 1)) {
        planUpTo(addDays(day, longestLeadDays))
        const today = (agenda.get(day) ?? []).sort((a, b) => a.atMs - b.atMs)
        agenda.delete(day)
        for (const { atMs, staff: member, happening } of today) {
          if (atMs > nowMs) break
          play(tx, day, happening, { staffId: member.id, atMs, day, session: `${day}-${member.index}` }, member)
        }
        openDays.delete(addDays(day, -longestLeadDays - 1))
        todaysIds.delete(day)
      }
    })
    scene.onProgress(daysBetween(firstDay, day), total)
  }
  finish()

  /** Cards that never got an appointment, and what the visits add up to on each card. */
  function finish(): void {
    transaction(db, (tx) => {
      for (const client of clientele.clients) {
        if (client.language !== null) continue
        // Nobody knows yet that she would have called next week; her card is there so that the number is the one asked for.
        client.id = makeId(nowMs)
        writeCard(tx, client, { staffId: first.id, atMs: nowMs, day: until, session: `${until}-0` })
      }
    })
    transaction(db, () => {
      for (const client of clientele.clients) if (client.visitCount > 0) writer.keepVisits(client)
    })
  }
}

function firstOf(staff: readonly SeedStaff[]): SeedStaff {
  const [first] = staff
  if (!first) throw new Error('a salon has at least one person')
  return first
}
