// The QR code of the recovery sheet, read from a picture of the finished page as a camera or a reader sees it.
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createPapers } from '../../../electron/papers/papers.ts'
import { darkRuns, qrCode, qrPath } from '../../../electron/papers/qr.ts'
import { formatRecoveryCode, parseRecoveryCode } from '../../../shared/recovery-code.ts'
import { languages } from '../../../shared/values.ts'
import { codesOn, pagePicture } from '../../helpers/pdfPictures.ts'

const papers = createPapers(path.join(import.meta.dirname, '../../../electron/fonts'))
const key = Uint8Array.from({ length: 20 }, (_, index) => (index * 59 + 7) % 256)
const code = formatRecoveryCode(key)

const read = async (picture: Awaited<ReturnType<typeof pagePicture>>) =>
  (await codesOn(picture)).map((found) => found.text)

describe.each(languages)('the sheet in %s', (language) => {
  it('holds the code as a QR code that a reader finds at the resolution of a plain printer', async () => {
    const pdf = await papers.recoverySheet({ code, salonName: 'Salonki Aurinko', language, madeAtMs: 0 })
    const texts = await read(await pagePicture(pdf, 150))
    expect(texts).toEqual([code])
    const parsed = parseRecoveryCode(texts[0] ?? '')
    expect(parsed.ok && [...parsed.key]).toEqual([...key])
  })
})

it('the control: with the code painted over, nothing is read', async () => {
  const pdf = await papers.recoverySheet({ code, salonName: 'Salonki Aurinko', language: 'fi', madeAtMs: 0 })
  const picture = await pagePicture(pdf, 150)
  picture.data.fill(255)
  expect(await read(picture)).toEqual([])
})

it('the print view draws the same modules as the page', () => {
  const qr = qrCode(code)
  const dark = qr.isDark.filter(Boolean).length
  expect(darkRuns(qr).reduce((sum, run) => sum + run.length, 0)).toBe(dark)
  expect(qrPath(qr).match(/M/g)).toHaveLength(darkRuns(qr).length)
})
