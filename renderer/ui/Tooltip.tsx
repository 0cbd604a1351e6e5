// A word or two about a control, on hover and on keyboard focus. Never the only place where something is said.

import type { ReactNode } from 'react'
import { Tooltip as AriaTooltip, type TooltipProps, TooltipTrigger } from 'react-aria-components'
import { KeyHint } from './KeyHint.tsx'
import styles from './Tooltip.module.css'

interface Props {
  readonly text: string
  readonly shortcut?: string
  readonly placement?: NonNullable<TooltipProps['placement']>
  /** One focusable control of the kit. */
  readonly children: ReactNode
}

/** Wraps one focusable control. */
export function Tooltip({ text, shortcut, placement = 'bottom', children }: Props) {
  return (
    <TooltipTrigger delay={450} closeDelay={60}>
      {children}
      <AriaTooltip className={styles.tooltip ?? ''} placement={placement} offset={6}>
        {text}
        {shortcut === undefined ? null : <KeyHint keys={shortcut} />}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
