// The bookkeeper's months: how each stands, what is missing, whether it agrees, and the package. Runs in the window.

import { useQuery } from '@tanstack/react-query'
import { BookOpenCheck, CircleDashed, CircleDot, Lock } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MonthRow, MonthState, PeriodKind } from '../../shared/bookkeeping.ts'
import { formatMoney, formatMonth } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { StatusChip } from '../ui/Chip.tsx'
import { cx } from '../ui/cx.ts'
import { Screen, Skeleton, Toolbar } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { AccountsDialog } from './AccountsDialog.tsx'
import styles from './Bookkeeping.module.css'
import { MonthPane } from './MonthPane.tsx'
import { monthsQuery } from './queries.ts'

export const monthName = (month: string) =>
  formatMonth(Number(month.slice(0, 4)), Number(month.slice(5)), currentLanguage())

export function BookkeepingScreen() {
  const { t } = useTranslation()
  const [sellerId, setSellerId] = useState<string | undefined>(undefined)
  const [month, setMonth] = useState<string | null>(null)
  const [kind, setKind] = useState<PeriodKind>('month')
  const [isInAccounts, setInAccounts] = useState(false)
  const { data, error, refetch } = useQuery(monthsQuery(sellerId))
  // Last month is what the bookkeeper comes for, until it is locked.
  const usual = data?.months.find((each) => each.isOver && each.state !== 'locked') ?? data?.months[0]
  const chosen = month ?? usual?.month ?? null
  return (
    <Screen>
      <Toolbar
        title={t(($) => $.bookkeeping.title)}
        end={
          <>
            {data === undefined || data.sellers.length < 2 ? null : (
              <Select
                label={t(($) => $.bookkeeping.seller)}
                isLabelHidden
                options={data.sellers.map(({ id, name }) => ({ id, label: name }))}
                value={data.sellerId}
                onChange={(id) => {
                  setSellerId(id)
                  setMonth(null)
                }}
              />
            )}
            <Button variant="quiet" icon={BookOpenCheck} onPress={() => setInAccounts(true)}>
              {t(($) => $.bookkeepingAccounts.button)}
            </Button>
          </>
        }
      />
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={8} />
        ) : (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <div className={styles.columns}>
          <MonthList months={data.months} chosen={chosen} onChoose={setMonth} />
          {chosen === null ? null : (
            <MonthPane
              key={`${data.sellerId} ${chosen}`}
              sellerId={data.sellerId}
              month={chosen}
              kind={kind}
              onKind={setKind}
            />
          )}
        </div>
      )}
      {isInAccounts && data !== undefined ? (
        <AccountsDialog sellerId={data.sellerId} onClose={() => setInAccounts(false)} />
      ) : null}
    </Screen>
  )
}

interface MonthListProps {
  readonly months: readonly MonthRow[]
  readonly chosen: string | null
  readonly onChoose: (month: string) => void
}

function MonthList({ months, chosen, onChoose }: MonthListProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  return (
    <nav className={styles.months} aria-label={t(($) => $.bookkeeping.months)}>
      {months.map((row) => (
        <button
          key={row.month}
          type="button"
          className={cx(styles.month, chosen === row.month && styles.chosen)}
          aria-current={chosen === row.month ? 'page' : undefined}
          onClick={() => onChoose(row.month)}
        >
          <span className={styles.monthName}>{monthName(row.month)}</span>
          <span className="figures">{formatMoney(row.totalCents, language)}</span>
          <span className={styles.quiet}>{t(($) => $.bookkeeping.documents, { count: row.documentCount })}</span>
          <StateChip state={row.state} />
        </button>
      ))}
    </nav>
  )
}

export function StateChip({ state }: { readonly state: MonthState }) {
  const { t } = useTranslation()
  const looks = {
    open: { tone: 'neutral', icon: CircleDashed },
    ready: { tone: 'info', icon: CircleDot },
    locked: { tone: 'success', icon: Lock },
  } as const
  const { tone, icon } = looks[state]
  return (
    <StatusChip tone={tone} icon={icon}>
      {t(($) => $.bookkeeping.state[state])}
    </StatusChip>
  )
}
