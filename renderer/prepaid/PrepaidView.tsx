// Gift cards, series cards and deposits: what the salon owes on them, the list, and one card beside it. A view of the
// till. Runs in the window.

import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, Gift } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatMoney } from '../../shared/format.ts'
import { codeEnding, type Prepaid, type PrepaidKind, type PrepaidList } from '../../shared/prepaid.ts'
import { currentLanguage } from '../i18n.ts'
import { goTo } from '../shell/navigation.ts'
import { Button } from '../ui/Button.tsx'
import { SegmentedControl, Switch } from '../ui/Choices.tsx'
import { cx } from '../ui/cx.ts'
import { Content, EmptyState, Screen, Skeleton, Toolbar } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Table } from '../ui/Table.tsx'
import styles from './Prepaid.module.css'
import { PrepaidPanel } from './PrepaidPanel.tsx'
import { prepaidListQuery } from './queries.ts'

type Shown = PrepaidKind | 'all'

export function PrepaidView() {
  const { t } = useTranslation()
  const [shown, setShown] = useState<Shown>('all')
  const [withUsed, setWithUsed] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const { data, error, refetch } = useQuery(
    prepaidListQuery({ kind: shown === 'all' ? null : shown, isOpenOnly: !withUsed }),
  )
  return (
    <Screen>
      <Toolbar
        title={t(($) => $.prepaid.title)}
        end={
          <Button icon={ArrowLeft} onPress={() => goTo({ screen: 'till' })}>
            {t(($) => $.prepaid.toTill)}
          </Button>
        }
      />
      <Content>
        <div className={styles.filters}>
          <SegmentedControl<Shown>
            label={t(($) => $.prepaid.kind)}
            options={[
              { id: 'all', label: t(($) => $.prepaid.kinds.all) },
              { id: 'gift', label: t(($) => $.prepaid.kinds.gift) },
              { id: 'series', label: t(($) => $.prepaid.kinds.series) },
              { id: 'deposit', label: t(($) => $.prepaid.kinds.deposit) },
            ]}
            value={shown}
            onChange={setShown}
          />
          <Switch isSelected={withUsed} onChange={setWithUsed}>
            {t(($) => $.prepaid.withUsed)}
          </Switch>
        </div>
        {data === undefined ? (
          error === null ? (
            <Skeleton lines={6} />
          ) : (
            <ErrorNotice error={error} onRetry={() => void refetch()} />
          )
        ) : (
          <>
            <Liability list={data} />
            <Rows rows={data.rows} chosen={chosen} onOpen={setChosen} />
          </>
        )}
      </Content>
      {chosen === null ? null : (
        <PrepaidPanel key={chosen} id={chosen} onClose={() => setChosen(null)} onOpen={setChosen} />
      )}
    </Screen>
  )
}

/** What is owed to those who hold cards: the figure that the bookkeeper asks for. */
function Liability({ list }: { readonly list: PrepaidList }) {
  const { t } = useTranslation()
  const money = (cents: number) => formatMoney(cents, currentLanguage())
  if (list.liability.length === 0) return null
  const total = list.liability.reduce((sum, each) => sum + each.cents, 0)
  return (
    <dl className={styles.liability}>
      <div>
        <dt>{t(($) => $.prepaid.owed)}</dt>
        <dd className={cx(styles.total, 'figures')}>{money(total)}</dd>
      </div>
      {list.liability.map((each) => (
        <div key={`${each.kind} ${each.vatKind}`}>
          <dt>
            {each.kind === 'gift' && each.vatKind === 'multi'
              ? t(($) => $.prepaid.kinds.giftMulti)
              : t(($) => $.prepaid.kinds[each.kind])}
          </dt>
          <dd className="figures">{t(($) => $.prepaid.owedRow, { count: each.count, sum: money(each.cents) })}</dd>
        </div>
      ))}
    </dl>
  )
}

interface RowsProps {
  readonly rows: readonly Prepaid[]
  readonly chosen: string | null
  readonly onOpen: (id: string) => void
}

function Rows({ rows, chosen, onOpen }: RowsProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  if (rows.length === 0) {
    return (
      <EmptyState icon={Gift} title={t(($) => $.prepaid.emptyTitle)}>
        {t(($) => $.prepaid.emptyText)}
      </EmptyState>
    )
  }
  return (
    <Table
      label={t(($) => $.prepaid.title)}
      rows={rows}
      rowKey={(row) => row.id}
      chosenKey={chosen}
      onOpen={(row) => onOpen(row.id)}
      columns={[
        {
          id: 'name',
          title: t(($) => $.prepaid.columns.card),
          cell: (row) => (
            <span className={styles.name}>
              {t(($) => $.prepaid.kinds[row.kind])}
              {row.code === null ? null : <span className={styles.quiet}>…{codeEnding(row.code)}</span>}
            </span>
          ),
        },
        {
          id: 'holder',
          title: t(($) => $.prepaid.columns.holder),
          cell: (row) => row.clientName ?? (row.holder === '' ? '–' : row.holder),
        },
        { id: 'issued', title: t(($) => $.prepaid.columns.issued), cell: (row) => formatDay(row.issuedDay, language) },
        {
          id: 'expires',
          title: t(($) => $.prepaid.columns.expires),
          cell: (row) =>
            row.state === 'expired' ? (
              <span className={styles.expired}>{t(($) => $.prepaid.expired)}</span>
            ) : row.expiresDay === null ? (
              '–'
            ) : (
              formatDay(row.expiresDay, language)
            ),
        },
        {
          id: 'left',
          title: t(($) => $.prepaid.columns.left),
          align: 'end',
          cell: (row) => <span className="figures">{leftOf(row, t)}</span>,
        },
      ]}
    />
  )
}

/** What is left: money, or visits of how many. */
export function leftOf(card: Prepaid, t: ReturnType<typeof useTranslation>['t']): string {
  return card.leftUses === null
    ? formatMoney(card.leftCents, currentLanguage())
    : t(($) => $.prepaid.uses, { left: card.leftUses, of: card.uses ?? 0 })
}
