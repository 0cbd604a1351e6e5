// One month, quarter or year: what is missing, whether it agrees, tax, day closes, what is open, and the packages made.
// Runs in the window.

import { useMutation, useQuery } from '@tanstack/react-query'
import { Lock, PackageCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type MonthView, type PeriodKind, periodKinds } from '../../shared/bookkeeping.ts'
import { periodName } from '../../shared/bookkeeping-summary.ts'
import { ZONE } from '../../shared/day.ts'
import { formatDay, formatDayShort, formatInstant } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { useMay } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choices.tsx'
import { ConfirmDialog } from '../ui/Dialog.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './Bookkeeping.module.css'
import { monthName, StateChip } from './BookkeepingScreen.tsx'
import { ClosePanel } from './ClosePanel.tsx'
import { MonthTables } from './MonthTables.tsx'
import { PackageDialog } from './PackageDialog.tsx'
import { PackageProgress } from './PackageProgress.tsx'
import { monthQuery } from './queries.ts'
import { ReconciliationView } from './ReconciliationView.tsx'

interface MonthPaneProps {
  readonly sellerId: string
  readonly month: string
  readonly kind: PeriodKind
  readonly onKind: (kind: PeriodKind) => void
}

export function MonthPane({ sellerId, month, kind, onKind }: MonthPaneProps) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(monthQuery(sellerId, month, kind))
  const [isPacking, setPacking] = useState(false)
  const [beside, setBeside] = useState<string | null>(null)
  const language = currentLanguage()
  if (data === undefined) {
    return error === null ? <Skeleton lines={10} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  }
  return (
    <div className={styles.pane}>
      <header className={styles.head}>
        <h2>{periodName(data.from, data.to, language)}</h2>
        <StateChip state={data.state} />
        <div className={styles.headEnd}>
          <SegmentedControl
            label={t(($) => $.bookkeeping.period)}
            options={periodKinds.map((id) => ({ id, label: t(($) => $.bookkeeping.periods[id]) }))}
            value={kind}
            onChange={onKind}
          />
          {kind === 'month' ? <LockButton view={data} sellerId={sellerId} /> : null}
          <Button variant="primary" icon={PackageCheck} onPress={() => setPacking(true)}>
            {t(($) => $.bookkeepingPackage.button)}
          </Button>
        </div>
      </header>
      <PackageProgress />
      <Missing view={data} onClose={(day) => setBeside(day)} />
      <ReconciliationView reconciliation={data.reconciliation} openDays={data.openDays} />
      <MonthTables view={data} chosenClose={beside} onClose={setBeside} />
      {isPacking ? <PackageDialog view={data} sellerId={sellerId} onClose={() => setPacking(false)} /> : null}
      {beside === null ? null : (
        <ClosePanel key={beside} id={beside} sellerId={sellerId} onClose={() => setBeside(null)} />
      )}
    </div>
  )
}

/** What stands between the month and its lock, in the order to do it. */
function Missing({ view, onClose }: { readonly view: MonthView; readonly onClose: (day: string) => void }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const mayClose = useMay('day-close')
  const [first] = view.openDays
  const days = view.openDays.map((day) => formatDayShort(day, language)).join(' ')
  const time = view.lock === null ? '' : formatInstant(view.lock.atMs, ZONE, language)
  return (
    <>
      {view.state === 'locked' ? (
        <Notice tone="success">
          {view.lock === null
            ? t(($) => $.bookkeeping.lock.before)
            : t(($) => $.bookkeeping.lock.by, { time, name: view.lock.staffName })}
        </Notice>
      ) : null}
      {view.isOver ? null : <Notice tone="info">{t(($) => $.bookkeeping.goesOn)}</Notice>}
      {first === undefined || !view.isOver ? null : (
        <Notice
          tone="warning"
          title={t(($) => $.bookkeeping.openDays.title, { count: view.openDays.length })}
          actions={
            mayClose ? (
              <Button size="small" onPress={() => onClose(first)}>
                {t(($) => $.bookkeeping.openDays.close, { day: formatDay(first, language) })}
              </Button>
            ) : null
          }
        >
          {t(($) => $.bookkeeping.openDays.text, { days })}
        </Notice>
      )}
      {view.state === 'ready' && view.kind === 'month' && !view.isPackageCurrent ? (
        <Notice tone="info">
          {view.packages.length === 0 ? t(($) => $.bookkeeping.lock.needsPackage) : t(($) => $.bookkeepingPackage.old)}
        </Notice>
      ) : null}
    </>
  )
}

function LockButton({ view, sellerId }: { readonly view: MonthView; readonly sellerId: string }) {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  const lock = useMutation({
    mutationFn: () => call('bookkeeping.lock', { sellerId, month: view.month }),
    onSuccess: () => {
      setAsking(false)
      showToast({ text: t(($) => $.bookkeeping.lock.done, { month: monthName(view.month) }), tone: 'success' })
    },
  })
  const { earlierOpen } = view
  const isReady = view.state === 'ready' && view.isPackageCurrent && view.reconciliation.findings.length === 0
  if (view.state === 'locked') return null
  return (
    <>
      <Button icon={Lock} isDisabled={!isReady || earlierOpen !== null} onPress={() => setAsking(true)}>
        {t(($) => $.bookkeeping.lock.button)}
      </Button>
      {isReady && earlierOpen !== null ? (
        <span className={styles.quiet}>{t(($) => $.bookkeeping.lock.earlier, { month: monthName(earlierOpen) })}</span>
      ) : null}
      <ConfirmDialog
        title={t(($) => $.bookkeeping.lock.title, { month: monthName(view.month) })}
        isOpen={isAsking}
        confirmLabel={t(($) => $.bookkeeping.lock.button)}
        onConfirm={() => lock.mutate()}
        onClose={() => setAsking(false)}
        isPending={lock.isPending}
      >
        <p>{t(($) => $.bookkeeping.lock.text)}</p>
        {view.isFirstLock ? <p>{t(($) => $.bookkeeping.lock.first)}</p> : null}
        <ErrorNotice error={lock.error} />
      </ConfirmDialog>
    </>
  )
}
