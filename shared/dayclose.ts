// The day's end: the report that a day close freezes (Z) and that can be looked at any time (X), and counting the drawer.
// Runs anywhere.
import { z } from 'zod'
import { Restored } from './backups.ts'
import { sumCents } from './money.ts'
import { MethodSum, ReceiptVat } from './sales.ts'
import { AtMs, Day, filledLine, Id, line } from './values.ts'

/** Coins and notes of the euro that are counted, cents. 1 and 2 cents are not used in Finland but may be in the drawer. */
export const denominations = [50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1] as const

export const CashCount = z
  .array(
    z.strictObject({
      cents: z.union(denominations.map((each) => z.literal(each))),
      pieces: z.int().min(0).max(99_999),
    }),
  )
  .max(denominations.length)
export type CashCount = z.infer<typeof CashCount>

/** What a count comes to, cents. */
export function countedSum(count: CashCount): number {
  return sumCents(count.map((each) => each.cents * each.pieces))
}

/** Whose till; the salon's unless said otherwise. */
export const OfSeller = Id.optional()

export const DocumentRange = z.object({
  series: z.string(),
  first: z.int(),
  last: z.int(),
  count: z.int(),
  totalCents: z.int(),
})
export type DocumentRange = z.infer<typeof DocumentRange>

export const CashMovement = z.object({ id: Id, cents: z.int(), reason: z.string(), atMs: AtMs, staffName: z.string() })
export type CashMovement = z.infer<typeof CashMovement>

/** Everything of a day, or of more when some were forgotten; sums of what the documents say, never computed again. */
export const DayReport = z.object({
  day: Day,
  seller: z.object({ name: z.string(), businessId: z.string() }),
  /** First and last day of the documents in it; null without any. */
  firstDay: Day.nullable(),
  lastDay: Day.nullable(),
  ranges: z.array(DocumentRange),
  salesCents: z.int(),
  creditsCents: z.int(),
  /** Sales less credits. */
  totalCents: z.int(),
  vat: z.array(ReceiptVat),
  /** Lines of a seller outside the VAT register, which have no tax rows. */
  notRegisteredCents: z.int(),
  methods: z.array(MethodSum),
  /** What of it went back, by method. */
  refunds: z.array(MethodSum),
  roundingCents: z.int(),
  discountCents: z.int(),
  tipCents: z.int(),
  prepaid: z.object({
    giftSoldCents: z.int(),
    giftUsedCents: z.int(),
    seriesSoldCents: z.int(),
    seriesUses: z.int(),
    depositSoldCents: z.int(),
    depositUsedCents: z.int(),
  }),
  /** Restores from a backup since the last close: they explain numbers that are not among the documents. */
  restores: z.array(Restored),
  cash: z.object({
    /** Counted at the last close. */
    openingCents: z.int(),
    salesCents: z.int(),
    inCents: z.int(),
    outCents: z.int(),
    movements: z.array(CashMovement),
    expectedCents: z.int(),
  }),
})
export type DayReport = z.infer<typeof DayReport>

/** What a close adds to the report: all of it frozen and chained to the close before. */
export const DayClose = DayReport.extend({
  id: Id,
  number: z.int(),
  closedAtMs: AtMs,
  staffName: z.string(),
  /** Null: the drawer was not counted that day, so what should be there was carried on. */
  count: CashCount.nullable(),
  countedCents: z.int(),
  differenceCents: z.int(),
  differenceReason: z.string(),
  /** The access log's newest entry and its code at that moment. */
  logSeq: z.int(),
  logCode: z.string(),
  previousCode: z.string(),
  code: z.string(),
})
export type DayClose = z.infer<typeof DayClose>

export const DayCloseRow = z.object({
  id: Id,
  number: z.int(),
  day: Day,
  closedAtMs: AtMs,
  totalCents: z.int(),
  differenceCents: z.int(),
})
export type DayCloseRow = z.infer<typeof DayCloseRow>

/** Where the till stands: what waits to be closed, earliest day first, and what has been. */
export const DayCloses = z.object({
  /** Days with documents or cash movements that no close covers, in order; today is there with none. */
  open: z.array(Day),
  closes: z.array(DayCloseRow),
  parkedCount: z.int(),
})
export type DayCloses = z.infer<typeof DayCloses>

export const CloseDay = z.strictObject({
  sellerId: OfSeller,
  day: Day,
  /** Null: not counted, for a day that was forgotten. */
  count: CashCount.nullable(),
  /** Why the count is not what it should be. */
  differenceReason: line(200).default(''),
  /** What the screen showed as expected: a sale made meanwhile is shown first, not closed unseen. */
  expectedCents: z.int(),
})
export type CloseDay = z.infer<typeof CloseDay>

export const MoveCash = z.strictObject({
  sellerId: OfSeller,
  /** Into the drawer; negative out of it. */
  cents: z
    .int()
    .min(-99_999_999)
    .max(99_999_999)
    .refine((cents) => cents !== 0, { error: 'NOTHING' }),
  reason: filledLine(120),
})
export type MoveCash = z.infer<typeof MoveCash>

export const ClosePage = z.strictObject({
  sellerId: OfSeller,
  before: z.int().min(1).optional(),
  limit: z.int().min(1).max(100).default(50),
})
export type ClosePage = z.infer<typeof ClosePage>
