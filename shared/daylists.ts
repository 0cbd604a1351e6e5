// Printed lists of the calendar: a day's or a week's appointments by person, and the plan of shifts. Runs anywhere.
import { z } from 'zod'
import { AppointmentStatus } from './appointments.ts'
import { addDays, daysBetween, instantToLocal, weekDays, ZONE } from './day.ts'
import {
  formatDay,
  formatDayShort,
  formatInstant,
  formatTimeRange,
  formatWeekday,
  formatWeekdayDay,
  formatWeekdayShort,
} from './format.ts'
import type { ShiftBook } from './shifts.ts'
import { dayPlan } from './shifts-times.ts'
import type { TablePaper, TableSection } from './table-paper.ts'
import { translator } from './translations/translate.ts'
import { AtMs, Day, Id, type Language, Minute } from './values.ts'

/** Full: names, phones, notes and the last visit. Initials: nothing that tells a passer-by who comes. */
export const listNames = ['full', 'initials'] as const
export const ListNames = z.enum(listNames)
export type ListNames = z.infer<typeof ListNames>

export const mostListDays = 7

export const DayListAsk = z
  .strictObject({
    from: Day,
    /** Inclusive. */
    to: Day,
    /** Everyone when null. */
    staffId: Id.nullable(),
    names: ListNames,
  })
  .refine((asked) => asked.from <= asked.to && daysBetween(asked.from, asked.to) < mostListDays, {
    error: 'TOO_MANY_DAYS',
  })
export type DayListAsk = z.infer<typeof DayListAsk>

export const DayListRow = z.object({
  startMin: Minute,
  endMin: Minute,
  /** A block's title when there is no appointment. */
  block: z.string().nullable(),
  /** As the asked names say; '' without a client. */
  client: z.string(),
  phone: z.string(),
  alert: z.string(),
  services: z.array(z.string()),
  note: z.string(),
  /** The client's visit before: its day and what was done. Null for a first one, and with initials. */
  lastVisit: z.object({ day: Day, services: z.array(z.string()) }).nullable(),
  status: AppointmentStatus.nullable(),
})
export type DayListRow = z.infer<typeof DayListRow>

export const DayList = z.object({
  names: ListNames,
  salonName: z.string(),
  madeAtMs: AtMs,
  days: z.array(
    z.object({
      day: Day,
      people: z.array(
        z.object({
          staffId: Id,
          name: z.string(),
          /** Working time of the day, in order. */
          working: z.array(z.object({ startMin: Minute, endMin: Minute })),
          rows: z.array(DayListRow),
        }),
      ),
    }),
  ),
  /** Ids of the appointments on it, for the access log. */
  appointmentIds: z.array(Id),
})
export type DayList = z.infer<typeof DayList>

/** The list as a paper: for each day each person's table. */
export function dayListPaper(list: DayList, language: Language): TablePaper {
  const t = translator(language)
  const isOneDay = list.days.length === 1
  const [first] = list.days
  const last = list.days.at(-1)
  const isFull = list.names === 'full'
  const columns = [
    { title: t(($) => $.daylists.time), share: 0.16 },
    { title: t(($) => $.daylists.client), share: isFull ? 0.27 : 0.2 },
    { title: t(($) => $.daylists.services), share: isFull ? 0.27 : 0.64 },
    ...(isFull ? [{ title: t(($) => $.daylists.notes), share: 0.3 }] : []),
  ]
  const cells = (row: DayListRow): string[] => {
    const time = formatTimeRange(row.startMin, row.endMin, language)
    if (row.block !== null) return [time, row.block, '', ...(isFull ? [''] : [])]
    const client = row.client === '' ? t(($) => $.daylists.noClient) : row.client
    const { lastVisit, status } = row
    const notes = [
      row.alert === '' ? '' : `! ${row.alert}`,
      row.note,
      lastVisit === null
        ? ''
        : t(($) => $.daylists.lastVisit, {
            day: formatDay(lastVisit.day, language),
            services: lastVisit.services.join(', '),
          }),
    ]
    const stage = status === null || status === 'booked' ? '' : t(($) => $.appointments.status[status])
    return [
      stage === '' ? time : `${time}\n${stage}`,
      [client, row.phone].filter(Boolean).join('\n'),
      row.services.join('\n'),
      ...(isFull ? [notes.filter(Boolean).join('\n')] : []),
    ]
  }
  const sections = list.days.flatMap(({ day, people }) =>
    people.map((person): TableSection => {
      const hours = person.working.map((each) => formatTimeRange(each.startMin, each.endMin, language)).join(', ')
      return {
        heading: isOneDay ? person.name : `${formatWeekdayDay(day, language)} · ${person.name}`,
        note: hours === '' ? t(($) => $.daylists.off) : t(($) => $.daylists.works, { hours }),
        columns,
        rows: person.rows.map(cells),
        empty: t(($) => $.daylists.nothing),
      }
    }),
  )
  const when =
    first === undefined || last === undefined
      ? ''
      : isOneDay
        ? `${formatWeekday(first.day, language)} ${formatDay(first.day, language)}`
        : `${formatDayShort(first.day, language)}–${formatDay(last.day, language)}`
  return {
    language,
    title: isOneDay ? t(($) => $.daylists.dayTitle, { when }) : t(($) => $.daylists.weekTitle, { when }),
    subtitle: list.salonName,
    foot: t(($) => $.daylists.made, { when: formatInstant(list.madeAtMs, ZONE, language) }),
    isWide: false,
    sections,
    madeAtMs: list.madeAtMs,
  }
}

/** Everyone's week of shifts as one wide table. `book` must hold the week of `monday`. */
export function shiftPlanPaper(
  book: ShiftBook,
  monday: string,
  about: { readonly salonName: string; readonly madeAtMs: number },
  language: Language,
): TablePaper {
  const t = translator(language)
  const days = weekDays(monday)
  const cell = (staffId: string, day: string): string => {
    const plan = dayPlan(staffId, day, book)
    const away = plan.absences.map((absence) => {
      const why = t(($) => $.shifts.absence[absence.why])
      return absence.part === null
        ? why
        : `${why} ${formatTimeRange(absence.part.startMin, absence.part.endMin, language)}`
    })
    if (plan.absences.some((absence) => absence.part === null)) return away.join('\n')
    if (plan.shift === null)
      return plan.closedReason === null ? '–' : plan.closedReason || t(($) => $.appointments.closed)
    const breaks = plan.breaks.map((pause) =>
      t(($) => $.daylists.pause, { time: formatTimeRange(pause.startMin, pause.endMin, language) }),
    )
    return [formatTimeRange(plan.shift.startMin, plan.shift.endMin, language), ...breaks, ...away].join('\n')
  }
  const columns = [
    { title: t(($) => $.daylists.person), share: 0.16 },
    ...days.map((day) => ({
      title: `${formatWeekdayShort(day, language)} ${formatDayShort(day, language)}`,
      share: 0.12,
    })),
  ]
  return {
    language,
    title: t(($) => $.daylists.planTitle, {
      when: `${formatDayShort(monday, language)}–${formatDay(addDays(monday, 6), language)}`,
    }),
    subtitle: about.salonName,
    foot: t(($) => $.daylists.made, { when: formatInstant(about.madeAtMs, ZONE, language) }),
    isWide: true,
    sections: [
      {
        heading: '',
        note: '',
        columns,
        rows: book.people.map((person) => [person.name, ...days.map((day) => cell(person.staffId, day))]),
        empty: '',
      },
    ],
    madeAtMs: about.madeAtMs,
  }
}

/** The sheet of a coming day that main keeps fresh in a folder, when the owner has switched it on. */
export const DaySheet = z.object({
  isOn: z.boolean(),
  /** Where the files are; null until a folder was chosen. */
  folder: z.string().nullable(),
  names: ListNames,
  /** Instant of the last writing; null when nothing has been written since the program started. */
  writtenAtMs: AtMs.nullable(),
  /** Why the last writing failed. */
  problem: z.enum(['FILE_NOT_WRITTEN']).nullable(),
})
export type DaySheet = z.infer<typeof DaySheet>

/** The days whose sheets are kept: today and tomorrow. */
export function sheetDays(nowMs: number): string[] {
  const { day } = instantToLocal(nowMs, ZONE)
  return [day, addDays(day, 1)]
}

const sheetName = /^loiste-day-(\d{4}-\d{2}-\d{2})\.pdf$/

/** The file of a day's sheet. Not in the person's language: the same file must be found again whoever looks. */
export function sheetFile(day: string): string {
  return `loiste-day-${day}.pdf`
}

/** The day of a file that we wrote; null for any other file. */
export function dayOfSheet(fileName: string): string | null {
  return sheetName.exec(fileName)?.[1] ?? null
}
