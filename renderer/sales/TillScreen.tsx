// The till: today's sales on the left, the sale at hand or a receipt on the right. Runs in the window.

import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../ipc.ts'
import { useActions } from '../shell/actions.ts'
import { goTo, useRoute } from '../shell/navigation.ts'
import { useUser } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { Screen, Skeleton, Toolbar } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { useShortcut } from '../ui/shortcut.ts'
import { CheckoutView } from './CheckoutView.tsx'
import { draftOf, walkInDraft } from './draft.ts'
import { tillDayQuery, useToday } from './queries.ts'
import { ReceiptView } from './ReceiptView.tsx'
import { TillDayPane } from './TillDayPane.tsx'
import styles from './TillScreen.module.css'
import { draftKey, useTillStore } from './till-store.ts'

function startNew() {
  useTillStore.setState({ justPaidId: null })
  goTo({ screen: 'till' })
}

export function TillScreen() {
  const { t } = useTranslation()
  const today = useToday()
  const day = useQuery(tillDayQuery(today))
  const route = useRoute('till')
  const label = t(($) => $.sales.newSale)
  useShortcut('Alt+N', startNew)
  useActions(useMemo(() => [{ id: 'sales.new', label, icon: Plus, shortcut: 'Alt+N', run: startNew }], [label]))

  return (
    <Screen>
      <Toolbar
        title={t(($) => $.sales.title)}
        end={
          <Button icon={Plus} shortcut="Alt+N" onPress={startNew}>
            {label}
          </Button>
        }
      />
      <div className={styles.columns}>
        <TillDayPane day={day.data} error={day.error} onRetry={() => void day.refetch()} />
        {route?.receiptId === undefined ? (
          <Sale appointmentId={route?.appointmentId} />
        ) : (
          <ReceiptView key={route.receiptId} id={route.receiptId} onNewSale={startNew} />
        )}
      </div>
    </Screen>
  )
}

/** Brings the sale at hand on screen: one begun earlier, else a new one filled from the appointment. */
function Sale({ appointmentId }: { readonly appointmentId: string | undefined }) {
  const user = useUser()
  const { i18n } = useTranslation()
  const key = draftKey(appointmentId)
  const { drafts, keep, begin } = useTillStore()
  const [error, setError] = useState<{ readonly key: string; readonly error: unknown } | null>(null)
  const [attempt, setAttempt] = useState(0)
  const draft = drafts[key]
  const staffId = user?.staffId ?? null

  useEffect(() => begin(staffId), [begin, staffId])

  const isMissing = draft === undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again
  useEffect(() => {
    if (!isMissing) return
    setError(null)
    if (appointmentId === undefined) {
      keep(walkInDraft(i18n.language === 'sv' || i18n.language === 'en' ? i18n.language : 'fi'))
      return
    }
    let isWanted = true
    call('sales.checkout', { appointmentId }).then(
      (checkout) => isWanted && keep(draftOf(checkout)),
      (refusal: unknown) => isWanted && setError({ key: appointmentId, error: refusal }),
    )
    return () => {
      isWanted = false
    }
  }, [isMissing, appointmentId, keep, attempt])

  if (draft !== undefined) return <CheckoutView key={draft.requestId} draft={draft} />
  return (
    <div className={styles.content}>
      {error?.key === appointmentId && error !== null ? (
        <ErrorNotice error={error.error} onRetry={() => setAttempt(attempt + 1)} />
      ) : (
        <Skeleton lines={5} />
      )}
    </div>
  )
}
