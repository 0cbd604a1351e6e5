// Every place outside this computer that the program has contacted. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { CircleAlert, CircleCheck, WifiOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ZONE } from '../../shared/day.ts'
import { formatInstant } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { StatusChip } from '../ui/Chip.tsx'
import { EmptyState, Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Table } from '../ui/Table.tsx'
import styles from './Privacy.module.css'
import { outsideQuery } from './privacy-queries.ts'

/** What the place is for, in words; a kind that only an older program knew stays as it was noted. */
function placeName(t: TFunction, place: string): string {
  switch (place) {
    case 'receipt-printer':
      return t(($) => $.privacy.outgoing.places['receipt-printer'])
    case 'mail-sender':
      return t(($) => $.privacy.outgoing.places['mail-sender'])
    default:
      return place
  }
}

export function OutsidePart() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(outsideQuery)
  if (data === undefined) {
    return error === null ? <Skeleton lines={4} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  }
  if (data.length === 0) {
    return (
      <EmptyState icon={WifiOff} title={t(($) => $.privacy.outgoing.none)}>
        {t(($) => $.privacy.outgoing.noneText)}
      </EmptyState>
    )
  }
  return (
    <>
      <p className={styles.lead}>{t(($) => $.privacy.outgoing.lead)}</p>
      <Table
        label={t(($) => $.privacy.tabs.outgoing)}
        rows={data}
        rowKey={(row) => `${row.place} ${row.address}`}
        columns={[
          { id: 'target', title: t(($) => $.privacy.outgoing.target), cell: (row) => row.address },
          { id: 'purpose', title: t(($) => $.privacy.outgoing.purpose), cell: (row) => placeName(t, row.place) },
          {
            id: 'named',
            title: t(($) => $.privacy.outgoing.named),
            cell: (row) =>
              row.unnamed === 0 ? (
                <StatusChip tone="success" icon={CircleCheck}>
                  {t(($) => $.privacy.outgoing.isNamed)}
                </StatusChip>
              ) : (
                <StatusChip tone="danger" icon={CircleAlert}>
                  {t(($) => $.privacy.outgoing.unnamed, { count: row.unnamed })}
                </StatusChip>
              ),
          },
          {
            id: 'contacts',
            title: t(($) => $.privacy.outgoing.contacts),
            align: 'end',
            cell: (row) => row.contacts,
          },
          {
            id: 'when',
            title: t(($) => $.privacy.outgoing.when),
            align: 'end',
            cell: (row) => formatInstant(row.lastAtMs, ZONE, currentLanguage()),
          },
        ]}
      />
    </>
  )
}
