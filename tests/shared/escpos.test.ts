// Receipt printer bytes: golden ones for a small receipt, and what no text may ever do.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawerKick, escposReceipt, escposTestPage, wrapped } from '../../shared/escpos.ts'
import { latin9Bytes } from '../../shared/latin9.ts'
import { receiptRows } from '../../shared/receipt-rows.ts'
import { aReceipt } from '../helpers/aReceipt.ts'

const paper = { columns: 32 as const, codePage: 40 }
const start = [0x1b, 0x40, 0x1b, 0x74, 40]
const cut = [0x1b, 0x64, 4, 0x1d, 0x56, 66, 0]
const ascii = (text: string) => [...text].map((sign) => sign.charCodeAt(0))

describe('escposReceipt', () => {
  it('is reset, code page, rows, cut: golden bytes', () => {
    const bytes = escposReceipt(
      [
        { kind: 'name', text: 'Öä' },
        { kind: 'rule' },
        { kind: 'pair', look: 'plain', left: 'Hieronta', right: '65,00\u00a0€' },
        { kind: 'pair', look: 'total', left: 'Yhteensä', right: '−1,50\u00a0€' },
        { kind: 'table', rows: [['ALV %', 'Veroton', 'Vero', 'Verollinen']] },
      ],
      paper,
    )
    expect([...bytes]).toEqual([
      ...start,
      ...[0x1b, 0x61, 1, 0x1d, 0x21, 0x11, 0xd6, 0xe4, 0x0a, 0x1d, 0x21, 0, 0x1b, 0x61, 0],
      ...ascii('-'.repeat(32)),
      0x0a,
      ...ascii('Hieronta                 65,00 '),
      0xa4,
      0x0a,
      ...[0x1b, 0x45, 1, 0x1d, 0x21, 0x01],
      ...ascii('Yhteens'),
      0xe4,
      ...ascii('                 -1,50 '),
      0xa4,
      ...[0x0a, 0x1d, 0x21, 0, 0x1b, 0x45, 0],
      ...ascii('ALV %    Veroton    VeroVerollin'),
      0x0a,
      ...cut,
    ])
  })

  it('opens the drawer on its first connector', () => {
    expect([...drawerKick]).toEqual([0x1b, 0x70, 0, 25, 250])
  })

  it.each([32, 42, 48] as const)('keeps every line of a real receipt within %i columns', (columns) => {
    const bytes = escposReceipt(receiptRows(aReceipt(), true), { columns, codePage: 40 })
    expect(longestLine(bytes)).toBeLessThanOrEqual(columns)
    expect(Buffer.from(bytes).toString('latin1')).toContain('KOPIO')
  })

  it('has a test page with the letters of the three languages', () => {
    const page = Buffer.from(escposTestPage('Koesivu', paper)).toString('latin1')
    expect(page).toContain('\xc5\xc4\xd6 \xe5\xe4\xf6 \xa6\xb4 \xa8\xb8')
  })
})

/** The most characters between two line feeds, commands left out. */
function longestLine(bytes: Uint8Array): number {
  const text = Buffer.from(bytes)
    .toString('latin1')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the printer's commands are control characters
    .replace(/\x1b[@]|\x1b[tEda].|\x1d!.|\x1dV../gs, '')
  return Math.max(...text.split('\n').map((line) => line.length))
}

describe('latin9Bytes', () => {
  it('writes the euro and the Finnish letters in their places', () => {
    expect(latin9Bytes('€ÅÄÖåäöŠšŽžŒœŸ')).toEqual([
      0xa4, 0xc5, 0xc4, 0xd6, 0xe5, 0xe4, 0xf6, 0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe,
    ])
    expect(latin9Bytes('\u221212\u00a0345')).toEqual(ascii('-12 345'))
    expect(latin9Bytes('ůč¤')).toEqual(ascii('uc?'))
  })

  it('never writes a command, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const byte of latin9Bytes(text)) expect(byte >= 0x20 && byte !== 0x7f).toBe(true)
      }),
    )
  })

  it('wraps without losing a character that paper has', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 8, max: 48 }), (text, width) => {
        const lines = wrapped(text, width)
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width)
        const signs = (all: string) => all.replaceAll(' ', '').length
        expect(signs(lines.join(''))).toBe(signs(text.normalize('NFC')))
      }),
    )
  })
})
