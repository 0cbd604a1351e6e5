// Password rules: length by kind, nothing that everybody tries first, and nothing else demanded.
import { expect, test } from 'vitest'
import { offerPassphrase, phraseEntropyBits, phraseWords } from '../../electron/keys/words.ts'
import { normalisePassword, passwordProblem } from '../../shared/passwords.ts'

test('each kind has its least length, counted in characters and not in UTF-16 units', () => {
  expect(passwordProblem('a8Bq2Lp', 'staff')).toBe('PASSWORD_TOO_SHORT')
  expect(passwordProblem('a8Bq2Lp9', 'staff')).toBeNull()
  expect(passwordProblem('a8Bq2Lp9', 'staff-alone')).toBe('PASSWORD_TOO_SHORT')
  expect(passwordProblem('neljätoista mk', 'owner')).toBe('PASSWORD_TOO_SHORT')
  expect(passwordProblem('viisitoista mki', 'owner')).toBeNull()
  expect(passwordProblem('🌲🌳🌷🌻🍀🍁🍂', 'staff')).toBe('PASSWORD_TOO_SHORT')
  expect(passwordProblem('x'.repeat(10_000), 'owner')).toBe('INVALID_INPUT')
})

test.each([
  'salasana',
  'SALASANA1',
  'Salasana 2026!',
  'password123',
  'perkele123',
  'qwertyuiop',
  'kampaamo1',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  '12345678901234567',
  'lkjhgfdsa',
  'salasanasalasana',
])('%s is refused as common', (password) => {
  expect(passwordProblem(password, 'staff')).toBe('PASSWORD_TOO_COMMON')
})

test('ordinary sentences, spaces and Finnish letters are welcome', () => {
  expect(passwordProblem('Mummo osti sinisen pyörän', 'owner')).toBeNull()
  expect(passwordProblem('lumipallo77', 'staff')).toBeNull()
})

test('ä is the same however the keyboard makes it', () => {
  expect(normalisePassword('pyo\u0308ra\u0308')).toBe(normalisePassword('pyörä'))
})

test('the offered words are distinct, plain and enough', () => {
  expect(new Set(phraseWords).size).toBe(phraseWords.length)
  expect(phraseWords.length).toBeGreaterThanOrEqual(1024)
  expect(phraseWords.filter((word) => !/^[a-z]{3,9}$/.test(word))).toEqual([])
  expect(phraseEntropyBits()).toBe(51)
})

test('an offered passphrase always meets the owner rule', () => {
  for (let round = 0; round < 500; round++) {
    const phrase = offerPassphrase()
    expect(phrase.split(' ')).toHaveLength(5)
    expect(passwordProblem(phrase, 'owner')).toBeNull()
  }
})
