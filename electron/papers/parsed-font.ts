// Fonts of papers, read once. Reading a font's tables and shaping words takes most of the time of a short paper; both are
// remembered here, and what a document embeds of a font stays its own. Runs in main and in the paper thread.
import { readFileSync } from 'node:fs'
import { create, type Font, type GlyphRun } from 'fontkit'

/** Words remembered for each font; then it begins anew. A month's receipts have some thousand different ones. */
const mostRuns = 20_000

const known = new Map<string, Font>()

/** The font of a file, for pdfkit's `registerFont`. The same file gives the same bytes of a PDF as an unread one. */
export function parsedFont(file: string): PDFKit.Mixins.PDFFontSource {
  const font = known.get(file) ?? read(file)
  known.set(file, font)
  // pdfkit takes a font that is already read (`layout` is what it looks for); its types do not say so.
  return font as unknown as PDFKit.Mixins.PDFFontSource
}

function read(file: string): Font {
  const font = create(readFileSync(file))
  const shape = font.layout.bind(font)
  const runs = new Map<string, GlyphRun>()
  font.layout = (text, features) => {
    const key = features === undefined ? text : `${JSON.stringify(features)} ${text}`
    let run = runs.get(key)
    if (run === undefined) {
      if (runs.size >= mostRuns) runs.clear()
      run = shape(text, features)
      runs.set(key, run)
    }
    // pdfkit scales the positions in place.
    return Object.assign(Object.create(Object.getPrototypeOf(run)), run, {
      positions: run.positions.map((position) => ({ ...position })),
    })
  }
  return font
}
