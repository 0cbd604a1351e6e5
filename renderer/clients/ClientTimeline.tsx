// The overview's right column: visits and appointments with purchases, consents, photos, incidents and letters between them.
// The newest visits come with the card; the others and the events come after it, and it does not wait for them. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import { type ClientEvent, mostClientEvents, timelineOf } from '../../shared/client-events.ts'
import { goTo } from '../shell/navigation.ts'
import { useMay } from '../shell/session.ts'
import { SegmentedControl } from '../ui/Choices.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import styles from './ClientHistory.module.css'
import { ClientHistory } from './ClientHistory.tsx'
import type { CardHost, CardTabId } from './card-tabs.tsx'
import { clientTimelineQuery } from './queries.ts'

type Part = 'all' | 'visits'

/** Stays from card to card until the program is closed. */
const usePart = create<{ readonly part: Part }>()(() => ({ part: 'all' }))

const none: readonly ClientEvent[] = []

export function ClientTimeline({ host }: { readonly host: CardHost }) {
  const { t } = useTranslation()
  const { card, openVisitId, onOpenVisit, onOpenTab } = host
  const { data, error, refetch } = useQuery(clientTimelineQuery(card.id))
  const history = data?.history ?? card.history
  const events = data?.events ?? none
  const { part } = usePart()
  const mayOpenInvoice = useMay('invoices')
  const shown = part === 'all' ? events : none
  const rows = useMemo(() => timelineOf(history, shown), [history, shown])
  const open = (event: ClientEvent) => {
    const invoiceId = event.kind === 'document' ? event.invoiceId : null
    if (event.kind === 'card') goTo({ screen: 'till', receiptId: event.documentId })
    else if (event.kind !== 'document') onOpenTab(tabOf[event.kind])
    else if (invoiceId === null) goTo({ screen: 'till', receiptId: event.id })
    else if (mayOpenInvoice) goTo({ screen: 'invoices', part: 'invoice', id: invoiceId })
    else onOpenTab('purchases')
  }
  return (
    <div className={styles.timeline}>
      <ClientHistory
        rows={rows}
        openVisitId={openVisitId}
        onOpenVisit={onOpenVisit}
        onOpenEvent={open}
        title={t(($) => $.clientTimeline.title)}
        end={
          events.length === 0 ? null : (
            <SegmentedControl
              label={t(($) => $.clientTimeline.show)}
              options={[
                { id: 'all', label: t(($) => $.clientTimeline.all) },
                { id: 'visits', label: t(($) => $.clientTimeline.visits) },
              ]}
              value={part}
              onChange={(chosen) => usePart.setState({ part: chosen })}
            />
          )
        }
      />
      {shown.length < mostClientEvents ? null : (
        <p className={styles.quiet}>{t(($) => $.clientTimeline.limited, { most: mostClientEvents })}</p>
      )}
      <ErrorNotice error={error} onRetry={() => void refetch()} />
    </div>
  )
}

const tabOf = {
  consent: 'consents',
  attachments: 'photos',
  incident: 'incidents',
  letter: 'messages',
} as const satisfies Partial<Record<ClientEvent['kind'], CardTabId>>
