// A receipt for a receipt printer: ESC/POS bytes in Latin-9, from the same rows that paper and screen have. Pure; runs
// anywhere. Source: Epson's command reference; the commands used are those that every compatible printer knows.
import { latin9Bytes, latin9Text } from './latin9.ts'
import type { ReceiptRow } from './receipt-rows.ts'

export interface PrinterPaper {
  /** Characters on a line. */
  readonly columns: number
  /** The printer's own number for ISO 8859-15. */
  readonly codePage: number
}

const ESC = 0x1b
const GS = 0x1d
const LF = 0x0a

const start = (paper: PrinterPaper) => [ESC, 0x40, ESC, 0x74, paper.codePage]
/** Feeds past the knife and cuts, leaving a corner. */
const cut = [ESC, 0x64, 4, GS, 0x56, 66, 0]
const bold = (isOn: boolean) => [ESC, 0x45, isOn ? 1 : 0]
/** Twice as high; twice as wide too for the seller's name, which then has half the columns. */
const size = (height: 1 | 2, width: 1 | 2) => [GS, 0x21, ((width - 1) << 4) | (height - 1)]
const centred = (isOn: boolean) => [ESC, 0x61, isOn ? 1 : 0]

/** Opens the drawer on the printer's first connector, 50 ms on and half a second off. */
export const drawerKick: Uint8Array = Uint8Array.of(ESC, 0x70, 0, 25, 250)

/** Words on lines of at most `width`; a longer word is broken. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of latin9Text(text).split(' ')) {
    let rest = word
    if (line !== '' && line.length + 1 + rest.length > width) {
      lines.push(line)
      line = ''
    }
    while (rest.length > width) {
      lines.push(rest.slice(0, width))
      rest = rest.slice(width)
    }
    line = line === '' ? rest : `${line} ${rest}`
  }
  return [...lines, line]
}

const textLine = (text: string) => [...latin9Bytes(text), LF]

/** Words at the left, a sum at the right on the last line. */
function pairLines(left: string, right: string, width: number): string[] {
  const sum = latin9Text(right)
  const room = width - sum.length - 1
  if (room < 8) return [...wrapped(left, width), sum.padStart(width)]
  const lines = wrapped(left, room)
  const last = lines.pop() ?? ''
  return [...lines, last.padEnd(width - sum.length) + sum]
}

/** The VAT table: the first column a fifth, the others sharing the rest, all but the first at the right. */
function tableLine(cells: readonly string[], width: number): string {
  const [first = '', ...rest] = cells.map(latin9Text)
  const column = Math.floor((width - 8) / Math.max(1, rest.length))
  const head = first.slice(0, width - column * rest.length)
  return head.padEnd(width - column * rest.length) + rest.map((cell) => cell.slice(0, column).padStart(column)).join('')
}

function rowBytes(row: ReceiptRow, width: number): number[] {
  switch (row.kind) {
    case 'rule':
      return textLine('-'.repeat(width))
    case 'gap':
      return []
    case 'name': {
      const lines = wrapped(row.text, Math.floor(width / 2)).flatMap(textLine)
      return [...centred(true), ...size(2, 2), ...lines, ...size(1, 1), ...centred(false)]
    }
    case 'thanks':
      return [LF, ...centred(true), ...wrapped(row.text, width).flatMap(textLine), ...centred(false)]
    case 'pair': {
      const lines = pairLines(row.left, row.right, width).flatMap(textLine)
      if (row.look === 'total') return [...bold(true), ...size(2, 1), ...lines, ...size(1, 1), ...bold(false)]
      return row.look === 'strong' ? [...bold(true), ...lines, ...bold(false)] : lines
    }
    case 'table':
      return row.rows.flatMap((cells) => textLine(tableLine(cells, width)))
    default:
      return wrapped(row.text, width).flatMap(textLine)
  }
}

/** The bytes of a receipt: reset, code page, the rows, a cut. */
export function escposReceipt(rows: readonly ReceiptRow[], paper: PrinterPaper): Uint8Array {
  return Uint8Array.from([...start(paper), ...rows.flatMap((row) => rowBytes(row, paper.columns)), ...cut])
}

/** A page that shows whether letters, width and knife are right. */
export function escposTestPage(title: string, paper: PrinterPaper): Uint8Array {
  const ruler = Array.from({ length: paper.columns }, (_, index) => String((index + 1) % 10)).join('')
  return escposReceipt(
    [
      { kind: 'name', text: 'Loiste' },
      { kind: 'text', text: title },
      { kind: 'text', text: 'ÅÄÖ åäö ŠŽ šž éü € 1234567890' },
      { kind: 'text', text: ruler },
      { kind: 'pair', look: 'total', left: 'Yhteensä', right: '12,50 €' },
      { kind: 'rule' },
    ],
    paper,
  )
}
