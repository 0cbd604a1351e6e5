// What the salon has settled about papers and retention: one JSON value a key, checked by the shared schema. Runs in main.
import { dayParts, daysInMonth } from '../shared/day.ts'
import { emptyPaperSettings, PaperSettings } from '../shared/privacy-papers.ts'
import { RetentionPeriods, usualPeriods } from '../shared/privacy-retention.ts'
import type { Actor } from './actor.ts'
import { type Db, one, query, type Tx } from './handle.ts'
import { writeSetting } from './settings.ts'

function stored(db: Db, key: string): unknown {
  const row = one(db, query.selectFrom('setting').select('value').where('key', '=', key))
  return row ? JSON.parse(row.value) : undefined
}

export function paperSettings(db: Db): PaperSettings {
  const value = stored(db, 'privacy-papers')
  return value === undefined ? emptyPaperSettings : PaperSettings.parse(value)
}

export function savePaperSettings(tx: Tx, settings: PaperSettings, actor: Actor): PaperSettings {
  writeSetting(tx, 'privacy-papers', settings, actor.atMs)
  return settings
}

export function retentionPeriods(db: Db): RetentionPeriods {
  const value = stored(db, 'retention')
  return value === undefined ? usualPeriods : RetentionPeriods.parse(value)
}

export function saveRetentionPeriods(tx: Tx, periods: RetentionPeriods, actor: Actor): RetentionPeriods {
  writeSetting(tx, 'retention', periods, actor.atMs)
  return periods
}

/** The last day of the financial year that a day belongs to. */
export function financialYearEnd(db: Db, day: string): string {
  const { financialYearEnd: end } = paperSettings(db)
  const { year } = dayParts(day)
  return day <= endIn(year, end) ? endIn(year, end) : endIn(year + 1, end)
}

/** '02-29' and the like in years that lack it: the month's last day. */
function endIn(year: number, end: string): string {
  const [month = 12, date = 31] = end.split('-').map(Number)
  const last = Math.min(date, daysInMonth(year, month))
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(last).padStart(2, '0')}`
}
