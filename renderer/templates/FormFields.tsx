// The typed fields of a treatment record being written, and what differs from last time. Runs in the window.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  changedFields,
  type Field,
  type FieldValue,
  filledValue,
  isEmptyForm,
  type RecordForm,
  valueText,
  withValue,
} from '../../shared/record-forms.ts'
import { currentLanguage } from '../i18n.ts'
import { cx } from '../ui/cx.ts'
import { TextField } from '../ui/TextField.tsx'
import { DecimalInput } from '../ui/TypedField.tsx'
import { ChoiceField, ScaleField } from './ChoiceField.tsx'
import { FigureMap } from './FigureMap.tsx'
import styles from './FormFields.module.css'
import { FormulaLines } from './FormulaLines.tsx'

interface FormFieldsProps {
  readonly form: RecordForm
  /** The same form as it was signed last time. */
  readonly last: RecordForm | null
  readonly onChange: (form: RecordForm) => void
  /** A field was left: what is typed may be saved. */
  readonly onLeave: () => void
}

export function FormFields({ form, last, onChange, onLeave }: FormFieldsProps) {
  // A form nobody has begun has not changed.
  const changed = last === null || isEmptyForm(form) ? [] : changedFields(form, last)
  return (
    <fieldset className={styles.form}>
      <legend className={styles.name}>{form.name}</legend>
      {form.fields.map((field) => (
        <div key={field.id} className={cx(styles.field, changed.includes(field.id) && styles.changed)}>
          <OneField
            field={field}
            value={filledValue(form, field.id) ?? null}
            onChange={(value) => onChange(withValue(form, field.id, value))}
            onLeave={onLeave}
          />
          {changed.includes(field.id) && last !== null ? <LastValue field={field} last={last} /> : null}
        </div>
      ))}
    </fieldset>
  )
}

/** What it was last time, where it is now something else. */
function LastValue({ field, last }: { readonly field: Field; readonly last: RecordForm }) {
  const { t } = useTranslation()
  const value = filledValue(last, field.id)
  const words = value === undefined ? t(($) => $.templates.emptyLast) : valueText(field, value, currentLanguage())
  return <p className={styles.last}>{t(($) => $.templates.changedFrom, { value: words })}</p>
}

interface OneFieldProps {
  readonly field: Field
  readonly value: FieldValue | null
  readonly onChange: (value: FieldValue | null) => void
  readonly onLeave: () => void
}

function OneField({ field, value, onChange, onLeave }: OneFieldProps) {
  const { id } = field
  switch (field.type) {
    case 'text':
      return (
        <TextField
          label={field.label}
          value={value?.type === 'text' ? value.text : ''}
          onChange={(text) => onChange(text.trim() === '' ? null : { field: id, type: 'text', text })}
          onBlur={onLeave}
          maxLength={2000}
        />
      )
    case 'number':
      return (
        <NumberField
          field={field}
          number={value?.type === 'number' ? value.number : null}
          onChange={(number) => onChange(number === null ? null : { field: id, type: 'number', number })}
          onLeave={onLeave}
        />
      )
    case 'choice':
      return (
        <ChoiceField
          field={field}
          chosen={value?.type === 'choice' ? value.chosen : []}
          onChange={(chosen) => onChange(chosen.length === 0 ? null : { field: id, type: 'choice', chosen })}
        />
      )
    case 'scale':
      return (
        <ScaleField
          field={field}
          level={value?.type === 'scale' ? value.level : null}
          onChange={(level) => onChange(level === null ? null : { field: id, type: 'scale', level })}
        />
      )
    case 'map':
      return (
        <FigureMap
          label={field.label}
          figure={field.figure}
          marks={value?.type === 'map' ? value.marks : []}
          onChange={(marks) => onChange(marks.length === 0 ? null : { field: id, type: 'map', marks })}
          onLeave={onLeave}
        />
      )
    case 'formula':
      return (
        <FormulaLines
          label={field.label}
          lines={value?.type === 'formula' ? value.lines : []}
          onChange={(lines) => onChange(lines.length === 0 ? null : { field: id, type: 'formula', lines })}
          onLeave={onLeave}
        />
      )
  }
}

interface NumberFieldProps {
  readonly field: Extract<Field, { type: 'number' }>
  readonly number: number | null
  readonly onChange: (number: number | null) => void
  readonly onLeave: () => void
}

/** A number that cannot be read is said to be so and not saved; what was before it is gone from the record then. */
function NumberField({ field, number, onChange, onLeave }: NumberFieldProps) {
  const [isUnread, setUnread] = useState(false)
  return (
    <div className={styles.number}>
      <DecimalInput
        label={field.label}
        least={field.least}
        most={field.most}
        decimals={field.decimals}
        unit={field.unit}
        value={isUnread && number === null ? 'invalid' : number}
        onChange={(next) => {
          setUnread(next === 'invalid')
          onChange(next === 'invalid' ? null : next)
        }}
        onBlur={onLeave}
      />
    </div>
  )
}
