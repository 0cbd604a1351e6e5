// Sends what people are told of a breach to everybody concerned who has an e-mail address. Runs in the window.
import { useMutation } from '@tanstack/react-query'
import { Mail } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { BreachMessage } from '../../shared/privacy-texts/breach-message.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import styles from './Privacy.module.css'

interface BreachLettersProps {
  readonly id: string
  readonly message: BreachMessage
  /** What has been changed on the form but not saved would be missing from the message. */
  readonly isDisabled: boolean
}

export function BreachLetters({ id, message, isDisabled }: BreachLettersProps) {
  const { t } = useTranslation()
  const send = useMutation({ mutationFn: () => call('outbox.queueForBreach', { id, message }) })
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <Button icon={Mail} isDisabled={isDisabled} isPending={send.isPending} onPress={() => send.mutate()}>
          {t(($) => $.privacyBreach.send)}
        </Button>
      </div>
      <ErrorNotice error={send.error} />
      {send.data === undefined ? null : (
        <Notice tone="info" role="status">
          {send.data.queued.length > 0 || send.data.before === 0
            ? t(($) => $.privacyBreach.sending.queued, { count: send.data.queued.length })
            : t(($) => $.privacyBreach.sending.none)}
          {send.data.byHand > 0 ? ` ${t(($) => $.privacyBreach.sending.byHand, { count: send.data.byHand })}` : ''}
        </Notice>
      )}
    </div>
  )
}
