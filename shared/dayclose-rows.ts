// What the day's report says, section by section, before anything is drawn: the screen shows X and Z with the same rows
// that the paper has. Pure; runs anywhere.
import { ZONE } from './day.ts'
import type { DayClose, DayReport } from './dayclose.ts'
import { formatDay, formatInstant, formatMoney, formatPercentBp } from './format.ts'
import { sumCents } from './money.ts'
import { paymentName } from './payment-names.ts'
import { gapsText } from './restored-text.ts'
import { type Translate, translator } from './translations/translate.ts'
import type { Language } from './values.ts'

export interface ReportRow {
  readonly left: string
  /** A sum or a count; '' for words across. */
  readonly right: string
  readonly look: 'plain' | 'strong' | 'quiet'
}

export interface ReportSection {
  readonly title: string
  readonly rows: readonly ReportRow[]
}

export const isClose = (report: DayReport | DayClose): report is DayClose => 'code' in report

const row = (left: string, right: string, look: ReportRow['look'] = 'plain'): ReportRow => ({ left, right, look })

/** X (a report) or Z (a close), sections without rows left out. */
export function reportSections(report: DayReport | DayClose, language: Language): ReportSection[] {
  const t = translator(language)
  const money = (cents: number) => formatMoney(cents, language)
  const close = isClose(report) ? report : null
  const sections: ReportSection[] = [
    {
      title: t(($) => $.dayclose.report.sales),
      rows: [
        row(
          t(($) => $.dayclose.report.sold),
          money(report.salesCents),
        ),
        ...(report.creditsCents === 0
          ? []
          : [
              row(
                t(($) => $.dayclose.report.credited),
                money(report.creditsCents),
              ),
            ]),
        row(
          t(($) => $.dayclose.report.total),
          money(report.totalCents),
          'strong',
        ),
      ],
    },
    { title: t(($) => $.dayclose.report.vat), rows: vatRows(report, t, language) },
    { title: t(($) => $.dayclose.report.methods), rows: methodRows(report, t, money) },
    { title: t(($) => $.dayclose.report.other), rows: otherRows(report, t, money) },
    {
      title: t(($) => $.dayclose.report.documents),
      rows: report.ranges.map(({ series, first, last, count, totalCents }) =>
        row(
          first === last
            ? t(($) => $.dayclose.report.single, { series, first })
            : t(($) => $.dayclose.report.range, { series, first, last, count }),
          money(totalCents),
        ),
      ),
    },
    { title: t(($) => $.restore.restores.title), rows: restoreRows(report, t, language) },
    { title: t(($) => $.dayclose.report.drawer), rows: drawerRows(report, close, t, language) },
    { title: t(($) => $.dayclose.report.proof), rows: close === null ? [] : proofRows(close, t, language) },
  ]
  return sections.filter((section) => section.rows.length > 0)
}

/** Restores since the last close, each with the numbers it left out. */
function restoreRows({ restores }: DayReport, t: Translate, language: Language): ReportRow[] {
  const timeOf = (atMs: number) => formatInstant(atMs, ZONE, language)
  return restores.flatMap((restored) => {
    const { atMs, backToMs } = restored
    const what =
      backToMs === null
        ? t(($) => $.restore.restores.undone, { time: timeOf(atMs) })
        : t(($) => $.restore.restores.back, { time: timeOf(atMs), to: timeOf(backToMs) })
    return [row(what, ''), row(gapsText(restored, t), '', 'quiet')]
  })
}

/** The days of the documents in it, when they are not one. */
export function reportSpan(report: DayReport, language: Language): string {
  const { firstDay, lastDay, day } = report
  if (firstDay === null || lastDay === null || firstDay === lastDay) return formatDay(day, language)
  const t = translator(language)
  return t(($) => $.dayclose.report.span, { from: formatDay(firstDay, language), to: formatDay(lastDay, language) })
}

function vatRows(report: DayReport, t: Translate, language: Language): ReportRow[] {
  const money = (cents: number) => formatMoney(cents, language)
  const groups = report.vat.map((group) => {
    if (group.vatCode === 'OUTSIDE')
      return row(
        t(($) => $.dayclose.report.outside),
        money(group.grossCents),
      )
    const words = {
      rate: formatPercentBp(group.rateBp, language),
      net: money(group.netCents),
      vat: money(group.vatCents),
    }
    return row(
      t(($) => $.dayclose.report.vatRow, words),
      money(group.grossCents),
    )
  })
  if (report.notRegisteredCents === 0) return groups
  return [
    ...groups,
    row(
      t(($) => $.dayclose.report.notRegistered),
      money(report.notRegisteredCents),
    ),
  ]
}

function methodRows(report: DayReport, t: Translate, money: (cents: number) => string): ReportRow[] {
  const received = report.methods.map((method) => row(paymentName(t, method), money(method.cents), 'strong'))
  const back = report.refunds.map((method) =>
    row(
      t(($) => $.dayclose.report.refunded, { name: paymentName(t, method) }),
      money(method.cents),
      'quiet',
    ),
  )
  // What was sold on an invoice is in the total and paid another day: without it the ways do not come to the total.
  const invoicedCents =
    report.totalCents + report.roundingCents - sumCents(report.methods.map((method) => method.cents))
  const invoiced =
    invoicedCents === 0
      ? []
      : [
          row(
            t(($) => $.dayclose.report.invoiced),
            money(invoicedCents),
            'strong',
          ),
        ]
  return [...received, ...invoiced, ...back]
}

function otherRows(report: DayReport, t: Translate, money: (cents: number) => string): ReportRow[] {
  const { prepaid } = report
  const sums: [string, number][] = [
    [t(($) => $.dayclose.report.giftSold), prepaid.giftSoldCents],
    [t(($) => $.dayclose.report.giftUsed), prepaid.giftUsedCents],
    [t(($) => $.dayclose.report.seriesSold), prepaid.seriesSoldCents],
    [t(($) => $.dayclose.report.depositSold), prepaid.depositSoldCents],
    [t(($) => $.dayclose.report.depositUsed), prepaid.depositUsedCents],
    [t(($) => $.dayclose.report.tips), report.tipCents],
    [t(($) => $.dayclose.report.discounts), report.discountCents],
    [t(($) => $.dayclose.report.rounding), report.roundingCents],
  ]
  const rows = sums.filter(([, cents]) => cents !== 0).map(([left, cents]) => row(left, money(cents)))
  if (prepaid.seriesUses === 0) return rows
  return [
    ...rows,
    row(
      t(($) => $.dayclose.report.seriesUsed),
      String(prepaid.seriesUses),
    ),
  ]
}

function drawerRows(report: DayReport, close: DayClose | null, t: Translate, language: Language): ReportRow[] {
  const money = (cents: number) => formatMoney(cents, language)
  const { cash } = report
  const rows = [
    row(
      t(($) => $.dayclose.report.opening),
      money(cash.openingCents),
    ),
    row(
      t(($) => $.dayclose.report.cashSales),
      money(cash.salesCents),
    ),
    ...cash.movements.map((movement) => row(movement.reason, money(movement.cents))),
    row(
      t(($) => $.dayclose.report.expected),
      money(cash.expectedCents),
      'strong',
    ),
  ]
  if (close === null) return rows
  if (close.count === null)
    return [
      ...rows,
      row(
        t(($) => $.dayclose.report.notCounted),
        '',
      ),
    ]
  const counted = close.count
    .filter((each) => each.pieces > 0)
    .map(({ pieces, cents }) =>
      row(
        t(($) => $.dayclose.report.pieces, { pieces, value: money(cents) }),
        money(pieces * cents),
        'quiet',
      ),
    )
  return [
    ...rows,
    ...counted,
    row(
      t(($) => $.dayclose.report.counted),
      money(close.countedCents),
      'strong',
    ),
    row(
      t(($) => $.dayclose.report.difference),
      money(close.differenceCents),
      'strong',
    ),
    ...(close.differenceReason === ''
      ? []
      : [
          row(
            t(($) => $.dayclose.report.reason, { reason: close.differenceReason }),
            '',
          ),
        ]),
  ]
}

/** Hexadecimal in groups of eight, which a person can compare. */
const grouped = (code: string) => code.replace(/(.{8})(?=.)/g, '$1 ')

function proofRows(close: DayClose, t: Translate, language: Language): ReportRow[] {
  const time = formatInstant(close.closedAtMs, ZONE, language)
  return [
    row(
      t(($) => $.dayclose.report.closedBy, { name: close.staffName, time }),
      '',
    ),
    row(
      t(($) => $.dayclose.report.log, { code: close.logCode, seq: close.logSeq }),
      '',
      'quiet',
    ),
    ...(close.previousCode === ''
      ? []
      : [
          row(
            t(($) => $.dayclose.report.previous, { code: grouped(close.previousCode) }),
            '',
            'quiet',
          ),
        ]),
    row(
      t(($) => $.dayclose.report.code, { code: grouped(close.code) }),
      '',
      'quiet',
    ),
  ]
}
