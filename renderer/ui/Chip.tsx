// Small marks: a status as icon, word and colour; a count; a person's colour. Runs in the window.

import type { ReactNode } from 'react'
import styles from './Chip.module.css'
import { cx } from './cx.ts'
import type { Icon } from './icon.ts'
import { type Tone, toneStyle } from './tones.ts'

/** A status: never the colour alone. */
export function StatusChip(props: { readonly tone: Tone; readonly icon: Icon; readonly children: ReactNode }) {
  const { tone, icon: ChipIcon, children } = props
  return (
    <span className={styles.chip} style={toneStyle(tone)}>
      <ChipIcon size={13} strokeWidth={2.25} aria-hidden />
      <span className={styles.word}>{children}</span>
    </span>
  )
}

/** A short word or a figure that needs no icon: "new", "3". */
export function Badge({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <span className={cx(styles.count, 'figures')} style={toneStyle(tone)}>
      {children}
    </span>
  )
}

/** A person's colour beside their name. `colour` is a CSS value from staffColour(). */
export function ColourDot({ colour }: { readonly colour: string }) {
  return <span className={styles.dot} style={{ '--dot': colour }} aria-hidden />
}
