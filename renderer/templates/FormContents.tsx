// A filled-in form as it was written. Runs in the window.
import {
  type Field,
  type FieldValue,
  filledValue,
  formulaText,
  type RecordForm,
  valueText,
} from '../../shared/record-forms.ts'
import { useLanguage } from '../i18n.ts'
import { MarkedFigure } from './FigureMap.tsx'
import styles from './FormFields.module.css'

export function FormContents({ form }: { readonly form: RecordForm }) {
  return (
    <dl className={styles.values} aria-label={form.name}>
      {form.fields.map((field) => {
        const value = filledValue(form, field.id)
        return value === undefined ? null : (
          <div key={field.id} className={styles.value}>
            <dt>{field.label}</dt>
            <dd>
              <Value field={field} value={value} />
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function Value({ field, value }: { readonly field: Field; readonly value: FieldValue }) {
  const language = useLanguage()
  if (field.type === 'map' && value.type === 'map') return <MarkedFigure figure={field.figure} marks={value.marks} />
  if (value.type === 'formula') {
    return (
      <ul className={styles.formulaText}>
        {value.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list in which a product may stand twice
          <li key={index} className="figures">
            {formulaText(line, language)}
          </li>
        ))}
      </ul>
    )
  }
  return <span className="figures">{valueText(field, value, language)}</span>
}
