// The language a client is served and written to in. Runs in the window.
import { useTranslation } from 'react-i18next'
import { type Language, languages } from '../../shared/values.ts'
import { SegmentedControl } from '../ui/Choices.tsx'
import styles from './ClientCard.module.css'

interface LanguageFieldProps {
  readonly value: Language
  readonly onChange: (language: Language) => void
}

export function LanguageField({ value, onChange }: LanguageFieldProps) {
  const { t } = useTranslation()
  const label = t(($) => $.clients.language)
  return (
    <div className={styles.language}>
      <span className={styles.label} aria-hidden>
        {label}
      </span>
      <SegmentedControl
        label={label}
        options={languages.map((id) => ({ id, label: t(($) => $.clients.languages[id]) }))}
        value={value}
        onChange={onChange}
      />
    </div>
  )
}
