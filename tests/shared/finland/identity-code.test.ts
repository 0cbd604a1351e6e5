import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { identityCheckCharacter, parseIdentityCode } from '../../../shared/finland/identity-code.ts'
import vectors from '../../vectors/finland.json'

describe('identity codes', () => {
  test.each(vectors.hetu_dvv)('$in', (vector) => {
    const parsed = parseIdentityCode(vector.in)
    expect(parsed).toMatchObject({
      ok: vector.valid,
      code: vector.in,
      birthDay: vector.birth,
      isTemporary: vector.test,
    })
    expect(parsed.ok && (parsed.number % 2 === 1 ? 'male' : 'female')).toBe(vector.sex)
  })
  test.each(vectors.hetu_other)('$in', (vector) => {
    const parsed = parseIdentityCode(vector.in)
    expect(parsed.ok).toBe(vector.valid)
    if (parsed.ok) expect([parsed.birthDay, parsed.isTemporary]).toEqual([vector.birth, vector.test])
    else expect(vector.why?.includes(parsed.reason)).toBe(true)
  })
  test.each(vectors.hetu_make)('$date $sep $n', ({ date, sep, n, hetu }) => {
    expect(`${date}${sep}${n}${identityCheckCharacter(`${date}${n}`)}`).toBe(hetu)
    expect(parseIdentityCode(hetu).ok).toBe(true)
  })
  test('the check characters are those of the table', () => {
    for (const [remainder, character] of Object.entries(vectors.hetu_table)) {
      expect(identityCheckCharacter(remainder.padStart(9, '0'))).toBe(character)
    }
    expect(Object.keys(vectors.hetu_table)).toHaveLength(31)
    expect(identityCheckCharacter('12345678')).toBeNull()
    expect(identityCheckCharacter('12345678X')).toBeNull()
  })
  test('the separator sets the century and is part of the code', () => {
    const check = identityCheckCharacter('010180900') ?? ''
    const births = [...'+-YXWVU'].map((separator) => parseIdentityCode(`010180${separator}900${check}`))
    expect(births.map((parsed) => parsed.ok && parsed.birthDay)).toEqual(['1880-01-01', ...Array(6).fill('1980-01-01')])
    expect(new Set(births.map((parsed) => parsed.ok && parsed.code)).size).toBe(7)
  })
  test('any one wrong digit is noticed', () => {
    const temporary = fc.record({ number: fc.integer({ min: 900, max: 999 }), date: fc.integer({ min: 1, max: 28 }) })
    fc.assert(
      fc.property(
        temporary,
        fc.constantFrom(0, 1, 2, 3, 4, 5, 7, 8, 9),
        fc.integer({ min: 1, max: 9 }),
        (made, at, step) => {
          const day = `${String(made.date).padStart(2, '0')}0680`
          const code = `${day}-${made.number}${identityCheckCharacter(`${day}${made.number}`)}`
          expect(parseIdentityCode(code).ok).toBe(true)
          const spoilt = code.slice(0, at) + ((Number(code[at]) + step) % 10) + code.slice(at + 1)
          expect(parseIdentityCode(spoilt).ok).toBe(false)
        },
      ),
    )
  })
  test.each(['', ' 010180-9004', '010180-9004 ', '010180-900', '010180–9004', '290201A9000', '010180-900G'])(
    '%j is refused',
    (text) => {
      expect(parseIdentityCode(text).ok).toBe(false)
    },
  )
})
