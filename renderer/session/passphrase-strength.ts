// How good a passphrase is, in a word. Says what main would say about it, and above that only encourages: length counts,
// signs and capitals do not. Pure; runs in the window.

import { normalisePassword, passwordMinLength, passwordProblem } from '../../shared/passwords.ts'

export type PassphraseStrength =
  | { readonly grade: 'short'; readonly left: number }
  | { readonly grade: 'common' | 'ok' | 'good' | 'excellent' }

const GOOD_LENGTH = 20
const EXCELLENT_LENGTH = 28
/** 'aaaaaaaaaabbbbbbbbbb' is long and still poor. */
const DISTINCT_FOR_GOOD = 8

/** The grade of an owner's passphrase; `left` is how many characters it still lacks. */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const characters = [...normalisePassword(passphrase)]
  const problem = passwordProblem(passphrase, 'owner')
  if (problem === 'PASSWORD_TOO_SHORT') return { grade: 'short', left: passwordMinLength.owner - characters.length }
  if (problem !== null) return { grade: 'common' }
  const distinct = new Set(characters).size
  if (distinct < DISTINCT_FOR_GOOD || characters.length < GOOD_LENGTH) return { grade: 'ok' }
  return { grade: characters.length >= EXCELLENT_LENGTH ? 'excellent' : 'good' }
}
