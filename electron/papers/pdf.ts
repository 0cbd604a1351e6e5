// What every PDF of the program shares: embedded Inter, the document's language and title, tags for screen readers, and
// the same bytes for the same content. Runs in main.
import path from 'node:path'
import PDFDocument from 'pdfkit'
import type { Language } from '../../shared/values.ts'

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
  openFont(pdf, 'regular', path.join(setup.fontsFolder, 'Inter-Regular.ttf'))
  openFont(pdf, 'strong', path.join(setup.fontsFolder, 'Inter-SemiBold.ttf'))
  return pdf
}

/** Reading Inter's tables costs more than drawing a receipt: what was read once serves every later paper. By file. */
const readFonts = new Map<string, PDFKit.Mixins.PDFFontSource>()

/** Opened at once and in the same order for every document, so that the same content stays the same bytes. */
function openFont(pdf: Pdf, name: Weight, file: string): void {
  pdf.registerFont(name, readFonts.get(file) ?? file)
  pdf.font(name)
  if (readFonts.has(file)) return
  // PDFKit takes a font that was read already, and keeps the one it reads here.
  const opened: unknown = '_font' in pdf ? pdf._font : null
  const font = typeof opened === 'object' && opened !== null && 'font' in opened ? opened.font : null
  if (isReadFont(font)) readFonts.set(file, font)
}

function isReadFont(font: unknown): font is PDFKit.Mixins.PDFFontSource {
  return typeof font === 'object' && font !== null && 'layout' in font && typeof font.layout === 'function'
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
