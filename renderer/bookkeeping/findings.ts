// What of a reconciliation is a difference, and what only waits for a day to be closed. Pure; runs in the window.
import type { Finding, MonthView } from '../../shared/bookkeeping.ts'

/** The differences, without the days that nobody has closed yet. */
export function differencesOf({
  reconciliation,
  openDays,
}: {
  readonly reconciliation: MonthView['reconciliation']
  readonly openDays: readonly string[]
}): readonly Finding[] {
  const isWaiting = ({ check, day }: Finding) => check === 'day-close-missing' && day !== null && openDays.includes(day)
  return reconciliation.findings.filter((finding) => !isWaiting(finding))
}
