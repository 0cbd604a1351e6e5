// Draws a receipt as a strip of 80 mm, as long as it needs to be: shown on screen, sent, or printed on a receipt
// printer or in the middle of an A4 sheet. Runs in main.

import { type ReceiptRow, receiptRows } from '../../shared/receipt-rows.ts'
import type { Receipt } from '../../shared/sales.ts'
import { translator } from '../../shared/translations/translate.ts'
import { decoration, finishPdf, ink, mm, newPdf, type Pdf, quietInk, type Tag, tagged, type Weight } from './pdf.ts'

const width = mm(80)
const margin = mm(5)
const inner = width - 2 * margin
/** The longest page a PDF may have, 200 inches. */
const longest = 14_400

interface Style {
  readonly font: Weight
  readonly size: number
  readonly colour: string
}

const styles = {
  name: { font: 'strong', size: 15, colour: ink },
  plain: { font: 'regular', size: 9, colour: ink },
  strong: { font: 'strong', size: 9, colour: ink },
  quiet: { font: 'regular', size: 8, colour: quietInk },
  head: { font: 'regular', size: 7.5, colour: quietInk },
  total: { font: 'strong', size: 15, colour: ink },
  longTotal: { font: 'strong', size: 11, colour: ink },
} as const satisfies Record<string, Style>

const figures: PDFKit.Mixins.TextOptions = { features: ['tnum', 'kern'] }

/** The receipt as PDF bytes, tagged, in its own language. `fontsFolder` as in createPapers. */
export function receiptPdf(receipt: Receipt, fontsFolder: string, isCopy = false): Promise<Buffer> {
  const t = translator(receipt.language)
  const pdf = newPdf({
    fontsFolder,
    title:
      receipt.kind === 'credit'
        ? t(($) => $.papers.receipt.creditPdfTitle, { label: receipt.label, seller: receipt.seller.name })
        : t(($) => $.papers.receipt.pdfTitle, { label: receipt.label, seller: receipt.seller.name }),
    language: receipt.language,
    madeAtMs: receipt.issuedAtMs,
  })
  const rows = receiptRows(receipt, isCopy)
  const heights = rows.map((row) => heightOf(pdf, row))
  const height = Math.min(longest, heights.reduce((sum, each) => sum + each, 0) + 2 * margin + mm(2))
  pdf.addPage({ size: [width, height], margin: 0 })
  const body = pdf.struct('Document')
  pdf.addStructure(body)
  let y = margin + mm(1)
  rows.forEach((row, index) => {
    draw(pdf, body, row, y)
    y += heights[index] ?? 0
  })
  body.end()
  return finishPdf(pdf)
}

function use(pdf: Pdf, style: Style): Pdf {
  return pdf.font(style.font).fontSize(style.size).fillColor(style.colour)
}

function styleOf(pdf: Pdf, row: ReceiptRow): Style {
  switch (row.kind) {
    case 'name':
      return styles.name
    case 'pair': {
      const style = styles[row.look]
      pdf.font(style.font).fontSize(style.size)
      // A total of seven figures and more gets smaller rather than breaking its word.
      return row.look === 'total' && pdf.widthOfString(row.left) > leftWidth(pdf, row.right) ? styles.longTotal : style
    }
    case 'quiet':
      return styles.quiet
    default:
      return styles.plain
  }
}

/** How far down the next row starts. */
function heightOf(pdf: Pdf, row: ReceiptRow): number {
  const style = styleOf(pdf, row)
  pdf.font(style.font).fontSize(style.size)
  switch (row.kind) {
    case 'rule':
      return mm(5)
    case 'gap':
      return mm(1.2)
    case 'table':
      return row.rows.length * tableLine + mm(1)
    case 'pair':
      return (
        pdf.heightOfString(row.left, { width: leftWidth(pdf, row.right) }) + (row.look === 'total' ? mm(2.2) : mm(0.9))
      )
    case 'thanks':
      return pdf.heightOfString(row.text, { width: inner }) + mm(6)
    default:
      return pdf.heightOfString(row.text, { width: inner }) + (row.kind === 'name' ? mm(1.2) : mm(0.7))
  }
}

/** The room for the words of a pair; a sum always stays on one line. */
function leftWidth(pdf: Pdf, right: string): number {
  return inner - pdf.widthOfString(right, figures) - mm(3)
}

const tableLine = 12

function draw(pdf: Pdf, body: Tag, row: ReceiptRow, y: number): void {
  const style = styleOf(pdf, row)
  switch (row.kind) {
    case 'gap':
      return
    case 'rule':
      decoration(pdf, () => {
        const at = y + mm(2)
        pdf
          .moveTo(margin, at)
          .lineTo(width - margin, at)
          .lineWidth(0.5)
          .strokeColor(ink)
          .stroke()
      })
      return
    case 'table':
      drawTable(pdf, body, row.rows, y)
      return
    case 'pair':
      tagged(pdf, body, 'P', () => {
        use(pdf, style)
        pdf.text(row.left, margin, y, { width: leftWidth(pdf, row.right) })
        pdf.text(row.right, margin, y, { ...figures, width: inner, align: 'right', lineBreak: false })
      })
      return
    case 'thanks':
      tagged(pdf, body, 'P', () => {
        use(pdf, style).text(row.text, margin, y + mm(4), { width: inner, align: 'center' })
      })
      return
    default:
      tagged(pdf, body, row.kind === 'name' ? 'H1' : 'P', () => {
        use(pdf, style).text(row.text, margin, y, { width: inner })
      })
  }
}

function drawTable(pdf: Pdf, body: Tag, rows: readonly (readonly string[])[], y: number): void {
  const table = pdf.struct('Table')
  body.add(table)
  // The first column holds the rate; sums need more room.
  const first = inner * 0.19
  const rest = (inner - first) / 3
  rows.forEach((cells, rowIndex) => {
    const isHead = rowIndex === 0
    const tr = pdf.struct('TR')
    table.add(tr)
    cells.forEach((cell, column) => {
      tagged(pdf, tr, isHead ? 'TH' : 'TD', () => {
        const x = column === 0 ? margin : margin + first + (column - 1) * rest
        const place = { width: column === 0 ? first : rest, align: column === 0 ? 'left' : 'right' } as const
        use(pdf, isHead ? styles.head : styles.quiet)
        pdf.text(cell, x, y + rowIndex * tableLine, { ...figures, ...place, lineBreak: false })
      })
    })
    tr.end()
  })
  table.end()
}
