// The letters sent to one client, on her card. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import styles from '../clients/ClientCard.module.css'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { LetterTable } from './OutboxScreen.tsx'
import { clientLettersQuery } from './queries.ts'

export function ClientLetters({ clientId }: { readonly clientId: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(clientLettersQuery(clientId))
  return (
    <div className={styles.part}>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={4} />
        ) : null
      ) : data.length === 0 ? (
        <p className={styles.quiet}>{t(($) => $.outbox.client.none)}</p>
      ) : (
        <LetterTable label={t(($) => $.outbox.client.tab)} letters={data} sender={null} isOfClient />
      )}
    </div>
  )
}
