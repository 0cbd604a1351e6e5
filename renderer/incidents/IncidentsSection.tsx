// A client's incidents on the card, and the whole salon's in a list of their own. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { Plus, Siren } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choices.tsx'
import { Content, EmptyState, Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { IncidentEntry } from './IncidentEntry.tsx'
import styles from './Incidents.module.css'
import { IncidentWriter } from './IncidentWriter.tsx'
import { incidentsQuery } from './queries.ts'

export function IncidentsSection({ client }: { readonly client: { readonly id: string; readonly name: string } }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(incidentsQuery(client.id))
  return (
    <section className={styles.section} aria-label={t(($) => $.incidents.title)}>
      <div className={styles.head}>
        <h3>{t(($) => $.incidents.title)}</h3>
        <IncidentWriter start={{ client: { id: client.id, name: client.name } }}>
          {(write) => (
            <Button size="small" icon={Plus} onPress={write}>
              {t(($) => $.incidents.add)}
            </Button>
          )}
        </IncidentWriter>
      </div>
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={3} />
        ) : (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        )
      ) : data.length === 0 ? (
        <p className={styles.quiet}>{t(($) => $.incidents.emptyCard)}</p>
      ) : (
        data.map((incident) => <IncidentEntry key={incident.id} incident={incident} showsClient={false} />)
      )}
    </section>
  )
}

export function IncidentsView() {
  const { t } = useTranslation()
  const [shown, setShown] = useState<'open' | 'all'>('open')
  const { data, error, refetch } = useQuery(incidentsQuery(null))
  const rows = data?.filter((incident) => shown === 'all' || incident.closedAtMs === null)
  return (
    <Content isMeasured>
      <div className={styles.view}>
        <p className={styles.lead}>{t(($) => $.incidents.lead)}</p>
        <div className={styles.head}>
          <SegmentedControl<'open' | 'all'>
            label={t(($) => $.incidents.filter)}
            options={[
              { id: 'open', label: t(($) => $.incidents.filters.open) },
              { id: 'all', label: t(($) => $.incidents.filters.all) },
            ]}
            value={shown}
            onChange={setShown}
          />
          <IncidentWriter start={{ client: null }}>
            {(write) => (
              <Button variant="primary" icon={Plus} onPress={write}>
                {t(($) => $.incidents.add)}
              </Button>
            )}
          </IncidentWriter>
        </div>
        {rows === undefined ? (
          error === null ? (
            <Skeleton lines={6} />
          ) : (
            <ErrorNotice error={error} onRetry={() => void refetch()} />
          )
        ) : rows.length === 0 ? (
          <EmptyState
            icon={Siren}
            title={data?.length === 0 ? t(($) => $.incidents.empty) : t(($) => $.incidents.noneOpen)}
          >
            {t(($) => $.incidents.emptyLead)}
          </EmptyState>
        ) : (
          rows.map((incident) => <IncidentEntry key={incident.id} incident={incident} showsClient />)
        )}
      </div>
    </Content>
  )
}
