// Finnish personal identity codes (henkilötunnus). Pure.
// Source: valtioneuvoston asetus väestötietojärjestelmästä 128/2010 2–3 § with the separators added from 1.1.2023.
// Whether a code may be kept at all is tietosuojalaki 29 §, and not decided here.
import { type Day, dayOf } from '../day.ts'

/** `number` 002–899 belongs to a person, 900–999 is temporary or invented; two codes may differ by the separator only. */
export type IdentityCode = { code: string; birthDay: Day; number: number; isTemporary: boolean }

export type IdentityCodeRefusal = 'format' | 'date' | 'number' | 'check'

export type ParsedIdentityCode = ({ ok: true } & IdentityCode) | { ok: false; reason: IdentityCodeRefusal }

const CHECK_CHARACTERS = '0123456789ABCDEFHJKLMNPRSTUVWXY'
const CENTURIES: Record<string, number> = {
  '+': 1800,
  ...Object.fromEntries([...'-YXWVU'].map((separator) => [separator, 1900])),
  ...Object.fromEntries([...'ABCDEF'].map((separator) => [separator, 2000])),
}

/**
 * Reads a code exactly as it is written: eleven characters, capitals, nothing around. Compare and keep all eleven.
 * Neither the text nor any part of it is in the refusal, so that it can be logged.
 */
export function parseIdentityCode(text: string): ParsedIdentityCode {
  const match = /^(\d{2})(\d{2})(\d{2})([-+A-FU-Y])(\d{3})([0-9A-FHJ-NPR-Y])$/.exec(text)
  if (!match) return { ok: false, reason: 'format' }
  const [, date = '', month = '', year = '', separator = '', digits = '', check = ''] = match
  const birthDay = dayOf((CENTURIES[separator] ?? 0) + Number(year), Number(month), Number(date))
  if (birthDay === null) return { ok: false, reason: 'date' }
  const number = Number(digits)
  if (number < 2) return { ok: false, reason: 'number' }
  if (identityCheckCharacter(date + month + year + digits) !== check) return { ok: false, reason: 'check' }
  return { ok: true, code: text, birthDay, number, isTemporary: number >= 900 }
}

/** The check character of the nine digits DDMMYYNNN (remainder by 31); null for anything but nine digits. */
export function identityCheckCharacter(nineDigits: string): string | null {
  if (!/^\d{9}$/.test(nineDigits)) return null
  return CHECK_CHARACTERS[Number(nineDigits) % 31] ?? null
}
