// The bank barcode (pankkiviivakoodi) of an invoice: its 54 digits and the Code 128 symbols to draw. Pure.
// Source: Finance Finland, "Pankkiviivakoodi-opas" version 5.3: version 4 with a national reference, 5 with an RF reference.
// Whole cents are used throughout: going through euros as fractions spoils sums such as 4883,15.
import { type Day, isDay } from '../day.ts'
import type { Cents } from '../money.ts'
import { isIban, normaliseIban } from './iban.ts'
import { isCreditorReference, isReferenceNumber } from './reference.ts'

export type BankBarcodeInput = { iban: string; cents: Cents; reference: string; dueDate: Day | null }

/** The largest sum the code can hold, 999 999,99 €. */
const MAX_CENTS = 99_999_999
const START_C = 105
const STOP = 106

/**
 * The 54 digits, which are also the line to copy into a net bank. A sum above 999 999,99 is written as zero (the payer fills it
 * in), and so is a missing due date.
 * @returns null when there can be no code: not a Finnish IBAN, a wrong or non-numeric reference, a negative sum (credit
 * note), or no such day
 */
export function bankBarcode({ iban, cents, reference, dueDate }: BankBarcodeInput): string | null {
  const account = normaliseIban(iban)
  if (!isIban(account) || !account.startsWith('FI')) return null
  if (!Number.isSafeInteger(cents) || cents < 0) return null
  if (dueDate !== null && !isDay(dueDate)) return null
  const tail = referencePart(reference.replace(/\s+/g, ''))
  if (tail === null) return null
  const sum = String(cents > MAX_CENTS ? 0 : cents).padStart(8, '0')
  const due = dueDate === null ? '000000' : dueDate.slice(2).replaceAll('-', '')
  return `${tail.version}${account.slice(2)}${sum}${tail.digits}${due}`
}

/**
 * The symbols to draw, start and stop included: Code 128 subset C, two digits each, then the check symbol (remainder of the
 * weighted sum by 103). @returns null when the digits are none or odd in number
 */
export function barcodeSymbols(digits: string): number[] | null {
  if (!/^(?:\d\d)+$/.test(digits)) return null
  const values = (digits.match(/\d\d/g) ?? []).map(Number)
  const check = values.reduce((sum, value, index) => sum + value * (index + 1), START_C) % 103
  return [START_C, ...values, check, STOP]
}

function referencePart(reference: string): { version: 4 | 5; digits: string } | null {
  if (isReferenceNumber(reference)) return { version: 4, digits: `000${reference.padStart(20, '0')}` }
  if (!isCreditorReference(reference) || !/^RF\d+$/.test(reference)) return null
  return { version: 5, digits: reference.slice(2, 4) + reference.slice(4).padStart(21, '0') }
}
