import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldExact, foldLoose, sortKey } from '../../shared/collation.ts'
import vectors from '../vectors/finland.json'

const byKey =
  (order: 'default' | 'traditional' = 'default') =>
  (a: string, b: string) => {
    const [x, y] = [sortKey(a, order), sortKey(b, order)]
    return x < y ? -1 : x > y ? 1 : 0
  }
const finnishName = fc
  .string({
    unit: fc.constantFrom(..."abcdefghijklmnoprstuvwxyzåäöüéšžæøðþABEHKLMNPSTVWYÅÄÖÜÉŠŽÐÞÆØ' -".split('')),
    maxLength: 8,
  })
  .map((name) => name.replace(/ +/g, ' ').trim())

describe('Finnish alphabetical order', () => {
  test('the golden list comes out in its order from any start', () => {
    expect([...vectors.collation_fi].reverse().sort(byKey())).toEqual(vectors.collation_fi)
    expect(new Set(vectors.collation_fi.map((name) => sortKey(name))).size).toBe(vectors.collation_fi.length)
  })
  test('the traditional list files w under v and þ under th', () => {
    expect([...vectors.collation_fi_trad_vw].reverse().sort(byKey('traditional'))).toEqual(vectors.collation_fi_trad_vw)
    expect(['Wuori', 'Vuori', 'Wirtanen', 'Väisänen'].sort(byKey())).toEqual(['Vuori', 'Väisänen', 'Wirtanen', 'Wuori'])
  })
  test('small before capital, accents before case, letters before accents', () => {
    expect(['Á', 'ab', 'A', 'á', 'aB', 'a', 'Ab'].sort(byKey())).toEqual(['a', 'A', 'á', 'Á', 'ab', 'aB', 'Ab'])
    expect(['Ø', 'öö', 'Ö', 'ö', 'ø', 'z'].sort(byKey())).toEqual(['z', 'ö', 'Ö', 'ø', 'Ø', 'öö'])
  })
  test('composed and decomposed text, and stray spaces, make no difference', () => {
    expect(sortKey('A\u030aberg')).toBe(sortKey('Åberg'))
    expect(sortKey('  von   Wright ')).toBe(sortKey('von Wright'))
    expect(sortKey('')).toBe('  ')
  })
  test('Latin names have ASCII keys, and other scripts come after ö', () => {
    fc.assert(
      fc.property(finnishName, (name) => {
        expect(sortKey(name)).toMatch(/^[ -~]*$/)
      }),
    )
    expect(sortKey('Иванов') > sortKey('Österman')).toBe(true)
  })
  test('random Finnish names are ordered as the Intl collator of Finnish orders them', () => {
    const collator = new Intl.Collator('fi')
    fc.assert(
      fc.property(finnishName, finnishName, (a, b) => {
        expect(byKey()(a, b)).toBe(Math.sign(collator.compare(a, b)))
      }),
      { numRuns: 3000 },
    )
  })
  test('the order of any texts is total: antisymmetric and transitive', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (a, b, c) => {
          const compare = byKey()
          expect(compare(a, b) + compare(b, a)).toBe(0)
          const [low, middle, high] = [a, b, c].sort(compare) as [string, string, string]
          expect(compare(low, middle) <= 0 && compare(middle, high) <= 0 && compare(low, high) <= 0).toBe(true)
        },
      ),
    )
  })
})

describe('folding for search', () => {
  test.each([
    ['Yli-Mäki', 'yli-mäki', 'yli maki'],
    ['ÅBERG', 'åberg', 'aberg'],
    ['Élise', 'elise', 'elise'],
    ['Šemeikka', 'semeikka', 'semeikka'],
    ['Wirtanen', 'wirtanen', 'virtanen'],
    ['Müller', 'muller', 'muller'],
    ['Øster Æsop', 'øster æsop', 'oster asop'],
    ['  O’Neill   Þór ', "o'neill þor", 'oneill thor'],
    ['O\u1FFDNeill', "o'neill", 'oneill'],
    ['A\u0308ija\u0308la\u0308', 'äijälä', 'aijala'],
  ])('%j', (text, exact, loose) => {
    expect(foldLoose(text)).toBe(loose)
    expect(foldExact(text)).toBe(exact)
  })
  test('folding twice changes nothing, and loose folding forgets all that exact folding forgets', () => {
    fc.assert(
      fc.property(fc.oneof(finnishName, fc.string({ unit: 'grapheme' })), (text) => {
        expect(foldExact(foldExact(text))).toBe(foldExact(text))
        expect(foldLoose(foldLoose(text))).toBe(foldLoose(text))
        expect(foldLoose(foldExact(text))).toBe(foldLoose(text))
      }),
      { numRuns: 500 },
    )
  })
})
