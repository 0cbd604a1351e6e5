// Words of a wish. Runs in the window.
import { weekDays } from '../../shared/day.ts'
import { formatWeekdayShort } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'

// A Monday; only its weekday counts.
const week = weekDays('2026-11-23')

/** `ma, ti` of ISO weekdays. */
export function weekdaysText(weekdays: readonly number[]): string {
  return weekdays.map((weekday) => formatWeekdayShort(week[weekday - 1] ?? '2026-11-23', currentLanguage())).join(', ')
}
