// One item of the status bar: icon and words, pressable when it leads somewhere. Runs in the window.

import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { cx } from '../ui/cx.ts'
import type { Icon } from '../ui/icon.ts'
import { type FeedbackTone, toneStyle } from '../ui/tones.ts'
import styles from './Shell.module.css'

interface Props {
  readonly icon: Icon
  readonly tone?: FeedbackTone
  /** A filled ground: something needs doing. */
  readonly isLoud?: boolean
  readonly onPress?: () => void
  readonly children: ReactNode
}

/** Plain text without `onPress`, a button with it. */
export function StatusButton({ icon: ItemIcon, tone, isLoud, onPress, children }: Props) {
  const className = cx(styles.statusItem, tone !== undefined && styles.toned, isLoud && styles.loud)
  const style = tone === undefined ? {} : toneStyle(tone)
  const inside = (
    <>
      <ItemIcon size={14} strokeWidth={2} aria-hidden />
      <span className="figures">{children}</span>
    </>
  )
  if (onPress === undefined) {
    return (
      <span className={className} style={style}>
        {inside}
      </span>
    )
  }
  return (
    <Button className={className} style={style} onPress={onPress}>
      {inside}
    </Button>
  )
}
