// One line or several lines of text, a search box and a password. Runs in the window.

import { Eye, EyeOff, Search, X } from 'lucide-react'
import { type Ref, useState } from 'react'
import {
  SearchField as AriaSearchField,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  Button,
  Group,
  Input,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import buttonStyles from './Button.module.css'
import { cx } from './cx.ts'
import styles from './Field.module.css'
import { FieldFrame, type FieldProps, fieldParts } from './Field.tsx'

interface TextProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  readonly name?: string
  readonly placeholder?: string
  readonly autoFocus?: boolean
  readonly isReadOnly?: boolean
  readonly maxLength?: number
  readonly autoComplete?: string
}

export interface TextFieldProps extends TextProps {
  readonly type?: 'text' | 'email' | 'tel'
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email'
  /** A short unit or sign after the text: '€', 'min', '%'. */
  readonly unit?: string
  /** Figures: right-aligned and tabular. */
  readonly isFigures?: boolean
  readonly spellCheck?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

/** One line of text. Spreads react-hook-form's `field` as it is. */
export function TextField(props: TextFieldProps) {
  const { frame, rest } = fieldParts(props)
  const { placeholder, unit, isFigures, ref, spellCheck, ...behaviour } = rest
  return (
    <AriaTextField {...behaviour} isInvalid={frame.error !== undefined} className={cx(styles.field)}>
      <FieldFrame {...frame}>
        <div className={styles.control}>
          <Input
            className={cx(styles.input, isFigures && 'figures', isFigures && styles.end)}
            {...(placeholder === undefined ? {} : { placeholder })}
            {...(ref === undefined ? {} : { ref })}
            spellCheck={spellCheck ?? false}
          />
          {unit === undefined ? null : <span className={styles.unit}>{unit}</span>}
        </div>
      </FieldFrame>
    </AriaTextField>
  )
}

export interface TextAreaProps extends TextProps {
  readonly ref?: Ref<HTMLTextAreaElement>
  readonly rows?: number
}

/** Several lines; grows with what is written, up to a limit. */
export function TextArea(props: TextAreaProps) {
  const { frame, rest } = fieldParts(props)
  const { placeholder, ref, rows, ...behaviour } = rest
  return (
    <AriaTextField {...behaviour} isInvalid={frame.error !== undefined} className={cx(styles.field)}>
      <FieldFrame {...frame}>
        <div className={styles.control}>
          <AriaTextArea
            className={cx(styles.input, styles.area)}
            {...(placeholder === undefined ? {} : { placeholder })}
            {...(ref === undefined ? {} : { ref })}
            rows={rows ?? 3}
          />
        </div>
      </FieldFrame>
    </AriaTextField>
  )
}

/** A password with a button that shows it. Never trimmed, never spell-checked. */
export function PasswordField(props: TextProps & { readonly ref?: Ref<HTMLInputElement> }) {
  const { frame, rest } = fieldParts(props)
  const { placeholder, ref, ...behaviour } = rest
  const [isShown, setShown] = useState(false)
  const { t } = useTranslation()
  return (
    <AriaTextField
      {...behaviour}
      type={isShown ? 'text' : 'password'}
      isInvalid={frame.error !== undefined}
      className={cx(styles.field)}
    >
      <FieldFrame {...frame}>
        <div className={styles.control}>
          <Input
            className={cx(styles.input)}
            {...(placeholder === undefined ? {} : { placeholder })}
            {...(ref === undefined ? {} : { ref })}
            spellCheck={false}
          />
          <Button
            className={cx(buttonStyles.button, buttonStyles.iconOnly, buttonStyles.small, styles.inputButton)}
            aria-label={isShown ? t(($) => $.common.hidePassword) : t(($) => $.common.showPassword)}
            onPress={() => setShown(!isShown)}
          >
            {isShown ? <EyeOff size={16} aria-hidden /> : <Eye size={16} aria-hidden />}
          </Button>
        </div>
      </FieldFrame>
    </AriaTextField>
  )
}

export interface SearchFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  readonly autoFocus?: boolean
  readonly onKeyDown?: (event: React.KeyboardEvent) => void
  readonly onSubmit?: (value: string) => void
  readonly ref?: Ref<HTMLInputElement>
}

/** A search box with a magnifier and a clear button; Esc empties it. The label is read aloud, not shown. */
export function SearchField({ label, placeholder, ref, onKeyDown, ...behaviour }: SearchFieldProps) {
  const { t } = useTranslation()
  return (
    <AriaSearchField {...behaviour} aria-label={label} className={cx(styles.field)}>
      <Group className={cx(styles.control)}>
        <Search size={16} strokeWidth={1.75} className={styles.lead} aria-hidden />
        <Input
          className={cx(styles.input)}
          placeholder={placeholder ?? label}
          spellCheck={false}
          {...(ref === undefined ? {} : { ref })}
          {...(onKeyDown === undefined ? {} : { onKeyDown })}
        />
        {behaviour.value === '' ? null : (
          <Button
            className={cx(buttonStyles.button, buttonStyles.iconOnly, buttonStyles.small, styles.inputButton)}
            aria-label={t(($) => $.common.clear)}
          >
            <X size={14} aria-hidden />
          </Button>
        )}
      </Group>
    </AriaSearchField>
  )
}
