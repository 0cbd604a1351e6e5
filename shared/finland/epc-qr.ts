// The text of the payment QR code on an invoice. Pure. Drawing it: error correction level M, at most version 13.
// Source: European Payments Council EPC069-12, and the Finnish banks' QR guide of 2015 for the due date on the last line.
import { type Day, isDay } from '../day.ts'
import type { Cents } from '../money.ts'
import { isIban, normaliseIban } from './iban.ts'
import { isCreditorReference, isReferenceNumber } from './reference.ts'

export type EpcInput = {
  /** 002 leaves the BIC out of duty; 001 must have it. */
  version: '001' | '002'
  bic: string | null
  /** The one to be paid; beyond 70 characters it is cut. */
  name: string
  iban: string
  cents: Cents
  /** A national or an RF reference; then `text` must be null. */
  reference: string | null
  /** Free text instead of a reference; beyond 140 characters it is cut. */
  text: string | null
  dueDay: Day | null
}

/** True for a bank's BIC: eight or eleven characters, ISO 9362; capitals, no spaces. */
export function isBic(text: string): boolean {
  return /^[A-Z]{6}[0-9A-Z]{2}(?:[0-9A-Z]{3})?$/.test(text)
}

const MAX_CENTS = 99_999_999_999
const MAX_BYTES = 331

/**
 * The payload, lines parted by LF, empty lines at the end dropped.
 * @returns null when no bank could read it: not an IBAN or BIC, no name, a sum outside 0,01 … 999 999 999,99, a wrong
 * reference, reference and text both, no such day, or more than 331 bytes
 */
export function epcPayload(input: EpcInput): string | null {
  const name = oneLine(input.name, 70)
  const text = input.text === null ? '' : oneLine(input.text, 140)
  const bic = input.bic === null ? '' : input.bic.replace(/\s+/g, '').toUpperCase()
  const reference = input.reference === null ? '' : input.reference.replace(/\s+/g, '')
  if (name === '' || !isIban(input.iban)) return null
  if (bic === '' ? input.version === '001' : !isBic(bic)) return null
  if (!Number.isSafeInteger(input.cents) || input.cents < 1 || input.cents > MAX_CENTS) return null
  if (reference !== '' && (text !== '' || !(isReferenceNumber(reference) || isCreditorReference(reference))))
    return null
  if (input.dueDay !== null && !isDay(input.dueDay)) return null
  const payload = [
    'BCD',
    input.version,
    '1',
    'SCT',
    bic,
    name,
    normaliseIban(input.iban),
    `EUR${Math.floor(input.cents / 100)}.${String(input.cents % 100).padStart(2, '0')}`,
    '',
    reference,
    text,
    input.dueDay === null ? '' : `ReqdExctnDt/${input.dueDay}`,
  ]
    .join('\n')
    .replace(/\n+$/, '')
  return utf8Length(payload) <= MAX_BYTES ? payload : null
}

function oneLine(text: string, length: number): string {
  return Array.from(
    text
      .toWellFormed()
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim(),
  )
    .slice(0, length)
    .join('')
    .trim()
}

function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
