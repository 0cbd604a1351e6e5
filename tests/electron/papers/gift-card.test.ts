// The printed gift and series card as the till's scanner and a person read it.
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createPapers } from '../../../electron/papers/papers.ts'
import { cardCode, formatCardCode, type Prepaid, parseCardCode } from '../../../shared/prepaid.ts'
import { emptySalon } from '../../../shared/settings.ts'
import { languages } from '../../../shared/values.ts'
import { codesOn, pagePicture, wordsOf } from '../../helpers/pdfPictures.ts'

const papers = createPapers(path.join(import.meta.dirname, '../../../electron/fonts'))
const salon = { ...emptySalon, name: 'Salonki Aurinko', street: 'Esimerkkikatu 1', postCode: '00100', city: 'Helsinki' }

const card = (over: Partial<Prepaid>): Prepaid => ({
  id: 'card-aaaa',
  version: 1,
  kind: 'gift',
  code: cardCode(Uint8Array.from({ length: 11 }, (_, index) => index * 23)),
  vatKind: 'multi',
  vatCode: 'OUTSIDE',
  serviceId: null,
  name: 'Lahjakortti',
  valueCents: 10_000,
  uses: null,
  leftCents: 10_000,
  leftUses: null,
  holder: 'Maija Mallikas',
  clientId: null,
  clientName: null,
  issuedDay: '2026-11-23',
  expiresDay: '2027-11-23',
  state: 'open',
  ...over,
})

describe('a printed card', () => {
  it.each([
    ['a gift card', card({})],
    [
      'a series card',
      card({
        kind: 'series',
        uses: 5,
        leftUses: 5,
        name: 'Kasvohoito, 5 kertaa',
        code: cardCode(new Uint8Array(11).fill(200)),
      }),
    ],
  ])(
    'of %s carries its own code in bars that an independent reader reads, and the same in letters',
    async (_, printed) => {
      for (const language of languages) {
        const pdf = await papers.giftCard({ card: printed, salon, language })
        const codes = await codesOn(await pagePicture(pdf, 200))
        expect(codes.map(({ format }) => format)).toEqual(['Code128'])
        expect(parseCardCode(codes[0]?.text ?? '')).toBe(printed.code)
        const [words] = await wordsOf(pdf)
        expect(words).toContain(formatCardCode(printed.code ?? ''))
        expect(words).toContain('Salonki Aurinko')
      }
    },
  )
})
