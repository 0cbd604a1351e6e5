// The files of the package as rows of cells, heads first. In Finnish whatever the program speaks: the names of columns are
// what bookkeeping programs look for. Money with a decimal comma and no grouping, days as 22.11.2026; only texts are made
// safe for spreadsheets, numbers stay numbers. Sources: the importer of Kitsas (columns by head), Netvisor's and Netbaron's
// guides for the general form. Pure; runs anywhere.
import type { BookFacts, DocumentFact } from './bookkeeping-facts.ts'
import type { JournalRow } from './bookkeeping-journal.ts'
import { safeCell } from './client-lists.ts'
import type { Day } from './day.ts'
import { formatDay, formatMoneyInput, formatPercentBp } from './format.ts'
import { sumCents } from './money.ts'
import { paymentName } from './payment-names.ts'
import type { ReceiptVat } from './sales.ts'
import { translator } from './translations/translate.ts'

export type Table = readonly (readonly string[])[]

export const t = translator('fi')
export const money = (cents: number) => formatMoneyInput(cents, 'fi')
const moneyOrEmpty = (cents: number) => (cents === 0 ? '' : money(cents))
export const day = (value: Day) => formatDay(value, 'fi')
/** '25,5': the percent sign stands in the head. */
const percent = (rateBp: number) => formatPercentBp(rateBp, 'fi').replace(/\s*%$/u, '')

interface Tax {
  readonly vatCode: ReceiptVat['vatCode']
  readonly rateBp: number
}

const taxKey = ({ vatCode, rateBp }: Tax) => `${vatCode} ${rateBp}`

/** Every tax of the period, higher rates first. */
export function taxesOf(groups: readonly (readonly ReceiptVat[])[]): Tax[] {
  const taxes = new Map<string, Tax>()
  for (const group of groups.flat()) taxes.set(taxKey(group), group)
  return [...taxes.values()].sort((a, b) => b.rateBp - a.rateBp || (a.vatCode < b.vatCode ? -1 : 1))
}

const taxName = ({ vatCode, rateBp }: Tax) => {
  if (vatCode === 'OUTSIDE') return 'ei veroa'
  return vatCode === 'EXEMPT' ? 'veroton' : `${percent(rateBp)} %`
}

export const taxHeads = (taxes: readonly Tax[]) =>
  taxes.flatMap((tax) => [`Verollinen ${taxName(tax)}`, `Veroton ${taxName(tax)}`, `Vero ${taxName(tax)}`])

export function taxCells(taxes: readonly Tax[], groups: readonly ReceiptVat[]): string[] {
  return taxes.flatMap((tax) => {
    const found = groups.filter((group) => taxKey(group) === taxKey(tax))
    const sum = (part: 'grossCents' | 'netCents' | 'vatCents') => sumCents(found.map((group) => group[part]))
    return [money(sum('grossCents')), money(sum('netCents')), money(sum('vatCents'))]
  })
}

// ------------------------------------------------------------------ documents

const kindWord = (document: DocumentFact) => {
  if (document.kind === 'receipt') return 'kuitti'
  if (document.kind === 'invoice') return 'lasku'
  return document.original?.kind === 'invoice' ? 'hyvityslasku' : 'hyvityskuitti'
}

/** One row a document. Who paid stands on invoices only, because a receivable has somebody who owes it. */
export function vouchers(facts: BookFacts): Table {
  const taxes = taxesOf(facts.documents.map((document) => document.vat))
  const head = [
    ...['Sarja', 'Numero', 'Tosite', 'Laji', 'Päivä', 'Eräpäivä', 'Asiakas', 'Yhteensä'],
    ...taxHeads(taxes),
    ...['Vähäinen toiminta', 'Pyöristys', 'Maksutapa', 'Viite', 'Hyvittää'],
  ]
  const rows = facts.documents.map((document) => [
    document.series,
    String(document.number),
    document.label,
    kindWord(document),
    day(document.day),
    document.dueDay === null ? '' : day(document.dueDay),
    safeCell(document.buyerName),
    money(document.totalCents),
    ...taxCells(taxes, document.vat),
    money(sumCents(document.lines.filter((line) => line.vatCode === 'NOTREG').map((line) => line.cents))),
    money(document.roundingCents),
    safeCell(
      document.payments.map((payment) => `${paymentName(t, payment)} ${money(payment.cents)}`).join(', ') ||
        (document.kind === 'invoice' ? 'lasku' : ''),
    ),
    document.reference,
    document.original?.label ?? '',
  ])
  return [head, ...rows]
}

// ------------------------------------------------------------------ the journal, three ways

/** The general form. */
export function journalTable(journal: readonly JournalRow[]): Table {
  const head = ['Tositenumero', 'Kirjauspäivä', 'Tili', 'Debet', 'Kredit', 'Vientiselite', 'Alv-%', 'Alv-koodi']
  const rows = journal.map((row) => [
    row.voucher,
    day(row.day),
    row.account,
    moneyOrEmpty(row.debitCents),
    moneyOrEmpty(row.creditCents),
    safeCell(row.text),
    row.rateBp === null ? '' : percent(row.rateBp),
    row.vatCode ?? '',
  ])
  return [head, ...rows]
}

/** Kitsas finds its columns by these heads. */
export function kitsasTable(journal: readonly JournalRow[]): Table {
  const head = ['Pvm', 'Tosite', 'Tilinumero', 'Debet', 'Kredit', 'Selite', 'ALV%', 'Alvkoodi']
  const [, ...rows] = journalTable(journal)
  return [
    head,
    ...rows.map(([voucher = '', on = '', account = '', debit = '', credit = '', text = '', rate = '', code = '']) => [
      on,
      voucher,
      account,
      debit,
      credit,
      text,
      rate,
      code,
    ]),
  ]
}

/** Most characters of a description that Netvisor takes. */
const netvisorText = 255

/** Netvisor: one signed sum, credit negative; number and day on every row. */
export function netvisorTable(journal: readonly JournalRow[]): Table {
  const head = ['Tositelaji', 'Tositenumero', 'Päivä', 'Selite', 'Tili', 'Summa']
  const rows = journal.map((row) => [
    'Myynti',
    row.voucher,
    day(row.day),
    safeCell(row.text).slice(0, netvisorText),
    row.account,
    money(row.debitCents - row.creditCents),
  ])
  return [head, ...rows]
}

// ------------------------------------------------------------------ what is open

/** Invoices with something open at the end, or too much paid. */
export function openItemsTable(facts: BookFacts): Table {
  const head = ['Lasku', 'Päivä', 'Eräpäivä', 'Asiakas', 'Viite', 'Summa', 'Hyvitetty', 'Maksettu', 'Avoinna']
  const rows = facts.openInvoices.map((invoice) => [
    invoice.label,
    day(invoice.day),
    day(invoice.dueDay),
    safeCell(invoice.buyerName),
    invoice.reference,
    money(invoice.totalCents),
    money(invoice.creditedCents),
    money(invoice.paidCents),
    money(invoice.openCents),
  ])
  return [head, ...rows]
}

const cardWords = { gift: 'lahjakortti', series: 'sarjakortti', deposit: 'ennakko' } as const

/** Cards and deposits with something left. A card is known by its last four characters: the whole code buys. */
export function cardsTable(facts: BookFacts): Table {
  const head = ['Laji', 'Kortin loppu', 'Myyty', 'Voimassa', 'Vero', 'Alv-%', 'Arvo', 'Jäljellä', 'Käyttökertoja']
  const rows = facts.cards.map((card) => [
    cardWords[card.kind],
    card.ending,
    day(card.issuedDay),
    card.expiresDay === null ? '' : day(card.expiresDay),
    card.vatKind === 'single' ? 'myytäessä' : 'käytettäessä',
    card.vatKind === 'single' ? percent(card.rateBp) : '',
    money(card.valueCents),
    money(card.leftCents),
    card.leftUses === null ? '' : String(card.leftUses),
  ])
  return [head, ...rows]
}
