// The tables of a period: tax by box and by rate, day closes, open invoices with what is owed on cards, and packages made.
// Runs in the window.

import { useTranslation } from 'react-i18next'
import type { CloseRow, MadePackage, MonthView, OpenItem, VatBox } from '../../shared/bookkeeping.ts'
import { boxName, rateRows } from '../../shared/bookkeeping-summary.ts'
import { ZONE } from '../../shared/day.ts'
import { formatBytes, formatDay, formatInstant, formatMoney, formatWeekdayDay } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { useMay } from '../shell/session.ts'
import { Section } from '../ui/Layout.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import styles from './Bookkeeping.module.css'

interface MonthTablesProps {
  readonly view: MonthView
  readonly chosenClose: string | null
  readonly onClose: (id: string) => void
}

export function MonthTables({ view, chosenClose, onClose }: MonthTablesProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const money = (cents: number) => formatMoney(cents, language)
  const mayOpen = useMay('day-close')
  const boxes: readonly Column<VatBox>[] = [
    { id: 'box', title: t(($) => $.bookkeeping.vat.box), cell: (row) => boxName(row.box, t) },
    { id: 'sum', title: t(($) => $.bookkeeping.vat.sum), cell: (row) => money(row.cents), align: 'end' },
  ]
  const titles = [
    t(($) => $.bookkeeping.vat.rate),
    t(($) => $.bookkeeping.vat.net),
    t(($) => $.bookkeeping.vat.tax),
    t(($) => $.bookkeeping.vat.gross),
  ]
  const rates = titles.map(
    (title, at): Column<string[]> => ({
      id: title,
      title,
      cell: (row) => row[at] ?? '',
      ...(at === 0 ? {} : { align: 'end' }),
    }),
  )
  const closes: readonly Column<CloseRow>[] = [
    { id: 'number', title: t(($) => $.bookkeeping.closes.number), cell: (row) => `Z${row.number}`, width: '6rem' },
    { id: 'day', title: t(($) => $.bookkeeping.closes.day), cell: (row) => formatWeekdayDay(row.day, language) },
    {
      id: 'total',
      title: t(($) => $.bookkeeping.closes.total),
      cell: (row) => money(row.totalCents),
      align: 'end',
    },
    {
      id: 'difference',
      title: t(($) => $.bookkeeping.closes.difference),
      cell: (row) => (row.differenceCents === 0 ? '' : money(row.differenceCents)),
      align: 'end',
    },
  ]
  const items: readonly Column<OpenItem>[] = [
    { id: 'label', title: t(($) => $.bookkeeping.openItems.invoice), cell: (row) => row.label, width: '6rem' },
    { id: 'buyer', title: t(($) => $.bookkeeping.openItems.buyer), cell: (row) => row.buyerName },
    {
      id: 'due',
      title: t(($) => $.bookkeeping.openItems.due),
      cell: (row) => formatDay(row.dueDay, language),
      width: '8rem',
    },
    { id: 'total', title: t(($) => $.bookkeeping.openItems.total), cell: (row) => money(row.totalCents), align: 'end' },
    { id: 'open', title: t(($) => $.bookkeeping.openItems.open), cell: (row) => money(row.openCents), align: 'end' },
  ]
  const made: readonly Column<MadePackage>[] = [
    {
      id: 'when',
      title: t(($) => $.bookkeepingPackage.when),
      cell: (row) => formatInstant(row.madeAtMs, ZONE, language),
      width: '12rem',
    },
    { id: 'who', title: t(($) => $.bookkeepingPackage.who), cell: (row) => row.staffName, width: '10rem' },
    {
      id: 'file',
      title: t(($) => $.bookkeepingPackage.file),
      cell: (row) => (
        <>
          {row.fileName}
          <span className={styles.code} title={t(($) => $.bookkeepingPackage.code)}>
            {row.sha256}
          </span>
        </>
      ),
    },
    {
      id: 'size',
      title: t(($) => $.bookkeepingPackage.size),
      cell: (row) => formatBytes(row.bytes, language),
      align: 'end',
      width: '7rem',
    },
  ]
  const openTitle = t(($) => $.bookkeeping.openItems.title, { day: formatDay(view.to, language) })
  return (
    <>
      <Section
        title={t(($) => $.bookkeeping.vat.title)}
        description={t(($) => $.bookkeeping.vat.due, { day: formatDay(view.vat.dueDay, language) })}
      >
        <div className={styles.pair}>
          <Table
            label={t(($) => $.bookkeeping.vat.box)}
            columns={boxes}
            rows={view.vat.boxes}
            rowKey={(row) => row.box}
          />
          <Table
            label={t(($) => $.bookkeeping.vat.rate)}
            columns={rates}
            rows={rateRows(view.vat, t, language)}
            rowKey={(row) => row[0] ?? ''}
          />
        </div>
      </Section>
      <Section title={t(($) => $.bookkeeping.closes.title)}>
        <Table
          label={t(($) => $.bookkeeping.closes.title)}
          columns={closes}
          rows={view.closes}
          rowKey={(row) => row.id}
          chosenKey={chosenClose}
          empty={t(($) => $.bookkeeping.closes.none)}
          {...(mayOpen ? { onOpen: (row: CloseRow) => onClose(row.id) } : {})}
        />
      </Section>
      <Section title={openTitle}>
        <Table
          label={openTitle}
          columns={items}
          rows={view.openItems}
          rowKey={(row) => row.id}
          empty={t(($) => $.bookkeeping.openItems.none)}
        />
        <p className={styles.liability}>
          <span>
            {t(($) => $.bookkeeping.liability)}: <strong className="figures">{money(view.prepaidCents)}</strong>
          </span>
          <span className={styles.quiet}>{t(($) => $.bookkeeping.liabilityLead)}</span>
        </p>
      </Section>
      <Section title={t(($) => $.bookkeepingPackage.made)}>
        <Table
          label={t(($) => $.bookkeepingPackage.made)}
          columns={made}
          rows={view.packages}
          rowKey={(row) => row.id}
          empty={t(($) => $.bookkeepingPackage.none)}
        />
      </Section>
    </>
  )
}
