// One or several of a field's options, and a level on its scale: toggle buttons that arrow keys walk. Runs in the window.
import { useId } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Field } from '../../shared/record-forms.ts'
import { cx } from '../ui/cx.ts'
import styles from './FormFields.module.css'

interface ChoiceFieldProps {
  readonly field: Extract<Field, { type: 'choice' }>
  readonly chosen: readonly string[]
  /** In the order of the options. */
  readonly onChange: (chosen: string[]) => void
}

export function ChoiceField({ field, chosen, onChange }: ChoiceFieldProps) {
  const labelId = useId()
  return (
    <div>
      <span id={labelId} className={styles.label}>
        {field.label}
      </span>
      <ToggleButtonGroup
        aria-labelledby={labelId}
        className={cx(styles.options)}
        selectionMode={field.isMany ? 'multiple' : 'single'}
        selectedKeys={chosen}
        onSelectionChange={(keys) => onChange(field.options.filter((option) => keys.has(option)))}
      >
        {field.options.map((option) => (
          <ToggleButton key={option} id={option} className={cx(styles.option)}>
            {option}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}

interface ScaleFieldProps {
  readonly field: Extract<Field, { type: 'scale' }>
  readonly level: number | null
  readonly onChange: (level: number | null) => void
}

export function ScaleField({ field, level, onChange }: ScaleFieldProps) {
  const { t } = useTranslation()
  const labelId = useId()
  const levels = Array.from({ length: field.most }, (_, index) => index + 1)
  const wordOf = (each: number) => (each === 1 ? field.low : each === field.most ? field.high : '')
  return (
    <div>
      <span id={labelId} className={styles.label}>
        {field.label}
      </span>
      <div className={styles.scale}>
        {field.low === '' ? null : <span className={styles.end}>{field.low}</span>}
        <ToggleButtonGroup
          aria-labelledby={labelId}
          className={cx(styles.levels)}
          selectionMode="single"
          selectedKeys={level === null ? [] : [level]}
          onSelectionChange={(keys) => onChange(levels.find((each) => keys.has(each)) ?? null)}
        >
          {levels.map((each) => (
            <ToggleButton
              key={each}
              id={each}
              className={cx(styles.level, 'figures')}
              aria-label={[t(($) => $.templates.level, { level: each, most: field.most }), wordOf(each)]
                .filter((part) => part !== '')
                .join(', ')}
            >
              {each}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {field.high === '' ? null : <span className={styles.end}>{field.high}</span>}
      </div>
    </div>
  )
}
