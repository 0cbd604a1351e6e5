// The register of requests: what is due next first; one opens beside the list. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { CircleCheck, Clock, Inbox, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../shared/format.ts'
import type { RequestRow } from '../../shared/privacy-requests.ts'
import { currentLanguage } from '../i18n.ts'
import { goTo } from '../shell/navigation.ts'
import { Button } from '../ui/Button.tsx'
import { StatusChip } from '../ui/Chip.tsx'
import { EmptyState, Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Table } from '../ui/Table.tsx'
import { NewRequestDialog } from './NewRequestDialog.tsx'
import styles from './Privacy.module.css'
import { requestsQuery } from './privacy-queries.ts'
import { RequestPanel } from './RequestPanel.tsx'

const looks = {
  open: { tone: 'info', icon: Clock },
  soon: { tone: 'warning', icon: Clock },
  late: { tone: 'danger', icon: TriangleAlert },
  closed: { tone: 'neutral', icon: CircleCheck },
} as const

export function RequestsPart({ requestId }: { readonly requestId: string | null }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(requestsQuery)
  const [isNew, setNew] = useState(false)
  const open = (id: string | null) =>
    goTo({ screen: 'privacy', part: 'requests', ...(id === null ? {} : { requestId: id }) })
  if (data === undefined) {
    return error === null ? <Skeleton lines={6} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  }
  const add = (
    <Button variant="primary" onPress={() => setNew(true)}>
      {t(($) => $.privacyRequests.new)}
    </Button>
  )
  return (
    <>
      {data.length === 0 ? (
        <EmptyState icon={Inbox} title={t(($) => $.privacyRequests.none)} action={add}>
          {t(($) => $.privacyRequests.noneText)}
        </EmptyState>
      ) : (
        <>
          <div className={styles.head}>
            <p className={styles.lead}>{requestId === null ? t(($) => $.privacyRequests.noneText) : null}</p>
            {add}
          </div>
          <RequestTable rows={data} chosenId={requestId} onOpen={open} />
        </>
      )}
      {isNew ? (
        <NewRequestDialog
          client={null}
          onClose={() => setNew(false)}
          onMade={(id) => {
            setNew(false)
            open(id)
          }}
        />
      ) : null}
      {requestId === null ? null : <RequestPanel key={requestId} id={requestId} onClose={() => open(null)} />}
    </>
  )
}

interface RequestTableProps {
  readonly rows: readonly RequestRow[]
  readonly chosenId: string | null
  readonly onOpen: (id: string) => void
}

function RequestTable({ rows, chosenId, onOpen }: RequestTableProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  return (
    <Table
      label={t(($) => $.privacy.tabs.requests)}
      rows={rows}
      rowKey={(row) => row.id}
      chosenKey={chosenId}
      onOpen={(row) => onOpen(row.id)}
      columns={[
        { id: 'who', title: t(($) => $.privacyRequests.who), cell: (row) => row.requesterName || '–' },
        {
          id: 'kind',
          title: t(($) => $.privacyRequests.kind),
          cell: (row) => t(($) => $.privacyRequests.kinds[row.kind]),
        },
        {
          id: 'received',
          title: t(($) => $.privacyRequests.received),
          align: 'end',
          cell: (row) => formatDay(row.receivedDay, language),
        },
        {
          id: 'due',
          title: t(($) => $.privacyRequests.dueShort),
          align: 'end',
          cell: (row) => (row.outcome === null ? formatDay(row.due.latest, language) : ''),
        },
        {
          id: 'state',
          title: '',
          width: '9rem',
          cell: (row) => (
            <StatusChip tone={looks[row.due.state].tone} icon={looks[row.due.state].icon}>
              {row.outcome === null
                ? t(($) => $.privacyRequests.states[row.due.state])
                : t(($) => $.privacyRequests.outcomes[row.outcome ?? 'done'])}
            </StatusChip>
          ),
        },
      ]}
    />
  )
}
