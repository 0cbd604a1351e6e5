import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initialsOf } from '../../../renderer/session/initials.ts'
import { passphraseStrength } from '../../../renderer/session/passphrase-strength.ts'
import { typedCode } from '../../../renderer/session/recovery-code-state.ts'
import { secondsText } from '../../../renderer/session/seconds-left.ts'
import { passwordProblem } from '../../../shared/passwords.ts'
import { formatRecoveryCode } from '../../../shared/recovery-code.ts'

const someCode = formatRecoveryCode(new Uint8Array(20).fill(7))

describe('the strength of a passphrase', () => {
  it('counts down the characters still missing', () => {
    expect(passphraseStrength('')).toEqual({ grade: 'short', left: 15 })
    expect(passphraseStrength('kolme kuppia')).toEqual({ grade: 'short', left: 3 })
  })
  it('grows with length, not with signs', () => {
    expect(passphraseStrength('kolme kuppiax 1').grade).toBe('ok')
    expect(passphraseStrength('kolme keltaista kuppi').grade).toBe('good')
    expect(passphraseStrength('kolme keltaista kahvikuppia x').grade).toBe('excellent')
  })
  it('does not praise a long passphrase of few letters', () => {
    expect(passphraseStrength('ababcabcababcabacbabcabcabcbacb').grade).toBe('ok')
  })
  it('accepts exactly what main accepts', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const isAccepted = !['short', 'common'].includes(passphraseStrength(text).grade)
        expect(isAccepted).toBe(passwordProblem(text, 'owner') === null)
      }),
    )
  })
})

describe('a recovery code being typed back', () => {
  it('is right in any case and with any grouping', () => {
    expect(typedCode(someCode.toLowerCase().replaceAll('-', ' '), someCode)).toEqual({ state: 'right' })
    expect(typedCode(someCode.replaceAll('-', ''), someCode)).toEqual({ state: 'right' })
  })
  it('tells how much is left', () => {
    expect(typedCode('', someCode)).toEqual({ state: 'empty' })
    expect(typedCode(someCode.slice(0, 9), someCode)).toEqual({ state: 'short', left: 28 })
  })
  it('tells a slip, a letter that is never used, and another sheet apart', () => {
    const last = someCode.endsWith('0') ? '1' : '0'
    expect(typedCode(someCode.slice(0, -1) + last, someCode).state).toBe('typo')
    expect(typedCode(`U${someCode.slice(1)}`, someCode).state).toBe('character')
    expect(typedCode(formatRecoveryCode(new Uint8Array(20).fill(8)), someCode).state).toBe('other')
  })
  it('takes any well-formed code when there is none to compare with', () => {
    expect(typedCode(someCode, null)).toEqual({ state: 'right' })
  })
})

describe('small texts of the door', () => {
  it('makes initials of the first and the last name', () => {
    expect(initialsOf('Aino Maria Laine')).toBe('AL')
    expect(initialsOf('  åsa  ')).toBe('Å')
    expect(initialsOf('')).toBe('')
  })
  it('writes a wait in minutes and seconds', () => {
    expect(secondsText(8)).toBe('8\u00a0s')
    expect(secondsText(60)).toBe('1\u00a0min')
    expect(secondsText(885)).toBe('14\u00a0min 45\u00a0s')
  })
})
