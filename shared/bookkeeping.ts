// The bookkeeper's month: accounts, months and their locks, the package of a period. Shapes; the journal is
// bookkeeping-journal.ts. Source: kirjanpitolaki 1336/1997 2 luku. Runs anywhere.
import { z } from 'zod'
import { type Day as DayText, daysInMonth } from './day.ts'
import { InvoiceRow } from './invoices.ts'
import { PaymentMethodId, ReceiptVat } from './sales.ts'
import { AtMs, Day, Id } from './values.ts'

/** A calendar month, 'YYYY-MM'. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export type Month = z.infer<typeof Month>

export const monthOf = (day: DayText): Month => day.slice(0, 7)
export const firstDayOf = (month: Month): DayText => `${month}-01`
export const lastDayOf = (month: Month): DayText =>
  `${month}-${daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))}`

/** What a package or a summary covers: a month, or the quarter or year that VAT is filed for. */
export const periodKinds = ['month', 'quarter', 'year'] as const
export const PeriodKind = z.enum(periodKinds)
export type PeriodKind = z.infer<typeof PeriodKind>

/** First and last month of the period that holds a month. */
export function periodOf(month: Month, kind: PeriodKind): { from: Month; to: Month } {
  const year = month.slice(0, 4)
  if (kind === 'month') return { from: month, to: month }
  if (kind === 'year') return { from: `${year}-01`, to: `${year}-12` }
  const first = Math.floor((Number(month.slice(5)) - 1) / 3) * 3 + 1
  const text = (number: number) => `${year}-${String(number).padStart(2, '0')}`
  return { from: text(first), to: text(first + 2) }
}

// ------------------------------------------------------------------ accounts

/** An account's number: digits only, because programs that read the journal take nothing else. */
export const AccountNumber = z.string().regex(/^\d{3,8}$/)
export type AccountNumber = z.infer<typeof AccountNumber>

/** What is booked where, in the order of the form. */
export const accountRoles = [
  'cash',
  'card',
  'mobile',
  'benefit',
  'transfer',
  'bank',
  'receivables',
  'cashMoves',
  'otherPayments',
  'services',
  'products',
  'fees',
  'prepaidTaxed',
  'prepaidUntaxed',
  'tips',
  'vat',
  'rounding',
  'cashDifference',
] as const
export const AccountRole = z.enum(accountRoles)
export type AccountRole = z.infer<typeof AccountRole>

export const Accounts = z.strictObject({
  ...(Object.fromEntries(accountRoles.map((role) => [role, AccountNumber])) as Record<
    AccountRole,
    typeof AccountNumber
  >),
  /** A way to pay with an account of its own; others go by their kind. */
  methods: z.record(PaymentMethodId, AccountNumber),
})
export type Accounts = z.infer<typeof Accounts>

/**
 * The numbers of the usual Finnish chart for companies. Advances stand at 2861 until they are used, taxed or not; tips and
 * payments that came some other way wait at the clearing account for the bookkeeper.
 */
export const usualAccounts: Accounts = {
  cash: '1900',
  card: '1713',
  mobile: '1713',
  benefit: '1701',
  transfer: '1910',
  bank: '1910',
  receivables: '1701',
  cashMoves: '1995',
  otherPayments: '2990',
  services: '3000',
  products: '3000',
  fees: '3000',
  prepaidTaxed: '2861',
  prepaidUntaxed: '2861',
  tips: '2990',
  vat: '2939',
  rounding: '8570',
  cashDifference: '8570',
  methods: {},
}

/** Accounts from a day on. */
export const AccountPlan = z.object({ validFrom: Day, accounts: Accounts })
export type AccountPlan = z.infer<typeof AccountPlan>

/** The accounts that hold on a day: of the plans begun by then the newest, else the usual ones. */
export function accountsOn(day: DayText, plans: readonly AccountPlan[]): Accounts {
  let found: AccountPlan | null = null
  for (const plan of plans) {
    if (plan.validFrom <= day && (found === null || plan.validFrom > found.validFrom)) found = plan
  }
  return found?.accounts ?? usualAccounts
}

export const SaveAccounts = z.strictObject({ sellerId: Id.optional(), validFrom: Day, accounts: Accounts })
export type SaveAccounts = z.infer<typeof SaveAccounts>

export const AccountSettings = z.object({
  /** As of today. */
  accounts: Accounts,
  /** All that have been saved, newest first. */
  plans: z.array(AccountPlan),
  /** The earliest day that a change may begin on: the day after the last locked month. Null when none is locked. */
  firstOpenDay: Day.nullable(),
  methods: z.array(z.object({ id: PaymentMethodId, kind: z.string(), name: z.string() })),
})
export type AccountSettings = z.infer<typeof AccountSettings>

// ------------------------------------------------------------------ does it agree

export const checkKinds = [
  'document-lines',
  'document-vat',
  'document-payments',
  'day-close-missing',
  'day-close-total',
  'day-close-vat',
  'day-close-payments',
  'day-close-chain',
  'journal-balance',
  'journal-sales',
  'journal-vat',
  'journal-payments',
  'receivables',
  'prepaid',
  'number-missing',
  'locked-changed',
] as const
export const CheckKind = z.enum(checkKinds)
export type CheckKind = z.infer<typeof CheckKind>

/** Something that does not agree, and where. */
export const Finding = z.object({
  check: CheckKind,
  /** Null when it is not of one day. */
  day: Day.nullable(),
  /** The document, day close, voucher or number: 'K-12', 'Z3', 'PM-326'; '' for the whole period. */
  label: z.string(),
  expectedCents: z.int(),
  actualCents: z.int(),
})
export type Finding = z.infer<typeof Finding>

/** The same sum found four ways, and what does not agree. */
export const Reconciliation = z.object({
  documentsCents: z.int(),
  /** Of the day closes, for the documents of the period that they hold. */
  dayClosesCents: z.int(),
  /** Sales and tax of the journal, gift cards and tips with them. */
  journalCents: z.int(),
  /** Payments of receipts less rounding, and invoices. */
  paymentsCents: z.int(),
  findings: z.array(Finding),
  /** Vouchers up to a day went when their legal time was over: the sums are of what is left. */
  purged: z.object({ throughDay: Day, atMs: AtMs }).nullable(),
})
export type Reconciliation = z.infer<typeof Reconciliation>

// ------------------------------------------------------------------ months

export const monthStates = ['open', 'ready', 'locked'] as const
export const MonthState = z.enum(monthStates)
export type MonthState = z.infer<typeof MonthState>

export const MadePackage = z.object({
  id: Id,
  madeAtMs: AtMs,
  staffName: z.string(),
  fileName: z.string(),
  /** Of the whole file, hexadecimal. */
  sha256: z.string(),
  bytes: z.int(),
})
export type MadePackage = z.infer<typeof MadePackage>

export const MonthRow = z.object({
  month: Month,
  /** `ready`: over, every day closed. */
  state: MonthState,
  documentCount: z.int(),
  totalCents: z.int(),
  /** Days with documents that no day close covers, in order. */
  openDays: z.array(Day),
  isOver: z.boolean(),
})
export type MonthRow = z.infer<typeof MonthRow>

export const Seller = z.object({ id: Id, name: z.string() })
export type Seller = z.infer<typeof Seller>

export const Months = z.object({
  sellers: z.array(Seller),
  sellerId: Id,
  /** Newest first; the present month always, earlier ones from the first document on. */
  months: z.array(MonthRow),
})
export type Months = z.infer<typeof Months>

/** One row of the tax return, by its number on the form. */
export const VatBox = z.object({ box: z.string(), cents: z.int() })
export type VatBox = z.infer<typeof VatBox>

export const VatSummary = z.object({
  groups: z.array(ReceiptVat),
  boxes: z.array(VatBox),
  /** Sales outside the return: health care, a seller outside the register, gift cards and tips. */
  exemptCents: z.int(),
  notRegisteredCents: z.int(),
  outsideCents: z.int(),
  dueDay: Day,
})
export type VatSummary = z.infer<typeof VatSummary>

/** An invoice that is open at the end of the period, as it stands in the list of invoices. */
export const OpenItem = InvoiceRow.pick({
  id: true,
  label: true,
  day: true,
  dueDay: true,
  buyerName: true,
  totalCents: true,
  openCents: true,
})
export type OpenItem = z.infer<typeof OpenItem>

export const CloseRow = z.object({
  id: Id,
  number: z.int(),
  day: Day,
  totalCents: z.int(),
  differenceCents: z.int(),
})
export type CloseRow = z.infer<typeof CloseRow>

/** What the screen says of a period. */
export const MonthView = z.object({
  month: Month,
  kind: PeriodKind,
  from: Day,
  to: Day,
  state: MonthState,
  isOver: z.boolean(),
  openDays: z.array(Day),
  /** An earlier month that must be locked first. */
  earlierOpen: Month.nullable(),
  /** Nothing has been locked yet: what is earlier goes with it. */
  isFirstLock: z.boolean(),
  lock: z.object({ atMs: AtMs, staffName: z.string() }).nullable(),
  reconciliation: Reconciliation,
  vat: VatSummary,
  closes: z.array(CloseRow),
  openItems: z.array(OpenItem),
  openItemsCents: z.int(),
  /** What is owed to holders of gift cards, series cards and deposits at the end. */
  prepaidCents: z.int(),
  counts: z.object({ receipts: z.int(), credits: z.int(), invoices: z.int() }),
  packages: z.array(MadePackage),
  /** The newest package holds what the period holds now. */
  isPackageCurrent: z.boolean(),
})
export type MonthView = z.infer<typeof MonthView>

// ------------------------------------------------------------------ the package

export const MakePackage = z.strictObject({
  sellerId: Id.optional(),
  month: Month,
  kind: PeriodKind.default('month'),
  /** A byte order mark before each CSV of the general kind: spreadsheets need it, bookkeeping programs do not. */
  forSpreadsheet: z.boolean().default(true),
  /** One PDF for each receipt too. */
  withReceipts: z.boolean().default(true),
})
export type MakePackage = z.infer<typeof MakePackage>

export const packageSteps = ['reading', 'papers', 'writing', 'done', 'cancelled', 'failed'] as const
export const PackageProgress = z.object({
  step: z.enum(packageSteps),
  done: z.int(),
  total: z.int(),
  month: Month,
  /** When done. */
  fileName: z.string().nullable(),
  sha256: z.string().nullable(),
  /** When it failed. */
  code: z.string().nullable(),
})
export type PackageProgress = z.infer<typeof PackageProgress>
