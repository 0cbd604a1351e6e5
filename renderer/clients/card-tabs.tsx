// The parts of a client card, in the order of their tabs. A feature adds its part here: one import and one entry.
// Runs in the window.
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { timelineOf } from '../../shared/client-events.ts'
import type { ClientCard as Card } from '../../shared/clients.ts'
import type { Permission } from '../../shared/permissions.ts'
import { ConsentsSection } from '../consents/ConsentsSection.tsx'
import { IncidentsSection } from '../incidents/IncidentsSection.tsx'
import { ClientLetters } from '../outbox/ClientLetters.tsx'
import { PhotosSection } from '../photos/PhotosSection.tsx'
import { HealthMarks } from '../safety/HealthMarks.tsx'
import { HealthSection } from '../safety/HealthSection.tsx'
import { useMay } from '../shell/session.ts'
import { NumberCharts } from '../templates/NumberCharts.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import styles from './ClientCard.module.css'
import { ClientChanges } from './ClientChanges.tsx'
import { ClientDetails } from './ClientDetails.tsx'
import { ClientHistory } from './ClientHistory.tsx'
import { ClientLog } from './ClientLog.tsx'
import { ClientPurchases } from './ClientPurchases.tsx'
import { ClientTimeline } from './ClientTimeline.tsx'
import { clientTimelineQuery } from './queries.ts'

/** What a part of the card gets to work with. */
export interface CardHost {
  readonly card: Card
  /** The visit open in the side panel. */
  readonly openVisitId: string | null
  readonly onOpenVisit: (visitId: string) => void
  readonly onOpenTab: (tabId: CardTabId) => void
}

export type CardTabId =
  | 'overview'
  | 'visits'
  | 'health'
  | 'incidents'
  | 'photos'
  | 'appointments'
  | 'purchases'
  | 'messages'
  | 'consents'
  | 'changes'
  | 'log'

export interface CardTab {
  readonly id: CardTabId
  readonly label: (t: TFunction) => string
  /** Null: everyone who sees the card. */
  readonly permission: Permission | null
  readonly content: (host: CardHost) => ReactNode
}

interface HistoryPartProps {
  readonly host: CardHost
  readonly part: 'visits' | 'appointments'
}

function HistoryPart({ host, part }: HistoryPartProps) {
  const { t } = useTranslation()
  const { card, openVisitId, onOpenVisit } = host
  // The overview has asked when the card was opened.
  const { data, error, refetch } = useQuery({ ...clientTimelineQuery(card.id), refetchOnMount: false })
  const history = data?.history ?? card.history
  const rows = timelineOf(
    history.filter((row) => (row.visitId !== null) === (part === 'visits')),
    [],
  )
  return (
    <>
      <ClientHistory
        rows={rows}
        openVisitId={openVisitId}
        onOpenVisit={onOpenVisit}
        title={t(($) => $.clientCards.tabs[part])}
      />
      <ErrorNotice error={error} onRetry={() => void refetch()} />
    </>
  )
}

/** Numbers of treatment records over time, for those who may read the records. */
function Numbers({ clientId }: { readonly clientId: string }) {
  return useMay('treatment-records') ? <NumberCharts clientId={clientId} /> : null
}

export const cardTabs: readonly CardTab[] = [
  {
    id: 'overview',
    label: (t) => t(($) => $.clientCards.tabs.overview),
    permission: null,
    content: (host) => (
      <div className={styles.body}>
        <ClientDetails key={host.card.id} card={host.card} />
        <ClientTimeline host={host} />
      </div>
    ),
  },
  {
    id: 'visits',
    label: (t) => t(($) => $.clientCards.tabs.visits),
    permission: null,
    content: (host) => (
      <div className={styles.part}>
        <HistoryPart host={host} part="visits" />
        <Numbers clientId={host.card.id} />
      </div>
    ),
  },
  {
    id: 'health',
    label: (t) => t(($) => $.safety.title),
    permission: 'health-data',
    content: ({ card }) => (
      <div className={styles.part}>
        <HealthSection clientId={card.id} />
      </div>
    ),
  },
  {
    id: 'incidents',
    label: (t) => t(($) => $.incidents.title),
    permission: 'health-data',
    content: ({ card }) => (
      <div className={styles.part}>
        <IncidentsSection client={card} />
      </div>
    ),
  },
  {
    id: 'photos',
    label: (t) => t(($) => $.photos.title),
    permission: 'photos',
    content: ({ card }) => (
      <div className={styles.part}>
        <PhotosSection clientId={card.id} />
      </div>
    ),
  },
  {
    id: 'appointments',
    label: (t) => t(($) => $.clientCards.tabs.appointments),
    permission: null,
    content: (host) => (
      <div className={styles.part}>
        <HistoryPart host={host} part="appointments" />
      </div>
    ),
  },
  {
    id: 'purchases',
    label: (t) => t(($) => $.clientCards.tabs.purchases),
    permission: 'till',
    content: ({ card }) => <ClientPurchases clientId={card.id} />,
  },
  {
    id: 'messages',
    label: (t) => t(($) => $.outbox.client.tab),
    permission: 'messages',
    content: ({ card }) => <ClientLetters clientId={card.id} />,
  },
  {
    id: 'consents',
    label: (t) => t(($) => $.consents.title),
    permission: null,
    content: ({ card }) => (
      <div className={styles.part}>
        <ConsentsSection clientId={card.id} />
      </div>
    ),
  },
  {
    id: 'changes',
    label: (t) => t(($) => $.clientCards.tabs.changes),
    permission: null,
    content: ({ card }) => <ClientChanges card={card} />,
  },
  {
    id: 'log',
    label: (t) => t(($) => $.clientCards.tabs.log),
    permission: 'access-log',
    content: ({ card }) => <ClientLog clientId={card.id} />,
  },
]

/** Small marks in the head of the card: a feature adds its own, such as the state of consents. */
export const cardMarks: readonly { readonly id: string; readonly mark: (card: Card) => ReactNode }[] = [
  { id: 'health', mark: (card) => <HealthMarks clientId={card.id} /> },
]
