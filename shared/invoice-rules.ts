// The rules of an invoice's life: its reference, when it is due and late, what a reminder may ask, and which invoice a
// payment most likely means. Pure; runs anywhere.
import { addDays, type Day, weekdayOf } from './day.ts'
import { isPublicHoliday } from './finland/holidays.ts'
import {
  DEFAULT_REFERENCE_RATES,
  interestFreeThrough,
  type LateInterest,
  lateInterest,
  type ReferenceRate,
} from './finland/interest.ts'
import {
  creditorReference,
  isFinnishCreditorReference,
  isReferenceNumber,
  referenceNumber,
} from './finland/reference.ts'
import type { InvoiceBuyer, InvoiceState, StatementRow } from './invoices.ts'

/** Retail sales and sums up to this may have the lighter set of AVL 209 f §, cents. */
export const simplifiedLimitCents = 40_000

/**
 * Whether the law is content with the lighter set of particulars: sales to private persons are retail, and any sale up
 * to 400 € may (arvonlisäverolaki 209 f §). A full invoice needs the payer's address.
 */
export function mayBeSimplified(totalCents: number, buyer: Pick<InvoiceBuyer, 'kind'>): boolean {
  return buyer.kind === 'person' || totalCents <= simplifiedLimitCents
}

/** What is missing before the invoice can be issued, as field names of the payer; [] when nothing is. */
export function missingOfBuyer(
  totalCents: number,
  buyer: InvoiceBuyer | { readonly name: string; readonly kind: InvoiceBuyer['kind'] },
): ('name' | 'street' | 'postCode' | 'city')[] {
  const missing: ('name' | 'street' | 'postCode' | 'city')[] = []
  if (buyer.name === '') missing.push('name')
  if (mayBeSimplified(totalCents, buyer)) return missing
  const address = 'street' in buyer ? buyer : { street: '', postCode: '', city: '' }
  for (const field of ['street', 'postCode', 'city'] as const) if (address[field] === '') missing.push(field)
  return missing
}

/**
 * The reference of an invoice: the year and the running number, so that it is never used twice. `2026, 17` →
 * `202600172`.
 * @throws RangeError for a number that no series reaches
 */
export function invoiceReference(day: Day, number: number, kind: 'national' | 'rf', sellerPosition = 0): string {
  // Longer than any number of the salon's own that begins with a zero.
  const seller = sellerPosition === 0 ? '' : `0${String(sellerPosition).padStart(2, '0')}`
  const national = referenceNumber(`${day.slice(0, 4)}${seller}${String(number).padStart(4, '0')}`)
  const reference = national === null || kind === 'national' ? national : creditorReference(national)
  if (reference === null) throw new RangeError(`no reference for number ${number}`)
  return reference
}

/** The national reference inside any way of writing it, without leading zeros; the text itself when it is a foreign one. */
export function plainReference(text: string): string {
  const plain = text.replace(/\s/g, '').toUpperCase()
  if (isFinnishCreditorReference(plain)) return plain.slice(4).replace(/^0+/, '')
  return isReferenceNumber(plain) ? plain.replace(/^0+/, '') : plain
}

/** True on the days when banks move money: not Saturday, Sunday, a public holiday or Midsummer and Christmas Eve. */
export function isBankingDay(day: Day): boolean {
  const [month, date] = [day.slice(5, 7), day.slice(8)]
  if (weekdayOf(day) > 5 || isPublicHoliday(day)) return false
  if (month === '12' && date === '24') return false
  // Midsummer Eve is the Friday between 19 and 25 June.
  return !(month === '06' && weekdayOf(day) === 5 && date >= '19' && date <= '25')
}

/** The day itself or the next banking day: a payment made then is still in time. */
export function nextBankingDay(day: Day): Day {
  let at = day
  while (!isBankingDay(at)) at = addDays(at, 1)
  return at
}

interface Balance {
  readonly totalCents: number
  /** Credits, a positive sum. */
  readonly creditedCents: number
  readonly paidCents: number
  readonly dueDay: Day
}

/** What is still to be paid, cents; negative when too much came. */
export function openCentsOf({ totalCents, creditedCents, paidCents }: Balance): number {
  return totalCents - creditedCents - paidCents
}

export function stateOf(balance: Balance, today: Day): InvoiceState {
  const open = openCentsOf(balance)
  if (open < 0) return 'overpaid'
  if (open === 0) return balance.paidCents === 0 && balance.creditedCents > 0 ? 'credited' : 'paid'
  return today > nextBankingDay(balance.dueDay) ? 'overdue' : 'open'
}

/** A fee needs this many days after the due day, and after the reminder before (laki saatavien perinnästä 513/1999). */
export const reminderWaitDays = 14

/** The first day on which a reminder with a fee may be sent; null when nothing is open. */
export function remindFrom(balance: Balance, lastReminderDay: Day | null): Day | null {
  if (openCentsOf(balance) <= 0) return null
  const after = lastReminderDay !== null && lastReminderDay > balance.dueDay ? lastReminderDay : balance.dueDay
  return addDays(after, reminderWaitDays)
}

/** The most a consumer may be asked for a reminder, cents. */
export const consumerFeeLimitCents = 500

export type ReminderFault = 'NOTHING_OPEN' | 'NOT_DUE' | 'FEE_TOO_EARLY' | 'FEE_TOO_HIGH'

/** Why a reminder may not be sent as asked; null when it may. One without a fee may be sent as soon as the day has passed. */
export function reminderFault(
  balance: Balance,
  asked: { readonly today: Day; readonly lastReminderDay: Day | null; readonly feeCents: number },
  buyer: Pick<InvoiceBuyer, 'kind'>,
): ReminderFault | null {
  const from = remindFrom(balance, asked.lastReminderDay)
  if (from === null) return 'NOTHING_OPEN'
  if (asked.today <= nextBankingDay(balance.dueDay)) return 'NOT_DUE'
  if (asked.feeCents === 0) return null
  if (asked.today < from) return 'FEE_TOO_EARLY'
  return buyer.kind === 'person' && asked.feeCents > consumerFeeLimitCents ? 'FEE_TOO_HIGH' : null
}

/**
 * Statutory interest on what is open, to a day. The due day was not agreed beforehand by a consumer, so it runs at the
 * earliest from the 30th day after the invoice; between businesses from the due day (korkolaki 5–6 §).
 * @param added half-years that the owner has entered; they win over the program's own
 */
export function interestOn(
  invoice: {
    readonly openCents: number
    readonly day: Day
    readonly dueDay: Day
    readonly buyer: Pick<InvoiceBuyer, 'kind'>
  },
  toDay: Day,
  added: readonly ReferenceRate[],
): LateInterest {
  const debtor = invoice.buyer.kind === 'company' ? 'business' : 'consumer'
  const from = interestFreeThrough(invoice.dueDay, invoice.day, debtor === 'business')
  const own = DEFAULT_REFERENCE_RATES.filter((rate) => !added.some((each) => each.validFrom === rate.validFrom))
  return lateInterest({
    principalCents: Math.max(0, invoice.openCents),
    dueDay: from,
    paidDay: toDay,
    debtor,
    rates: [...own, ...added],
  })
}

// ------------------------------------------------------------------ which invoice a payment means

export interface OpenInvoice {
  readonly id: string
  readonly label: string
  readonly buyerName: string
  readonly reference: string
  readonly openCents: number
  readonly day: Day
}

export type MatchBy = 'reference' | 'sum-and-name' | 'sum'

const words = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1)

/** At least one name in common: a family pays each other's invoices, and banks cut names. */
function sharesName(a: string, b: string): boolean {
  const known = new Set(words(a).filter((word) => !['oy', 'ab', 'ky', 'tmi', 'oyj', 'ry'].includes(word)))
  return words(b).some((word) => known.has(word))
}

const strength: readonly MatchBy[] = ['reference', 'sum-and-name', 'sum']

/**
 * Invoices that a row most likely pays, best first, at most five. Money that came before the invoice was issued is
 * never taken for it unless it names it.
 */
export function proposalsFor(
  row: StatementRow,
  open: readonly OpenInvoice[],
): { readonly invoice: OpenInvoice; readonly by: MatchBy }[] {
  if (row.cents <= 0) return []
  const reference = plainReference(row.reference)
  const named = new Set(words(row.message))
  const found = open.flatMap((invoice): { invoice: OpenInvoice; by: MatchBy }[] => {
    const isNamed =
      (reference !== '' && plainReference(invoice.reference) === reference) ||
      named.has(plainReference(invoice.reference).toLowerCase())
    if (isNamed) return [{ invoice, by: 'reference' }]
    if (reference !== '' || row.cents !== invoice.openCents || row.day < invoice.day) return []
    return [{ invoice, by: sharesName(row.name, invoice.buyerName) ? 'sum-and-name' : 'sum' }]
  })
  return found
    .sort((a, b) => strength.indexOf(a.by) - strength.indexOf(b.by) || (a.invoice.day < b.invoice.day ? -1 : 1))
    .slice(0, 5)
}

/** The one invoice that needs no person's eye: its own reference and the sum to the cent. */
export function certainMatch(row: StatementRow, open: readonly OpenInvoice[]): OpenInvoice | null {
  const [best, second] = proposalsFor(row, open)
  if (best?.by !== 'reference' || second?.by === 'reference') return null
  return plainReference(row.reference) === plainReference(best.invoice.reference) &&
    best.invoice.openCents === row.cents
    ? best.invoice
    : null
}
