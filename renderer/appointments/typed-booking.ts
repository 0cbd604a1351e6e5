// Booking from the command palette: what a typed phrase would book, what it leaves open as a question with its choices,
// and what stands in the way, before Enter. One question at a time; nothing is chosen for the person. Runs in the window.
import type { QueryClient } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { CalendarClock, CalendarPlus, CircleHelp, PanelRightOpen, TriangleAlert } from 'lucide-react'
import type { FreeTime } from '../../shared/appointments.ts'
import { addDays, instantToLocal, ZONE } from '../../shared/day.ts'
import {
  formatDayShort,
  formatDuration,
  formatMoney,
  formatTimeRange,
  formatWeekdayShort,
} from '../../shared/format.ts'
import { formatPhone, parsePhone } from '../../shared/phone.ts'
import { clientMinutes, doesService, isBookable, partsBy, priceOn, type Service } from '../../shared/services.ts'
import type { StaffMember } from '../../shared/staff.ts'
import { type BookingPhrase, type PhraseProblem, parseBookingPhrase } from '../../shared/typed-booking.ts'
import { errorText } from '../error-text.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { salonNow } from '../now.ts'
import type { PaletteRow, PaletteSource } from '../shell/actions.ts'
import { goTo } from '../shell/navigation.ts'
import { lastQuestion } from '../ui/latest.ts'
import { showToast } from '../ui/Toast.tsx'
import { type Changes, NotMade } from './changes.ts'
import { servicesQuery, staffQuery } from './queries.ts'
import { openBooking, showDay, useCalendar } from './store.ts'
import { conflictText, whenText } from './words.ts'

export interface TypedBookingTools {
  readonly cache: QueryClient
  readonly t: TFunction
  readonly changes: Changes
  readonly maySchedule: boolean
  readonly seesNames: boolean
}

type Client =
  | { readonly kind: 'none' }
  | { readonly kind: 'known'; readonly id: string; readonly name: string }
  | { readonly kind: 'new'; readonly name: string }

/** What is known so far of the booking. */
interface Plan {
  readonly day: string | null
  readonly startMin: number | null
  readonly service: Service | null
  readonly staff: StaffMember | null
  readonly client: Client
  readonly durationMin: number | null
}

/** A question and its choices, or null when there is nothing to ask. */
interface Question {
  readonly title: string
  readonly rows: readonly PaletteRow[]
}

const waitMs = 120
const mostChoices = 8

/** Problems that leave nothing to choose from: the phrase must be written otherwise. */
const blocking = [
  'day-twice',
  'time-twice',
  'duration-twice',
  'weekday-differs',
  'day-or-time',
  'time-or-duration',
  'impossible',
  'past',
] as const satisfies readonly PhraseProblem[]
const isBlocking = (code: PhraseProblem): code is (typeof blocking)[number] => blocking.some((each) => each === code)

export function typedBookingSource(tools: TypedBookingTools): PaletteSource {
  const { t } = tools
  const order = lastQuestion()
  // What was chosen, by the question with its choices: another phrase with the same question keeps the answer.
  const chosen = new Map<string, unknown>()
  let title: string = t(($) => $.typedBooking.title)
  return {
    id: 'typed-booking',
    title: () => title,
    search: async (text) => {
      const isLast = order.begin()
      title = t(($) => $.typedBooking.title)
      if (!tools.maySchedule || !/\s/.test(text)) return []
      // Every search of cards stands in the access log; a pause in the typing is enough of them.
      await new Promise((resolve) => setTimeout(resolve, waitMs))
      if (!isLast()) return []
      const [services, staff] = await Promise.all([
        tools.cache.fetchQuery(servicesQuery),
        tools.cache.fetchQuery(staffQuery),
      ])
      const answer = await answerTo(text, tools, services, staff, chosen)
      if (answer === null) return []
      title = answer.title
      return answer.rows
    },
  }
}

async function answerTo(
  text: string,
  tools: TypedBookingTools,
  allServices: readonly Service[],
  allStaff: readonly StaffMember[],
  chosen: Map<string, unknown>,
): Promise<Question | null> {
  const { t } = tools
  const now = instantToLocal(salonNow(), ZONE)
  const services = allServices.filter(isBookable)
  const staff = allStaff.filter((member) => member.active && member.takesAppointments)
  const phrase = parseBookingPhrase(text, {
    today: now.day,
    nowMin: now.minute,
    services: services.map((service) => ({ id: service.id, name: service.name, durationMin: clientMinutes(service) })),
    staff,
    language: currentLanguage(),
  })
  if (!isBooking(phrase)) return null

  const heading = t(($) => $.typedBooking.title)
  const asked = (question: string, plan: Plan, rows: readonly PaletteRow[]): Question => ({
    title: [heading, question, summaryOf(plan)].filter(Boolean).join(' · '),
    rows: [...notesOf(t, phrase), ...rows, formRow(tools, plan, now.day)],
  })
  /** Rows of a choice that is remembered under its question. */
  const choices = <T>(key: string, options: readonly { value: T; label: string; detail?: string }[]): PaletteRow[] =>
    options.slice(0, mostChoices).map((option, at) => ({
      id: `typed-choice-${at}`,
      label: option.label,
      ...(option.detail === undefined ? {} : { detail: option.detail }),
      icon: CircleHelp,
      staysOpen: true,
      run: () => chosen.set(key, option.value),
    }))
  const answerOf = <T>(key: string): T | undefined => chosen.get(key) as T | undefined

  const slotKey = `slot ${text}`
  const slot = answerOf<FreeTime>(slotKey)
  const dayKey = `day ${phrase.dayCandidates.join()}`
  const serviceKey = `service ${phrase.serviceCandidates.join()}`
  const eitherKey = `either ${phrase.either?.text ?? ''}`
  const either = phrase.either === undefined ? undefined : answerOf<'staff' | 'client'>(eitherKey)
  const staffIds = either === 'staff' ? (phrase.either?.staffIds ?? []) : phrase.staffCandidates
  const staffKey = `staff ${staffIds.join()} ${phrase.day ?? ''} ${phrase.startMin ?? ''}`
  const only = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined)
  const serviceId = answerOf<string>(serviceKey) ?? only(phrase.serviceCandidates)
  const staffId =
    slot?.staffId ??
    answerOf<string>(staffKey) ??
    only(staffIds) ??
    (staffIds.length === 0 ? only(staff)?.id : undefined)
  const clientText = either === 'staff' ? (phrase.either?.clientText ?? '') : phrase.clientText
  const base: Plan = {
    day: slot?.day ?? answerOf<string>(dayKey) ?? phrase.day ?? null,
    startMin: slot?.startMin ?? phrase.startMin ?? null,
    service: services.find((service) => service.id === serviceId) ?? null,
    staff: staff.find((member) => member.id === staffId) ?? null,
    client: { kind: 'none' },
    durationMin: phrase.durationMin ?? null,
  }
  const ask = (what: 'day' | 'time' | 'service' | 'staff' | 'client'): string => t(($) => $.typedBooking.ask[what])

  if (slot === undefined && phrase.problems.some(({ code }) => isBlocking(code))) return asked('', base, [])
  if (base.day === null) {
    const days = phrase.dayCandidates.length > 0 ? phrase.dayCandidates : [now.day, addDays(now.day, 1)]
    const open = days.filter((day) => day > now.day || base.startMin === null || base.startMin > now.minute)
    return asked(
      ask('day'),
      base,
      choices(
        dayKey,
        open.map((day) => ({ value: day, label: dayLabel(t, day, now.day) })),
      ),
    )
  }
  if (base.service === null) {
    const options = phrase.serviceCandidates.flatMap((id) => services.filter((service) => service.id === id))
    const rows = options.map((service) => ({
      value: service.id,
      label: service.name,
      detail: priceOf(service, null, base, now.day),
    }))
    return asked(ask('service'), base, choices(serviceKey, rows))
  }
  if (phrase.either !== undefined && either === undefined) {
    const { text: name } = phrase.either
    const options = [
      { value: 'staff' as const, label: t(($) => $.typedBooking.doer, { name }) },
      { value: 'client' as const, label: t(($) => $.typedBooking.isClient, { name: phrase.clientText }) },
    ]
    return asked(
      t(($) => $.typedBooking.ask.either, { name }),
      base,
      choices(eitherKey, options),
    )
  }
  const clientKey = `client ${clientText}`
  const asksNobody = clientText === '' || !tools.seesNames
  const client = asksNobody
    ? { kind: 'none' as const }
    : (answerOf<Client>(clientKey) ?? (await clientNamed(t, clientText)))
  if (Array.isArray(client)) return asked(ask('client'), base, choices(clientKey, client))
  const plan = { ...base, client }
  const { day } = base
  if (plan.startMin === null) {
    const rows = await slotsFrom(plan, day, 0, now, mostChoices)
    const options = rows.map((time) => ({
      value: time,
      label: whenText(t, time.day, time.startMin),
      detail: allStaff.find((member) => member.id === time.staffId)?.name ?? '',
    }))
    return asked(ask('time'), plan, choices(slotKey, options))
  }
  if (plan.staff === null) {
    const { service } = plan
    const doers = staff.filter((member) => service === null || doesService(service, member.id))
    const offered = staffIds.length > 0 ? staff.filter((member) => staffIds.includes(member.id)) : doers
    const options = await Promise.all(
      offered.map(async (member) => {
        // A time that cannot be at all is told when the person is chosen.
        const isFree = await conflictsOf({ ...plan, staff: member }).then(
          (found) => found.length === 0,
          () => false,
        )
        return { value: member.id, label: member.name, isFree }
      }),
    )
    const rows = options
      .sort((a, b) => Number(b.isFree) - Number(a.isFree))
      .map(({ isFree, ...option }) => ({
        ...option,
        detail: isFree ? t(($) => $.typedBooking.isFree) : t(($) => $.typedBooking.isTaken),
      }))
    return asked(ask('staff'), plan, choices(staffKey, rows))
  }

  const conflicts = await conflictsOf(plan).catch((error: unknown) => errorText(t, error))
  if (typeof conflicts === 'string' || conflicts.length > 0) {
    const sentences = typeof conflicts === 'string' ? [conflicts] : conflicts.map((each) => conflictText(t, each))
    const next = await slotsFrom(plan, day, plan.startMin, now, 3)
    const options = next.map((time) => ({
      value: time,
      label: t(($) => $.typedBooking.nextFree, { when: whenText(t, time.day, time.startMin) }),
    }))
    const notes = sentences.map((sentence, at): PaletteRow => note(`typed-conflict-${at}`, sentence))
    return {
      title: `${heading} · ${summaryOf(plan)}`,
      rows: [...notes, ...choices(slotKey, options), formRow(tools, plan, now.day, true)],
    }
  }
  return { title: heading, rows: [...notesOf(t, phrase), bookRow(tools, plan, chosen), formRow(tools, plan, now.day)] }
}

interface ClientChoice {
  readonly value: Client
  readonly label: string
  readonly detail?: string
}

/** The one client of that name, or the choices when there are several or none. */
async function clientNamed(t: TFunction, text: string): Promise<Client | ClientChoice[]> {
  const found = await call('clients.search', { text, limit: mostChoices })
  const known = found.map((row): ClientChoice & { value: Client } => ({
    value: { kind: 'known', id: row.id, name: row.name },
    label: row.name,
    ...(row.phone ? { detail: formatPhone(parsePhone(row.phone) ?? row.phone) } : {}),
  }))
  const [first, second] = known
  if (first !== undefined && second === undefined) return first.value
  const others: ClientChoice[] = [{ value: { kind: 'none' }, label: t(($) => $.typedBooking.withoutClient) }]
  if (/\p{L}/u.test(text)) {
    others.unshift({ value: { kind: 'new', name: text }, label: t(($) => $.typedBooking.addClient, { name: text }) })
  }
  return [...known.slice(0, mostChoices - others.length), ...others]
}

/** Enough of a booking to speak of one: two of day, time and service, or a number that cannot be understood beside one. */
function isBooking(phrase: BookingPhrase): boolean {
  const known = [phrase.dayCandidates.length > 0, phrase.startMin !== undefined, phrase.serviceCandidates.length > 0]
  const count = known.filter(Boolean).length
  return count >= 2 || (count === 1 && phrase.problems.some(({ code }) => isBlocking(code)))
}

/** How long the plan's person takes for its service. */
const usualMin = (service: Service, plan: Plan) =>
  clientMinutes(plan.staff === null ? service : partsBy(service, plan.staff.id))

const lengthOf = (plan: Plan) => plan.durationMin ?? (plan.service === null ? null : usualMin(plan.service, plan))

const priceOf = (service: Service, durationMin: number | null, on: Pick<Plan, 'staff' | 'day'>, today: string) =>
  `${formatDuration(durationMin ?? clientMinutes(service))} · ${formatMoney(priceOn(service, on.staff?.id ?? null, on.day ?? today), currentLanguage())}`

/** What is known, in few words: "ti 1.12. · 14.30–15.30 · Hieronta 60 min · Anna". */
function summaryOf(plan: Plan): string {
  const language = currentLanguage()
  const length = lengthOf(plan)
  const { day, startMin, service, staff } = plan
  return [
    day === null ? '' : `${formatWeekdayShort(day, language)} ${formatDayShort(day, language)}`,
    startMin === null ? '' : formatTimeRange(startMin, startMin + (length ?? 0), language),
    service?.name ?? '',
    staff?.name ?? '',
  ]
    .filter(Boolean)
    .join(' · ')
}

function dayLabel(t: TFunction, day: string, today: string): string {
  const language = currentLanguage()
  const text = `${formatWeekdayShort(day, language)} ${formatDayShort(day, language)}`
  if (day === today) return t(($) => $.typedBooking.today, { day: text })
  return day === addDays(today, 1) ? t(($) => $.typedBooking.tomorrow, { day: text }) : text
}

const note = (id: string, label: string): PaletteRow => ({
  id,
  label,
  icon: TriangleAlert,
  note: 'warning',
  run: () => undefined,
})

/** What is wrong with the phrase, each in a sentence. */
function notesOf(t: TFunction, phrase: BookingPhrase): PaletteRow[] {
  return phrase.problems.flatMap(({ code, text }, at) =>
    isBlocking(code) || code === 'unknown-staff' || code === 'no-service'
      ? [
          note(
            `typed-problem-${at}`,
            t(($) => $.typedBooking.problem[code], { text }),
          ),
        ]
      : [],
  )
}

async function conflictsOf(plan: Plan) {
  const { day, startMin, service, staff } = plan
  if (day === null || startMin === null || service === null || staff === null) return []
  const line = {
    serviceId: service.id,
    staffId: staff.id,
    startMin,
    durationMin: lengthOf(plan) ?? usualMin(service, plan),
  }
  return (await call('appointments.check', { day, lines: [line] })).conflicts
}

/** The next free times of the plan's service and person: that day if it has any, else the days after. */
async function slotsFrom(
  plan: Plan,
  day: string,
  fromMin: number,
  now: { readonly day: string; readonly minute: number },
  limit: number,
): Promise<readonly FreeTime[]> {
  if (plan.service === null) return []
  const durationMin = lengthOf(plan)
  const asked = {
    from: day,
    fromMin: day === now.day ? Math.max(fromMin, now.minute) : fromMin,
    lines: [{ serviceId: plan.service.id, ...(durationMin === null ? {} : { durationMin }) }],
    ...(plan.staff === null ? {} : { staffId: plan.staff.id }),
    limit,
  }
  const onDay = await call('appointments.findTime', { ...asked, days: 1 })
  return onDay.length > 0 ? onDay : call('appointments.findTime', asked)
}

function openForm(plan: Plan, today: string): void {
  const { service, staff, client } = plan
  const day = plan.day ?? today
  const startMin = plan.startMin ?? 600
  const isLine = service !== null && staff !== null
  goTo({ screen: 'calendar' })
  showDay(day)
  openBooking({
    day,
    startMin,
    staffId: staff?.id ?? null,
    durationMin: plan.durationMin,
    lines: isLine
      ? [{ serviceId: service.id, staffId: staff.id, startMin, durationMin: lengthOf(plan) ?? usualMin(service, plan) }]
      : [],
    ...(client.kind === 'known' ? { client: { id: client.id, label: client.name } } : {}),
    ...(client.kind === 'new' ? { newClientName: client.name } : {}),
  })
}

function formRow(tools: TypedBookingTools, plan: Plan, today: string, isAnyway = false): PaletteRow {
  const { t } = tools
  const open = () => openForm(plan, today)
  return {
    id: 'typed-form',
    label: isAnyway ? t(($) => $.typedBooking.openAnyway) : t(($) => $.typedBooking.openForm),
    icon: PanelRightOpen,
    shortcut: 'Tab',
    run: open,
    runOther: open,
  }
}

function bookRow(tools: TypedBookingTools, plan: Plan, chosen: Map<string, unknown>): PaletteRow {
  const { t } = tools
  const { day, startMin, service, staff, client } = plan
  if (day === null || startMin === null || service === null || staff === null) throw new Error('the plan is not whole')
  const durationMin = lengthOf(plan) ?? usualMin(service, plan)
  const language = currentLanguage()
  const name =
    client.kind === 'none'
      ? t(($) => $.typedBooking.noClient)
      : client.kind === 'known'
        ? client.name
        : t(($) => $.typedBooking.newClient, { name: client.name })
  const book = async () => {
    try {
      const clientId =
        client.kind === 'new'
          ? (await call('clients.create', { name: client.name })).id
          : client.kind === 'known'
            ? client.id
            : null
      const lines = [{ serviceId: service.id, staffId: staff.id, startMin, durationMin }]
      const made = await tools.changes.book({ day, clientId, lines })
      chosen.clear()
      useCalendar.setState({ day: made.day, focusedLineId: made.lines[0]?.id ?? null })
    } catch (error) {
      // The person read what speaks against it and did not go on.
      if (!(error instanceof NotMade)) showToast({ text: errorText(t, error), tone: 'danger' })
    }
  }
  const range = formatTimeRange(startMin, startMin + durationMin, language)
  const when = `${formatWeekdayShort(day, language)} ${formatDayShort(day, language)} ${range}`
  return {
    id: 'typed-book',
    label: t(($) => $.typedBooking.book, { when, client: name }),
    detail: `${service.name} · ${staff.name} · ${priceOf(service, durationMin, plan, day)}`,
    icon: client.kind === 'none' ? CalendarClock : CalendarPlus,
    shortcut: 'Enter',
    run: () => void book(),
  }
}
