// Turns what a schema refused in one field into a sentence. One place, because forms and main share the schemas.
// Runs in the window.

import type { FieldError } from 'react-hook-form'
import type { Translate } from '../../shared/translations/translate.ts'

/** The sentence under a field, or undefined when it was accepted. Reads zod's issue codes and our own refusals. */
export function fieldError(t: Translate, error: FieldError | undefined): string | undefined {
  if (error === undefined) return undefined
  switch (error.message) {
    case 'BUSINESS_ID_WRONG':
      return t(($) => $.settings.field.businessId)
    case 'IBAN_WRONG':
      return t(($) => $.settings.field.iban)
    case 'BARCODE_WRONG':
      return t(($) => $.settings.field.barcode)
    case 'NOT_PLAIN_TEXT':
      return t(($) => $.settings.field.notPlain)
    case 'CLOSES_BEFORE_OPENING':
      return t(($) => $.settings.field.closesFirst)
    case 'PASSWORD_TOO_SHORT':
      return t(($) => $.errors.PASSWORD_TOO_SHORT)
    case 'PASSWORD_TOO_COMMON':
      return t(($) => $.errors.PASSWORD_TOO_COMMON)
    case 'PASSWORD_MISMATCH':
      return t(($) => $.errors.PASSWORD_MISMATCH)
    case 'EMPTY':
      return t(($) => $.settings.field.empty)
  }
  switch (error.type) {
    case 'too_small':
    case 'invalid_type':
      return t(($) => $.settings.field.empty)
    case 'too_big':
      return t(($) => $.settings.field.tooLong)
    default:
      return t(($) => $.settings.field.wrong)
  }
}
