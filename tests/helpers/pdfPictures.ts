// A finished PDF as a camera or a reader sees it: pages as pictures, the codes on them, the words. By programs that have
// nothing to do with those that drew it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createCanvas } from '@napi-rs/canvas'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

let isPrepared = false
function prepare(): void {
  if (isPrepared) return
  // From the package on disk: the reader's default is to fetch it from the network.
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) } })
  isPrepared = true
}

export const openPdf = (pdf: Uint8Array) =>
  getDocument({ data: Uint8Array.from(pdf), useSystemFonts: false, verbosity: 0 }).promise

/** One page at a resolution, as RGBA. */
export async function pagePicture(pdf: Uint8Array, dotsPerInch: number, pageNumber = 1) {
  const page = await (await openPdf(pdf)).getPage(pageNumber)
  const viewport = page.getViewport({ scale: dotsPerInch / 72 })
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  const context = canvas.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  await page.render({ canvas: null, canvasContext: context as never, viewport }).promise
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

export async function codesOn(
  picture: Awaited<ReturnType<typeof pagePicture>>,
): Promise<{ format: string; text: string }[]> {
  prepare()
  const found = await readBarcodes(picture as never, { formats: ['QRCode', 'Code128'] })
  return found.map(({ format, text }) => ({ format, text }))
}

/** All words of all pages, in reading order, one line a page. */
export async function wordsOf(pdf: Uint8Array): Promise<string[]> {
  const document = await openPdf(pdf)
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
    )
  }
  return pages
}
