// What can be said of a recovery code while it is being typed from paper. Pure; runs in the window.

import { parseRecoveryCode } from '../../shared/recovery-code.ts'

export type TypedCode =
  | { readonly state: 'empty' | 'right' | 'other' | 'typo' | 'character' }
  | { readonly state: 'short'; readonly left: number }

const codeLength = 36

/** `expected` is the code just shown; null when it is not known, and then any well-formed code is right. */
export function typedCode(typed: string, expected: string | null): TypedCode {
  const length = [...typed.replace(/[\s\p{Pd}._]/gu, '')].length
  if (length === 0) return { state: 'empty' }
  const parsed = parseRecoveryCode(typed)
  if (!parsed.ok) {
    if (parsed.reason === 'length' && length < codeLength) return { state: 'short', left: codeLength - length }
    return { state: parsed.reason === 'character' ? 'character' : 'typo' }
  }
  if (expected === null) return { state: 'right' }
  const wanted = parseRecoveryCode(expected)
  const isSame = wanted.ok && wanted.key.every((byte, index) => byte === parsed.key[index])
  return { state: isSame ? 'right' : 'other' }
}
