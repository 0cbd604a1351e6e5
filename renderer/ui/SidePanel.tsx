// The panel that opens beside what one was looking at: an appointment, a client's card. Any component renders a
// <SidePanel>; it appears in the shell's slot. One at a time: opening another replaces it. Runs in the window.

import { X } from 'lucide-react'
import { createContext, type ReactNode, useContext, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { IconButton } from './Button.tsx'
import { cx } from './cx.ts'
import styles from './SidePanel.module.css'

const Slot = createContext<HTMLElement | null>(null)

/** Lays children beside the place where panels appear. Used once, by the shell. */
export function SidePanelHost({ children }: { readonly children: ReactNode }) {
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  return (
    <Slot value={slot}>
      {children}
      <div ref={setSlot} className={styles.slot} />
    </Slot>
  )
}

export interface SidePanelProps {
  readonly title: string
  readonly onClose: () => void
  /** Small things beside the title: a status chip, a menu. */
  readonly head?: ReactNode
  /** Buttons at the bottom, the primary one last. */
  readonly footer?: ReactNode
  readonly isWide?: boolean
  readonly children: ReactNode
}

/** Focus goes to the title when it opens and returns to where it was when it closes. Esc closes it. */
export function SidePanel({ title, onClose, head, footer, isWide, children }: SidePanelProps) {
  const slot = useContext(Slot)
  const { t } = useTranslation()
  const titleId = useId()
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    if (slot === null) return
    const before = document.activeElement
    // An input with autoFocus inside the panel keeps the focus it just took.
    if (!slot.contains(before)) heading.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus()
    }
  }, [slot])

  if (slot === null) return null
  return createPortal(
    <aside
      className={cx(styles.panel, isWide && styles.wide)}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        // Esc inside an open list closes that list only; react-aria stops it there.
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        onClose()
      }}
    >
      <header className={styles.head}>
        <h2 id={titleId} ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h2>
        {head}
        <IconButton icon={X} label={t(($) => $.shell.panel.close)} onPress={onClose} />
      </header>
      <div className={styles.body}>{children}</div>
      {footer === undefined ? null : <footer className={styles.foot}>{footer}</footer>}
    </aside>,
    slot,
  )
}
