// The recovery code: read back however it is written down, and every slip of the pen noticed.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatRecoveryCode, parseRecoveryCode, recoveryKeyBytes } from '../../shared/recovery-code.ts'

const anyKey = fc.uint8Array({ minLength: recoveryKeyBytes, maxLength: recoveryKeyBytes })
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

test('nine groups of four, and the key comes back', () => {
  fc.assert(
    fc.property(anyKey, (key) => {
      const code = formatRecoveryCode(key)
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/)
      expect(parseRecoveryCode(code)).toEqual({ ok: true, key })
    }),
  )
})

test('small letters, spaces, other dashes, O for 0 and I or L for 1 are understood', () => {
  fc.assert(
    fc.property(anyKey, (key) => {
      const code = formatRecoveryCode(key)
      const written = code.toLowerCase().replaceAll('-', ' – ').replaceAll('0', 'o')
      expect(parseRecoveryCode(written.replaceAll('1', 'l'))).toEqual({ ok: true, key })
      expect(parseRecoveryCode(`\t${written.replaceAll('1', 'I')}\n`)).toEqual({ ok: true, key })
    }),
  )
})

test('every single wrong character is noticed', () => {
  const code = formatRecoveryCode(Uint8Array.from({ length: 20 }, (_, index) => (index * 37 + 11) % 256))
  for (let at = 0; at < code.length; at++) {
    if (code[at] === '-') continue
    for (const other of alphabet) {
      if (other === code[at]) continue
      expect(parseRecoveryCode(code.slice(0, at) + other + code.slice(at + 1))).toEqual({ ok: false, reason: 'typo' })
    }
  }
})

test('two neighbours swapped are noticed', () => {
  fc.assert(
    fc.property(anyKey, fc.integer({ min: 0, max: 34 }), (key, at) => {
      const plain = formatRecoveryCode(key).replaceAll('-', '')
      fc.pre(plain[at] !== plain[at + 1])
      const swapped = plain.slice(0, at) + plain[at + 1] + plain[at] + plain.slice(at + 2)
      expect(parseRecoveryCode(swapped)).toEqual({ ok: false, reason: 'typo' })
    }),
  )
})

test('a missing character and a foreign one are told apart from a slip', () => {
  const code = formatRecoveryCode(new Uint8Array(20))
  expect(parseRecoveryCode(code.slice(0, -1))).toEqual({ ok: false, reason: 'length' })
  expect(parseRecoveryCode(`${code}0`)).toEqual({ ok: false, reason: 'length' })
  expect(parseRecoveryCode('')).toEqual({ ok: false, reason: 'length' })
  expect(parseRecoveryCode(code.replace('0', 'U'))).toEqual({ ok: false, reason: 'character' })
  expect(parseRecoveryCode('🎉'.repeat(36))).toEqual({ ok: false, reason: 'character' })
})
