// What every PDF of the program shares: embedded Inter, the document's language and title, tags for screen readers, and
// the same bytes for the same content. Runs in main.
import path from 'node:path'
import PDFDocument from 'pdfkit'
import type { Language } from '../../shared/values.ts'
import { parsedFont } from './parsed-font.ts'

export type Pdf = PDFKit.PDFDocument
/** A node of the document's tag tree. */
export type Tag = ReturnType<Pdf['struct']>

export interface PdfSetup {
  readonly fontsFolder: string
  readonly title: string
  readonly language: Language
  /** Written as the file's creation time, so that a file made again is the same to the byte. Epoch ms. */
  readonly madeAtMs: number
}

/** Millimetres in PDF points. */
export const mm = (value: number): number => (value * 72) / 25.4

/** Ink and quiet ink of papers: dark enough for a thermal printer. */
export const ink = '#111111'
export const quietInk = '#4a4a4a'

export type Weight = 'regular' | 'strong'

/** An empty document without a page. Fonts are `regular` and `strong`. */
export function newPdf(setup: PdfSetup): Pdf {
  const pdf = new PDFDocument({
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: setup.language,
    displayTitle: true,
    info: { Title: setup.title, Producer: 'Loiste', Creator: 'Loiste', CreationDate: new Date(setup.madeAtMs) },
  })
  pdf.registerFont('regular', parsedFont(path.join(setup.fontsFolder, 'Inter-Regular.ttf')))
  pdf.registerFont('strong', parsedFont(path.join(setup.fontsFolder, 'Inter-SemiBold.ttf')))
  return pdf
}

/** Draws something as the next tagged child: 'P', 'H1', 'TD'… `actual` is what is read and copied instead of the glyphs. */
export function tagged(pdf: Pdf, parent: Tag, role: string, draw: () => void, actual?: string): void {
  parent.add(pdf.struct(role, actual === undefined ? {} : { actual }, draw))
}

/** Draws lines and frames that mean nothing to a screen reader. */
export function decoration(pdf: Pdf, draw: () => void): void {
  pdf.markContent('Artifact', { type: 'Layout' })
  draw()
  pdf.endMarkedContent()
}

/** Ends the document and gives its bytes. */
export function finishPdf(pdf: Pdf): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
    pdf.end()
  })
}

/** Long enough for what waits in main to be answered first, ms. */
const roomBetween = 200
const usualText = 'Kuitti 0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ abcdefghijklmnopqrstuvwxyzåäö ,.:+-−%€'

/** A strip that nobody sees in one font, then in the other: what is slow the first time is then done. */
export async function warmFonts(fontsFolder: string): Promise<void> {
  for (const font of ['regular', 'strong'] as const satisfies readonly Weight[]) {
    await new Promise<void>((resolve) => setTimeout(resolve, roomBetween))
    const pdf = newPdf({ fontsFolder, title: 'Loiste', language: 'fi', madeAtMs: 0 })
    pdf.addPage({ size: [mm(80), mm(80)], margin: 0 })
    const body = pdf.struct('Document')
    pdf.addStructure(body)
    tagged(pdf, body, 'P', () => {
      pdf.font(font).text(usualText, 0, 0, { width: mm(70) })
      pdf.text('1 234,56 €', 0, mm(60), { features: ['tnum', 'kern'], width: mm(70), align: 'right' })
    })
    body.end()
    await finishPdf(pdf)
  }
}
