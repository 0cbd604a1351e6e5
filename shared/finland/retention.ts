// How long bookkeeping material must be kept. Pure. Source: kirjanpitolaki 1336/1997 2 luku 10 §.
import { addMonths, type Day, dayParts } from '../day.ts'

/** The last days on which the material must still be kept; the day after, it may go. */
export type Retention = { vouchersThrough: Day; booksThrough: Day }

/**
 * Vouchers (receipts, invoices, day reports): six years from the end of the calendar year in which the financial year ended.
 * Books (journal, ledger, day closes, number series): ten years from the end of the financial year.
 * @throws RangeError when the text is not a day
 */
export function bookkeepingRetention(financialYearEnd: Day): Retention {
  const { year } = dayParts(financialYearEnd)
  return {
    vouchersThrough: `${String(year + 6).padStart(4, '0')}-12-31`,
    booksThrough: addMonths(financialYearEnd, 120),
  }
}
