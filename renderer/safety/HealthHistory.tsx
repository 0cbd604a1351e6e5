// Who changed what of the health data, old value and new, folded away until asked for. Runs in the window.
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { instantToLocal, isDay, ZONE } from '../../shared/day.ts'
import { formatDay, formatDayTime, formatTime } from '../../shared/format.ts'
import { type HealthChange, type HealthFieldChange, incidentKinds, incidentStepKinds } from '../../shared/incidents.ts'
import { patchResults } from '../../shared/safety.ts'
import { currentLanguage } from '../i18n.ts'
import styles from './Safety.module.css'

interface HealthHistoryProps {
  readonly changes: readonly HealthChange[]
  /** Says what each change is about; left out where only one thing is shown. */
  readonly namesSubject: boolean
}

export function HealthHistory({ changes, namesSubject }: HealthHistoryProps) {
  const { t } = useTranslation()
  if (changes.length === 0) return null
  return (
    <details className={styles.history}>
      <summary>{t(($) => $.incidents.history)}</summary>
      <ol className={styles.rows}>
        {changes.map((entry) => {
          const { day, minute } = instantToLocal(entry.atMs, ZONE)
          const when = formatDayTime(day, minute, currentLanguage())
          return (
            <li key={entry.id} className={styles.row}>
              <div className={styles.words}>
                <span className={styles.quiet}>
                  {[
                    ...(namesSubject && entry.name !== '' ? [entry.name] : []),
                    t(($) => $.incidents.change, { name: entry.staffName, when }),
                  ].join(' · ')}
                </span>
                {entry.changes.map((change) => (
                  <span key={change.field}>
                    <span className={styles.fieldName}>{fieldName(t, change.field)}: </span>
                    {valueText(t, change, change.after)}
                    {change.before === '' ? null : (
                      <span className={styles.quiet}>
                        {' '}
                        {t(($) => $.incidents.was, { text: valueText(t, change, change.before) })}
                      </span>
                    )}
                  </span>
                ))}
              </div>
            </li>
          )
        })}
      </ol>
    </details>
  )
}

const fields = [
  'client',
  'kind',
  'day',
  'minute',
  'service',
  'product',
  'batch',
  'happened',
  'done',
  'followUpDay',
  'closed',
  'rule',
  'detail',
  'ended',
  'tested',
  'result',
] as const

function fieldName(t: TFunction, field: string): string {
  const known = fields.find((each) => each === field)
  if (known !== undefined) return t(($) => $.incidents.fields[known])
  const step = incidentStepKinds.find((each) => each === field)
  return step === undefined ? field : t(($) => $.incidents.stepKinds[step])
}

/** As people read it: days and times written out, words instead of codes. */
function valueText(t: TFunction, change: HealthFieldChange, value: string): string {
  if (value === '') return t(($) => $.incidents.nothing)
  const language = currentLanguage()
  switch (change.field) {
    case 'kind': {
      const kind = incidentKinds.find((each) => each === value)
      return kind === undefined ? value : t(($) => $.incidents.kinds[kind])
    }
    case 'result': {
      const result = patchResults.find((each) => each === value)
      return result === undefined ? value : t(($) => $.safety.results[result])
    }
    case 'closed':
      return value === 'true' ? t(($) => $.incidents.yes) : t(($) => $.incidents.no)
    case 'minute':
      return formatTime(Number(value), language)
    case 'ended':
      return formatDay(instantToLocal(Number(value), ZONE).day, language)
    default: {
      // A day may be followed by more: "2026-11-20 10.00".
      const first = value.slice(0, 10)
      return isDay(first) ? formatDay(first, language) + value.slice(10) : value
    }
  }
}
