// The journal of a period: every voucher with its rows, to the cent. A day's receipts and their credits are one voucher
// (PM and the day's number in the year), an invoice and its credit one each, money for invoices one a day (SU), the drawer
// one a day (KA). What a document says is never computed again: net, tax, gross and payments are its stored sums.
// In Finnish whatever the program speaks, because bookkeeping programs and the bookkeeper read it. Pure; runs anywhere.
import { type AccountNumber, type AccountRole, type Accounts, accountsOn } from './bookkeeping.ts'
import type { BookFacts, DocumentFact, LineSum, PaymentFact } from './bookkeeping-facts.ts'
import { type Day, daysBetween } from './day.ts'
import { formatPercentBp } from './format.ts'
import { sumCents } from './money.ts'
import type { DocumentVatCode } from './sales.ts'

/** What a row is to the checks. `sales` is net, with what is outside tax. */
export type JournalPart = 'payment' | 'receivable' | 'sales' | 'vat' | 'rounding' | 'cash'

export interface JournalRow {
  readonly voucher: string
  readonly day: Day
  readonly account: AccountNumber
  /** One of the two is 0; never negative. */
  readonly debitCents: number
  readonly creditCents: number
  readonly text: string
  /** Basis points; null where there is no tax. */
  readonly rateBp: number | null
  /** Kitsas: 11 sales net, 111 their tax, 19 zero rate; null for none. */
  readonly vatCode: '11' | '111' | '19' | null
  readonly part: JournalPart
}

type Entry = Omit<JournalRow, 'debitCents' | 'creditCents' | 'voucher' | 'day'> & {
  /** Debit, negative credit. */
  readonly cents: number
  readonly order: string
}

/** '25,5 %' with a plain space: programs that read the file know no other. */
const rateText = (rateBp: number) => formatPercentBp(rateBp, 'fi').replace('\u00a0', ' ')

/** 1 for the first of January. */
const dayOfYear = (day: Day) => daysBetween(`${day.slice(0, 4)}-01-01`, day) + 1

/** All rows of the period, vouchers in order of day. */
export function journalOf(facts: BookFacts): JournalRow[] {
  const vouchers: { voucher: string; day: Day; entries: Entry[] }[] = []
  const daily = new Map<Day, DocumentFact[]>()
  for (const document of facts.documents) {
    const isOfInvoice = document.kind === 'invoice' || document.original?.kind === 'invoice'
    if (isOfInvoice) {
      const entries = documentEntries(document, accountsOn(document.day, facts.plans))
      vouchers.push({ voucher: document.label, day: document.day, entries })
    } else daily.set(document.day, [...(daily.get(document.day) ?? []), document])
  }
  for (const [day, documents] of daily) {
    const accounts = accountsOn(day, facts.plans)
    const entries = documents.flatMap((document) => documentEntries(document, accounts))
    vouchers.push({ voucher: `PM-${dayOfYear(day)}`, day, entries })
  }
  for (const [day, entries] of byDay(invoicePaymentEntries(facts)))
    vouchers.push({ voucher: `SU-${dayOfYear(day)}`, day, entries })
  for (const [day, entries] of byDay(drawerEntries(facts)))
    vouchers.push({ voucher: `KA-${dayOfYear(day)}`, day, entries })
  return vouchers
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .flatMap(({ voucher, day, entries }) => summed(entries).map((entry) => rowOf(entry, voucher, day)))
}

/** Entries of the same account, words and tax together; those that came to nothing go. */
function summed(entries: readonly Entry[]): Entry[] {
  const sums = new Map<string, Entry>()
  for (const entry of entries) {
    const key = JSON.stringify([entry.order, entry.account, entry.text, entry.rateBp, entry.vatCode, entry.part])
    const cents = sumCents([sums.get(key)?.cents ?? 0, entry.cents])
    sums.set(key, { ...entry, cents })
  }
  return [...sums.values()]
    .filter((entry) => entry.cents !== 0)
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.text < b.text ? -1 : 1))
}

function rowOf({ cents, order: _, ...entry }: Entry, voucher: string, day: Day): JournalRow {
  return { ...entry, voucher, day, debitCents: Math.max(0, cents), creditCents: Math.max(0, 0 - cents) }
}

function byDay(entries: readonly { readonly day: Day; readonly entry: Entry }[]): Map<Day, Entry[]> {
  const days = new Map<Day, Entry[]>()
  for (const { day, entry } of entries) days.set(day, [...(days.get(day) ?? []), entry])
  return days
}

// ------------------------------------------------------------------ documents

function documentEntries(document: DocumentFact, accounts: Accounts): Entry[] {
  const isOfInvoice = document.kind === 'invoice' || document.original?.kind === 'invoice'
  const paid = isOfInvoice
    ? [
        entryOf('receivable', accounts.receivables, document.totalCents, {
          text: `${document.kind === 'invoice' ? 'Lasku' : 'Hyvityslasku'} ${document.label}`,
          order: '1',
        }),
      ]
    : document.payments.map((payment) => paymentEntry(payment, accounts))
  return [
    ...paid,
    ...salesEntries(document, accounts),
    ...document.vat.map((group) =>
      entryOf('vat', accounts.vat, 0 - group.vatCents, {
        text: `ALV ${rateText(group.rateBp)}`,
        order: `4${rateOrder(group.rateBp)}`,
        rateBp: group.rateBp,
        vatCode: '111',
      }),
    ),
    entryOf('rounding', accounts.rounding, 0 - document.roundingCents, { text: 'Pyöristys', order: '5' }),
  ]
}

function entryOf(
  part: JournalPart,
  account: AccountNumber,
  cents: number,
  rest: { text: string; order: string; rateBp?: number; vatCode?: JournalRow['vatCode'] },
): Entry {
  const { text, order, rateBp = null, vatCode = null } = rest
  return { part, account, cents: cents === 0 ? 0 : cents, text, order, rateBp, vatCode }
}

/** Higher rates first. */
const rateOrder = (rateBp: number) => String(10_000 - rateBp).padStart(5, '0')

/** Where a payment goes and what it is called. */
function paymentEntry(payment: PaymentFact, accounts: Accounts): Entry {
  const kinds: Readonly<Record<PaymentFact['kind'], { role: AccountRole; word: string; order: string }>> = {
    cash: { role: 'cash', word: 'käteinen', order: '1a' },
    card: { role: 'card', word: 'kortti', order: '1b' },
    mobile: { role: 'mobile', word: 'mobiilimaksu', order: '1c' },
    benefit: { role: 'benefit', word: 'etu', order: '1d' },
    transfer: { role: 'transfer', word: 'tilisiirto', order: '1e' },
    invoice: { role: 'receivables', word: 'laskulle', order: '1f' },
    'gift-card': { role: 'prepaidUntaxed', word: 'lahjakortti', order: '1g' },
  }
  const { role, word, order } = kinds[payment.kind]
  return entryOf('payment', accounts.methods[payment.method] ?? accounts[role], payment.cents, {
    text: `Päivämyynti ${payment.name === '' ? word : payment.name}`,
    order,
  })
}

const saleRole = ({ kind, vatCode }: LineSum): AccountRole => {
  switch (kind) {
    case 'service':
      return 'services'
    case 'product':
      return 'products'
    case 'fee':
      return 'fees'
    case 'tip':
      return 'tips'
    default:
      return vatCode === 'OUTSIDE' ? 'prepaidUntaxed' : 'prepaidTaxed'
  }
}

const roleWords: Partial<Record<AccountRole, string>> = {
  services: 'Palvelut',
  products: 'Tuotteet',
  fees: 'Peruutusmaksut',
  tips: 'Juomarahat',
  prepaidTaxed: 'Lahjakortit ja ennakot',
  prepaidUntaxed: 'Lahjakortit',
}

/** Sales that share one account are one row a rate. */
function saleWords(role: AccountRole, accounts: Accounts): string {
  const isSales = role === 'services' || role === 'products' || role === 'fees'
  const isOne = accounts.services === accounts.products && accounts.products === accounts.fees
  return isSales && isOne ? 'Myynti' : (roleWords[role] ?? 'Myynti')
}

const taxWords = (vatCode: DocumentVatCode, rateBp: number): string => {
  if (vatCode === 'NOTREG') return ', vähäinen toiminta'
  if (vatCode === 'EXEMPT') return ', veroton'
  return vatCode === 'OUTSIDE' ? '' : ` ${rateText(rateBp)}`
}

/**
 * Net sales by account. Of a tax group that falls to several accounts, each but the largest is split by itself and the
 * largest takes what is left, so that they come to the group's own net.
 */
function salesEntries(document: DocumentFact, accounts: Accounts): Entry[] {
  const groups = new Map<string, LineSum[]>()
  for (const line of document.lines) {
    const key = `${line.vatCode} ${line.rateBp}`
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  return [...groups.values()].flatMap((lines) => {
    const [first] = lines
    if (first === undefined) return []
    const { vatCode, rateBp } = first
    const group = document.vat.find((each) => each.vatCode === vatCode && each.rateBp === rateBp)
    const shares = new Map<AccountRole, number>()
    for (const line of lines) {
      const role = saleRole(line)
      shares.set(role, sumCents([shares.get(role) ?? 0, line.cents]))
    }
    const roles = [...shares].sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    const netOf = (cents: number) => (group === undefined ? cents : cents - taxIn(cents, rateBp))
    const [, ...others] = roles
    const othersNet = sumCents(others.map(([, cents]) => netOf(cents)))
    const grossCents = sumCents(roles.map(([, cents]) => cents))
    return roles.map(([role, cents], index) => {
      const text = `${saleWords(role, accounts)}${taxWords(vatCode, rateBp)}`
      const net = index > 0 ? netOf(cents) : (group?.netCents ?? grossCents) - othersNet
      return entryOf('sales', accounts[role], 0 - net, {
        text,
        order: `3${vatCode === 'OUTSIDE' ? '9' : rateOrder(rateBp)}${text}`,
        ...(vatCode === 'NOTREG' || vatCode === 'OUTSIDE' || vatCode === 'EXEMPT'
          ? {}
          : { rateBp, vatCode: vatCode === 'ZERO' ? ('19' as const) : ('11' as const) }),
      })
    })
  })
}

/** The tax inside a share, to the nearest cent; the group's own tax is what counts. */
function taxIn(cents: number, rateBp: number): number {
  const tax = Math.floor((Math.abs(cents) * rateBp) / (10_000 + rateBp) + 0.5)
  return cents < 0 ? 0 - tax : tax
}

// ------------------------------------------------------------------ money for invoices, and the drawer

function invoicePaymentEntries(facts: BookFacts): { day: Day; entry: Entry }[] {
  return facts.invoicePayments.flatMap(({ label, day, cents, way }) => {
    const accounts = accountsOn(day, facts.plans)
    const account =
      way === 'cash'
        ? accounts.cash
        : way === 'card'
          ? accounts.card
          : way === 'transfer'
            ? accounts.bank
            : accounts.otherPayments
    const text = `Suoritus ${label}`
    return [
      { day, entry: entryOf('payment', account, cents, { text, order: `1${label}` }) },
      { day, entry: entryOf('receivable', accounts.receivables, 0 - cents, { text, order: `2${label}` }) },
    ]
  })
}

/** Cash in and out of the drawer, and what a count differed. */
function drawerEntries(facts: BookFacts): { day: Day; entry: Entry }[] {
  const moved = facts.cash.flatMap(({ id, day, cents, reason }) => {
    const accounts = accountsOn(day, facts.plans)
    const text = `${cents > 0 ? 'Kassaan' : 'Kassasta'}: ${reason}`
    return [
      { day, entry: entryOf('cash', accounts.cash, cents, { text, order: `1${id}a` }) },
      { day, entry: entryOf('cash', accounts.cashMoves, 0 - cents, { text, order: `1${id}b` }) },
    ]
  })
  const counted = facts.closes
    .filter((close) => close.day >= facts.from && close.day <= facts.to)
    .flatMap((close) => {
      const accounts = accountsOn(close.day, facts.plans)
      const cents = close.countedCents - close.expectedCents
      const text = `Kassaero Z${close.number}`
      const order = `2${String(close.number).padStart(8, '0')}`
      return [
        { day: close.day, entry: entryOf('cash', accounts.cash, cents, { text, order: `${order}a` }) },
        { day: close.day, entry: entryOf('cash', accounts.cashDifference, 0 - cents, { text, order: `${order}b` }) },
      ]
    })
  return [...moved, ...counted]
}
