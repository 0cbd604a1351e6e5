// The frame of every screen outside the shell: start, first run, sign-in, lock, damage. Runs in the window.

import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from '../shell/Mark.tsx'
import { useSession } from '../shell/session.ts'
import { ToastRegion } from '../ui/Toast.tsx'
import styles from './DoorFrame.module.css'
import { LookSwitch } from './LookSwitch.tsx'

interface DoorFrameProps {
  /** Under the mark: the salon's name, the steps. */
  readonly aside?: ReactNode
  /** The shell behind the lock has its own place for messages. */
  readonly hasToasts?: boolean
  readonly children: ReactNode
}

/** Mark and look on the left, what is to be done on the right. */
export function DoorFrame({ aside, hasToasts = true, children }: DoorFrameProps) {
  const { t } = useTranslation()
  const session = useSession()
  return (
    <div className={styles.frame}>
      <header className={styles.aside}>
        <div className={styles.brand}>
          <Mark size={30} />
          <span>{t(($) => $.shell.productName)}</span>
        </div>
        <div className={styles.asideBody}>{aside}</div>
        {session?.phase === 'locked' || session?.phase === 'changing-key' ? null : <LookSwitch />}
        {session === undefined ? null : (
          <p className={styles.version}>{t(($) => $.session.version, { version: session.appVersion })}</p>
        )}
      </header>
      <main className={styles.main}>
        <div className={styles.content}>{children}</div>
      </main>
      {hasToasts ? <ToastRegion isAtDoor /> : null}
    </div>
  )
}

interface DoorHeadingProps {
  readonly title: string
  readonly children?: ReactNode
}

/** The screen's only h1 and a sentence or two under it. Takes the focus when nothing below asks for it. */
export function DoorHeading({ title, children }: DoorHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new title is a new step, which begins at its heading
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus()
  }, [title])
  return (
    <div className={styles.heading}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children === undefined ? null : <p>{children}</p>}
    </div>
  )
}
