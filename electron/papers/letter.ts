// A plain A4 letter of the salon: its name, a title, headings, paragraphs and signatures, over as many pages as it takes.
// Runs in main.
import type { Signature } from '../../shared/consents.ts'
import { printable } from '../../shared/printable.ts'
import type { SalonFields } from '../../shared/settings.ts'
import type { Language } from '../../shared/values.ts'
import { decoration, finishPdf, ink, mm, newPdf, quietInk, tagged, type Weight } from './pdf.ts'

export type LetterPart =
  | { readonly kind: 'heading' | 'text' | 'quiet'; readonly text: string }
  | { readonly kind: 'signature'; readonly strokes: Signature; readonly label: string }

export interface Letter {
  readonly language: Language
  readonly salon: SalonFields | null
  readonly title: string
  /** Under the title, quiet. */
  readonly lead: string
  readonly parts: readonly LetterPart[]
  readonly madeAtMs: number
}

const left = mm(22)
const width = mm(210) - 2 * left
const top = mm(20)
const bottom = mm(297) - mm(20)
const signatureSize = { width: mm(60), height: mm(20) }

const looks = {
  title: { font: 'strong', size: 22, colour: ink, after: mm(2) },
  heading: { font: 'strong', size: 13, colour: ink, after: mm(1.5) },
  text: { font: 'regular', size: 11, colour: ink, after: mm(3) },
  quiet: { font: 'regular', size: 9.5, colour: quietInk, after: mm(3) },
} as const satisfies Record<string, { font: Weight; size: number; colour: string; after: number }>

export function letterPdf(letter: Letter, fontsFolder: string): Promise<Buffer> {
  const { language, title, madeAtMs, salon } = letter
  const pdf = newPdf({ fontsFolder, title, language, madeAtMs })
  const page = () => pdf.addPage({ size: 'A4', margins: { top: 0, bottom: 0, left: 0, right: 0 } })
  page()
  const body = pdf.struct('Document')
  pdf.addStructure(body)
  let y = top

  const write = (role: string, text: string, look: keyof typeof looks) => {
    const { font, size, colour, after } = looks[look]
    // Paragraph by paragraph, so that only one that is longer than a page could cross its end.
    for (const paragraph of printable(text).split('\n')) {
      const options = { width, lineGap: size * 0.25 }
      pdf.font(font).fontSize(size).fillColor(colour)
      const height = pdf.heightOfString(paragraph === '' ? ' ' : paragraph, options)
      if (y + height > bottom && y > top) {
        page()
        y = top
        pdf.font(font).fontSize(size).fillColor(colour)
      }
      if (paragraph !== '') tagged(pdf, body, role, () => pdf.text(paragraph, left, y, options))
      y += height + (paragraph === '' ? 0 : mm(0.6))
    }
    y += after
  }

  if (salon !== null && salon.name !== '') {
    write('P', [salon.name, salon.phone].filter((part) => part !== '').join('  ·  '), 'quiet')
  }
  write('H1', title, 'title')
  if (letter.lead !== '') write('P', letter.lead, 'quiet')
  y += mm(3)
  for (const part of letter.parts) {
    if (part.kind !== 'signature') {
      if (part.kind === 'heading') y += mm(3)
      write(part.kind === 'heading' ? 'H2' : 'P', part.text, part.kind)
      continue
    }
    if (y + signatureSize.height > bottom) {
      page()
      y = top
    }
    const from = y
    const draw = () => {
      for (const stroke of part.strokes) {
        for (let at = 0; at + 1 < stroke.length; at += 2) {
          const x = left + ((stroke[at] ?? 0) / 1000) * signatureSize.width
          const lineY = from + ((stroke[at + 1] ?? 0) / 1000) * signatureSize.height
          if (at === 0) pdf.moveTo(x, lineY)
          else pdf.lineTo(x, lineY)
        }
      }
      pdf.lineWidth(1).strokeColor(ink).stroke()
    }
    tagged(pdf, body, 'Figure', draw, part.label)
    y += signatureSize.height
    decoration(pdf, () =>
      pdf
        .moveTo(left, y)
        .lineTo(left + signatureSize.width, y)
        .lineWidth(0.5)
        .strokeColor(quietInk)
        .stroke(),
    )
    y += mm(1)
    write('P', part.label, 'quiet')
  }
  body.end()
  return finishPdf(pdf)
}
