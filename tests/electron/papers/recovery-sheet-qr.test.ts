// The QR code of the recovery sheet, read from a picture of the finished page as a camera or a reader sees it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { createPapers } from '../../../electron/papers/papers.ts'
import { darkRuns, qrCode, qrPath } from '../../../electron/papers/qr.ts'
import { formatRecoveryCode, parseRecoveryCode } from '../../../shared/recovery-code.ts'
import { languages } from '../../../shared/values.ts'

const papers = createPapers(path.join(import.meta.dirname, '../../../electron/fonts'))
const key = Uint8Array.from({ length: 20 }, (_, index) => (index * 59 + 7) % 256)
const code = formatRecoveryCode(key)

beforeAll(() => {
  // From the package on disk: the reader's default is to fetch it from the network.
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) } })
})

/** The first page at a resolution, as RGBA. */
async function pictureOf(pdf: Buffer, dotsPerInch: number) {
  const document = await getDocument({ data: Uint8Array.from(pdf), useSystemFonts: false }).promise
  const page = await document.getPage(1)
  const viewport = page.getViewport({ scale: dotsPerInch / 72 })
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  const context = canvas.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  await page.render({ canvas: null, canvasContext: context as never, viewport }).promise
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

const read = async (picture: Awaited<ReturnType<typeof pictureOf>>) =>
  (await readBarcodes(picture as never, { formats: ['QRCode'] })).map((found) => found.text)

describe.each(languages)('the sheet in %s', (language) => {
  it('holds the code as a QR code that a reader finds at the resolution of a plain printer', async () => {
    const pdf = await papers.recoverySheet({ code, salonName: 'Salonki Aurinko', language, madeAtMs: 0 })
    const texts = await read(await pictureOf(pdf, 150))
    expect(texts).toEqual([code])
    const parsed = parseRecoveryCode(texts[0] ?? '')
    expect(parsed.ok && [...parsed.key]).toEqual([...key])
  })
})

it('the control: with the code painted over, nothing is read', async () => {
  const pdf = await papers.recoverySheet({ code, salonName: 'Salonki Aurinko', language: 'fi', madeAtMs: 0 })
  const picture = await pictureOf(pdf, 150)
  picture.data.fill(255)
  expect(await read(picture)).toEqual([])
})

it('the print view draws the same modules as the page', () => {
  const qr = qrCode(code)
  const dark = qr.isDark.filter(Boolean).length
  expect(darkRuns(qr).reduce((sum, run) => sum + run.length, 0)).toBe(dark)
  expect(qrPath(qr).match(/M/g)).toHaveLength(darkRuns(qr).length)
})
