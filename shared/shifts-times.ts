// The rule of working time: who works when, and what of an appointment falls outside it. Pure; runs anywhere.
import { type Claim, claimsOf, fitToHours, type TimedLine } from './appointments-times.ts'
import { addDays, type Day, isoWeek, mondayOf, weekdayOf } from './day.ts'
import type { Absence, ChangedDay, DayShift, ShiftBook, ShiftPattern, Stretch } from './shifts.ts'

/** What the rule is computed from. */
export type ShiftRules = Omit<ShiftBook, 'people'>

/** One person's day before it is cut into working time: what a screen draws and a sentence tells. */
export interface DayPlan {
  /** Where the hours come from. `hours`: the salon's own, because the person has no pattern that day. */
  readonly source: 'hours' | 'pattern' | 'exception'
  /** Null: off, or closed. */
  readonly shift: Stretch | null
  readonly breaks: readonly Stretch[]
  /** That touch the day, in the order given. */
  readonly absences: readonly Absence[]
  /** The salon is closed; the reason may be ''. Null on an ordinary day. */
  readonly closedReason: string | null
}

/**
 * The pattern that decides a day: of those valid that day and for that ISO week the one that began last, and of two that
 * began together the one for odd or even weeks. 'none': the person has patterns then, but for other weeks: off.
 * Null: no pattern is valid that day.
 */
export function patternOn(staffId: string, day: Day, patterns: readonly ShiftPattern[]): ShiftPattern | 'none' | null {
  const valid = patterns.filter(
    (each) => each.staffId === staffId && each.validFrom <= day && (each.validTo === null || day <= each.validTo),
  )
  if (valid.length === 0) return null
  const parity = isoWeek(day).week % 2 === 1 ? 'odd' : 'even'
  const matching = valid.filter((each) => each.weeks === 'every' || each.weeks === parity)
  const [first, ...rest] = matching
  if (first === undefined) return 'none'
  return rest.reduce((best, each) => (isStronger(each, best) ? each : best), first)
}

function isStronger(a: ShiftPattern, b: ShiftPattern): boolean {
  if (a.validFrom !== b.validFrom) return a.validFrom > b.validFrom
  if ((a.weeks === 'every') !== (b.weeks === 'every')) return b.weeks === 'every'
  return a.id > b.id
}

/** The person's day: the day's own hours, else the pattern's, else the salon's; with what is taken out of it. */
export function dayPlan(staffId: string, day: Day, rules: ShiftRules): DayPlan {
  const absences = rules.absences.filter((each) => each.staffId === staffId && each.fromDay <= day && day <= each.toDay)
  const closedReason = rules.closedDays.find((each) => each.day === day)?.reason ?? null
  const own = shiftOn(staffId, day, rules)
  if (own === null) {
    const hours = rules.hours[weekdayOf(day) - 1] ?? null
    const shift = hours === null ? null : { startMin: hours.openMin, endMin: hours.closeMin }
    return { source: 'hours', shift: closedReason === null ? shift : null, breaks: [], absences, closedReason }
  }
  if (own.shift === null || closedReason !== null) {
    return { source: own.source, shift: null, breaks: [], absences, closedReason }
  }
  const { startMin, endMin, breaks } = own.shift
  return { source: own.source, shift: { startMin, endMin }, breaks, absences, closedReason }
}

/** The person's own shift of a day, absences and closed days unasked; null when only the salon's hours apply. */
function shiftOn(
  staffId: string,
  day: Day,
  rules: Pick<ShiftRules, 'exceptions' | 'patterns'>,
): { source: 'exception' | 'pattern'; shift: DayShift | null } | null {
  const exception = rules.exceptions.find((each) => each.staffId === staffId && each.day === day)
  if (exception !== undefined) return { source: 'exception', shift: exception.shift }
  const pattern = patternOn(staffId, day, rules.patterns)
  if (pattern === null) return null
  return { source: 'pattern', shift: pattern === 'none' ? null : (pattern.days[weekdayOf(day) - 1] ?? null) }
}

/** When the person works that day: stretches in order, apart from one another. */
export function workingTime(staffId: string, day: Day, rules: ShiftRules): Stretch[] {
  return workingTimeOf(dayPlan(staffId, day, rules))
}

export function workingTimeOf(plan: DayPlan): Stretch[] {
  if (plan.shift === null) return []
  const away = plan.absences.map((each) => each.part ?? { startMin: 0, endMin: 1440 })
  return [...plan.breaks, ...away].reduce<Stretch[]>(
    (left, taken) =>
      left.flatMap((stretch) => [
        ...(stretch.startMin < Math.min(stretch.endMin, taken.startMin)
          ? [{ startMin: stretch.startMin, endMin: Math.min(stretch.endMin, taken.startMin) }]
          : []),
        ...(Math.max(stretch.startMin, taken.endMin) < stretch.endMin
          ? [{ startMin: Math.max(stretch.startMin, taken.endMin), endMin: stretch.endMin }]
          : []),
      ]),
    [plan.shift],
  )
}

/** What of a line does not fit the person's day. `stretch` is what a sentence tells. */
export type Misfit =
  | { readonly kind: 'outside-shift'; readonly stretch: Stretch }
  | { readonly kind: 'day-off' }
  | { readonly kind: 'break'; readonly stretch: Stretch }
  | { readonly kind: 'absence'; readonly absence: Absence }

/**
 * Everything that keeps a line out of its person's working time. The client's time must fit the shift, as it must fit
 * the opening hours: clean-up may follow the shift's end. A break or an absence must be clear of clean-up too, and
 * processing may run through it, because staff are free then. Where the salon's own hours apply the shift is not asked:
 * the rule of opening hours is.
 */
export function misfitsOf(line: TimedLine, plan: DayPlan): Misfit[] {
  const claims = claimsOf(line)
  const away = plan.absences.filter((each) => each.part === null || claims.some(touches(each.part)))
  const found: Misfit[] = away.map((absence) => ({ kind: 'absence', absence }))
  if (plan.source === 'hours' || plan.closedReason !== null) return found
  if (plan.shift === null) return found.some((each) => each.kind === 'absence') ? found : [{ kind: 'day-off' }]
  const endMin = line.startMin + line.durationMin
  if (line.startMin < plan.shift.startMin || endMin > plan.shift.endMin) {
    found.push({ kind: 'outside-shift', stretch: plan.shift })
  }
  const pauses = plan.breaks.filter((pause) => claims.some(touches(pause)))
  return [...found, ...pauses.map((stretch): Misfit => ({ kind: 'break', stretch }))]
}

/** True when the salon is open and the line lies in its person's working time, opening hours included. */
export function fitsWorkingTime(line: TimedLine, day: Day, rules: ShiftRules): boolean {
  const plan = dayPlan(line.staffId, day, rules)
  if (plan.closedReason !== null || misfitsOf(line, plan).length > 0) return false
  if (plan.source !== 'hours') return true
  const span = { startMin: line.startMin, endMin: line.startMin + line.durationMin }
  return fitToHours(span, rules.hours[weekdayOf(day) - 1] ?? null) === 'inside'
}

const touches = (stretch: Stretch) => (claim: Claim) =>
  claim.startMin < stretch.endMin && stretch.startMin < claim.endMin

/**
 * The days to set so that the `weeks` weeks after the one of `monday` are worked as it is. A day that already is so is
 * left out; a day that would follow its pattern to the same hours is given back to it.
 */
export function copiedWeek(
  staffIds: readonly string[],
  monday: Day,
  weeks: number,
  rules: Pick<ShiftRules, 'exceptions' | 'patterns'>,
): ChangedDay[] {
  const first = mondayOf(monday)
  const bare = { exceptions: [], patterns: rules.patterns }
  const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  return staffIds.flatMap((staffId) =>
    Array.from({ length: weeks * 7 }, (_, index): ChangedDay | null => {
      const from = addDays(first, index % 7)
      const day = addDays(first, 7 + index)
      const wanted = shiftOn(staffId, from, rules)
      const now = shiftOn(staffId, day, rules)
      if (isSame(wanted?.shift, now?.shift)) return null
      const follows = isSame(wanted?.shift, shiftOn(staffId, day, bare)?.shift)
      return { staffId, day, shift: follows ? null : (wanted?.shift ?? null), follows }
    }).filter((each) => each !== null),
  )
}
