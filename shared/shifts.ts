// Shifts: when each person works. Shapes of patterns, days of their own, absences, closed days, time blocks, and of the
// one change that can be made to them. The rules of time are in shifts-times.ts. Runs anywhere.
import { z } from 'zod'
import { daysBetween } from './day.ts'
import { Day, filledLine, Id, line, Minute, PaletteColour } from './values.ts'

/** A stretch of a day, minutes from local midnight, end exclusive. */
export const Stretch = z
  .strictObject({ startMin: Minute, endMin: Minute })
  .refine((stretch) => stretch.startMin < stretch.endMin, { error: 'ENDS_BEFORE_START' })
export type Stretch = z.infer<typeof Stretch>

/** One day's work with its breaks. Breaks lie inside it, in order, and do not overlap. */
export const DayShift = z
  .strictObject({ startMin: Minute, endMin: Minute, breaks: z.array(Stretch).max(6) })
  .refine((shift) => shift.startMin < shift.endMin, { error: 'ENDS_BEFORE_START' })
  .refine(
    (shift) =>
      shift.breaks.every((pause, index) => {
        const before = shift.breaks[index - 1]
        return pause.startMin >= (before?.endMin ?? shift.startMin) && pause.endMin <= shift.endMin
      }),
    { error: 'BREAK_OUTSIDE_SHIFT' },
  )
export type DayShift = z.infer<typeof DayShift>

/** Which ISO weeks a pattern is for. After a week 53 two odd weeks follow one another. */
export const weekParities = ['every', 'odd', 'even'] as const
export const WeekParity = z.enum(weekParities)
export type WeekParity = z.infer<typeof WeekParity>

const patternFields = {
  staffId: Id,
  weeks: WeekParity,
  validFrom: Day,
  /** Inclusive; null = until further notice. */
  validTo: Day.nullable(),
  /** Monday first; null = off. */
  days: z.array(DayShift.nullable()).length(7),
}

export const ShiftPattern = z.object({ id: Id, version: z.int(), ...patternFields })
export type ShiftPattern = z.infer<typeof ShiftPattern>

/** One person's one day that differs from the pattern: other hours, or null for a day off. */
export const ShiftException = z.object({ staffId: Id, day: Day, shift: DayShift.nullable() })
export type ShiftException = z.infer<typeof ShiftException>

export const absenceKinds = ['holiday', 'sick', 'training', 'other'] as const
export const AbsenceKind = z.enum(absenceKinds)
export type AbsenceKind = z.infer<typeof AbsenceKind>

const absenceFields = {
  staffId: Id,
  /** Illness is told only to the person herself and to who keeps the staff; others see `other`. */
  why: AbsenceKind,
  fromDay: Day,
  /** Inclusive. */
  toDay: Day,
  /** Part of the one day; null = whole days. */
  part: Stretch.nullable(),
}

export const Absence = z.object({ id: Id, version: z.int(), ...absenceFields })
export type Absence = z.infer<typeof Absence>

/** A day when the whole salon is closed. */
export const ClosedDay = z.object({ day: Day, reason: z.string() })
export type ClosedDay = z.infer<typeof ClosedDay>

/**
 * Time in which nothing is booked: a person's break, errand or meeting, or a room under repair. Either `staffId` or
 * `resourceId` is set. Held by the database's own guard.
 */
export const TimeBlock = z.object({
  id: Id,
  version: z.int(),
  title: z.string(),
  staffId: Id.nullable(),
  resourceId: Id.nullable(),
  day: Day,
  startMin: Minute,
  endMin: Minute,
})
export type TimeBlock = z.infer<typeof TimeBlock>

/** Everything that decides who works when in the asked days. */
export const ShiftBook = z.object({
  people: z.array(z.object({ staffId: Id, name: z.string(), colour: PaletteColour })),
  /** The salon's opening hours, Monday first. They apply to a person without a pattern. */
  hours: z.array(z.object({ openMin: Minute, closeMin: Minute }).nullable()),
  patterns: z.array(ShiftPattern),
  exceptions: z.array(ShiftException),
  absences: z.array(Absence),
  closedDays: z.array(ClosedDay),
})
export type ShiftBook = z.infer<typeof ShiftBook>

/** The longest stretch that one call may ask for: what copying over a quarter of a year needs. */
export const shiftQueryDays = 100

export const ShiftQuery = z
  .strictObject({ from: Day, to: Day })
  .refine((asked) => asked.from <= asked.to && daysBetween(asked.from, asked.to) < shiftQueryDays, {
    error: 'TOO_MANY_DAYS',
  })
export type ShiftQuery = z.infer<typeof ShiftQuery>

/** What can be done to the shifts. Each has an opposite in the same list, so every change can be undone. */
export const ShiftChange = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('pattern'), id: Id.optional(), version: z.int().optional(), ...patternFields })
    .refine((pattern) => pattern.validTo === null || pattern.validFrom <= pattern.validTo, {
      error: 'ENDS_BEFORE_START',
      path: ['validTo'],
    }),
  z.strictObject({ kind: z.literal('remove-pattern'), id: Id }),
  z.strictObject({
    kind: z.literal('days'),
    /** `shift` null is a day off; `follows` gives the day back to the pattern. */
    days: z
      .array(z.strictObject({ staffId: Id, day: Day, shift: DayShift.nullable(), follows: z.boolean() }))
      .min(1)
      .max(1200),
  }),
  z
    .strictObject({ kind: z.literal('absence'), id: Id.optional(), version: z.int().optional(), ...absenceFields })
    .refine((absence) => absence.fromDay <= absence.toDay, { error: 'ENDS_BEFORE_START', path: ['toDay'] })
    .refine((absence) => absence.part === null || absence.fromDay === absence.toDay, {
      error: 'PART_OF_ONE_DAY',
      path: ['part'],
    }),
  z.strictObject({ kind: z.literal('remove-absence'), id: Id }),
  z.strictObject({ kind: z.literal('close-day'), day: Day, reason: line(120) }),
  z.strictObject({ kind: z.literal('open-day'), day: Day }),
])
export type ShiftChange = z.infer<typeof ShiftChange>
export type ChangedDay = Extract<ShiftChange, { kind: 'days' }>['days'][number]

export const MakeShiftChange = z.strictObject({
  change: ShiftChange,
  /** Appointments that the person has been shown and that stay where they are, outside the working time. */
  knownOutside: z.array(Id).max(5000).default([]),
})
export type MakeShiftChange = z.infer<typeof MakeShiftChange>

/** What was done, and what takes it back. */
export const ShiftChangeDone = z.object({ undo: ShiftChange, record: Id.nullable() })
export type ShiftChangeDone = z.infer<typeof ShiftChangeDone>

/** An appointment that a change would leave outside the person's working time. */
export const LeftOutside = z.object({
  appointmentId: Id,
  day: Day,
  startMin: Minute,
  endMin: Minute,
  staffName: z.string(),
  clientName: z.string(),
})
export type LeftOutside = z.infer<typeof LeftOutside>

/** A block as the window sends it. With `version` it must still be as it was; without, it is new or comes back. */
export const PutTimeBlock = z
  .strictObject({
    id: Id.optional(),
    version: z.int().optional(),
    title: filledLine(80),
    staffId: Id.nullable().default(null),
    resourceId: Id.nullable().default(null),
    day: Day,
    startMin: Minute,
    endMin: Minute,
    overrideReason: line(300).pipe(z.string().min(3)).optional(),
  })
  .refine((block) => block.startMin < block.endMin, { error: 'ENDS_BEFORE_START', path: ['endMin'] })
  .refine((block) => (block.staffId === null) !== (block.resourceId === null), { error: 'ONE_HOLDER' })
export type PutTimeBlock = z.infer<typeof PutTimeBlock>

/** A room is closed for so many days at most in one step: a season's renovation. */
export const mostClosedDays = 92

/** A room or device closed from day to day, the same hours on each. */
export const ClosePlace = z
  .strictObject({
    title: filledLine(80),
    resourceId: Id,
    fromDay: Day,
    toDay: Day,
    startMin: Minute,
    endMin: Minute,
    overrideReason: line(300).pipe(z.string().min(3)).optional(),
  })
  .refine((closing) => closing.startMin < closing.endMin, { error: 'ENDS_BEFORE_START', path: ['endMin'] })
  .refine(({ fromDay, toDay }) => fromDay <= toDay && daysBetween(fromDay, toDay) < mostClosedDays, {
    error: 'DAYS_OUT_OF_ORDER',
    path: ['toDay'],
  })
export type ClosePlace = z.infer<typeof ClosePlace>

/** Blocks to be taken away together, each as it must still be. */
export const RemoveTimeBlocks = z.strictObject({
  blocks: z
    .array(z.strictObject({ id: Id, version: z.int() }))
    .min(1)
    .max(mostClosedDays),
})
export type RemoveTimeBlocks = z.infer<typeof RemoveTimeBlocks>
