// The till: today's sales on the left, the sale at hand or a receipt on the right; cards and the day's end are views of
// their own. Runs in the window.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { CalendarCheck, Gift, Package, Plus } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DayCloseView } from '../dayclose/DayCloseView.tsx'
import { call } from '../ipc.ts'
import { PrepaidView } from '../prepaid/PrepaidView.tsx'
import { useActions } from '../shell/actions.ts'
import { goTo, useRoute } from '../shell/navigation.ts'
import { useMay, useUser } from '../shell/session.ts'
import { StocktakeView } from '../stock/StocktakeView.tsx'
import { StockView } from '../stock/StockView.tsx'
import { Button } from '../ui/Button.tsx'
import { Screen, Skeleton, Toolbar } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { useShortcut } from '../ui/shortcut.ts'
import { showToast } from '../ui/Toast.tsx'
import { newestSaleItems } from './AddItem.tsx'
import { CheckoutView } from './CheckoutView.tsx'
import { draftOf, walkInDraft } from './draft.ts'
import { atListPrices, parkedDraftOf, repricedNames } from './parked.ts'
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
  const route = useRoute('till')
  const mayClose = useMay('day-close')
  const label = t(($) => $.sales.newSale)
  useShortcut('Alt+N', startNew)
  useActions(useMemo(() => [{ id: 'sales.new', label, icon: Plus, shortcut: 'Alt+N', run: startNew }], [label]))
  if (route?.view === 'cards') return <PrepaidView />
  if (route?.view === 'close' && mayClose) return <DayCloseView />
  if (route?.view === 'stock') return <StockView />
  if (route?.view === 'count') return <StocktakeView />
  return (
    <Screen>
      <Toolbar
        title={t(($) => $.sales.title)}
        end={
          <>
            <Button variant="quiet" icon={Package} onPress={() => goTo({ screen: 'till', view: 'stock' })}>
              {t(($) => $.stock.open)}
            </Button>
            <Button variant="quiet" icon={Gift} onPress={() => goTo({ screen: 'till', view: 'cards' })}>
              {t(($) => $.prepaid.open)}
            </Button>
            {mayClose ? (
              <Button variant="quiet" icon={CalendarCheck} onPress={() => goTo({ screen: 'till', view: 'close' })}>
                {t(($) => $.dayclose.open)}
              </Button>
            ) : null}
            <Button icon={Plus} shortcut="Alt+N" onPress={startNew}>
              {label}
            </Button>
          </>
        }
      />
      <Till />
    </Screen>
  )
}

function Till() {
  const day = useQuery(tillDayQuery(useToday()))
  const route = useRoute('till')
  return (
    <div className={styles.columns}>
      <TillDayPane day={day.data} error={day.error} onRetry={() => void day.refetch()} />
      {route?.receiptId === undefined ? (
        <Sale appointmentId={route?.appointmentId} parkedId={route?.parkedId} />
      ) : (
        <ReceiptView key={route.receiptId} id={route.receiptId} onNewSale={startNew} />
      )}
    </div>
  )
}

interface SaleProps {
  readonly appointmentId: string | undefined
  readonly parkedId: string | undefined
}

/** Brings the sale at hand on screen: one begun earlier, else one that waited, else a new one filled from the appointment. */
function Sale({ appointmentId, parkedId }: SaleProps) {
  const user = useUser()
  const { t, i18n } = useTranslation()
  const key = draftKey({ appointmentId, parkedId })
  const { drafts, keep, begin } = useTillStore()
  const client = useQueryClient()
  const today = useToday()
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
    if (appointmentId === undefined && parkedId === undefined) {
      keep(key, walkInDraft(i18n.language === 'sv' || i18n.language === 'en' ? i18n.language : 'fi'))
      return
    }
    let isWanted = true
    const words = { fee: t(($) => $.prepaidSale.fee), deposit: t(($) => $.sales.use.deposit) }
    const waited = async (id: string) => {
      const [parked, items] = await Promise.all([call('sales.parked', { id }), newestSaleItems(client, today)])
      const before = parkedDraftOf(parked, id)
      const draft = atListPrices(before, items)
      const names = repricedNames(before, draft).join(', ')
      if (names !== '' && isWanted) showToast({ text: t(($) => $.sales.park.repriced, { names }) })
      return draft
    }
    const asked =
      parkedId === undefined
        ? call('sales.checkout', { appointmentId: appointmentId ?? '' }).then((checkout) => draftOf(checkout, words))
        : waited(parkedId)
    asked.then(
      (made) => isWanted && keep(key, made),
      (refusal: unknown) => isWanted && setError({ key, error: refusal }),
    )
    return () => {
      isWanted = false
    }
  }, [isMissing, key, keep, attempt])

  if (draft !== undefined) return <CheckoutView key={draft.requestId} saleKey={key} draft={draft} />
  return (
    <div className={styles.content}>
      {error?.key === key ? (
        <ErrorNotice error={error.error} onRetry={() => setAttempt(attempt + 1)} />
      ) : (
        <Skeleton lines={5} />
      )}
    </div>
  )
}
