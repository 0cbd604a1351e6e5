// Draws a paper of headings, paragraphs, lists and facts on A4 pages: the privacy papers, letters to clients, the access
// package, the breach report. Tagged, with a footer on every page. Runs in main.

import { setImmediate } from 'node:timers/promises'
import { printable } from '../../shared/printable.ts'
import type { PaperContent } from '../../shared/privacy-papers.ts'
import type { Language } from '../../shared/values.ts'
import { decoration, finishPdf, ink, mm, newPdf, type Pdf, quietInk, type Tag, tagged, type Weight } from './pdf.ts'

export interface PlainPaper {
  readonly content: PaperContent
  readonly language: Language
  /** Stands in the footer of each page: whose paper, which version, of which day. */
  readonly footer: string
  readonly madeAtMs: number
  /** Photos after the text, each with its caption; JPEG or PNG. */
  readonly pictures?: readonly { readonly caption: string; readonly content: Uint8Array }[]
}

const pageWidth = mm(210)
const left = mm(22)
const inner = pageWidth - 2 * left
const top = mm(20)
const bottom = mm(277)
const nameWidth = mm(52)
const breathAfter = 25
/** One piece of text at most, so that a piece always fits a page. */
const longestPiece = 2400

interface Style {
  readonly size: number
  readonly font?: Weight
  readonly colour?: string
  readonly after?: number
  readonly x?: number
  readonly width?: number
}

/** The paper as PDF bytes, as many pages as it takes. `fontsFolder` as in createPapers. */
export async function plainPaperPdf(paper: PlainPaper, fontsFolder: string): Promise<Buffer> {
  const { content } = paper
  const pdf = newPdf({ fontsFolder, title: content.title, language: paper.language, madeAtMs: paper.madeAtMs })
  const body = pdf.struct('Document')
  pdf.addStructure(body)
  const page = pages(pdf, paper.footer)
  const write = (role: string, text: string, style: Style) => {
    for (const piece of pieces(printable(text))) page.write(body, role, piece, style)
  }

  write('H1', content.title, { size: 22, font: 'strong', after: mm(2) })
  if (content.lead !== '') write('P', content.lead, { size: 10.5, colour: quietInk, after: mm(5) })
  for (const section of content.sections) {
    page.keepTogether(mm(22))
    if (section.heading !== '') write('H2', section.heading, { size: 13, font: 'strong', after: mm(1.8) })
    for (const paragraph of section.paragraphs) write('P', paragraph, { size: 10, after: mm(2) })
    for (const item of section.list) page.item(body, printable(item))
    for (const [index, [name, value]] of section.facts.entries()) {
      page.fact(body, printable(name), pieces(printable(value)))
      // Years of entries in the log: the window is answered in between.
      if (index % breathAfter === breathAfter - 1) await setImmediate()
    }
    page.gap(mm(4))
  }
  for (const { caption, content: picture } of paper.pictures ?? []) {
    page.picture(body, printable(caption), picture)
    await setImmediate()
  }
  for (const line of content.signatures) page.signature(body, line)
  body.end()
  return finishPdf(pdf)
}

/** Figures of one width for dates and sums. Not for prose: shaping it so is many times slower. */
function looksOf(text: string): PDFKit.Mixins.TextOptions {
  return text.length < 24 && /^\d/.test(text) ? { features: ['tnum', 'kern'] } : {}
}

function pages(pdf: Pdf, footer: string) {
  let y = bottom
  let number = 0

  function turn(): void {
    pdf.addPage({ size: 'A4', margin: 0 })
    number += 1
    y = top
    decoration(pdf, () => {
      pdf.font('regular').fontSize(8).fillColor(quietInk)
      pdf.text(footer, left, mm(285), { width: inner - mm(20), lineBreak: false, ellipsis: true })
      pdf.text(`${number}`, left, mm(285), { width: inner, align: 'right', lineBreak: false })
    })
  }

  function heightOf(text: string, style: Style): number {
    pdf.font(style.font ?? 'regular').fontSize(style.size)
    return pdf.heightOfString(text, { width: style.width ?? inner, lineGap: style.size * 0.25 })
  }

  function put(parent: Tag, role: string, text: string, at: number, style: Style): void {
    pdf
      .font(style.font ?? 'regular')
      .fontSize(style.size)
      .fillColor(style.colour ?? ink)
    tagged(pdf, parent, role, () =>
      pdf.text(text, style.x ?? left, at, {
        ...looksOf(text),
        width: style.width ?? inner,
        lineGap: style.size * 0.25,
      }),
    )
  }

  const need = (height: number) => {
    if (number === 0 || y + height > bottom) turn()
  }

  return {
    keepTogether: need,
    gap(height: number): void {
      y += height
    },
    write(parent: Tag, role: string, text: string, style: Style): void {
      const height = heightOf(text, style)
      need(height)
      put(parent, role, text, y, style)
      y += height + (style.after ?? 0)
    },
    item(parent: Tag, text: string): void {
      const style = { size: 10, x: left + mm(5), width: inner - mm(5) }
      const height = heightOf(text, style)
      need(height)
      put(parent, 'Lbl', '•', y, { size: 10, colour: quietInk, width: mm(4) })
      put(parent, 'P', text, y, style)
      y += height + mm(1.2)
    },
    fact(parent: Tag, name: string, values: readonly string[]): void {
      const nameStyle = { size: 9.5, colour: quietInk, width: nameWidth }
      const valueStyle = { size: 9.5, x: left + nameWidth + mm(4), width: inner - nameWidth - mm(4) }
      values.forEach((value, index) => {
        const height = Math.max(index === 0 ? heightOf(name, nameStyle) : 0, heightOf(value, valueStyle))
        need(height)
        if (index === 0) put(parent, 'Lbl', name, y, nameStyle)
        put(parent, 'P', value, y, valueStyle)
        y += height + mm(0.8)
      })
    },
    picture(parent: Tag, caption: string, bytes: Uint8Array): void {
      const [width, height] = [inner * 0.6, mm(90)]
      need(height + mm(8))
      const at = y
      // A file that is no picture after all is named and left out, not a paper that fails.
      tagged(
        pdf,
        parent,
        'Figure',
        () => {
          try {
            pdf.image(Buffer.from(bytes), left, at, { fit: [width, height] })
          } catch {
            pdf.font('regular').fontSize(9).fillColor(quietInk).text('–', left, at)
          }
        },
        caption,
      )
      put(parent, 'Caption', caption, at + height + mm(1.5), { size: 9, colour: quietInk })
      y += height + mm(10)
    },
    signature(parent: Tag, text: string): void {
      need(mm(18))
      y += mm(12)
      const at = y
      decoration(pdf, () =>
        pdf
          .moveTo(left, at)
          .lineTo(left + mm(90), at)
          .lineWidth(0.6)
          .strokeColor(ink)
          .stroke(),
      )
      put(parent, 'P', text, at + mm(1.5), { size: 9, colour: quietInk })
      y += mm(6)
    },
  }
}

/** Cuts at line breaks, and a line that is too long for a page at spaces. */
function pieces(text: string): string[] {
  const out: string[] = []
  for (const line of text.split('\n')) {
    let rest = line
    while (rest.length > longestPiece) {
      const space = rest.lastIndexOf(' ', longestPiece)
      const at = space > 0 ? space : longestPiece
      out.push(rest.slice(0, at))
      rest = rest.slice(at).trimStart()
    }
    out.push(rest)
  }
  const filled = out.filter((piece) => piece.trim() !== '')
  return filled.length === 0 ? [' '] : filled
}
