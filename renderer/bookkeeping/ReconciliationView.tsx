// The same sum found four ways, and every place that differs. Runs in the window.

import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Finding, Reconciliation } from '../../shared/bookkeeping.ts'
import { findingPlace } from '../../shared/bookkeeping-summary.ts'
import { ZONE } from '../../shared/day.ts'
import { formatDay, formatInstant, formatMoney } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { StatusChip } from '../ui/Chip.tsx'
import { Section } from '../ui/Layout.tsx'
import { Notice } from '../ui/Notice.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import styles from './Bookkeeping.module.css'
import { differencesOf } from './findings.ts'

interface ReconciliationViewProps {
  readonly reconciliation: Reconciliation
  /** Days that wait for their close: told above, so not as a difference. */
  readonly openDays: readonly string[]
}

export function ReconciliationView({ reconciliation, openDays }: ReconciliationViewProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const money = (cents: number) => formatMoney(cents, language)
  const findings = differencesOf({ reconciliation, openDays })
  const { purged } = reconciliation
  const waits = findings.length < reconciliation.findings.length
  const sums: readonly (readonly [string, number])[] = [
    [t(($) => $.bookkeeping.agrees.documents), reconciliation.documentsCents],
    [t(($) => $.bookkeeping.agrees.dayCloses), reconciliation.dayClosesCents],
    [t(($) => $.bookkeeping.agrees.journal), reconciliation.journalCents],
    [t(($) => $.bookkeeping.agrees.payments), reconciliation.paymentsCents],
  ]
  const columns: readonly Column<Finding>[] = [
    {
      id: 'where',
      title: t(($) => $.bookkeeping.agrees.where),
      cell: (row) => findingPlace(row, t, language),
      width: '11rem',
    },
    {
      id: 'what',
      title: t(($) => $.bookkeeping.agrees.what),
      cell: (row) => t(($) => $.bookkeeping.checks[row.check]),
    },
    {
      id: 'expected',
      title: t(($) => $.bookkeeping.agrees.expected),
      cell: (row) => money(row.expectedCents),
      align: 'end',
      width: '8rem',
    },
    {
      id: 'actual',
      title: t(($) => $.bookkeeping.agrees.actual),
      cell: (row) => money(row.actualCents),
      align: 'end',
      width: '8rem',
    },
    {
      id: 'difference',
      title: t(($) => $.bookkeeping.agrees.difference),
      cell: (row) => money(row.actualCents - row.expectedCents),
      align: 'end',
      width: '7rem',
    },
  ]
  return (
    <Section
      title={t(($) => $.bookkeeping.agrees.title)}
      action={
        findings.length === 0 && waits ? (
          <StatusChip tone="neutral" icon={CircleDashed}>
            {t(($) => $.bookkeeping.agrees.waits)}
          </StatusChip>
        ) : findings.length === 0 ? (
          <StatusChip tone="success" icon={CircleCheck}>
            {t(($) => $.bookkeeping.agrees.yes)}
          </StatusChip>
        ) : (
          <StatusChip tone="warning" icon={TriangleAlert}>
            {t(($) => $.bookkeeping.agrees.no, { count: findings.length })}
          </StatusChip>
        )
      }
    >
      {purged === null ? null : (
        <Notice tone="info" title={t(($) => $.bookkeeping.agrees.purgedTitle)}>
          {t(($) => $.bookkeeping.agrees.purged, {
            through: formatDay(purged.throughDay, language),
            time: formatInstant(purged.atMs, ZONE, language),
          })}
        </Notice>
      )}
      <dl className={styles.sums} aria-label={t(($) => $.bookkeeping.agrees.lead)}>
        {sums.map(([name, cents]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figures">{money(cents)}</dd>
          </div>
        ))}
      </dl>
      {findings.length === 0 ? null : (
        <Table
          label={t(($) => $.bookkeeping.agrees.no, { count: findings.length })}
          columns={columns}
          rows={findings}
          rowKey={(row) => `${row.check} ${row.day ?? ''} ${row.label} ${row.expectedCents} ${row.actualCents}`}
        />
      )}
    </Section>
  )
}
