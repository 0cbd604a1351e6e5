// The package's sales by day: a row a day close; and where one close holds documents of several months, as the first of all
// may, a row a day of documents, so that no month is empty and none has another's sales. Pure; runs anywhere.
import type { BookFacts, CloseFact, DocumentFact } from './bookkeeping-facts.ts'
import { day as dayCell, money, type Table, t, taxCells, taxesOf, taxHeads } from './bookkeeping-tables.ts'
import { safeCell } from './client-lists.ts'
import type { Day } from './day.ts'
import type { DayReport } from './dayclose.ts'
import { sumCents } from './money.ts'
import { paymentName } from './payment-names.ts'
import type { MethodSum, ReceiptVat } from './sales.ts'

interface DayRow {
  readonly day: Day
  readonly close: CloseFact
  readonly sales: readonly Numbers[]
  readonly credits: readonly Numbers[]
  readonly vat: readonly ReceiptVat[]
  readonly notRegisteredCents: number
  readonly methods: readonly Pick<MethodSum, 'method' | 'kind' | 'name' | 'cents'>[]
  readonly roundingCents: number
  readonly tipCents: number
  /** Only of a whole close. */
  readonly prepaid: DayReport['prepaid'] | null
  /** The drawer is counted once, on the close's own day. */
  readonly hasDrawer: boolean
}

/** Numbers of one series. */
interface Numbers {
  readonly series: string
  readonly first: number
  readonly last: number
  readonly count: number
  readonly totalCents: number
}

const drawerHeads = ['Pohjakassa', 'Käteismyynti', 'Kassaan', 'Kassasta', 'Pitäisi olla', 'Laskettu', 'Erotus']

/** Sales by day: what the drawer, the documents and the tax of each were. */
export function dailySales(facts: BookFacts): Table {
  const rows = facts.closes
    .flatMap((close) => (isWithin(close, facts) ? wholeRow(close) : dayRows(close, facts)))
    .sort((a, b) => (a.day === b.day ? a.close.number - b.close.number : a.day < b.day ? -1 : 1))
  const taxes = taxesOf(rows.map((row) => row.vat))
  const names = [...new Set(rows.flatMap((row) => row.methods.map((each) => paymentName(t, each))))]
  const head = [
    ...['Päivä', 'Päivän päätös', 'Myyjä', 'Y-tunnus', 'Ensimmäinen', 'Viimeinen', 'Tositteita', 'Hyvityksiä'],
    ...['Myynti', 'Hyvitykset', 'Yhteensä'],
    ...taxHeads(taxes),
    'Vähäinen toiminta',
    ...names.map(safeCell),
    ...[
      'Pyöristys',
      'Lahjakortteja myyty',
      'Lahjakorteilla maksettu',
      'Sarjakortteja myyty',
      'Ennakoita',
      'Juomarahat',
    ],
    ...drawerHeads,
  ]
  const cells = rows.map((row) => {
    const { close, sales, credits } = row
    const { seller, cash } = close.report
    const [first] = sales
    const last = sales.at(-1)
    const salesCents = sumCents(sales.map((each) => each.totalCents))
    const creditsCents = sumCents(credits.map((each) => each.totalCents))
    return [
      dayCell(row.day),
      `Z${close.number}`,
      safeCell(seller.name),
      seller.businessId,
      first === undefined ? '' : `${first.series}-${first.first}`,
      last === undefined ? '' : `${last.series}-${last.last}`,
      String(countOf([...sales, ...credits])),
      String(countOf(credits)),
      money(salesCents),
      money(creditsCents),
      money(salesCents + creditsCents),
      ...taxCells(taxes, row.vat),
      money(row.notRegisteredCents),
      ...names.map((name) =>
        money(sumCents(row.methods.filter((each) => paymentName(t, each) === name).map((each) => each.cents))),
      ),
      money(row.roundingCents),
      ...(row.prepaid === null
        ? ['', '', '', '']
        : [
            money(row.prepaid.giftSoldCents),
            money(row.prepaid.giftUsedCents),
            money(row.prepaid.seriesSoldCents),
            money(row.prepaid.depositSoldCents),
          ]),
      money(row.tipCents),
      ...(row.hasDrawer
        ? [
            money(cash.openingCents),
            money(cash.salesCents),
            money(cash.inCents),
            money(cash.outCents),
            money(cash.expectedCents),
            money(close.report.countedCents),
            money(close.report.differenceCents),
          ]
        : drawerHeads.map(() => '')),
    ]
  })
  return [head, ...cells]
}

const countOf = (numbers: readonly Numbers[]) => numbers.reduce((sum, each) => sum + each.count, 0)

const isOfPeriod = (day: Day, facts: BookFacts) => day >= facts.from && day <= facts.to

/** Everything in the close is of the period. */
function isWithin({ report, day }: CloseFact, facts: BookFacts): boolean {
  const { firstDay, lastDay } = report
  return isOfPeriod(day, facts) && isOfPeriod(firstDay ?? day, facts) && isOfPeriod(lastDay ?? day, facts)
}

function wholeRow(close: CloseFact): DayRow {
  const { report, day } = close
  const sales = report.ranges.filter((range) => range.totalCents >= 0)
  return {
    day,
    close,
    sales,
    credits: report.ranges.filter((range) => !sales.includes(range)),
    vat: report.vat,
    notRegisteredCents: report.notRegisteredCents,
    methods: report.methods,
    roundingCents: report.roundingCents,
    tipCents: report.tipCents,
    prepaid: report.prepaid,
    hasDrawer: true,
  }
}

/** What of a close is of the period, a row a day of documents; and its own day for the drawer. */
function dayRows(close: CloseFact, facts: BookFacts): DayRow[] {
  const documents = facts.documents.filter((document) => document.closeId === close.id)
  const own = isOfPeriod(close.day, facts) ? [close.day] : []
  return [...new Set([...documents.map((document) => document.day), ...own])].map((day) => {
    const ofDay = documents.filter((document) => document.day === day)
    const lines = (test: (line: DocumentFact['lines'][number]) => boolean) =>
      sumCents(ofDay.flatMap((document) => document.lines.filter(test).map((line) => line.cents)))
    const payments = ofDay.flatMap((document) => document.payments)
    return {
      day,
      close,
      sales: numbersOf(ofDay.filter((document) => document.kind !== 'credit')),
      credits: numbersOf(ofDay.filter((document) => document.kind === 'credit')),
      vat: ofDay.flatMap((document) => document.vat),
      notRegisteredCents: lines((line) => line.vatCode === 'NOTREG'),
      methods: payments,
      roundingCents: sumCents(payments.map((payment) => payment.roundingCents)),
      tipCents: lines((line) => line.kind === 'tip'),
      prepaid: null,
      hasDrawer: day === close.day,
    }
  })
}

function numbersOf(documents: readonly DocumentFact[]): Numbers[] {
  const series = Map.groupBy(documents, (document) => document.series)
  return [...series].map(([name, own]) => {
    const numbers = own.map((document) => document.number)
    const totalCents = sumCents(own.map((document) => document.totalCents))
    return { series: name, first: Math.min(...numbers), last: Math.max(...numbers), count: own.length, totalCents }
  })
}
