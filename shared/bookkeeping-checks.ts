// Does the period agree with itself? The same sum is found four ways (documents, day closes, journal, payments), and every
// place that differs is named with its cents. Nothing here repairs anything. Pure; runs anywhere.
import type { Finding, Reconciliation } from './bookkeeping.ts'
import type { BookFacts, CloseFact, DocumentFact } from './bookkeeping-facts.ts'
import type { JournalRow } from './bookkeeping-journal.ts'
import { vatFromGross } from './finland/vat.ts'
import { sumCents } from './money.ts'

type Look = (check: Finding['check'], day: string | null, label: string, expected: number, actual: number) => Finding[]

/** One finding when the two differ. */
const look: Look = (check, day, label, expectedCents, actualCents) =>
  expectedCents === actualCents ? [] : [{ check, day, label, expectedCents, actualCents }]

/** `lockedCode`: what the journal's code was when the month was locked, and `code` what it is now. */
export function reconcile(
  facts: BookFacts,
  journal: readonly JournalRow[],
  locked: { readonly lockedCode: string | null; readonly code: string } = { lockedCode: null, code: '' },
): Reconciliation {
  const documentsCents = sumCents(facts.documents.map((document) => document.totalCents))
  const found = [
    ...facts.documents.flatMap(documentFindings),
    ...closeFindings(facts),
    ...journalFindings(facts, journal),
    ...receivableFindings(facts, journal),
    ...facts.gaps.map(
      ({ series, from, to }): Finding => ({
        check: 'number-missing',
        day: null,
        label: from === to ? `${series}-${from}` : `${series}-${from} – ${series}-${to}`,
        expectedCents: 0,
        actualCents: 0,
      }),
    ),
    // What went with the law's leave cannot be in the code any more.
    ...(facts.purge === null && locked.lockedCode !== null && locked.lockedCode !== locked.code
      ? [{ check: 'locked-changed', day: null, label: '', expectedCents: 0, actualCents: 0 } as const]
      : []),
  ]
  return {
    documentsCents,
    dayClosesCents: sumCents(closedDocuments(facts).map((document) => document.totalCents)) + closeDrift(facts),
    journalCents: 0 - sumCents(journal.filter(isSales).map(signed)),
    paymentsCents: sumCents(facts.documents.map(settledCents)),
    findings: found,
    purged: facts.purge,
  }
}

const signed = (row: JournalRow) => row.debitCents - row.creditCents
const isSales = (row: JournalRow) => row.part === 'sales' || row.part === 'vat'
const isOfInvoice = (document: DocumentFact) => document.kind === 'invoice' || document.original?.kind === 'invoice'

/** What was paid of a receipt before rounding; an invoice and its credit are settled elsewhere and count whole. */
function settledCents(document: DocumentFact): number {
  if (isOfInvoice(document)) return document.totalCents
  return sumCents(document.payments.map((payment) => payment.cents - payment.roundingCents))
}

// ------------------------------------------------------------------ each document

function documentFindings(document: DocumentFact): Finding[] {
  const { day, label, totalCents } = document
  const linesCents = sumCents(document.lines.map((line) => line.cents))
  const untaxed = sumCents(document.lines.filter((line) => line.vatCode === 'NOTREG').map((line) => line.cents))
  const grossCents = sumCents(document.vat.map((group) => group.grossCents))
  const parts = sumCents(document.vat.map((group) => group.netCents + group.vatCents))
  const cards =
    sumCents(
      document.lines
        .filter((line) => line.vatCode === 'OUTSIDE' && line.kind === 'gift-card')
        .map((line) => line.cents),
    ) - sumCents(document.payments.filter((each) => each.kind === 'gift-card').map((each) => each.cents))
  return [
    ...look('document-lines', day, label, totalCents, linesCents),
    ...look('document-vat', day, label, totalCents, grossCents + untaxed),
    ...look('document-vat', day, label, grossCents, parts),
    ...document.vat.flatMap((group) =>
      look('document-vat', day, label, vatFromGross(group.grossCents, group.rateBp).vatCents, group.vatCents),
    ),
    ...look('document-payments', day, label, totalCents, settledCents(document)),
    ...look(
      'document-payments',
      day,
      label,
      document.roundingCents,
      sumCents(document.payments.map((payment) => payment.roundingCents)),
    ),
    ...look('prepaid', day, label, cards, document.untaxedCardsCents),
  ]
}

// ------------------------------------------------------------------ day closes

const closedDocuments = (facts: BookFacts) => facts.documents.filter((document) => document.closeId !== null)

const isComplete = (close: CloseFact) => !close.isPurged

/** How much the frozen reports say more than their documents do now. */
const closeDrift = (facts: BookFacts) =>
  sumCents(facts.closes.filter(isComplete).map((close) => close.report.totalCents - close.documentsCents))

function closeFindings(facts: BookFacts): Finding[] {
  const open = facts.documents.filter((document) => document.closeId === null)
  const days = [...new Set(open.map((document) => document.day))]
  return [
    ...days.flatMap((day) => {
      const cents = sumCents(open.filter((document) => document.day === day).map((document) => document.totalCents))
      return [{ check: 'day-close-missing', day, label: '', expectedCents: cents, actualCents: 0 } as const]
    }),
    ...facts.closes.flatMap((close) => {
      const { report, day } = close
      const label = `Z${close.number}`
      const vatCents = sumCents(report.vat.map((group) => group.vatCents))
      const paid = sumCents(report.methods.map((method) => method.cents))
      if (close.isPurged) {
        return [
          ...look('day-close-total', day, label, report.totalCents, close.totalCents),
          ...(close.isWhole ? [] : [broken(close)]),
        ]
      }
      return [
        ...look('day-close-total', day, label, close.documentsCents, report.totalCents),
        ...look('day-close-total', day, label, close.documentsCents, close.totalCents),
        ...look('day-close-vat', day, label, close.documentVatCents, vatCents),
        ...look('day-close-payments', day, label, close.documentPaymentsCents, paid),
        ...(close.isWhole ? [] : [broken(close)]),
      ]
    }),
  ]
}

const broken = (close: CloseFact): Finding => ({
  check: 'day-close-chain',
  day: close.day,
  label: `Z${close.number}`,
  expectedCents: 0,
  actualCents: 0,
})

// ------------------------------------------------------------------ the journal

function journalFindings(facts: BookFacts, journal: readonly JournalRow[]): Finding[] {
  const vouchers = new Map<string, JournalRow[]>()
  for (const row of journal) {
    const key = `${row.day} ${row.voucher}`
    vouchers.set(key, [...(vouchers.get(key) ?? []), row])
  }
  const balance = [...vouchers.values()].flatMap((rows) => {
    const [first] = rows
    const debit = sumCents(rows.map((row) => row.debitCents))
    const credit = sumCents(rows.map((row) => row.creditCents))
    return look('journal-balance', first?.day ?? null, first?.voucher ?? '', debit, credit)
  })
  const days = [...new Set([...facts.documents.map((document) => document.day), ...journal.map((row) => row.day)])]
  const perDay = days.sort().flatMap((day) => {
    const documents = facts.documents.filter((document) => document.day === day)
    const rows = journal.filter((row) => row.day === day)
    const of = (part: JournalRow['part'], test: (row: JournalRow) => boolean = () => true) =>
      sumCents(rows.filter((row) => row.part === part && test(row)).map(signed))
    const vat = sumCents(documents.flatMap((document) => document.vat.map((group) => group.vatCents)))
    const total = sumCents(documents.map((document) => document.totalCents))
    const receipts = documents.filter((document) => !isOfInvoice(document))
    const paid = sumCents(receipts.map((document) => document.totalCents + document.roundingCents))
    return [
      ...look('journal-sales', day, '', total - vat, 0 - of('sales')),
      ...look('journal-vat', day, '', vat, 0 - of('vat')),
      ...look(
        'journal-payments',
        day,
        '',
        paid,
        of('payment', (row) => row.voucher.startsWith('PM-')),
      ),
    ]
  })
  return [...balance, ...perDay]
}

/** Open before, what was invoiced and what came must leave what is open now. */
function receivableFindings(facts: BookFacts, journal: readonly JournalRow[]): Finding[] {
  const moved = sumCents(journal.filter((row) => row.part === 'receivable').map(signed))
  const open = sumCents(facts.openInvoices.map((invoice) => invoice.openCents))
  return look('receivables', null, '', facts.openBeforeCents + moved, open)
}
