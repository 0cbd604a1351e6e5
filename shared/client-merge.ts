// Two cards of one person become one: what is chosen field by field, and what comes of it. Pure; runs anywhere.
import { z } from 'zod'
import { ClientCard, type ClientField, type ClientFields, emptyClient } from './clients.ts'
import { parsePhone } from './phone.ts'
import { Id } from './values.ts'

/** `both`: texts one under the other; a second phone number goes to the further numbers. */
export const MergeChoice = z.enum(['kept', 'other', 'both'])
export type MergeChoice = z.infer<typeof MergeChoice>

const mergeFields = Object.keys(emptyClient) as ClientField[]
/** Fields in which both values can be kept. */
const joinable: Partial<Record<ClientField, number>> = { notes: 10_000, alert: 300, morePhones: 300, phone: 40 }

export const MergeChoices = z.partialRecord(z.enum(mergeFields), MergeChoice)
export type MergeChoices = z.infer<typeof MergeChoices>

export const MergeClients = z.strictObject({
  keptId: Id,
  keptVersion: z.int(),
  otherId: Id,
  otherVersion: z.int(),
  choices: MergeChoices,
})
export type MergeClients = z.infer<typeof MergeClients>

/** `stayed`: records that could not move because the kept card has its own; they come back with an undo. */
export const MergedClients = z.object({ card: ClientCard, mergeId: Id, stayed: z.int() })
export type MergedClients = z.infer<typeof MergedClients>

/** `keptChanges`: fields changed after the merge, which the undo leaves as they are now. */
export const UndoneMerge = z.object({ card: ClientCard, otherId: Id, keptChanges: z.array(z.string()) })
export type UndoneMerge = z.infer<typeof UndoneMerge>

/** Whether both values can stay. One number in two forms is one. */
export function canJoin(field: ClientField, kept: string, other: string): boolean {
  if (kept === '' || other === '' || joinable[field] === undefined) return false
  return field !== 'phone' || !isSameNumber(kept, other)
}

function isSameNumber(a: string, b: string): boolean {
  return parsePhone(a) !== null && parsePhone(a) === parsePhone(b)
}

/** Fields that say different things; an empty one takes what the other card says without being asked. */
export function conflictingFields(kept: ClientFields, other: ClientFields): ClientField[] {
  return differingFields(kept, other).filter(
    (field) =>
      kept[field] !== '' && other[field] !== '' && !(field === 'phone' && isSameNumber(kept.phone, other.phone)),
  )
}

/** Fields that differ, in the order of the card. */
export function differingFields(kept: ClientFields, other: ClientFields): ClientField[] {
  return mergeFields.filter((field) => kept[field] !== other[field])
}

/** What is offered: nothing that is written anywhere gets lost; where only one value can stay, the kept card's. */
export function usualChoices(kept: ClientFields, other: ClientFields): MergeChoices {
  const choices: MergeChoices = {}
  for (const field of differingFields(kept, other)) {
    if (kept[field] === '') choices[field] = 'other'
    else choices[field] = canJoin(field, kept[field], other[field]) ? 'both' : 'kept'
  }
  return choices
}

/** The fields of the card that stays. `ids`: a card never pays for itself. */
export function mergedFields(
  kept: ClientFields,
  other: ClientFields,
  choices: MergeChoices,
  ids: readonly string[],
): ClientFields {
  const taken = mergeFields.filter((field) => choices[field] === 'other')
  const result: ClientFields = { ...kept, ...Object.fromEntries(taken.map((field) => [field, other[field]])) }
  for (const field of ['notes', 'alert', 'morePhones'] as const) {
    if (choices[field] === 'both') result[field] = joined(field, kept[field], other[field])
  }
  if (choices.phone === 'both' && other.phone !== '' && other.phone !== kept.phone) {
    result.morePhones = joined('morePhones', result.morePhones, other.phone)
  }
  if (ids.includes(result.payerId)) result.payerId = ''
  return result
}

function joined(field: ClientField, first: string, second: string): string {
  const parts = [first, second].filter((text) => text !== '')
  const text = parts.length === 2 && first.includes(second) ? first : parts.join(field === 'alert' ? '; ' : '\n')
  return text.slice(0, joinable[field])
}
