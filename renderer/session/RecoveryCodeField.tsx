// The field into which a recovery code is typed from paper; tells slips while typing. Runs in the window.

import { useTranslation } from 'react-i18next'
import type { Translate } from '../../shared/translations/translate.ts'
import { TextField } from '../ui/TextField.tsx'
import styles from './RecoverySheet.module.css'
import { type TypedCode, typedCode } from './recovery-code-state.ts'

interface RecoveryCodeFieldProps {
  readonly label: string
  readonly description?: string
  readonly value: string
  readonly onChange: (typed: string) => void
  /** The code just shown, when there is one to compare with. */
  readonly expected?: string
  readonly autoFocus?: boolean
}

/** Letters of either size, with or without hyphens. */
export function RecoveryCodeField(props: RecoveryCodeFieldProps) {
  const { label, description, value, onChange, expected, autoFocus } = props
  const { t } = useTranslation()
  const typed = typedCode(value, expected ?? null)
  return (
    <div className={styles.typed}>
      <TextField
        label={label}
        value={value}
        onChange={onChange}
        maxLength={200}
        autoComplete="off"
        autoFocus={autoFocus ?? false}
        isFigures
        {...(description === undefined ? {} : { description })}
        error={isWrong(typed) ? typedText(t, typed) : undefined}
      />
      <p className={styles.typedState} data-right={typed.state === 'right' || undefined} role="status">
        {isWrong(typed) ? null : typedText(t, typed)}
      </p>
    </div>
  )
}

function isWrong(typed: TypedCode): boolean {
  return typed.state === 'other' || typed.state === 'typo' || typed.state === 'character'
}

function typedText(t: Translate, typed: TypedCode): string | undefined {
  switch (typed.state) {
    case 'empty':
      return undefined
    case 'short':
      return t(($) => $.setup.recovery.left, { count: typed.left })
    case 'right':
      return t(($) => $.setup.recovery.right)
    case 'other':
      return t(($) => $.setup.recovery.other)
    case 'typo':
      return t(($) => $.setup.recovery.typo)
    case 'character':
      return t(($) => $.setup.recovery.character)
  }
}
