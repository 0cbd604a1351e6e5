// The heading of one step of the restore; takes the focus when the step opens. Runs in the window.

import { type ReactNode, useEffect, useRef } from 'react'
import { DoorHeading } from '../session/DoorFrame.tsx'
import { useSession } from '../shell/session.ts'
import styles from './Backups.module.css'

interface WizardHeadProps {
  readonly title: string
  readonly children?: ReactNode
}

/** Inside the shell the screen has its h1 already; before it, this is the h1. */
export function WizardHead({ title, children }: WizardHeadProps) {
  const isInside = useSession()?.phase === 'ready'
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus()
  }, [])
  if (!isInside) return <DoorHeading title={title}>{children}</DoorHeading>
  return (
    <div className={styles.head}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children === undefined ? null : <p>{children}</p>}
    </div>
  )
}
