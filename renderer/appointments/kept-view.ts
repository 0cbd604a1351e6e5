// Keeps what main has told before where it tells the same again, so that only what changed is drawn. Matched by id and not
// by place: an appointment that comes or goes must not make others of all that follow it. Pure.
import type { CalendarDay, CalendarView } from '../../shared/appointments.ts'

/** Whether two values of JSON say the same. Makes nothing on the way. */
function saysTheSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, at) => saysTheSame(each, b[at]))
    )
  }
  const one = a as Readonly<Record<string, unknown>>
  const other = b as Readonly<Record<string, unknown>>
  let count = 0
  for (const key in one) {
    if (!saysTheSame(one[key], other[key])) return false
    count += 1
  }
  for (const _ in other) count -= 1
  return count === 0
}

const kept = <T>(before: T, now: T): T => (saysTheSame(before, now) ? before : now)

function keptList<T extends { readonly id: string }>(before: T[], now: T[]): T[] {
  const byId = new Map(before.map((each) => [each.id, each]))
  const list = now.map((each) => {
    const was = byId.get(each.id)
    return was === undefined ? each : kept(was, each)
  })
  return list.length === before.length && list.every((each, at) => each === before[at]) ? before : list
}

function keptDay(before: CalendarDay, now: CalendarDay): CalendarDay {
  if (before === now) return before
  const appointments = keptList(before.appointments, now.appointments)
  const blocks = keptList(before.blocks, now.blocks)
  const times = kept(before.times, now.times)
  const day = { ...now, appointments, blocks, times }
  const isSame =
    appointments === before.appointments &&
    blocks === before.blocks &&
    times === before.times &&
    saysTheSame({ ...before, appointments, blocks, times }, day)
  return isSame ? before : day
}

/** The days as main tells them now, made of the same objects as before where they say the same. */
export function keptView(before: CalendarView | undefined, now: CalendarView): CalendarView {
  if (before === undefined || before === now) return now
  const byDay = new Map(before.days.map((each) => [each.day, each]))
  const days = now.days.map((each) => {
    const was = byDay.get(each.day)
    return was === undefined ? each : keptDay(was, each)
  })
  const isSameDays = days.length === before.days.length && days.every((each, at) => each === before.days[at])
  const view = { ...now, days: isSameDays ? before.days : days, columns: kept(before.columns, now.columns) }
  return isSameDays && saysTheSame(before, view) ? before : view
}
