// Draws the recovery sheet: one A4 page that a frightened person can follow with a new computer in front of her. The
// code stands as nine numbered groups with every character in its own cell. Runs in main.
import { ZONE } from '../../shared/day.ts'
import { formatInstant } from '../../shared/format.ts'
import { printable } from '../../shared/printable.ts'
import { type Translate, translator } from '../../shared/translations/translate.ts'
import type { Language } from '../../shared/values.ts'
import { decoration, finishPdf, ink, mm, newPdf, type Pdf, quietInk, type Tag, tagged, type Weight } from './pdf.ts'
import { darkRuns, qrCode } from './qr.ts'

export interface RecoverySheetContent {
  /** As formatRecoveryCode gives it: groups joined by hyphens. */
  readonly code: string
  readonly salonName: string
  readonly language: Language
  readonly madeAtMs: number
}

const pageWidth = mm(210)
const left = mm(22)
const right = pageWidth - left
const inner = right - left
const signatureTop = mm(279)
const qrSide = mm(30)
/** Room for the words beside the QR code. */
const besideQr = inner - qrSide - mm(10)

/** The groups of the printed code, in order: nine of four characters. */
export function codeGroups(code: string): string[] {
  return code.split('-').filter((group) => group !== '')
}

/** The sheet as PDF bytes: always exactly one page. `fontsFolder` as in createPapers. */
export function recoverySheetPdf(content: RecoverySheetContent, fontsFolder: string): Promise<Buffer> {
  const t = translator(content.language)
  const pdf = newPdf({
    fontsFolder,
    title: t(($) => $.papers.recovery.pdfTitle, { salon: content.salonName }),
    language: content.language,
    madeAtMs: content.madeAtMs,
  })
  pdf.addPage({ size: 'A4', margin: 0 })
  const body = pdf.struct('Document')
  pdf.addStructure(body)
  const write = writer(pdf, body)

  let y = mm(19)
  y =
    write(
      'H1',
      t(($) => $.papers.recovery.title),
      { y, size: 26, font: 'strong', width: besideQr },
    ) + mm(2)
  const made = t(($) => $.papers.recovery.made, { date: formatInstant(content.madeAtMs, ZONE, content.language) })
  y = write('P', [shortened(pdf, printable(content.salonName)), made].filter((part) => part !== '').join('  ·  '), {
    y,
    size: 11,
    colour: quietInk,
    width: besideQr,
  })
  y = write(
    'P',
    t(($) => $.papers.recovery.what),
    { y: y + mm(5), size: 11, width: besideQr },
  )
  y = Math.max(y, drawQr(pdf, body, write, content.code, t, mm(19))) + mm(6)

  y = drawCode(pdf, body, content.code, t, y) + mm(8)

  y =
    write(
      'H2',
      t(($) => $.papers.recovery.stepsTitle),
      { y, size: 14, font: 'strong' },
    ) + mm(3)
  const steps = [
    t(($) => $.papers.recovery.step1),
    t(($) => $.papers.recovery.step2),
    t(($) => $.papers.recovery.step3),
    t(($) => $.papers.recovery.step4),
    t(($) => $.papers.recovery.step5),
  ]
  steps.forEach((step, index) => {
    write('Lbl', `${index + 1}`, { y, size: 10.5, font: 'strong' })
    y = write('P', step, { y, x: left + mm(8), size: 10.5 }) + mm(1.8)
  })

  y =
    write(
      'H2',
      t(($) => $.papers.recovery.keepTitle),
      { y: y + mm(5), size: 14, font: 'strong' },
    ) + mm(3)
  const advice = [
    t(($) => $.papers.recovery.keep1),
    t(($) => $.papers.recovery.keep2),
    t(($) => $.papers.recovery.keep3),
    t(($) => $.papers.recovery.keep4),
  ]
  for (const each of advice) {
    write('Lbl', '•', { y, size: 10.5, colour: quietInk })
    y = write('P', each, { y, x: left + mm(8), size: 10.5 }) + mm(1.8)
  }

  // The texts are ours, so this can only fail while they are being written, and a test makes every language's sheet.
  if (y > signatureTop - mm(6)) throw new Error('the recovery sheet does not fit on its page')
  drawSignature(pdf, write, t)
  body.end()
  return finishPdf(pdf)
}

type Write = (
  role: string,
  text: string,
  at: { y: number; x?: number; width?: number; size: number; font?: Weight; colour?: string },
) => number

/** Writes one tagged paragraph and answers where it ends. */
function writer(pdf: Pdf, body: Tag): Write {
  return (role, text, { y, x = left, width = right - x, size, font = 'regular', colour = ink }) => {
    const options = { width, lineGap: size * 0.22 }
    pdf.font(font).fontSize(size).fillColor(colour)
    tagged(pdf, body, role, () => pdf.text(text, x, y, options))
    return pdf.heightOfString(text, options) + y
  }
}

/** A name of any length on one line: cut with an ellipsis. */
function shortened(pdf: Pdf, name: string): string {
  pdf.font('regular').fontSize(11)
  if (pdf.widthOfString(name) <= inner * 0.4) return name
  let cut = name
  while (cut !== '' && pdf.widthOfString(`${cut}…`) > inner * 0.4) cut = [...cut].slice(0, -1).join('')
  return `${cut.trimEnd()}…`
}

/** The same code for a reader that types what it reads; answers where it ends. */
function drawQr(pdf: Pdf, body: Tag, write: Write, code: string, t: Translate, top: number): number {
  const qr = qrCode(code)
  const x = right - qrSide
  const module = qrSide / qr.size
  const draw = () => {
    for (const run of darkRuns(qr)) pdf.rect(x + run.x * module, top + run.y * module, run.length * module, module)
    pdf.fill('#000000')
  }
  body.add(pdf.struct('Figure', { alt: t(($) => $.papers.recovery.qr) }, draw))
  const text = t(($) => $.papers.recovery.qr)
  return write('P', text, { y: top + qrSide + mm(2), x, width: qrSide, size: 8, colour: quietInk })
}

/** The framed code, three groups a row. Each character stands in a cell of its own width, like a typewriter's. */
function drawCode(pdf: Pdf, body: Tag, code: string, t: Translate, top: number): number {
  const groups = codeGroups(code)
  const pad = mm(7)
  const rowHeight = mm(13.5)
  const rowCount = Math.ceil(groups.length / 3)
  const hint = t(($) => $.papers.recovery.codeHint)
  const hintWidth = inner - 2 * pad
  const hintHeight = pdf.font('regular').fontSize(9).heightOfString(hint, { width: hintWidth, lineGap: 2 })
  const height = pad + mm(7) + rowCount * rowHeight + mm(1) + hintHeight + pad - mm(1)
  decoration(pdf, () => pdf.roundedRect(left, top, inner, height, mm(2)).lineWidth(1).strokeColor(ink).stroke())
  pdf.font('strong').fontSize(11).fillColor(ink)
  const label = t(($) => $.papers.recovery.code)
  tagged(pdf, body, 'H2', () => pdf.text(label, left + pad, top + pad, { width: hintWidth }))
  const columnWidth = hintWidth / 3
  const cell = mm(9.4)
  groups.forEach((group, index) => {
    const x = left + pad + (index % 3) * columnWidth
    const y = top + pad + mm(8) + Math.floor(index / 3) * rowHeight
    decoration(pdf, () => {
      pdf
        .font('regular')
        .fontSize(8)
        .fillColor(quietInk)
        .text(`${index + 1}`, x, y + mm(2.6), { lineBreak: false })
    })
    const drawGroup = () => {
      pdf.font('strong').fontSize(24).fillColor(ink)
      Array.from(group).forEach((character, place) => {
        const middle = x + mm(4) + (place + 0.5) * cell
        pdf.text(character, middle - pdf.widthOfString(character, oneCell) / 2, y, oneCell)
      })
    }
    // Read aloud and copied as one group, whatever the spacing of its characters.
    tagged(pdf, body, 'P', drawGroup, group)
  })
  const hintY = top + pad + mm(8) + rowCount * rowHeight
  pdf.font('regular').fontSize(9).fillColor(quietInk)
  tagged(pdf, body, 'P', () => pdf.text(hint, left + pad, hintY, { width: hintWidth, lineGap: 2 }))
  return top + height
}

const oneCell: PDFKit.Mixins.TextOptions = { lineBreak: false, features: ['tnum', 'zero'] }

/** Blank lines at the foot for the place, the day and the name. */
function drawSignature(pdf: Pdf, write: Write, t: Translate): void {
  const y = signatureTop
  const gap = mm(6)
  const unit = (inner - 2 * gap) / 10
  const fields = [
    { text: t(($) => $.papers.recovery.place), width: unit * 3.4 },
    { text: t(($) => $.papers.recovery.date), width: unit * 1.8 },
    { text: t(($) => $.papers.recovery.signature), width: unit * 4.8 },
  ]
  let x = left
  for (const { text, width } of fields) {
    const from = x
    decoration(pdf, () =>
      pdf
        .moveTo(from, y)
        .lineTo(from + width, y)
        .lineWidth(0.6)
        .strokeColor(ink)
        .stroke(),
    )
    write('P', text, { y: y + mm(1.5), x, width, size: 9, colour: quietInk })
    x += width + gap
  }
}
