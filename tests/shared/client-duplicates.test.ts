// Whether two cards are one person: what speaks for it, what against, and that likely pairs meet in the sweep.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { likelyScore, likenessOf, mayBeSame, meetingKeys, sameScore } from '../../shared/client-duplicates.ts'
import { isAlike } from '../../shared/client-search.ts'

const card = (name: string, rest: { phone?: string; morePhones?: string; email?: string; birthYear?: string } = {}) =>
  likenessOf({ name, phone: '', morePhones: '', email: '', birthYear: '', ...rest })
const score = (a: ReturnType<typeof card>, b: ReturnType<typeof card>) => sameScore(a, b).score

describe('the same person', () => {
  test.each([
    ['names in another order', card('Maija Virtanen'), card('Virtanen Maija')],
    ['names without dots', card('Päivi Mäkinen'), card('Paivi Makinen')],
    ['w for v', card('Wirtanen Maija'), card('Maija Virtanen')],
    [
      'one letter wrong, the same number',
      card('Maija Virtanen', { phone: '040 000 1111' }),
      card('Maija Virtanem', { phone: '+358400001111' }),
    ],
    [
      'a second first name, the same address',
      card('Anna Virtanen', { email: 'A@example.fi' }),
      card('Anna Kristiina Virtanen', { email: 'a@example.fi' }),
    ],
    [
      'the number among the other’s further numbers',
      card('Maija Virtanen', { phone: '040 000 1111' }),
      card('Maija Virtamen', { morePhones: '09 000 22\n040 000 1111 työ' }),
    ],
    [
      'one letter wrong, born the same year',
      card('Maija Virtanen', { birthYear: '1980' }),
      card('Maija Virtannen', { birthYear: '1980' }),
    ],
  ])('%s', (_, a, b) => {
    expect(score(a, b)).toBeGreaterThanOrEqual(likelyScore)
  })
})

describe('two people', () => {
  test.each([
    [
      'a household: one number, one address, other names',
      card('Maija Virtanen', { phone: '040 000 1111', email: 'a@example.fi' }),
      card('Pekka Virtanen', { phone: '040 000 1111', email: 'a@example.fi' }),
    ],
    [
      'one name, other numbers',
      card('Maija Virtanen', { phone: '040 000 1111' }),
      card('Maija Virtanen', { phone: '050 000 2222' }),
    ],
    [
      'one name, born in other years',
      card('Maija Virtanen', { birthYear: '1980' }),
      card('Maija Virtanen', { birthYear: '2001' }),
    ],
    ['only the last name', card('Maija Virtanen'), card('Matti Virtanen')],
    ['only a first name', card('Maija'), card('Maija Virtanen')],
    ['nothing at all', card('', {}), card('', {})],
  ])('%s', (_, a, b) => {
    expect(score(a, b)).toBeLessThan(likelyScore)
  })
})

const anyCard = fc
  .record({
    name: fc.constantFrom(
      'Maija Virtanen',
      'Virtanen Maija',
      'Maija Wirtamen',
      'Anna Maija Virtanen',
      'Åsa Öhman',
      'Bo',
      'Aino Äijälä-Ek',
    ),
    phone: fc.constantFrom('', '040 000 1111', '+358 40 000 1111', '050 000 2222', 'ei ole'),
    morePhones: fc.constantFrom('', '050 000 2222 työ'),
    email: fc.constantFrom('', 'a@example.fi', 'A@EXAMPLE.FI', 'b@example.fi'),
    birthYear: fc.constantFrom('', '1980', '1990'),
  })
  .map(likenessOf)

describe('the score', () => {
  test('is between 0 and 100, and the same both ways', () => {
    fc.assert(
      fc.property(anyCard, anyCard, (a, b) => {
        const one = sameScore(a, b)
        expect(one.score).toBeGreaterThanOrEqual(0)
        expect(one.score).toBeLessThanOrEqual(100)
        expect(sameScore(b, a)).toEqual(one)
      }),
    )
  })

  test('finds a card like itself whenever its name says anything', () => {
    fc.assert(
      fc.property(anyCard, (a) => {
        expect(score(a, a)).toBeGreaterThanOrEqual(likelyScore)
      }),
    )
  })

  test('is never likely where the quick look says no', () => {
    fc.assert(
      fc.property(anyCard, anyCard, (a, b) => {
        if (!mayBeSame(a, b)) expect(score(a, b)).toBeLessThan(likelyScore)
      }),
      { numRuns: 500 },
    )
  })

  test('is never likely for cards that would not meet in the sweep', () => {
    fc.assert(
      fc.property(anyCard, anyCard, (a, b) => {
        const keys = new Set(meetingKeys(a))
        if (!meetingKeys(b).some((key) => keys.has(key))) expect(score(a, b)).toBeLessThan(likelyScore)
      }),
    )
  })
})

describe('a mistyped word', () => {
  const letters = 'abdehiklmnoprstuvyäö'.split('')
  const word = fc.array(fc.constantFrom(...letters), { minLength: 4, maxLength: 12 }).map((list) => list.join(''))
  const edits = fc.record({ kind: fc.nat(3), at: fc.nat(), letter: fc.constantFrom(...letters) })
  const edited = (text: string, { kind, at, letter }: { kind: number; at: number; letter: string }) => {
    const place = at % text.length
    if (kind === 0) return text.slice(0, place) + letter + text.slice(place + 1)
    if (kind === 1) return text.slice(0, place) + text.slice(place + 1)
    if (kind === 2) return text.slice(0, place) + letter + text.slice(place)
    const swap = Math.min(place, text.length - 2)
    return text.slice(0, swap) + (text[swap + 1] ?? '') + (text[swap] ?? '') + text.slice(swap + 2)
  }

  test('is like the right one whatever the one error', () => {
    fc.assert(
      fc.property(word, edits, (right, edit) => {
        expect(isAlike(edited(right, edit), right, true)).toBe(true)
        expect(isAlike(edited(right, edit), `${right}nen`, false)).toBe(true)
      }),
    )
  })

  test('agrees with counting the errors out', () => {
    const distance = (a: string, b: string): number => {
      const table = Array.from({ length: a.length + 1 }, (_, i) =>
        Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
      )
      const cell = (i: number, j: number) => table[i]?.[j] ?? 99
      for (let i = 1; i <= a.length; i += 1) {
        for (let j = 1; j <= b.length; j += 1) {
          let least = Math.min(
            cell(i - 1, j) + 1,
            cell(i, j - 1) + 1,
            cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
          )
          if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
            least = Math.min(least, cell(i - 2, j - 2) + 1)
          const row = table[i]
          if (row) row[j] = least
        }
      }
      return cell(a.length, b.length)
    }
    const few = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 6 }).map((list) => list.join(''))
    fc.assert(
      fc.property(few, few, (a, b) => {
        expect(isAlike(a, b, true)).toBe(distance(a, b) <= 1)
      }),
      { numRuns: 2000 },
    )
  })
})
