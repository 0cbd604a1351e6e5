// What a receipt says, before it is drawn: everything that law 658/2013 wants, in the client's language.
import { describe, expect, it } from 'vitest'
import { type ReceiptRow, receiptRows } from '../../shared/receipt-rows.ts'
import { aReceipt } from '../helpers/aReceipt.ts'

/** The rows as plain text, a line a row; U+00A0 shown as a space. */
function text(rows: readonly ReceiptRow[]): string[] {
  return rows
    .flatMap((row) => {
      switch (row.kind) {
        case 'pair':
          return [`${row.left} | ${row.right}`]
        case 'table':
          return row.rows.map((cells) => cells.join(' | '))
        case 'rule':
          return ['---']
        case 'gap':
          return []
        default:
          return [row.text]
      }
    })
    .map((line) => line.replaceAll('\u00a0', ' '))
}

describe('a receipt', () => {
  it('has seller, number, date, lines, VAT by rate, payments, rounding and change, in Finnish', () => {
    expect(text(receiptRows(aReceipt()))).toEqual([
      'Salonki Aurinko',
      'Esimerkkikatu 1, 00100 Helsinki',
      '+358 9 000 0000 · salonki@esimerkki.fi',
      'Y-tunnus 1234567-1',
      '---',
      'Kuitti K-1024 | 23.11.2026 klo 9.05',
      'Palveli Elina Åkerlund, Helmi Laine',
      '---',
      'Väri ja leikkaus | 125,10 €',
      '139,00 € · Alennus −13,90 €, Kanta-asiakas',
      'Hiusöljy 50 ml | 39,80 €',
      '2 × 19,90 €',
      'Biotiini 60 tabl. | 12,98 €',
      '---',
      'Yhteensä | 177,88 €',
      'Pyöristys | +0,02 €',
      'Kortti | 100,00 €',
      'Käteinen | 77,90 €',
      'Annettu | 100,00 €',
      'Takaisin | 22,10 €',
      '---',
      'ALV % | Veroton | Vero | Verollinen',
      '25,5 % | 131,39 | 33,51 | 164,90',
      '13,5 % | 11,44 | 1,54 | 12,98',
      'Kiitos käynnistä!',
    ])
  })

  it('speaks the client’s language with its own way of writing sums and times', () => {
    const swedish = text(receiptRows(aReceipt({ language: 'sv' })))
    expect(swedish).toContain('Kvitto K-1024 | 23.11.2026 9.05')
    expect(swedish).toContain('Avrundning | +0,02 €')
    expect(swedish).toContain('Moms % | Momsfri | Moms | Momsbelagd')
    const english = text(receiptRows(aReceipt({ language: 'en' })))
    expect(english).toContain('Total | €177.88')
    expect(english).toContain('25.5% | 131.39 | 33.51 | 164.90')
  })

  it('of a seller outside the VAT register shows no VAT but says why', () => {
    const receipt = aReceipt({ vat: [] })
    const rows = text(receiptRows({ ...receipt, seller: { ...receipt.seller, vatRegistered: false } }))
    expect(rows).toContain('Arvonlisäveroton myynti, vähäinen toiminta (AVL 3 §).')
    expect(rows.join('\n')).not.toMatch(/ALV %|25,5|13,5/)
  })

  it('names the law when health care is sold without VAT', () => {
    const vat = [{ vatCode: 'EXEMPT' as const, rateBp: 0, grossCents: 5000, vatCents: 0, netCents: 5000 }]
    const rows = text(receiptRows(aReceipt({ vat })))
    expect(rows).toContain('0 % | 50,00 | 0,00 | 50,00')
    expect(rows).toContain('Veroton terveyden- ja sairaanhoitopalvelu (AVL 34 §).')
  })

  it('leaves out rounding and change when there is none', () => {
    const [, cash] = aReceipt().payments
    if (!cash) throw new Error('the sample has cash')
    const payments = [{ ...cash, cents: 17790, roundingCents: 0, givenCents: 17790, changeCents: 0 }]
    const rows = text(receiptRows(aReceipt({ payments, roundingCents: 0 }))).join('\n')
    expect(rows).not.toMatch(/Pyöristys|Annettu|Takaisin/)
  })

  it('drops what paper cannot show and never leaves a line without words', () => {
    const [first] = aReceipt().lines
    if (!first) throw new Error('the sample has lines')
    const rows = text(
      receiptRows(
        aReceipt({
          lines: [
            { ...first, name: '💅🏽 Kynnet 👩‍🎤' },
            { ...first, name: '🎉' },
            { ...first, name: '美容' },
          ],
        }),
      ),
    )
    expect(rows.filter((row) => row.endsWith('| 125,10 €'))).toEqual([
      'Kynnet | 125,10 €',
      '? | 125,10 €',
      '?? | 125,10 €',
    ])
  })
})
