// What is wrong with one field of a card, in words. The rule is the contract's own schema. Runs in the window.
import type { TFunction } from 'i18next'
import { type ClientField, ClientFields } from '../../shared/clients.ts'

/** Fields that are typed as text; a test keeps the lengths equal to the schema's. */
export const longest: Partial<Record<ClientField, number>> = {
  name: 200,
  phone: 40,
  email: 254,
  alert: 300,
  notes: 10_000,
  morePhones: 300,
  street: 120,
  postCode: 10,
  city: 80,
  source: 80,
  billingNote: 300,
}

/** The sentence to show under the field, or undefined when the text can be saved. */
export function fieldProblem(t: TFunction, field: ClientField, text: string): string | undefined {
  const checked = ClientFields.shape[field].safeParse(text)
  if (checked.success) return undefined
  const codes = checked.error.issues.map((issue) => issue.message)
  if (codes.includes('NOT_AN_EMAIL')) return t(($) => $.clients.problem.notEmail)
  if (codes.includes('BUSINESS_ID_WRONG')) return t(($) => $.clients.problem.notBusinessId)
  if (codes.includes('NOT_PLAIN_TEXT')) return t(($) => $.clients.problem.notPlain)
  if (field === 'birthYear') return t(($) => $.clients.problem.notYear)
  if (field === 'name' && text.trim() === '') return t(($) => $.clients.problem.nameNeeded)
  return t(($) => $.clients.problem.tooLong, { most: longest[field] ?? 0 })
}

/** The label of a field. */
export function fieldLabel(t: TFunction, field: ClientField): string {
  return t(($) => $.clientCards.fields[field])
}
