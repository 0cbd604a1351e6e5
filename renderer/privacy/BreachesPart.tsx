// The breach register: open ones first with the time that is left. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { CircleCheck, Clock, ShieldAlert, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ZONE } from '../../shared/day.ts'
import { formatInstant } from '../../shared/format.ts'
import type { BreachRow } from '../../shared/privacy-breaches.ts'
import { currentLanguage } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { StatusChip } from '../ui/Chip.tsx'
import { useNow } from '../ui/Clock.tsx'
import { EmptyState, Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Table } from '../ui/Table.tsx'
import { BreachPanel } from './BreachPanel.tsx'
import { NewBreachDialog } from './NewBreachDialog.tsx'
import styles from './Privacy.module.css'
import { breachesQuery } from './privacy-queries.ts'

export function BreachesPart() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(breachesQuery)
  const [isNew, setNew] = useState(false)
  const [openId, setOpenId] = useState<string | null>(null)
  if (data === undefined) {
    return error === null ? <Skeleton lines={4} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  }
  const add = (
    <Button variant="primary" onPress={() => setNew(true)}>
      {t(($) => $.privacyBreach.new)}
    </Button>
  )
  const language = currentLanguage()
  return (
    <>
      {data.length === 0 ? (
        <EmptyState icon={ShieldAlert} title={t(($) => $.privacyBreach.none)} action={add}>
          {t(($) => $.privacyBreach.noneText)}
        </EmptyState>
      ) : (
        <>
          <div className={styles.head}>
            <p className={styles.lead}>{openId === null ? t(($) => $.privacyBreach.noneText) : null}</p>
            {add}
          </div>
          <Table
            label={t(($) => $.privacy.tabs.breaches)}
            rows={data}
            rowKey={(row) => row.id}
            chosenKey={openId}
            onOpen={(row) => setOpenId(row.id)}
            columns={[
              {
                id: 'kind',
                title: t(($) => $.privacyBreach.kindLabel),
                cell: (row) => t(($) => $.privacyBreach.kinds[row.kind]),
              },
              {
                id: 'aware',
                title: t(($) => $.privacyBreach.aware),
                align: 'end',
                cell: (row) => formatInstant(row.awareAtMs, ZONE, language),
              },
              { id: 'state', title: '', width: '13rem', cell: (row) => <TimeLeft breach={row} /> },
            ]}
          />
        </>
      )}
      {isNew ? (
        <NewBreachDialog
          onClose={() => setNew(false)}
          onMade={(id) => {
            setNew(false)
            setOpenId(id)
          }}
        />
      ) : null}
      {openId === null ? null : <BreachPanel key={openId} id={openId} onClose={() => setOpenId(null)} />}
    </>
  )
}

/** The 72-hour clock, in real hours; quiet once the authority has been told or the matter is closed. */
export function TimeLeft({ breach }: { readonly breach: BreachRow }) {
  const { t } = useTranslation()
  const now = useNow()
  if (breach.closedAtMs !== null) {
    return (
      <StatusChip tone="neutral" icon={CircleCheck}>
        {t(($) => $.privacyBreach.closed)}
      </StatusChip>
    )
  }
  if (breach.authorityAtMs !== null || breach.risk === 'none') {
    return (
      <StatusChip tone="info" icon={Clock}>
        {t(($) => $.privacyBreach.open)}
      </StatusChip>
    )
  }
  const hours = Math.floor((breach.deadlineAtMs - now) / 3_600_000)
  return hours < 0 ? (
    <StatusChip tone="danger" icon={TriangleAlert}>
      {t(($) => $.privacyBreach.hoursLate)}
    </StatusChip>
  ) : (
    <StatusChip tone="warning" icon={Clock}>
      {t(($) => $.privacyBreach.hoursLeft, { count: hours })}
    </StatusChip>
  )
}
