// Told once to each person who works here: what is logged. Not the owner, who decided it. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../ipc.ts'
import { useUser } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'

export function LoggingNotice() {
  const { t } = useTranslation()
  const user = useUser()
  const isAsked = user !== null && user.role !== 'owner'
  const { data } = useQuery({
    queryKey: ['privacy', 'own-notice', user?.staffId],
    queryFn: () => call('privacy.ownNotice'),
    enabled: isAsked,
  })
  const acknowledge = useMutation({ mutationFn: (number: number) => call('privacy.acknowledge', { number }) })
  if (!isAsked || data === undefined || !data.isDue) return null
  return (
    <Notice
      tone="info"
      title={t(($) => $.privacy.logging.title)}
      actions={
        <Button size="small" isPending={acknowledge.isPending} onPress={() => acknowledge.mutate(data.number)}>
          {t(($) => $.privacy.logging.confirm)}
        </Button>
      }
    >
      {t(($) => $.privacy.logging.text)}
    </Notice>
  )
}
