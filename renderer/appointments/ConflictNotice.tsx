// What stands in the way, in sentences, and the way past it: a written reason. Runs in the window.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conflict } from '../../shared/appointments.ts'
import { useUser } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './AppointmentForm.module.css'
import { conflictDayText } from './words.ts'

export function ConflictSentences({ conflicts }: { readonly conflicts: readonly Conflict[] }) {
  const { t } = useTranslation()
  const initialsOnly = useUser()?.initialsOnly ?? false
  if (conflicts.length === 0) return <p>{t(($) => $.conflicts.someone)}</p>
  return (
    <ul className={styles.sentences}>
      {conflicts.map((conflict) => (
        <li
          key={`${conflict.day ?? ''}${conflict.kind}-${conflict.appointmentId ?? ''}-${conflict.startMin}-${conflict.staffName}${conflict.resourceName ?? ''}`}
        >
          {conflictDayText(t, conflict, initialsOnly)}
        </li>
      ))}
    </ul>
  )
}

/** Shortest reason that says something; the same limit as the schema's. */
export const leastReason = 3

interface ConflictNoticeProps {
  readonly conflicts: readonly Conflict[]
  readonly onConfirm: (reason: string) => void
}

export function ConflictNotice({ conflicts, onConfirm }: ConflictNoticeProps) {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [isShort, setShort] = useState(false)
  const confirm = () => {
    if (reason.trim().length < leastReason) setShort(true)
    else onConfirm(reason)
  }
  return (
    <Notice
      tone="warning"
      role="alert"
      title={t(($) => $.conflicts.title)}
      actions={
        conflicts.length === 0 || isAsking ? null : (
          <Button size="small" onPress={() => setAsking(true)}>
            {t(($) => $.conflicts.bookAnyway)}
          </Button>
        )
      }
    >
      <ConflictSentences conflicts={conflicts} />
      {isAsking ? (
        // Enter here confirms the reason; it must not send the form around it.
        <div
          className={styles.reason}
          onKeyDownCapture={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey) return
            event.preventDefault()
            confirm()
          }}
        >
          <TextField
            label={t(($) => $.conflicts.reason)}
            description={t(($) => $.conflicts.reasonHelp)}
            value={reason}
            onChange={(text) => {
              setReason(text)
              setShort(false)
            }}
            maxLength={300}
            error={isShort ? t(($) => $.conflicts.reasonNeeded) : undefined}
            autoFocus
          />
          <Button variant="primary" size="small" onPress={confirm}>
            {t(($) => $.conflicts.confirm)}
          </Button>
        </div>
      ) : null}
    </Notice>
  )
}
