// A backup opened for reading: its clients and days as they were, and one card brought back. Runs in the window.

import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, Eye } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ZONE } from '../../shared/day.ts'
import { formatDay, formatInstant } from '../../shared/format.ts'
import type { InsideClientRow, InsidePoint } from '../../shared/look-inside.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { Badge } from '../ui/Chip.tsx'
import { EmptyState, Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { SearchField } from '../ui/TextField.tsx'
import { VirtualList } from '../ui/VirtualList.tsx'
import { InsideClientCard } from './InsideClientCard.tsx'
import { InsideDayView } from './InsideDayView.tsx'
import styles from './LookInside.module.css'
import { WizardHead } from './WizardHead.tsx'

interface LookInsideProps {
  readonly inside: InsidePoint
  readonly onLeave: () => void
}

/** Looking ends with this screen: main then removes the opened copy. */
export function LookInside({ inside, onLeave }: LookInsideProps) {
  const { t } = useTranslation()
  useEffect(
    () => () => {
      // Nobody waits for it; a copy that is still there goes with the next look or at the latest when the file closes.
      void call('restore.leaveInside').catch(() => undefined)
    },
    [],
  )
  return (
    <div className={styles.inside}>
      <div className={styles.head}>
        <WizardHead title={t(($) => $.restore.inside.title)}>
          {t(($) => $.restore.inside.lead, { time: formatInstant(inside.takenAtMs, ZONE, currentLanguage()) })}
        </WizardHead>
        <Button icon={ArrowLeft} onPress={onLeave}>
          {t(($) => $.restore.inside.leave)}
        </Button>
      </div>
      <Tabs
        label={t(($) => $.restore.inside.title)}
        tabs={[
          {
            id: 'clients',
            label: t(($) => $.restore.inside.tabs.clients),
            content: <InsideClients inside={inside.inside} />,
          },
          { id: 'day', label: t(($) => $.restore.inside.tabs.day), content: <InsideDayView inside={inside} /> },
        ]}
      />
    </div>
  )
}

/** Search on the left, the chosen card on the right. */
function InsideClients({ inside }: { readonly inside: string }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const { data, error } = useQuery({
    queryKey: ['restore', 'inside', inside, 'clients', text],
    queryFn: () => call('restore.insideClients', { inside, text }),
    placeholderData: (before) => before,
  })
  return (
    <div className={styles.clients}>
      <div className={styles.found}>
        <SearchField label={t(($) => $.restore.inside.search)} value={text} onChange={setText} autoFocus />
        <ErrorNotice error={error} />
        {data === undefined ? (
          error === null ? (
            <Skeleton lines={6} />
          ) : null
        ) : data.length === 0 ? (
          <p className={styles.quiet}>{t(($) => $.restore.inside.noClients)}</p>
        ) : (
          <div className={styles.list} style={{ '--rows': data.length }}>
            <VirtualList
              label={t(($) => $.restore.inside.tabs.clients)}
              items={data}
              itemKey={(row) => row.id}
              rowHeight={56}
              renderRow={(row) => <FoundClient row={row} />}
              onOpen={(row) => setChosen(row.id)}
              chosenKey={chosen}
            />
          </div>
        )}
      </div>
      {chosen === null ? (
        <EmptyState icon={Eye} title={t(($) => $.restore.inside.title)}>
          {t(($) => $.restore.inside.choose)}
        </EmptyState>
      ) : (
        <InsideClientCard key={chosen} inside={inside} id={chosen} />
      )}
    </div>
  )
}

function FoundClient({ row }: { readonly row: InsideClientRow }) {
  const { t } = useTranslation()
  const { now } = row
  return (
    <div className={styles.row}>
      <div className={styles.rowWords}>
        <span className={styles.name}>{row.name}</span>
        <span className={styles.quiet}>
          {row.lastVisitDay === null ? row.phone : formatDay(row.lastVisitDay, currentLanguage())}
        </span>
      </div>
      {now === 'here' ? null : <Badge>{t(($) => $.restore.inside.badge[now])}</Badge>}
    </div>
  )
}
