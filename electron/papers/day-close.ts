// Draws the report of a day close (Z) on A4: the same rows as on the screen. Runs in main.
import type { DayClose } from '../../shared/dayclose.ts'
import { type ReportRow, reportSections, reportSpan } from '../../shared/dayclose-rows.ts'
import { printable } from '../../shared/printable.ts'
import { translator } from '../../shared/translations/translate.ts'
import type { Language } from '../../shared/values.ts'
import { decoration, finishPdf, ink, mm, newPdf, type Pdf, quietInk, type Tag, tagged } from './pdf.ts'

const left = mm(22)
const inner = mm(210 - 44)
const bottom = mm(297 - 18)
const figures: PDFKit.Mixins.TextOptions = { features: ['tnum', 'kern'] }

/** The report as PDF bytes, tagged, in the reader's language. `fontsFolder` as in createPapers. */
export function dayClosePdf(close: DayClose, language: Language, fontsFolder: string): Promise<Buffer> {
  const t = translator(language)
  const pdf = newPdf({
    fontsFolder,
    title: t(($) => $.dayclose.report.pdfTitle, { number: close.number, seller: close.seller.name }),
    language,
    madeAtMs: close.closedAtMs,
  })
  const body = pdf.struct('Document')
  pdf.addStructure(body)
  pdf.addPage({ size: 'A4', margin: 0 })
  let y = mm(20)
  const line = (role: string, text: string, size: number, isStrong: boolean, colour = ink) => {
    tagged(pdf, body, role, () => {
      pdf
        .font(isStrong ? 'strong' : 'regular')
        .fontSize(size)
        .fillColor(colour)
      pdf.text(text, left, y, { width: inner })
    })
    y += pdf.heightOfString(text, { width: inner }) + mm(1)
  }
  line(
    'H1',
    t(($) => $.dayclose.report.zTitle, { number: close.number }),
    20,
    true,
  )
  const seller = [close.seller.name, close.seller.businessId]
    .map(printable)
    .filter((part) => part !== '')
    .join(' · ')
  line('P', [reportSpan(close, language), seller].join('  ·  '), 10, false, quietInk)
  for (const section of reportSections(close, language)) {
    const needed = mm(14)
    if (y + needed > bottom) y = nextPage(pdf)
    y += mm(6)
    line('H2', section.title, 11, true)
    const top = y
    decoration(pdf, () => {
      pdf
        .moveTo(left, top)
        .lineTo(left + inner, top)
        .lineWidth(0.5)
        .strokeColor(ink)
        .stroke()
    })
    y += mm(2)
    for (const each of section.rows) {
      const height = heightOf(pdf, each) + mm(1.2)
      if (y + height > bottom) y = nextPage(pdf)
      drawRow(pdf, body, each, y)
      y += height
    }
  }
  body.end()
  return finishPdf(pdf)
}

function nextPage(pdf: Pdf): number {
  pdf.addPage({ size: 'A4', margin: 0 })
  return mm(20)
}

function use(pdf: Pdf, row: ReportRow): void {
  pdf
    .font(row.look === 'strong' ? 'strong' : 'regular')
    .fontSize(9.5)
    .fillColor(row.look === 'quiet' ? quietInk : ink)
}

const roomOf = (row: ReportRow) => (row.right === '' ? inner : inner - mm(36))

function heightOf(pdf: Pdf, row: ReportRow): number {
  use(pdf, row)
  return pdf.heightOfString(printable(row.left), { width: roomOf(row) })
}

function drawRow(pdf: Pdf, body: Tag, row: ReportRow, y: number): void {
  tagged(pdf, body, 'P', () => {
    use(pdf, row)
    pdf.text(printable(row.left), left, y, { width: roomOf(row) })
    if (row.right !== '') {
      pdf.text(row.right, left, y, { ...figures, width: inner, align: 'right', lineBreak: false })
    }
  })
}
