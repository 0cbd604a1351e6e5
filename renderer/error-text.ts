// Turns whatever was thrown into one sentence in the language on screen. Runs in the window.

import { keyFromSelector } from 'i18next'
import { type ErrorCode, type ErrorData, isAppError } from '../shared/errors.ts'
import type { Translate } from '../shared/translations/translate.ts'

/** The sentence of a code, with its values filled in. */
export function codeText(t: Translate, code: ErrorCode, data: ErrorData = {}): string {
  return t(
    keyFromSelector(($) => $.errors[code]),
    data,
  )
}

/** The sentence for a thrown value; anything that is not ours reads as INTERNAL. */
export function errorText(t: Translate, error: unknown): string {
  return isAppError(error) ? codeText(t, error.code, error.data) : codeText(t, 'INTERNAL')
}
