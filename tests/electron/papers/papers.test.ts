// The PDF files themselves: one page, tagged, with their language, and the same bytes for the same content.
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createPapers } from '../../../electron/papers/papers.ts'
import { codeGroups } from '../../../electron/papers/recovery-sheet.ts'
import { formatRecoveryCode } from '../../../shared/recovery-code.ts'
import { languages } from '../../../shared/values.ts'
import { aReceipt } from '../../helpers/aReceipt.ts'

const papers = createPapers(path.join(import.meta.dirname, '../../../electron/fonts'))
const code = formatRecoveryCode(Uint8Array.from({ length: 20 }, (_, index) => index * 37 + 11))
const madeAtMs = aReceipt().issuedAtMs

const raw = (pdf: Buffer) => pdf.toString('latin1')
const pages = (pdf: Buffer) => raw(pdf).match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
const box = (pdf: Buffer) =>
  raw(pdf)
    .match(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/)
    ?.slice(1)
    .map(Number) ?? []

describe.each(languages)('in %s', (language) => {
  it('a receipt is one page of 80 mm, tagged, with embedded fonts', async () => {
    const pdf = await papers.receipt(aReceipt({ language }))
    expect(raw(pdf).startsWith('%PDF-1.7')).toBe(true)
    expect(pages(pdf)).toBe(1)
    expect(Math.round(((box(pdf)[0] ?? 0) * 25.4) / 72)).toBe(80)
    expect(raw(pdf)).toContain('/StructTreeRoot')
    expect(raw(pdf)).toContain(`/Lang (${language})`)
    expect(raw(pdf).match(/\/FontFile2/g)).toHaveLength(2)
  })

  it('a recovery sheet is one A4 page, also for a salon with a very long name', async () => {
    for (const salonName of ['Salonki Aurinko', 'Kauneus- ja jalkahoitola Äänekosken Ihanainen '.repeat(8)]) {
      const pdf = await papers.recoverySheet({ code, salonName, language, madeAtMs })
      expect(pages(pdf)).toBe(1)
      expect(box(pdf).map(Math.round)).toEqual([595, 842])
      // Read aloud and copied group by group.
      for (const group of codeGroups(code)) expect(raw(pdf)).toContain(`/ActualText (${group})`)
    }
  })
})

describe('papers', () => {
  it('are the same to the byte when made again', async () => {
    expect(await papers.receipt(aReceipt())).toEqual(await papers.receipt(aReceipt()))
    const sheet = { code, salonName: 'Salonki Aurinko', language: 'fi' as const, madeAtMs }
    expect(await papers.recoverySheet(sheet)).toEqual(await papers.recoverySheet(sheet))
    expect(await papers.recoverySheet(sheet)).not.toEqual(
      await papers.recoverySheet({ ...sheet, madeAtMs: madeAtMs + 1000 }),
    )
  })

  it('grow with what they hold: a hundred lines are still one strip', async () => {
    const [line] = aReceipt().lines
    if (!line) throw new Error('the sample has lines')
    const long = await papers.receipt(aReceipt({ lines: Array.from({ length: 100 }, () => line) }))
    expect(pages(long)).toBe(1)
    expect(box(long)[1]).toBeGreaterThan((box(await papers.receipt(aReceipt()))[1] ?? 0) * 5)
  })
})
