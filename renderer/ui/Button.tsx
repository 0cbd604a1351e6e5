// Buttons: what can be acted on. One primary button per view; quiet ones for the rest. Runs in the window.

import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import styles from './Button.module.css'
import { cx } from './cx.ts'
import { type Icon, iconSize } from './icon.ts'
import { KeyHint } from './KeyHint.tsx'
import { Tooltip } from './Tooltip.tsx'

type Behaviour = Omit<AriaButtonProps, 'className' | 'style' | 'children'>

export interface ButtonProps extends Behaviour {
  readonly children: ReactNode
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger'
  readonly size?: 'small' | 'medium' | 'large'
  readonly icon?: Icon
  /** Fills the width it is given. */
  readonly isWide?: boolean
  /** A key that does the same, shown beside the word: 'Ctrl+Enter'. The caller listens for it. */
  readonly shortcut?: string
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button with a word, optionally an icon and a key hint. `isPending` keeps it in place while something is saved. */
export function Button(props: ButtonProps) {
  const { children, variant = 'secondary', size = 'medium', icon: Icon, isWide, shortcut, ...behaviour } = props
  const className = cx(styles.button, styles[variant], size !== 'medium' && styles[size], isWide && styles.wide)
  return (
    <AriaButton {...behaviour} className={className}>
      {props.isPending ? <span className={styles.pendingDot} aria-hidden /> : null}
      {!props.isPending && Icon ? <Icon size={iconSize.text} strokeWidth={1.75} aria-hidden /> : null}
      {children}
      {shortcut === undefined ? null : <KeyHint keys={shortcut} />}
    </AriaButton>
  )
}

export interface IconButtonProps extends Behaviour {
  /** The word for it: tooltip and accessible name. */
  readonly label: string
  readonly icon: Icon
  readonly size?: 'small' | 'medium'
  readonly shortcut?: string
  readonly isSelected?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button that is only an icon; its word shows in a tooltip and is read aloud. */
export function IconButton(props: IconButtonProps) {
  const { label, icon: Icon, size = 'medium', shortcut, isSelected, ...behaviour } = props
  const className = cx(styles.button, styles.iconOnly, size === 'small' && styles.small)
  return (
    <Tooltip text={label} {...(shortcut === undefined ? {} : { shortcut })}>
      <AriaButton
        {...behaviour}
        className={className}
        aria-label={label}
        {...(isSelected === undefined ? {} : { 'data-selected': isSelected || undefined, 'aria-pressed': isSelected })}
      >
        <Icon size={iconSize.text} strokeWidth={1.75} aria-hidden />
      </AriaButton>
    </Tooltip>
  )
}
