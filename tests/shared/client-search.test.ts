import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filedWords, searchTerms } from '../../shared/client-search.ts'

const card = (name: string, phone = '', email = '') => filedWords({ name, phone, email })
const wordsOf = (text: string) => searchTerms(text).map((term) => term.exact.join('+'))

describe('the words a card is filed under', () => {
  test('å, ä and ö are kept in the name and folded in the loose words', () => {
    expect(card('Äijälä Åsa Öhman').name).toEqual(['äijälä', 'åsa', 'öhman'])
    expect(card('Äijälä Åsa Öhman').loose).toEqual(['aijala', 'asa', 'ohman'])
  })

  test('w is itself in the name and v in the loose words', () => {
    expect(card('Wirtanen').name).toEqual(['wirtanen'])
    expect(card('Wirtanen').loose).toEqual(['virtanen'])
  })

  test('double names are found by their parts and as one word', () => {
    expect(card('Yli-Mäki').loose).toEqual(expect.arrayContaining(['yli', 'maki', 'ylimaki']))
    expect(card('O’Brien').loose).toEqual(expect.arrayContaining(['obrien', 'o', 'brien']))
  })

  test('a Finnish number is filed as it is dialled at home, however it was written', () => {
    for (const typed of ['040 123 4567', '+358 40 1234567', '+358 (0)40 123 4567', '00358401234567']) {
      expect(card('A', typed).phone).toEqual(card('A', '0401234567').phone)
    }
    expect(card('A', '0401234567').phone).toEqual([
      '0401234567',
      '401234567',
      '01234567',
      '1234567',
      '234567',
      '34567',
      '4567',
      '567',
    ])
  })

  test('two numbers in one field are filed separately, and words beside them are left out', () => {
    const filed = card('A', '040 111 2222, työ 050 333 4444').phone
    expect(filed).toContain('2222')
    expect(filed).toContain('0503334444')
    expect(filed).not.toContain('22220503334444')
  })

  test('no word holds an ASCII mark, a quote or a space, so none can end a quoted word of a query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (name, email) => {
        const filed = filedWords({ name, phone: email, email })
        for (const word of [...filed.name, ...filed.loose, ...filed.phone, ...filed.email]) {
          // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those must not be there
          expect(word).not.toMatch(/[\x00-/:-@[-`{-\x7f\s]/)
          expect(word).not.toBe('')
        }
        for (const term of searchTerms(name)) {
          for (const word of [...term.exact, ...term.loose, ...term.digits]) expect(word).toMatch(/^[^\s"*()]+$/)
        }
      }),
    )
  })
})

describe('what was typed', () => {
  test('is cut at spaces, hyphens and marks', () => {
    expect(wordsOf('virtanen anna')).toEqual(['virtanen', 'anna'])
    expect(wordsOf('anna-liisa')).toEqual(['anna+liisa'])
    expect(wordsOf('  ')).toEqual([])
    expect(wordsOf('"*-():^ NEAR')).toEqual(['near'])
    expect(wordsOf('!!! ??? ***')).toEqual([])
  })

  test('digits that belong together are one number, whatever stands between them', () => {
    expect(searchTerms('040 123-4567').map((term) => term.digits[0])).toEqual(['0401234567'])
    expect(searchTerms('+358 40 123').flatMap((term) => term.digits)).toContain('40123')
    expect(searchTerms('virtanen 040 1').map((term) => term.digits[0])).toEqual([undefined, '0401'])
  })

  test('one or two digits alone are not looked for as a number', () => {
    expect(searchTerms('04').flatMap((term) => term.digits)).toEqual([])
  })

  test('only the first two hundred characters count', () => {
    expect(searchTerms('a'.repeat(10_000))[0]?.exact[0]).toHaveLength(200)
    expect(searchTerms('a b '.repeat(5000)).length).toBeLessThanOrEqual(8)
  })
})
