// The code on a card: read as people write it, and wrong when one character is.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardCode, formatCardCode, parseCardCode, prepaidState } from '../../shared/prepaid.ts'

const random = fc.uint8Array({ minLength: 11, maxLength: 11 })

describe('a card code', () => {
  it('is read back as it was printed, in small letters, and with O for 0 and I or L for 1', () => {
    fc.assert(
      fc.property(random, (bytes) => {
        const code = cardCode(bytes)
        const printed = formatCardCode(code)
        expect(printed).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}$/)
        for (const typed of [printed, printed.toLowerCase(), printed.replaceAll('0', 'o').replaceAll('1', 'l')]) {
          expect(parseCardCode(typed)).toBe(code)
        }
      }),
    )
  })

  it('is refused with any one character wrong, or two neighbours swapped', () => {
    fc.assert(
      fc.property(random, fc.nat(12), fc.nat(30), (bytes, at, shift) => {
        const code = cardCode(bytes)
        const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
        const wrong = alphabet.charAt((alphabet.indexOf(code.charAt(at)) + 1 + shift) % 32)
        expect(parseCardCode(code.slice(0, at) + wrong + code.slice(at + 1))).toBeNull()
        if (at === 12 || code.charAt(at) === code.charAt(at + 1)) return
        const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2)
        expect(parseCardCode(swapped)).toBeNull()
      }),
    )
  })

  it('is none when it is a product’s bar code, too short, or words', () => {
    for (const typed of ['6410000000018', '', 'LAHJAKORTTI', 'ABCD-EFGH-JKM']) expect(parseCardCode(typed)).toBeNull()
  })
})

describe('prepaidState', () => {
  const card = { leftCents: 100, leftUses: null, expiresDay: '2026-11-23' }
  it('is open through its last day, expired after it, used when nothing is left, whatever the day', () => {
    expect(prepaidState(card, false, '2026-11-23')).toBe('open')
    expect(prepaidState(card, false, '2026-11-24')).toBe('expired')
    expect(prepaidState({ ...card, leftCents: 0 }, false, '2026-11-24')).toBe('used')
    expect(prepaidState({ ...card, leftUses: 0 }, false, '2026-11-23')).toBe('used')
    expect(prepaidState(card, true, '2026-11-23')).toBe('replaced')
  })
})
