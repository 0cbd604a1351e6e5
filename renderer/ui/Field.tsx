// The frame around every input: label, description, error. Inputs of the kit use it; forms use FieldStack and FieldRow.
// Runs in the window.

import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { FieldError as AriaFieldError, Label, Text } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import styles from './Field.module.css'

/** What every input of the kit takes. */
export interface FieldProps {
  readonly label: string
  /** A sentence under the label's input: what to write, or what it is for. */
  readonly description?: ReactNode
  /** What is wrong, in words. Given by the form; shown under the input and read with it. */
  readonly error?: string | undefined
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
  /** Adds the word "optional" after the label. */
  readonly isOptional?: boolean
  /** Keeps the label for screen readers only; the placeholder or the surroundings must say the same. */
  readonly isLabelHidden?: boolean
}

/** Keys of FieldProps, for taking them out of the rest of an input's props. */
export function fieldParts<P extends FieldProps>(props: P) {
  const { label, description, error, isOptional, isLabelHidden, ...rest } = props
  return { frame: { label, description, error, isOptional, isLabelHidden }, rest }
}

interface FrameProps {
  readonly label: string
  readonly description?: ReactNode
  readonly error?: string | undefined
  readonly isOptional?: boolean | undefined
  readonly isLabelHidden?: boolean | undefined
  readonly children: ReactNode
}

/** Label above, description and error below. Must stand inside a react-aria field, which wires the ids together. */
export function FieldFrame({ label, description, error, isOptional, isLabelHidden, children }: FrameProps) {
  const { t } = useTranslation()
  return (
    <>
      <span className={cx(styles.labelRow, isLabelHidden && 'visually-hidden')}>
        <Label className={styles.label}>{label}</Label>
        {isOptional ? <span className={styles.optional}>{t(($) => $.common.optional)}</span> : null}
      </span>
      {children}
      {description === undefined || error !== undefined ? null : (
        <Text slot="description" className={styles.description}>
          {description}
        </Text>
      )}
      <AriaFieldError className={cx(styles.error)}>
        {error === undefined ? null : <ErrorLine>{error}</ErrorLine>}
      </AriaFieldError>
    </>
  )
}

/** An error sentence with its icon, as shown under inputs. */
export function ErrorLine({ children }: { readonly children: ReactNode }) {
  return (
    <span className={styles.error}>
      <CircleAlert size={14} strokeWidth={2} aria-hidden />
      <span>{children}</span>
    </span>
  )
}

/** Fields under each other with the form's rhythm. */
export function FieldStack({ children }: { readonly children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>
}

/** Fields side by side, sharing the width equally. */
export function FieldRow({ children }: { readonly children: ReactNode }) {
  return <div className={styles.row}>{children}</div>
}
