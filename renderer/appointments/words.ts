// Sentences about appointments: what stands in the way, what changed, what a block says aloud. Runs in the window.
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Appointment,
  type AppointmentChange,
  type AppointmentStatus,
  appointmentStatuses,
  type Conflict,
} from '../../shared/appointments.ts'
import { appointmentSpan } from '../../shared/appointments-times.ts'
import { addDays, dayParts } from '../../shared/day.ts'
import { finnishHolidays, HOLIDAY_NAMES } from '../../shared/finland/holidays.ts'
import {
  formatDay,
  formatDayFull,
  formatDayShort,
  formatDuration,
  formatTime,
  formatTimeRange,
  formatWeekdayShort,
} from '../../shared/format.ts'
import { initialsOf } from '../../shared/person-names.ts'
import { type AbsenceKind, absenceKinds } from '../../shared/shifts.ts'
import type { Language } from '../../shared/translations/define.ts'
import { currentLanguage } from '../i18n.ts'

/** The words every block needs, made once per language and not once per block. */
export interface BlockWords {
  readonly language: Language
  readonly status: Readonly<Record<AppointmentStatus, string>>
  readonly noClient: string
  readonly restricted: string
  readonly hasAlert: string
  readonly hasNote: string
  readonly cleanup: string
  readonly processing: string
  /** A break in the shift. */
  readonly pause: string
  readonly absence: Readonly<Record<AbsenceKind, string>>
  /** A column of the grid, for who does not see it. */
  readonly columnOf: (name: string, day: string) => string
  /** Blocked time. */
  readonly block: string
  /** A room or device that cannot be had. */
  readonly closedPlace: string
}

export function useBlockWords(): BlockWords {
  const { t } = useTranslation()
  return useMemo(
    () => ({
      language: currentLanguage(),
      status: Object.fromEntries(
        appointmentStatuses.map((status) => [status, t(($) => $.appointments.status[status])]),
      ) as Record<AppointmentStatus, string>,
      ...nameWords(t),
      hasAlert: t(($) => $.appointments.hasAlert),
      hasNote: t(($) => $.appointments.hasNote),
      cleanup: t(($) => $.appointments.cleanup),
      processing: t(($) => $.appointments.processing),
      pause: t(($) => $.shifts.break),
      absence: Object.fromEntries(absenceKinds.map((why) => [why, t(($) => $.shifts.absence[why])])) as Record<
        AbsenceKind,
        string
      >,
      columnOf: (name, day) => t(($) => $.appointments.columnOf, { name, day: formatDayFull(day, currentLanguage()) }),
      block: t(($) => $.shifts.block.word),
      closedPlace: t(($) => $.shifts.block.closedWord),
    }),
    [t],
  )
}

type NameWords = Pick<BlockWords, 'noClient' | 'restricted'>

/** What stands in a name's place when there is none to be shown. */
export function nameWords(t: TFunction): NameWords {
  return { noClient: t(($) => $.appointments.noClient), restricted: t(($) => $.appointments.restricted) }
}

/** The client's name as this screen may show it. */
export function shownName(
  appointment: Pick<Appointment, 'clientName' | 'restricted'>,
  initialsOnly: boolean,
  words: NameWords,
): string {
  if (appointment.restricted) return words.restricted
  if (appointment.clientName === '') return words.noClient
  return initialsOnly ? initialsOf(appointment.clientName) : appointment.clientName
}

/** `ti 24.11. klo 9.00`: when an appointment begins, in a toast. */
export function whenText(t: TFunction, day: string, minute: number): string {
  const language = currentLanguage()
  const time = t(($) => $.common.time, { time: formatTime(minute, language) })
  return `${formatWeekdayShort(day, language)} ${formatDayShort(day, language)} ${time}`
}

/** What stands in the way, as one sentence. */
export function conflictText(t: TFunction, told: Conflict, initialsOnly = false): string {
  const language = currentLanguage()
  const conflict =
    initialsOnly && told.clientName !== null ? { ...told, clientName: initialsOf(told.clientName) } : told
  const { kind, staffName: staff, startMin, endMin, cleanupFromMin, clientName: client } = conflict
  switch (kind) {
    case 'closed-day': {
      const reason = conflict.title ?? ''
      return reason === '' ? t(($) => $.conflicts.closedDay) : t(($) => $.conflicts.closedDayReason, { reason })
    }
    case 'outside-shift':
      return t(($) => $.conflicts.outsideShift, {
        staff,
        time: formatTimeRange(startMin, endMin, language),
      })
    case 'day-off':
      return t(($) => $.conflicts.dayOff, { staff })
    case 'break':
      return t(($) => $.conflicts.break, { staff, time: formatTimeRange(startMin, endMin, language) })
    case 'block':
      return t(($) => $.conflicts.block, {
        staff,
        time: formatTimeRange(startMin, endMin, language),
        title: conflict.title ?? '',
      })
    case 'absence': {
      const { why, ...days } = conflict.absence ?? { why: 'other' as const, fromDay: '', toDay: '', part: null }
      return t(($) => $.conflicts.absence[why], { staff, when: absenceWhen(t, days) })
    }
    case 'outside-hours':
      return t(($) => $.conflicts.outsideHours, { time: formatTimeRange(startMin, endMin, language) })
    case 'itself':
      return t(($) => $.conflicts.itself, { staff, time: formatTimeRange(startMin, endMin, language) })
    case 'client':
      return t(($) => $.conflicts.client, { staff, time: formatTimeRange(startMin, endMin, language) })
    case 'resource':
      return resourceText(t, conflict)
    case 'resource-group':
      return t(($) => $.conflicts.resourceGroup, {
        group: conflict.resourceName ?? '',
        time: formatTimeRange(startMin, endMin, language),
      })
    case 'resource-none':
      return t(($) => $.conflicts.resourceNone, { group: conflict.resourceName ?? '' })
    case 'resource-block':
      return t(($) => $.conflicts.resourceBlock, {
        resource: conflict.resourceName ?? '',
        time: formatTimeRange(startMin, endMin, language),
        title: conflict.title ?? '',
      })
    case 'not-done-by':
      return t(($) => $.conflicts.notDoneBy, { staff, service: conflict.title ?? '' })
    case 'staff':
      break
  }
  if (cleanupFromMin === null) {
    const time = formatTimeRange(startMin, endMin, language)
    return client === null
      ? t(($) => $.conflicts.staff, { staff, time })
      : t(($) => $.conflicts.staffClient, { staff, time, client })
  }
  if (cleanupFromMin <= startMin) {
    return t(($) => $.conflicts.staffCleanupOnly, {
      staff,
      time: formatTimeRange(startMin, endMin, language),
    })
  }
  const time = formatTimeRange(startMin, cleanupFromMin, language)
  const until = formatTime(endMin, language)
  return client === null
    ? t(($) => $.conflicts.staffCleanup, { staff, time, until })
    : t(($) => $.conflicts.staffClientCleanup, { staff, time, until, client })
}

/** As `conflictText`, after its day where several were asked about: `ti 1.12.: …`. */
export function conflictDayText(t: TFunction, conflict: Conflict, initialsOnly = false): string {
  const text = conflictText(t, conflict, initialsOnly)
  if (conflict.day === undefined) return text
  const language = currentLanguage()
  return `${formatWeekdayShort(conflict.day, language)} ${formatDayShort(conflict.day, language)}: ${text}`
}

function resourceText(t: TFunction, conflict: Conflict): string {
  const language = currentLanguage()
  const { resourceName: resource = '', startMin, endMin, cleanupFromMin, clientName: client } = conflict
  const whole = formatTimeRange(startMin, endMin, language)
  if (cleanupFromMin === null) {
    return client === null
      ? t(($) => $.conflicts.resource, { resource, time: whole })
      : t(($) => $.conflicts.resourceClient, { resource, time: whole, client })
  }
  if (cleanupFromMin <= startMin) {
    return t(($) => $.conflicts.resourceCleanupOnly, { resource, time: whole })
  }
  const time = formatTimeRange(startMin, cleanupFromMin, language)
  const until = formatTime(endMin, language)
  return client === null
    ? t(($) => $.conflicts.resourceCleanup, { resource, time, until })
    : t(($) => $.conflicts.resourceClientCleanup, { resource, time, until, client })
}

/** `1.–5.12.`, `ti 1.12.` or `ti 1.12. klo 12.00–14.00`. */
export function absenceWhen(
  t: TFunction,
  { fromDay, toDay, part }: Pick<NonNullable<Conflict['absence']>, 'fromDay' | 'toDay' | 'part'>,
): string {
  if (fromDay === '') return ''
  const language = currentLanguage()
  if (fromDay !== toDay) return dayRangeText(fromDay, toDay)
  const day = `${formatWeekdayShort(fromDay, language)} ${formatDayShort(fromDay, language)}`
  if (part === null) return day
  return `${day} ${t(($) => $.common.time, { time: formatTimeRange(part.startMin, part.endMin, language) })}`
}

/** `1.–5.12.` or `28.11.–5.12.`, without the year. */
export function dayRangeText(from: string, to: string): string {
  const language = currentLanguage()
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7)
  const first = isOneMonth ? `${dayParts(from).date}${language === 'en' ? '' : '.'}` : formatDayShort(from, language)
  return `${first}–${formatDayShort(to, language)}`
}

/** One side of a changed field in words. */
export function changeValue(t: TFunction, field: AppointmentChange['changes'][number]['field'], value: string): string {
  const language = currentLanguage()
  if (value === '') return t(($) => $.appointments.history.nothing)
  switch (field) {
    case 'day':
      return formatDay(value, language)
    case 'start':
      return formatTime(Number(value), language)
    case 'duration':
      return formatDuration(Number(value))
    case 'status': {
      const status = appointmentStatuses.find((each) => each === value)
      return status === undefined ? value : t(($) => $.appointments.status[status])
    }
    default:
      return value
  }
}

/** `9.00–10.15` of a whole appointment. */
export function spanText(appointment: Appointment): string {
  const { startMin, endMin } = appointmentSpan(appointment.lines)
  return formatTimeRange(startMin, endMin, currentLanguage())
}

const holidaysByYear = new Map<number, ReadonlyMap<string, string>>()

/** The holiday's name in the language on screen; null on an ordinary day. Marked, never blocked. */
export function holidayName(day: string): string | null {
  const { year } = dayParts(day)
  // The computus holds for the Gregorian calendar only.
  if (year < 1583) return null
  let known = holidaysByYear.get(year)
  if (known === undefined) {
    known = new Map(finnishHolidays(year).map((holiday) => [holiday.day, holiday.key]))
    holidaysByYear.set(year, known)
  }
  const key = known.get(day) as keyof typeof HOLIDAY_NAMES | undefined
  return key === undefined ? null : HOLIDAY_NAMES[key][currentLanguage()]
}

/** `23.–29.11.2026` of the week that begins on `monday`. */
export function weekRangeText(monday: string): string {
  const language = currentLanguage()
  const sunday = addDays(monday, 6)
  if (dayParts(monday).month === dayParts(sunday).month) {
    const from = String(dayParts(monday).date)
    return language === 'en' ? `${from}–${formatDay(sunday, language)}` : `${from}.–${formatDay(sunday, language)}`
  }
  return `${formatDayShort(monday, language)}–${formatDay(sunday, language)}`
}
