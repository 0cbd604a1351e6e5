// The day's end: how the day stands (X), counting the drawer, closing (Z), and the days closed before. A view of the till.
// Runs in the window.

import { useMutation, useQuery } from '@tanstack/react-query'
import { ArrowLeft, ArrowLeftRight, FileDown, LockOpen } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DayCloses } from '../../shared/dayclose.ts'
import { reportSpan } from '../../shared/dayclose-rows.ts'
import { formatDay, formatMoney, formatWeekdayDay } from '../../shared/format.ts'
import { salonSellerId } from '../../shared/sellers.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { tillSettingsQuery, useToday } from '../sales/queries.ts'
import { SellerSelect } from '../sellers/SellerSelect.tsx'
import { goTo } from '../shell/navigation.ts'
import { useMay } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { Screen, Skeleton, Toolbar } from '../ui/Layout.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import { CashDialog } from './CashDialog.tsx'
import { CountForm } from './CountForm.tsx'
import styles from './DayClose.module.css'
import { dayCloseQuery, dayClosesQuery, dayReportQuery } from './queries.ts'
import { ReportView } from './ReportView.tsx'

export function DayCloseView() {
  const { t } = useTranslation()
  const [isMoving, setMoving] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const [sellerId, setSellerId] = useState(salonSellerId)
  const { data, error, refetch } = useQuery(dayClosesQuery(sellerId))
  const maySell = useMay('till')
  const hasDrawer = useQuery(tillSettingsQuery).data?.hasDrawer ?? false
  const drawer = useMutation({
    mutationFn: () => call('sales.openDrawer'),
    onSuccess: () => showToast({ text: t(($) => $.dayclose.cash.opened) }),
  })
  return (
    <Screen>
      <Toolbar
        title={t(($) => $.dayclose.title)}
        end={
          <>
            {hasDrawer && maySell ? (
              <Button variant="quiet" icon={LockOpen} isPending={drawer.isPending} onPress={() => drawer.mutate()}>
                {t(($) => $.dayclose.cash.drawer)}
              </Button>
            ) : null}
            {maySell ? (
              <Button variant="quiet" icon={ArrowLeftRight} onPress={() => setMoving(true)}>
                {t(($) => $.dayclose.cash.move)}
              </Button>
            ) : null}
            <Button icon={ArrowLeft} onPress={() => goTo({ screen: 'till' })}>
              {t(($) => $.dayclose.toTill)}
            </Button>
          </>
        }
      />
      <ErrorNotice error={drawer.error} />
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={8} />
        ) : (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <div className={styles.columns}>
          <Days
            closes={data}
            chosen={chosen}
            onChoose={setChosen}
            top={
              <SellerSelect
                value={sellerId}
                onChange={(id) => {
                  setSellerId(id)
                  setChosen(null)
                }}
              />
            }
          />
          {chosen === null ? (
            <OpenDay key={sellerId} sellerId={sellerId} closes={data} onClosed={setChosen} />
          ) : (
            <Closed key={chosen} id={chosen} />
          )}
        </div>
      )}
      {isMoving ? <CashDialog sellerId={sellerId} onClose={() => setMoving(false)} /> : null}
    </Screen>
  )
}

interface DaysProps {
  readonly closes: DayCloses
  readonly chosen: string | null
  readonly onChoose: (id: string | null) => void
  readonly top: ReactNode
}

/** The open day first, then what has been closed. */
function Days({ closes, chosen, onChoose, top }: DaysProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const today = useToday()
  const [first = today] = closes.open
  return (
    <nav className={styles.days} aria-label={t(($) => $.dayclose.title)}>
      {top}
      <button
        type="button"
        className={cx(styles.day, chosen === null && styles.chosen)}
        aria-current={chosen === null ? 'page' : undefined}
        onClick={() => onChoose(null)}
      >
        <span>{first === today ? t(($) => $.dayclose.today) : formatWeekdayDay(first, language)}</span>
      </button>
      <h2>{t(($) => $.dayclose.closes)}</h2>
      {closes.closes.length === 0 ? <p className={styles.lead}>{t(($) => $.dayclose.noCloses)}</p> : null}
      {closes.closes.map((close) => (
        <button
          key={close.id}
          type="button"
          className={cx(styles.day, chosen === close.id && styles.chosen)}
          aria-current={chosen === close.id ? 'page' : undefined}
          onClick={() => onChoose(close.id)}
        >
          <span className={styles.number}>{t(($) => $.dayclose.closeNumber, { number: close.number })}</span>
          <span>{formatDay(close.day, language)}</span>
          <span className="figures">{formatMoney(close.totalCents, language)}</span>
        </button>
      ))}
    </nav>
  )
}

/** The earliest day that waits: how it stands beside counting the drawer. */
interface OpenDayProps {
  readonly sellerId: string
  readonly closes: DayCloses
  readonly onClosed: (id: string) => void
}

function OpenDay({ sellerId, closes, onClosed }: OpenDayProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const today = useToday()
  const [day = today] = closes.open
  const { data, error, refetch } = useQuery(dayReportQuery(sellerId, day))
  if (data === undefined) {
    return error === null ? <Skeleton lines={8} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  }
  const isToday = day === today
  return (
    <div className={styles.open}>
      <div className={styles.main}>
        {isToday ? null : (
          <Notice tone="warning" title={t(($) => $.dayclose.forgotten, { day: formatWeekdayDay(day, language) })}>
            {t(($) => $.dayclose.forgottenText)}
          </Notice>
        )}
        <header className={styles.head}>
          <h2>{t(($) => $.dayclose.report.xTitle)}</h2>
          <span className={styles.lead}>{reportSpan(data, language)}</span>
        </header>
        {data.ranges.length === 0 ? <p className={styles.lead}>{t(($) => $.dayclose.report.nothing)}</p> : null}
        <ReportView report={data} />
      </div>
      <CountForm
        key={day}
        sellerId={sellerId}
        report={data}
        isToday={isToday}
        parkedCount={isToday ? closes.parkedCount : 0}
        onClosed={onClosed}
      />
    </div>
  )
}

function Closed({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(dayCloseQuery(id))
  const save = useMutation({
    mutationFn: () => call('dayclose.savePdf', { id }),
    onSuccess: ({ fileName }) => {
      if (fileName !== null) showToast({ text: t(($) => $.dayclose.saved, { file: fileName }), tone: 'success' })
    },
  })
  if (data === undefined) {
    return error === null ? <Skeleton lines={8} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  }
  return (
    <div className={styles.main}>
      <header className={styles.head}>
        <h2>{t(($) => $.dayclose.report.zTitle, { number: data.number })}</h2>
        <span className={styles.lead}>{reportSpan(data, currentLanguage())}</span>
        <Button icon={FileDown} isPending={save.isPending} onPress={() => save.mutate()}>
          {t(($) => $.dayclose.savePdf)}
        </Button>
      </header>
      <ErrorNotice error={save.error} />
      <ReportView report={data} />
    </div>
  )
}
