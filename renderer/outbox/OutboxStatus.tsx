// Letters that wait, in the status bar; nothing when there are none. Opens the outbox. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { Mail, MailWarning } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { goTo } from '../shell/navigation.ts'
import { StatusButton } from '../shell/StatusButton.tsx'
import { useMay } from '../shell/session.ts'
import { outboxCountsQuery } from './queries.ts'

export function OutboxStatus() {
  const { t } = useTranslation()
  const isAllowed = useMay('messages')
  const { data } = useQuery({ ...outboxCountsQuery, enabled: isAllowed })
  if (!isAllowed || data === undefined) return null
  const open = () => goTo({ screen: 'outbox' })
  if (data.asking > 0) {
    return (
      <StatusButton icon={MailWarning} tone="warning" onPress={open}>
        {t(($) => $.outbox.statusAsking, { count: data.asking })}
      </StatusButton>
    )
  }
  if (data.waiting === 0) return null
  return (
    <StatusButton icon={Mail} onPress={open}>
      {t(($) => $.outbox.status, { count: data.waiting })}
    </StatusButton>
  )
}
