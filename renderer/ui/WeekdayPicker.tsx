// Any of the seven weekdays, Monday first, as a row of short names. Runs in the window.
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { weekDays } from '../../shared/day.ts'
import { formatWeekday, formatWeekdayShort } from '../../shared/format.ts'
import { useLanguage } from '../i18n.ts'
import styles from './Choices.module.css'
import { cx } from './cx.ts'
import fieldStyles from './Field.module.css'

// A Monday; only its weekday counts.
const week = weekDays('2026-11-23')

interface WeekdayPickerProps {
  readonly label: string
  /** ISO weekdays, 1 = Monday. */
  readonly value: readonly number[]
  readonly onChange: (weekdays: number[]) => void
}

export function WeekdayPicker({ label, value, onChange }: WeekdayPickerProps) {
  const language = useLanguage()
  return (
    <div className={cx(fieldStyles.field)}>
      <span className={fieldStyles.label} aria-hidden>
        {label}
      </span>
      <ToggleButtonGroup
        aria-label={label}
        className={cx(styles.segments)}
        selectionMode="multiple"
        selectedKeys={value.map(String)}
        onSelectionChange={(keys) => onChange([...keys].map(Number).sort((a, b) => a - b))}
      >
        {week.map((day, at) => (
          <ToggleButton key={day} id={String(at + 1)} className={cx(styles.segment)}>
            <span aria-hidden>{formatWeekdayShort(day, language)}</span>
            <span className="visually-hidden">{formatWeekday(day, language)}</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}
