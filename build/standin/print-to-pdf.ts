/** `webContents.printToPDF` options in the words of Chromium's DevTools. Sizes and margins are in inches. */
import type { Protocol } from './devtools.ts'

const paperSizes: Record<string, [width: number, height: number]> = {
  A0: [33.1, 46.8],
  A1: [23.4, 33.1],
  A2: [16.54, 23.4],
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Letter: [8.5, 11],
  Legal: [8.5, 14],
  Tabloid: [11, 17],
  Ledger: [17, 11],
}

function paperOf(size: Electron.PrintToPDFOptions['pageSize']): [number, number] {
  if (typeof size === 'object') return [size.width, size.height]
  const found = paperSizes[size ?? 'Letter']
  if (!found) throw new Error(`Unsupported pageSize: ${size}`)
  return found
}

export function pdfParameters(options: Electron.PrintToPDFOptions): Protocol.Page.printToPDFParameters {
  const [paperWidth, paperHeight] = paperOf(options.pageSize)
  const margin = 0.4
  return {
    paperWidth,
    paperHeight,
    landscape: options.landscape ?? false,
    displayHeaderFooter: options.displayHeaderFooter ?? false,
    printBackground: options.printBackground ?? false,
    scale: options.scale ?? 1,
    marginTop: options.margins?.top ?? margin,
    marginBottom: options.margins?.bottom ?? margin,
    marginLeft: options.margins?.left ?? margin,
    marginRight: options.margins?.right ?? margin,
    pageRanges: options.pageRanges ?? '',
    headerTemplate: options.headerTemplate ?? '',
    footerTemplate: options.footerTemplate ?? '',
    preferCSSPageSize: options.preferCSSPageSize ?? false,
    generateTaggedPDF: options.generateTaggedPDF ?? false,
    generateDocumentOutline: options.generateDocumentOutline ?? false,
  }
}
