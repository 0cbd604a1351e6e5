// Where a letter stands: word, icon and colour, and under it why. Runs in the window.
import { CheckCheck, CircleAlert, CircleHelp, Clock, Hand, RefreshCw, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Letter, Outbox } from '../../shared/outbox.ts'
import { StatusChip } from '../ui/Chip.tsx'
import styles from './Outbox.module.css'

const looks = {
  waiting: { tone: 'info', icon: Clock },
  sending: { tone: 'info', icon: RefreshCw },
  sent: { tone: 'success', icon: CheckCheck },
  failed: { tone: 'danger', icon: CircleAlert },
  unsure: { tone: 'warning', icon: CircleHelp },
  held: { tone: 'warning', icon: Hand },
  cancelled: { tone: 'neutral', icon: X },
} as const

interface LetterStateProps {
  readonly letter: Letter
  /** Of the salon: what a waiting letter waits for. Null leaves it unsaid. */
  readonly sender: Outbox['sender'] | null
}

export function LetterState({ letter, sender }: LetterStateProps) {
  const { t } = useTranslation()
  const { tone, icon } = looks[letter.state]
  const { reason } = letter
  const why =
    reason !== null
      ? t(($) => $.outbox.reasons[reason])
      : letter.state === 'waiting' && sender !== null
        ? t(($) => $.outbox.waits[sender])
        : ''
  const tries = letter.state === 'waiting' && letter.tries > 0 ? t(($) => $.outbox.tries, { count: letter.tries }) : ''
  return (
    <div className={styles.state}>
      <StatusChip tone={tone} icon={icon}>
        {t(($) => $.outbox.states[letter.state])}
      </StatusChip>
      {why === '' ? null : <span className={styles.why}>{[why, tries].filter((each) => each !== '').join(' ')}</span>}
    </div>
  )
}
