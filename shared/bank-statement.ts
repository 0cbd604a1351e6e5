// Reading what a bank gives of an account: camt.053 (ISO 20022) and the comma files of Finnish net banks, whose columns
// have no standard and are found by their headings. Pure; runs anywhere, used in main.
import { XMLParser } from 'fast-xml-parser'
import Papa from 'papaparse'
import { type Day, isDay } from './day.ts'
import type { StatementRow } from './invoices.ts'

/** Why a file could not be read: nothing of it is kept. `line` is a line of the file, from 1. */
export type StatementFault =
  | { readonly kind: 'not-a-statement' }
  | { readonly kind: 'unreadable-row'; readonly line: number }
  | { readonly kind: 'foreign-currency'; readonly line: number }

export type Statement =
  | { readonly ok: true; readonly rows: readonly StatementRow[] }
  | { readonly ok: false; readonly fault: StatementFault }

/** @param text the file's text; see `statementText` for its bytes */
export function readStatement(text: string): Statement {
  return /^\s*(?:<\?xml|<Document[\s>])/.test(text.replace(/^\uFEFF/, '')) ? readCamt(text) : readCsv(text)
}

/** The text of the file's bytes: UTF-8 when it is that, else Windows' Western European, as old net banks write. */
export function statementText(bytes: Uint8Array): string {
  // The bytes decide, not what the file says of itself: declarations are wrong often enough.
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const failed = (fault: StatementFault): Statement => ({ ok: false, fault })
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** The first reference in a text that a bank wrote with leading zeros, spaces or in front of other words. */
const reference = (text: string) =>
  text
    .replace(/\s/g, '')
    .replace(/^(?:ref|viite)[.:=]?(?=\d)/i, '')
    .replace(/^0+(?=\d)/, '')

// ------------------------------------------------------------------ comma files

const headings = {
  day: [
    'kirjauspäivä',
    'kirjauspaiva',
    'kirjauspvm',
    'maksupäivä',
    'arvopäivä',
    'päivämäärä',
    'päivä',
    'pvm',
    'bokföringsdag',
    'bokföringsdatum',
    'betalningsdag',
    'valutadag',
    'datum',
    'booking date',
    'entry date',
    'payment date',
    'value date',
    'date',
  ],
  cents: ['määrä', 'summa', 'belopp', 'amount'],
  name: [
    'maksaja',
    'saaja/maksaja',
    'maksajan nimi',
    'vastapuoli',
    'nimi',
    'betalare',
    'mottagare/betalare',
    'betalarens namn',
    'namn',
    'payer',
    'recipient/payer',
    'counterparty',
    'name',
  ],
  reference: ['viite', 'viitenumero', 'referens', 'referensnummer', 'reference', 'reference number'],
  message: ['viesti', 'selitys', 'selite', 'meddelande', 'förklaring', 'message', 'description'],
  archiveId: [
    'arkistointitunnus',
    'arkistointikoodi',
    'arkiveringskod',
    'arkiveringsid',
    'archive id',
    'archiving code',
  ],
  currency: ['valuutta', 'valuta', 'currency'],
} as const
type Column = keyof typeof headings

/** "Määrä EUROA" and "Summa (EUR)" are sums all the same. */
const plainHeading = (text: string) =>
  oneLine(text.replace(/^\uFEFF/, ''))
    .toLowerCase()
    .replace(/\s*[([]?\s*(?:euroa|euro|eur|€)\s*[)\]]?$/, '')

function columnsOf(cells: readonly string[]): Partial<Record<Column, number>> | null {
  const plain = cells.map(plainHeading)
  const found: Partial<Record<Column, number>> = {}
  for (const column of Object.keys(headings) as Column[]) {
    // The first name in the list that the file has: the booking day before the value day.
    const name = headings[column].find((each) => plain.includes(each))
    if (name !== undefined) found[column] = plain.indexOf(name)
  }
  return found.day === undefined || found.cents === undefined ? null : found
}

/** A sum with a decimal comma or point, spaces or points between thousands, and a sign before or after. Null when it is none. */
export function centsOfText(text: string): number | null {
  const plain = text.replace(/[\s\u00A0\u202F'€]|EUR/g, '').replace(/[−–]/g, '-')
  const match = /^([+-]?)(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?([+-]?)$/.exec(plain)
  if (match === null) return null
  const [, before = '', whole = '', part = '', after = ''] = match
  if (before !== '' && after !== '') return null
  // "1.234" may be a thousand or one: nobody's money is guessed.
  if (/[.,]/.test(whole) && part === '') return null
  const cents = Number(whole.replace(/[.,]/g, '')) * 100 + Number(part.padEnd(2, '0'))
  if (!Number.isSafeInteger(cents)) return null
  return before === '-' || after === '-' ? 0 - cents : cents
}

function dayOfText(text: string): Day | null {
  const plain = oneLine(text)
  if (isDay(plain)) return plain
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  const day = compact === null ? dayWithDots(plain) : `${compact[1]}-${compact[2]}-${compact[3]}`
  return day !== null && isDay(day) ? day : null
}

function dayWithDots(text: string): Day | null {
  const parts = /^(\d{1,2})[./](\d{1,2})[./](\d{4})(?:\s.*)?$/.exec(text)
  return parts === null ? null : `${parts[3]}-${parts[2]?.padStart(2, '0')}-${parts[1]?.padStart(2, '0')}`
}

function readCsv(text: string): Statement {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimiter: '',
    delimitersToGuess: [';', '\t', ','],
    skipEmptyLines: false,
  })
  // Some banks begin with lines about the account.
  const at = data.findIndex((cells) => columnsOf(cells) !== null)
  const columns = columnsOf(data[at] ?? [])
  if (columns === null) return failed({ kind: 'not-a-statement' })
  const rows: StatementRow[] = []
  for (const [index, cells] of data.entries()) {
    if (index <= at || cells.every((cell) => cell.trim() === '')) continue
    const cell = (column: Column) => {
      const place = columns[column]
      return place === undefined ? '' : oneLine(cells[place] ?? '')
    }
    const line = index + 1
    const currency = cell('currency')
    if (currency !== '' && currency.toUpperCase() !== 'EUR') return failed({ kind: 'foreign-currency', line })
    const day = dayOfText(cell('day'))
    const cents = centsOfText(cell('cents'))
    if (day === null || cents === null) return failed({ kind: 'unreadable-row', line })
    rows.push({
      day,
      cents,
      name: cell('name'),
      reference: reference(cell('reference')),
      message: cell('message').replace(/^['"]+|['"]+$/g, ''),
      archiveId: cell('archiveId'),
    })
  }
  return { ok: true, rows }
}

// ------------------------------------------------------------------ camt.053

type Node = { readonly [name: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value])

/** The first value at a path of element names. */
function at(node: unknown, ...path: readonly string[]): unknown {
  let found: unknown = node
  for (const name of path) {
    const [first] = list(found)
    if (!isNode(first)) return undefined
    found = first[name]
  }
  return list(found)[0]
}

function textAt(node: unknown, ...path: readonly string[]): string {
  const found = at(node, ...path)
  if (isNode(found)) return textAt(found, '#text')
  return typeof found === 'string' ? oneLine(found) : ''
}

function readCamt(text: string): Statement {
  let document: unknown
  try {
    // Values stay text: a reference with leading zeros is no number, and an entity is never followed.
    document = new XMLParser({
      ignoreAttributes: false,
      removeNSPrefix: true,
      parseTagValue: false,
      parseAttributeValue: false,
    }).parse(text, true)
  } catch {
    return failed({ kind: 'not-a-statement' })
  }
  const statements = list(at(document, 'Document', 'BkToCstmrStmt') === undefined ? undefined : statementsOf(document))
  if (statements.length === 0) return failed({ kind: 'not-a-statement' })
  const rows: StatementRow[] = []
  let entryNumber = 0
  for (const statement of statements) {
    for (const entry of isNode(statement) ? list(statement.Ntry) : []) {
      entryNumber += 1
      const read = rowsOfEntry(entry, entryNumber)
      if (!Array.isArray(read)) return failed(read)
      rows.push(...read)
    }
  }
  return { ok: true, rows }
}

function statementsOf(document: unknown): unknown[] {
  const message = at(document, 'Document', 'BkToCstmrStmt')
  return isNode(message) ? list(message.Stmt) : []
}

/** One row an entry, or one for each payment of a batch. Entries that are not booked yet are left out. */
function rowsOfEntry(entry: unknown, number: number): StatementRow[] | StatementFault {
  const status = textAt(entry, 'Sts', 'Cd') || textAt(entry, 'Sts')
  if (status !== '' && status !== 'BOOK') return []
  const day = (textAt(entry, 'BookgDt', 'Dt') || textAt(entry, 'BookgDt', 'DtTm')).slice(0, 10)
  if (!isDay(day)) return { kind: 'unreadable-row', line: number }
  const entrySign = textAt(entry, 'CdtDbtInd')
  const details = list(isNode(entry) ? entry.NtryDtls : undefined).flatMap((each) =>
    isNode(each) ? list(each.TxDtls) : [],
  )
  const parts: unknown[] = details.length > 1 ? details : [details[0] ?? entry]
  const rows: StatementRow[] = []
  for (const part of parts) {
    // A single payment has the entry's sum; the payments of a batch have their own.
    const amount = parts.length === 1 ? at(entry, 'Amt') : (at(part, 'AmtDtls', 'TxAmt', 'Amt') ?? at(part, 'Amt'))
    const cents = centsOfText(textAt(amount, '#text'))
    if (cents === null) return { kind: 'unreadable-row', line: number }
    if (textAt(amount, '@_Ccy') !== 'EUR') return { kind: 'foreign-currency', line: number }
    const sign = parts.length === 1 ? entrySign : textAt(part, 'CdtDbtInd') || entrySign
    const remittance = at(part, 'RmtInf')
    rows.push({
      day,
      cents: sign === 'DBIT' ? 0 - cents : cents,
      name: textAt(part, 'RltdPties', 'Dbtr', 'Nm') || textAt(part, 'RltdPties', 'Dbtr', 'Pty', 'Nm'),
      reference: reference(textAt(remittance, 'Strd', 'CdtrRefInf', 'Ref')),
      message: oneLine(
        list(isNode(remittance) ? remittance.Ustrd : undefined)
          .filter((each) => typeof each === 'string')
          .join(' '),
      ),
      archiveId:
        textAt(part, 'Refs', 'AcctSvcrRef') ||
        (parts.length === 1 ? textAt(entry, 'AcctSvcrRef') || textAt(entry, 'NtryRef') : ''),
    })
  }
  return rows
}

/**
 * What tells a row from every other, so that a file read twice adds nothing: the bank's own id, or else everything the
 * row says and which one of those that say the same it is.
 */
export function fingerprints(rows: readonly StatementRow[]): string[] {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const said = JSON.stringify([row.day, row.cents, row.name, row.reference, row.message, row.archiveId])
    const count = (seen.get(said) ?? 0) + 1
    seen.set(said, count)
    return row.archiveId === '' ? `${said} ${count}` : JSON.stringify([row.archiveId, row.cents, count])
  })
}
