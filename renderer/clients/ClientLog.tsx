// Who has looked at this client's data or changed it: the access log of one client, latest first. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { LogTable } from '../accesslog/LogTable.tsx'
import { call } from '../ipc.ts'
import { goTo } from '../shell/navigation.ts'
import { Button } from '../ui/Button.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import styles from './ClientCard.module.css'

const limit = 100

export function ClientLog({ clientId }: { readonly clientId: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery({
    queryKey: ['accesslog', 'client', clientId],
    queryFn: () => call('accesslog.list', { clientId, limit }),
  })
  return (
    <div className={styles.part}>
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={6} />
        ) : (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <>
          <LogTable rows={data.rows} />
          <div>
            <Button size="small" onPress={() => goTo({ screen: 'accesslog', clientId })}>
              {t(($) => $.clientCards.log.all)}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
