// Draws an invoice, a credit note or a reminder on A4: who, what, how much, and at the foot everything a bank needs, as
// text, as a QR code and as a bar code. Runs in main.
import bwip from 'bwip-js/node'
import type { InvoicePaper } from '../../shared/invoice-paper.ts'
import { printable } from '../../shared/printable.ts'
import { translator } from '../../shared/translations/translate.ts'
import { decoration, finishPdf, ink, mm, newPdf, type Pdf, quietInk, type Tag, tagged, type Weight } from './pdf.ts'
import { darkRuns, qrCode } from './qr.ts'

const left = mm(20)
const right = mm(190)
const inner = right - left
const top = mm(18)
const bottom = mm(280)
/** Where the facts at the right begin. */
const factsX = mm(118)
const qrSide = mm(32)
const barHeight = mm(10)
/** Code 128 C: 11 modules a symbol and 13 for the last; 105 mm is the most the banks' readers take. */
const barWidth = mm(100)
const figures: PDFKit.Mixins.TextOptions = { features: ['tnum', 'kern'] }

interface Style {
  readonly size: number
  readonly font?: Weight
  readonly colour?: string
  readonly width?: number
  readonly align?: 'left' | 'right'
}

/** The paper as PDF bytes. `fontsFolder` as in createPapers. */
export function invoicePdf(paper: InvoicePaper, fontsFolder: string, madeAtMs: number): Promise<Buffer> {
  const t = translator(paper.language)
  const [, label = ''] = paper.facts[0] ?? []
  const title = `${paper.title} ${label}`
  const pdf = newPdf({ fontsFolder, title, language: paper.language, madeAtMs })
  const body = pdf.struct('Document')
  pdf.addStructure(body)
  let pageNumber = 0
  const turn = () => {
    pdf.addPage({ size: 'A4', margin: 0 })
    pageNumber += 1
    const page = pageNumber
    decoration(pdf, () => {
      pdf.font('regular').fontSize(8).fillColor(quietInk)
      pdf.text(`${printable(paper.seller[0] ?? '')}  ·  ${title}  ·  ${page}`, left, mm(287), {
        width: inner,
        lineBreak: false,
      })
    })
    return top
  }

  const write = (parent: Tag, role: string, text: string, x: number, y: number, style: Style): number => {
    const shown = printable(text) === '' ? ' ' : text.split('\n').map(printable).join('\n')
    const options = {
      ...figures,
      width: style.width ?? inner,
      align: style.align ?? 'left',
      lineGap: style.size * 0.2,
    } as const
    pdf
      .font(style.font ?? 'regular')
      .fontSize(style.size)
      .fillColor(style.colour ?? ink)
    tagged(pdf, parent, role, () => pdf.text(shown, x, y, options))
    return y + pdf.heightOfString(shown, options)
  }
  const facts = (list: InvoicePaper['facts'], x: number, y: number, width: number): number => {
    let at = y
    for (const [name, value] of list) {
      const nameEnd = write(body, 'P', name, x, at, { size: 9, colour: quietInk, width: width * 0.42 })
      const valueEnd = write(body, 'P', value, x + width * 0.42, at, {
        size: 9,
        font: 'strong',
        width: width * 0.58,
        align: 'right',
      })
      at = Math.max(nameEnd, valueEnd) + mm(0.6)
    }
    return at
  }

  let y = turn()
  // Head: the seller at the left, the title and the facts at the right.
  const [sellerName = '', ...sellerRest] = paper.seller
  let sellerEnd = write(body, 'P', sellerName, left, y, { size: 13, font: 'strong', width: mm(90) }) + mm(0.8)
  for (const line of sellerRest)
    sellerEnd = write(body, 'P', line, left, sellerEnd, { size: 9, colour: quietInk, width: mm(90) })
  const titleEnd = write(body, 'H1', paper.title, factsX, y, { size: 20, font: 'strong', width: right - factsX })
  const factsEnd = facts(paper.facts, factsX, titleEnd + mm(2), right - factsX)
  // The payer, where the window of an envelope is.
  let buyerEnd = Math.max(sellerEnd + mm(6), mm(52))
  paper.buyer.forEach((line, index) => {
    buyerEnd = write(body, 'P', line, left, buyerEnd, {
      size: 11,
      width: mm(85),
      ...(index === 0 ? { font: 'strong' } : {}),
    })
  })
  y = Math.max(buyerEnd, factsEnd) + mm(10)

  if (paper.lead !== '') y = write(body, 'P', paper.lead, left, y, { size: 11 }) + mm(6)

  y = drawTable(pdf, body, paper.table, y, turn)
  const summary = summaryHeight(paper)
  if (y + summary > bottom - footHeight(paper)) y = turn()

  // Tax at the left, what to pay at the right.
  const startOfSums = y + mm(4)
  const vatEnd = drawVat(pdf, body, paper.vat, startOfSums)
  let sumsEnd = startOfSums
  for (const [name, value] of paper.sums) {
    write(body, 'P', name, factsX, sumsEnd, { size: 10, width: mm(46) })
    sumsEnd = write(body, 'P', value, factsX, sumsEnd, { size: 10, width: right - factsX, align: 'right' }) + mm(1)
  }
  if (paper.sums.length > 0) sumsEnd += mm(1)
  write(body, 'P', paper.total[0], factsX, sumsEnd + mm(1), { size: 11, font: 'strong', width: mm(38) })
  sumsEnd = write(body, 'P', paper.total[1], factsX, sumsEnd, {
    size: 16,
    font: 'strong',
    width: right - factsX,
    align: 'right',
  })
  y = Math.max(vatEnd, sumsEnd) + mm(6)
  for (const term of paper.terms) {
    const height = pdf.font('regular').fontSize(9).heightOfString(term, { width: inner })
    if (y + height > bottom - footHeight(paper)) y = turn()
    y = write(body, 'P', term, left, y, { size: 9, colour: quietInk }) + mm(1)
  }
  if (paper.payment !== null) drawPayment(paper.payment)
  body.end()
  return finishPdf(pdf)

  function drawPayment(payment: NonNullable<InvoicePaper['payment']>): void {
    const from = bottom - footHeight(paper) + mm(4)
    decoration(pdf, () =>
      pdf
        .moveTo(left, from)
        .lineTo(right, from)
        .dash(2, { space: 2 })
        .lineWidth(0.6)
        .strokeColor(ink)
        .stroke()
        .undash(),
    )
    const at = from + mm(5)
    facts(payment.facts, left, at, mm(100))
    const { qr, barcode } = payment
    if (qr !== null) {
      const code = qrCode(qr)
      const module = qrSide / code.size
      const x = right - qrSide
      const draw = () => {
        for (const run of darkRuns(code)) pdf.rect(x + run.x * module, at + run.y * module, run.length * module, module)
        pdf.fill('#000000')
      }
      body.add(pdf.struct('Figure', { alt: t(($) => $.invoicePapers.qr) }, draw))
    }
    if (barcode === null) return
    const barY = at + mm(36)
    const widths = barWidths(barcode)
    const module = barWidth / widths.reduce((sum, width) => sum + width, 0)
    const draw = () => {
      let x = left + mm(2)
      widths.forEach((width, index) => {
        if (index % 2 === 0) pdf.rect(x, barY, width * module, barHeight)
        x += width * module
      })
      pdf.fill('#000000')
    }
    body.add(pdf.struct('Figure', { alt: t(($) => $.invoicePapers.barcode) }, draw))
    write(body, 'P', barcode, left + mm(2), barY + barHeight + mm(1.2), { size: 8.5, width: inner })
  }
}

/** Widths of bars and spaces in modules, a bar first. */
function barWidths(digits: string): readonly number[] {
  const [symbol] = bwip.raw('code128', digits)
  if (!symbol || !('sbs' in symbol)) throw new Error('no bar code was made')
  return symbol.sbs
}

const footHeight = (paper: InvoicePaper): number => (paper.payment === null ? 0 : mm(64))
const summaryHeight = (paper: InvoicePaper): number =>
  mm(10) + Math.max(paper.vat.length * mm(5), paper.sums.length * mm(6) + mm(9)) + paper.terms.length * mm(5)

const rowGap = mm(2)

/** The lines, with their head again on each new page. Answers where it ends. */
function drawTable(
  pdf: Pdf,
  body: Tag,
  { head, rows }: InvoicePaper['table'],
  from: number,
  turn: () => number,
): number {
  if (head.length === 0) return from
  const table = pdf.struct('Table')
  body.add(table)
  // The words get what the figures leave.
  const rest = [mm(18), mm(28), ...(head.length === 5 ? [mm(18)] : []), mm(30)]
  const first = inner - rest.reduce((sum, width) => sum + width, 0)
  const widths = [first, ...rest]
  const cellText = (text: string) => text.split('\n').map(printable).join('\n')
  const heightOf = (cells: readonly string[]) => {
    pdf.font('regular').fontSize(9.5)
    return Math.max(
      ...cells.map((cell, column) =>
        pdf.heightOfString(cellText(cell) || ' ', { width: (widths[column] ?? 0) - mm(2) }),
      ),
    )
  }
  const drawRow = (cells: readonly string[], y: number, isHead: boolean) => {
    const tr = pdf.struct('TR')
    table.add(tr)
    let x = left
    cells.forEach((cell, column) => {
      const width = widths[column] ?? 0
      const at = x
      pdf
        .font('regular')
        .fontSize(isHead ? 8 : 9.5)
        .fillColor(isHead ? quietInk : ink)
      const place = column === 0 ? { width: width - mm(2) } : { width, align: 'right' as const }
      tagged(pdf, tr, isHead ? 'TH' : 'TD', () => pdf.text(cellText(cell) || ' ', at, y, { ...figures, ...place }))
      x += width
    })
    tr.end()
  }
  const line = (y: number) =>
    decoration(pdf, () => pdf.moveTo(left, y).lineTo(right, y).lineWidth(0.5).strokeColor(ink).stroke())

  const startPage = (y: number) => {
    drawRow(head, y, true)
    line(y + mm(5))
    return y + mm(7)
  }
  let y = startPage(from)
  for (const cells of rows) {
    const height = heightOf(cells)
    if (y + height > bottom) y = startPage(turn())
    drawRow(cells, y, false)
    y += height + rowGap
  }
  line(y)
  table.end()
  return y
}

function drawVat(pdf: Pdf, body: Tag, rows: InvoicePaper['vat'], from: number): number {
  if (rows.length === 0) return from
  const table = pdf.struct('Table')
  body.add(table)
  const widths = [mm(18), mm(24), mm(20), mm(26)]
  let y = from
  rows.forEach((cells, index) => {
    const tr = pdf.struct('TR')
    table.add(tr)
    let x = left
    cells.forEach((cell, column) => {
      const width = widths[column] ?? 0
      const at = x
      pdf
        .font('regular')
        .fontSize(index === 0 ? 8 : 9)
        .fillColor(index === 0 ? quietInk : ink)
      const align = column === 0 ? 'left' : 'right'
      tagged(pdf, tr, index === 0 ? 'TH' : 'TD', () =>
        pdf.text(cell, at, y, { ...figures, width, align, lineBreak: false }),
      )
      x += width
    })
    tr.end()
    y += mm(5)
  })
  table.end()
  return y
}
