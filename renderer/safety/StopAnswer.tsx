// What stops a booking, and the written reason to go on all the same: in the sheet of one booking and in the dialog of a
// series. Runs in the window.
import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { StopList } from './StopList.tsx'

/** Shortest reason that says something; the same limit as the schema's. */
export const leastStopReason = 3

interface StopAnswerProps {
  readonly stops: Parameters<typeof StopList>[0]['stops']
  readonly reason: string
  readonly onChange: (reason: string) => void
  /** It was sent with too little. */
  readonly isShort: boolean
  /** Appears in a dialog that is already being read: it names itself and is spoken at once. */
  readonly isLate?: boolean
}

export function StopAnswer({ stops, reason, onChange, isShort, isLate = false }: StopAnswerProps) {
  const { t } = useTranslation()
  const spoken = isLate ? ({ role: 'alert', title: t(($) => $.safety.stop.title) } as const) : {}
  return (
    <>
      <Notice tone="danger" {...spoken}>
        <StopList stops={stops} />
      </Notice>
      <p>{t(($) => $.safety.stop.lead)}</p>
      <TextField
        label={t(($) => $.safety.stop.reason)}
        description={t(($) => $.safety.stop.reasonHelp)}
        value={reason}
        onChange={onChange}
        maxLength={300}
        error={isShort ? t(($) => $.safety.stop.reasonNeeded) : undefined}
        autoFocus
      />
    </>
  )
}
