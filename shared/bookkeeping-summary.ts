// The summary of the package on paper: does it agree, tax by the boxes of the return, sums by account, numbers, what is open,
// and the checksums of the files. In the language of whoever makes it. Pure; runs anywhere.
import type { Finding, Reconciliation, VatSummary } from './bookkeeping.ts'
import type { BookFacts } from './bookkeeping-facts.ts'
import type { JournalRow } from './bookkeeping-journal.ts'
import { type Day, dayParts, ZONE } from './day.ts'
import { formatDay, formatInstant, formatMoney, formatMonth, formatPercentBp } from './format.ts'
import { sumCents } from './money.ts'
import type { TablePaper, TableSection } from './table-paper.ts'
import { type Translate, translator } from './translations/translate.ts'
import type { Language } from './values.ts'

export interface SummaryContent {
  readonly facts: BookFacts
  readonly journal: readonly JournalRow[]
  readonly reconciliation: Reconciliation
  readonly vat: VatSummary
  readonly files: readonly { readonly name: string; readonly sha256: string }[]
  readonly paperCount: number
  readonly language: Language
  readonly madeAtMs: number
}

/** `marraskuu 2026`, or first and last month of a longer period. */
export function periodName(from: Day, to: Day, language: Language): string {
  const nameOf = (day: Day) => formatMonth(dayParts(day).year, dayParts(day).month, language)
  if (from.slice(0, 7) === to.slice(0, 7)) return nameOf(from)
  return translator(language)(($) => $.bookkeeping.quarterName, {
    from: formatDay(from, language),
    to: formatDay(to, language),
  })
}

/** What a finding is called: where it is. */
export function findingPlace(finding: Finding, t: Translate, language: Language): string {
  const parts = [finding.label, finding.day === null ? '' : formatDay(finding.day, language)].filter(
    (part) => part !== '',
  )
  return parts.join(', ') || t(($) => $.bookkeeping.agrees.wholePeriod)
}

const figures = (title: string, share: number) => ({ title, share, isFigures: true })
const words = (title: string, share: number) => ({ title, share })

export function summaryPaper(content: SummaryContent): TablePaper {
  const { facts, journal, reconciliation, vat, language } = content
  const t = translator(language)
  const money = (cents: number) => formatMoney(cents, language)
  const empty = t(($) => $.bookkeepingSummary.nothing)
  const section = (over: Partial<TableSection> & Pick<TableSection, 'heading' | 'columns' | 'rows'>): TableSection => ({
    note: '',
    empty,
    ...over,
  })
  const { findings } = reconciliation
  const period = periodName(facts.from, facts.to, language)
  return {
    language,
    title: t(($) => $.bookkeepingSummary.title, { period }),
    subtitle: [facts.seller.name, facts.seller.businessId].filter((part) => part !== '').join('  ·  '),
    foot: [
      facts.seller.name,
      period,
      t(($) => $.bookkeepingSummary.made, { time: formatInstant(content.madeAtMs, ZONE, language) }),
    ].join('  ·  '),
    isWide: false,
    madeAtMs: content.madeAtMs,
    sections: [
      section({
        heading: t(($) => $.bookkeeping.agrees.title),
        note:
          findings.length === 0
            ? t(($) => $.bookkeeping.agrees.yes)
            : t(($) => $.bookkeeping.agrees.no, { count: findings.length }),
        columns: [
          words(
            t(($) => $.bookkeeping.agrees.lead),
            0.7,
          ),
          figures(
            t(($) => $.bookkeepingSummary.amount),
            0.3,
          ),
        ],
        rows: [
          [t(($) => $.bookkeeping.agrees.documents), money(reconciliation.documentsCents)],
          [t(($) => $.bookkeeping.agrees.dayCloses), money(reconciliation.dayClosesCents)],
          [t(($) => $.bookkeeping.agrees.journal), money(reconciliation.journalCents)],
          [t(($) => $.bookkeeping.agrees.payments), money(reconciliation.paymentsCents)],
        ],
      }),
      ...(findings.length === 0
        ? []
        : [
            section({
              heading: t(($) => $.bookkeeping.agrees.no, { count: findings.length }),
              columns: [
                words(
                  t(($) => $.bookkeeping.agrees.where),
                  0.24,
                ),
                words(
                  t(($) => $.bookkeeping.agrees.what),
                  0.4,
                ),
                figures(
                  t(($) => $.bookkeeping.agrees.expected),
                  0.18,
                ),
                figures(
                  t(($) => $.bookkeeping.agrees.actual),
                  0.18,
                ),
              ],
              rows: findings.map((finding) => [
                findingPlace(finding, t, language),
                t(($) => $.bookkeeping.checks[finding.check]),
                money(finding.expectedCents),
                money(finding.actualCents),
              ]),
            }),
          ]),
      section({
        heading: t(($) => $.bookkeeping.vat.title),
        note: t(($) => $.bookkeeping.vat.due, { day: formatDay(vat.dueDay, language) }),
        columns: [
          words(
            t(($) => $.bookkeeping.vat.box),
            0.7,
          ),
          figures(
            t(($) => $.bookkeeping.vat.sum),
            0.3,
          ),
        ],
        rows: vat.boxes.map(({ box, cents }) => [boxName(box, t), money(cents)]),
      }),
      section({ heading: '', columns: rateColumns(t), rows: rateRows(vat, t, language) }),
      section({
        heading: t(($) => $.bookkeepingSummary.accountsTitle),
        columns: [
          words(
            t(($) => $.bookkeepingSummary.account),
            0.4,
          ),
          figures(
            t(($) => $.bookkeepingSummary.debit),
            0.3,
          ),
          figures(
            t(($) => $.bookkeepingSummary.credit),
            0.3,
          ),
        ],
        rows: accountRows(journal, t, money),
      }),
      section({
        heading: t(($) => $.bookkeepingSummary.rangesTitle),
        columns: [
          words(
            t(($) => $.bookkeepingSummary.series),
            0.2,
          ),
          words(
            t(($) => $.bookkeepingSummary.first),
            0.2,
          ),
          words(
            t(($) => $.bookkeepingSummary.last),
            0.2,
          ),
          figures(
            t(($) => $.bookkeepingSummary.count),
            0.15,
          ),
          figures(
            t(($) => $.bookkeepingSummary.amount),
            0.25,
          ),
        ],
        rows: rangeRows(facts, money),
      }),
      section({
        heading: t(($) => $.bookkeeping.openItems.title, { day: formatDay(facts.to, language) }),
        empty: t(($) => $.bookkeeping.openItems.none),
        columns: [
          words(
            t(($) => $.bookkeeping.openItems.invoice),
            0.15,
          ),
          words(
            t(($) => $.bookkeeping.openItems.buyer),
            0.4,
          ),
          words(
            t(($) => $.bookkeeping.openItems.due),
            0.2,
          ),
          figures(
            t(($) => $.bookkeeping.openItems.open),
            0.25,
          ),
        ],
        rows: facts.openInvoices.map((invoice) => [
          invoice.label,
          invoice.buyerName,
          formatDay(invoice.dueDay, language),
          money(invoice.openCents),
        ]),
      }),
      section({
        heading: t(($) => $.bookkeeping.liability),
        columns: [
          words('', 0.7),
          figures(
            t(($) => $.bookkeepingSummary.amount),
            0.3,
          ),
        ],
        rows: [[t(($) => $.bookkeeping.liabilityLead), money(sumCents(facts.cards.map((card) => card.leftCents)))]],
      }),
      section({
        heading: t(($) => $.bookkeepingSummary.filesTitle),
        note: t(($) => $.bookkeepingSummary.papers, { count: content.paperCount }),
        columns: [
          words(
            t(($) => $.bookkeepingPackage.file),
            0.2,
          ),
          words(
            t(($) => $.bookkeepingPackage.code),
            0.8,
          ),
        ],
        rows: content.files.map((file) => [file.name, file.sha256]),
      }),
    ],
  }
}

/** A box by its number and words. */
export function boxName(box: string, t: Translate): string {
  switch (box) {
    case '301':
      return t(($) => $.bookkeeping.vat.boxes[301])
    case '302':
      return t(($) => $.bookkeeping.vat.boxes[302])
    case '303':
      return t(($) => $.bookkeeping.vat.boxes[303])
    default:
      return t(($) => $.bookkeeping.vat.boxes[309])
  }
}

const rateColumns = (t: Translate) => [
  words(
    t(($) => $.bookkeeping.vat.rate),
    0.4,
  ),
  figures(
    t(($) => $.bookkeeping.vat.net),
    0.2,
  ),
  figures(
    t(($) => $.bookkeeping.vat.tax),
    0.2,
  ),
  figures(
    t(($) => $.bookkeeping.vat.gross),
    0.2,
  ),
]

/** Tax by rate, then what is outside it, then the total: the same on the screen. */
export function rateRows(vat: VatSummary, t: Translate, language: Language): string[][] {
  const money = (cents: number) => formatMoney(cents, language)
  const taxed = vat.groups.filter((group) => group.vatCode !== 'OUTSIDE' && group.vatCode !== 'EXEMPT')
  const without: [string, number][] = [
    [t(($) => $.bookkeeping.vat.exempt), vat.exemptCents],
    [t(($) => $.bookkeeping.vat.notRegistered), vat.notRegisteredCents],
    [t(($) => $.bookkeeping.vat.outside), vat.outsideCents],
  ]
  const shown = without.filter(([, cents]) => cents !== 0)
  const untaxed = sumCents(shown.map(([, cents]) => cents))
  const sum = (part: 'netCents' | 'vatCents' | 'grossCents') => sumCents(taxed.map((group) => group[part]))
  return [
    ...taxed.map((group) => [
      formatPercentBp(group.rateBp, language),
      money(group.netCents),
      money(group.vatCents),
      money(group.grossCents),
    ]),
    ...shown.map(([name, cents]) => [name, money(cents), '', money(cents)]),
    [
      t(($) => $.bookkeeping.vat.total),
      money(sum('netCents') + untaxed),
      money(sum('vatCents')),
      money(sum('grossCents') + untaxed),
    ],
  ]
}

function accountRows(journal: readonly JournalRow[], t: Translate, money: (cents: number) => string): string[][] {
  const accounts = [...new Set(journal.map((row) => row.account))].sort()
  if (accounts.length === 0) return []
  const row = (name: string, rows: readonly JournalRow[]) => [
    name,
    money(sumCents(rows.map((each) => each.debitCents))),
    money(sumCents(rows.map((each) => each.creditCents))),
  ]
  return [
    ...accounts.map((account) =>
      row(
        account,
        journal.filter((each) => each.account === account),
      ),
    ),
    row(
      t(($) => $.bookkeeping.vat.total),
      journal,
    ),
  ]
}

function rangeRows(facts: BookFacts, money: (cents: number) => string): string[][] {
  const series = [...new Set(facts.documents.map((document) => document.series))].sort()
  return series.map((each) => {
    const documents = facts.documents.filter((document) => document.series === each)
    const numbers = documents.map((document) => document.number)
    return [
      each,
      `${each}-${Math.min(...numbers)}`,
      `${each}-${Math.max(...numbers)}`,
      String(documents.length),
      money(sumCents(documents.map((document) => document.totalCents))),
    ]
  })
}
