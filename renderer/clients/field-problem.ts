// What is wrong with one field of a card, in words. The rule is the contract's own schema. Runs in the window.
import type { TFunction } from 'i18next'
import { ClientFields } from '../../shared/clients.ts'

export type ClientField = keyof ClientFields

/** As the schemas of shared/clients.ts; a test keeps them equal. */
export const longest: Readonly<Record<Exclude<ClientField, 'language'>, number>> = {
  name: 200,
  phone: 40,
  email: 254,
  alert: 300,
  notes: 10_000,
}

/** The sentence to show under the field, or undefined when the text can be saved. */
export function fieldProblem(t: TFunction, field: ClientField, text: string): string | undefined {
  const checked = ClientFields.shape[field].safeParse(text)
  if (checked.success) return undefined
  const codes = checked.error.issues.map((issue) => issue.message)
  if (codes.includes('NOT_AN_EMAIL')) return t(($) => $.clients.problem.notEmail)
  if (codes.includes('NOT_PLAIN_TEXT')) return t(($) => $.clients.problem.notPlain)
  if (field === 'name' && text.trim() === '') return t(($) => $.clients.problem.nameNeeded)
  return t(($) => $.clients.problem.tooLong, { most: field === 'language' ? 2 : longest[field] })
}

/** The label of a field. */
export function fieldLabel(t: TFunction, field: ClientField): string {
  switch (field) {
    case 'name':
      return t(($) => $.clients.name)
    case 'phone':
      return t(($) => $.clients.phone)
    case 'email':
      return t(($) => $.clients.email)
    case 'language':
      return t(($) => $.clients.language)
    case 'alert':
      return t(($) => $.clients.alert)
    case 'notes':
      return t(($) => $.clients.notes)
  }
}
