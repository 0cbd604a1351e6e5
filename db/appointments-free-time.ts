// Looking for free time: working time and what is taken of some people in the coming weeks, each read once, then the rule
// of shared/free-time.ts. Runs in main.
import type { FindTime, FreeTime, OpenHours } from '../shared/appointments.ts'
import { addDays, MINUTES_PER_DAY } from '../shared/day.ts'
import { AppError } from '../shared/errors.ts'
import { findTimes, type Stretch, type WantedLine } from '../shared/free-time.ts'
import { clientMinutes, doesService, isBookable, partsBy, type Service } from '../shared/services.ts'
import { type DayPlan, dayPlan, type ShiftRules } from '../shared/shifts-times.ts'
import type { Actor } from './actor.ts'
import { all, type Db, query } from './handle.ts'
import { freePlaces } from './resources-free.ts'
import { listServices } from './services.ts'
import { shiftRules } from './shifts-read.ts'
import { listStaff } from './staff.ts'

/** What a wish narrows the search to. */
export interface TimeLimits {
  /** These people only, as far as they take appointments. */
  readonly staffIds: readonly string[]
  /** The part of someone's hours that is looked at; null for none. */
  readonly hours: (staffId: string, day: string, hours: OpenHours) => OpenHours
}

/**
 * The next free times for the services one after another, by one person, in order of time; see findTimes for which of
 * every gap. Errors: NOT_FOUND (service, staff), SERVICE_ARCHIVED, STAFF_INACTIVE.
 */
export function findFreeTimes(db: Db, asked: FindTime, actor: Actor, limits?: TimeLimits): FreeTime[] {
  const services = new Map(listServices(db).map((service) => [service.id, service]))
  const wanted = asked.lines.map((line) => {
    const service = services.get(line.serviceId)
    if (service === undefined) throw new AppError('NOT_FOUND', { kind: 'service' })
    if (service.archived) throw new AppError('SERVICE_ARCHIVED', { service: service.name })
    return { service, durationMin: line.durationMin }
  })
  const lengths = [...services.values()]
    .filter(isBookable)
    .map((service) => clientMinutes(service) + service.cleanupMin)
  const askedIds = limits === undefined ? staffAsked(db, asked.staffId) : staffLimited(db, limits.staffIds)
  const staffIds = askedIds.filter((staffId) => wanted.every(({ service }) => doesService(service, staffId)))
  if (staffIds.length === 0) return []
  const plan = plansIn(shiftRules(db, asked.from, addDays(asked.from, asked.days - 1), actor))
  const taken = takenIn(db, asked, staffIds)
  const places = freePlaces(
    db,
    asked,
    asked.lines.map((line) => line.serviceId),
  )
  const shortestMin = Math.min(...lengths)
  const { from: fromDay, fromMin, days, dayPart, limit } = asked
  // People take different times for the same service: those with the same lines are asked about together.
  const byLines = Map.groupBy(staffIds, (staffId) => JSON.stringify(linesBy(staffId, wanted)))
  const found = [...byLines].flatMap(([text, people]) => {
    const lines = JSON.parse(text) as WantedLine[]
    return findTimes(
      { fromDay, fromMin, days, staffIds: people, lines, dayPart, shortestMin, limit },
      (staffId, day) => {
        const hours = hoursOf(plan(staffId, day))
        return limits === undefined ? hours : limits.hours(staffId, day, hours)
      },
      (staffId, day) => [...taken(staffId, day), ...awayOf(plan(staffId, day))],
      places(lines),
    )
  })
  if (byLines.size < 2) return found
  const place = (time: FreeTime) => staffIds.indexOf(time.staffId)
  const inOrder = (a: FreeTime, b: FreeTime) =>
    a.day < b.day ? -1 : a.day > b.day ? 1 : a.startMin - b.startMin || place(a) - place(b)
  return found.sort(inOrder).slice(0, limit)
}

/** The lines one after another when `staffId` does them. */
function linesBy(
  staffId: string,
  wanted: readonly { service: Service; durationMin: number | undefined }[],
): WantedLine[] {
  let atMin = 0
  return wanted.map(({ service, durationMin: asked }) => {
    const parts = partsBy(service, staffId)
    const durationMin = asked ?? clientMinutes(parts)
    const { processingMin, finishMin, cleanupMin } = parts
    const line = { startMin: atMin, durationMin, processingMin, finishMin, cleanupMin }
    // The same person cleans up before she goes on.
    atMin += durationMin + cleanupMin
    return line
  })
}

function staffLimited(db: Db, staffIds: readonly string[]): string[] {
  const bookable = listStaff(db).filter((member) => member.active && member.takesAppointments)
  return bookable.map((member) => member.id).filter((id) => staffIds.length === 0 || staffIds.includes(id))
}

function staffAsked(db: Db, staffId: string | undefined): string[] {
  const all = listStaff(db)
  const bookable = all.filter((member) => member.active && member.takesAppointments)
  if (staffId === undefined) return bookable.map((member) => member.id)
  if (!all.some((member) => member.id === staffId)) throw new AppError('NOT_FOUND', { kind: 'staff' })
  if (!bookable.some((member) => member.id === staffId)) throw new AppError('STAFF_INACTIVE')
  return [staffId]
}

/** Each person's day, planned once: working hours, breaks and absences. */
function plansIn(rules: ShiftRules): (staffId: string, day: string) => DayPlan {
  const made = new Map<string, DayPlan>()
  return (staffId, day) => {
    const key = `${day} ${staffId}`
    const known = made.get(key) ?? dayPlan(staffId, day, rules)
    made.set(key, known)
    return known
  }
}

function hoursOf(plan: DayPlan): OpenHours {
  return plan.shift === null ? null : { openMin: plan.shift.startMin, closeMin: plan.shift.endMin }
}

/** Breaks and absences, which nothing but processing may run through. */
function awayOf(plan: DayPlan): Stretch[] {
  return [...plan.breaks, ...plan.absences.map((each) => each.part ?? { startMin: 0, endMin: MINUTES_PER_DAY })]
}

/** Days read at a time: most searches end within the first of them. */
const daysAtATime = 10

/** Appointments and blocks of each person on each day asked about; some days at a time, each once. */
function takenIn(db: Db, asked: FindTime, staffIds: readonly string[]): (staffId: string, day: string) => Stretch[] {
  const taken = new Map<string, Stretch[]>()
  let readUntil = asked.from
  return (staffId, day) => {
    while (day >= readUntil) {
      const until = addDays(readUntil, daysAtATime)
      readTaken(db, asked.exceptId ?? '', staffIds, { from: readUntil, until }, taken)
      readUntil = until
    }
    return taken.get(`${day} ${staffId}`) ?? []
  }
}

function readTaken(
  db: Db,
  exceptId: string,
  staffIds: readonly string[],
  { from, until }: { readonly from: string; readonly until: string },
  into: Map<string, Stretch[]>,
): void {
  const columns = ['staff_id as staffId', 'day', 'start_min as startMin', 'end_min as endMin'] as const
  const claims = query
    .selectFrom('claim')
    .where('staff_id', 'in', [...staffIds])
    .where('day', '>=', from)
    .where('day', '<', until)
    .where('appointment_id', '<>', exceptId)
    .select(columns)
  const blocks = query
    .selectFrom('time_block')
    .where('staff_id', 'in', [...staffIds])
    .where('day', '>=', from)
    .where('day', '<', until)
    .select(columns)
  for (const { staffId, day, startMin, endMin } of [...all(db, claims), ...all(db, blocks)]) {
    const key = `${day} ${staffId}`
    const known = into.get(key)
    if (known === undefined) into.set(key, [{ startMin, endMin }])
    else known.push({ startMin, endMin })
  }
}
