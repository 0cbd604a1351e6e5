// How likely two cards are one person, from what is written on them. Weights say how seldom two people share a thing;
// what speaks against weighs too. Pure; runs anywhere.
import { z } from 'zod'
import { isAlike } from './client-search.ts'
import { foldLoose } from './collation.ts'
import { parsePhone } from './phone.ts'
import { Day, Id } from './values.ts'

export const sameReasons = ['name', 'nameAlike', 'phone', 'email', 'birthYear'] as const
export type SameReason = (typeof sameReasons)[number]

/** What is compared. `words`: the folded words of the name in order of the alphabet. */
export interface Likeness {
  readonly words: readonly string[]
  readonly phones: readonly string[]
  readonly email: string
  readonly birthYear: number | null
}

/** From this on two cards are shown as perhaps the same. */
export const likelyScore = 50

const weights = {
  phone: 45,
  email: 45,
  name: 50,
  /** One typing error, or a name of several words that holds all of the other's. */
  nameAlike: 35,
  birthYear: 15,
  otherBirthYear: -40,
  otherPhone: -15,
  otherEmail: -5,
} as const

export function likenessOf(card: {
  readonly name: string
  readonly phone: string
  readonly morePhones: string
  readonly email: string
  readonly birthYear: string
}): Likeness {
  const phones = [card.phone, ...card.morePhones.split('\n')].flatMap((typed) => {
    const known = parsePhone(typed) ?? parsePhone(typed.replace(/\p{L}.*$/u, ''))
    return known === null ? [] : [known]
  })
  return {
    words: nameWords(card.name),
    phones: [...new Set(phones)],
    email: card.email.trim().toLowerCase(),
    birthYear: card.birthYear === '' ? null : Number(card.birthYear),
  }
}

/** Small letters without accents, hyphens as spaces, in the order of the alphabet: "Virtanen Maija" is "Maija Virtanen". */
export function nameWords(name: string): string[] {
  return foldLoose(name)
    .split(/[\s\p{P}]+/u)
    .filter((word) => word !== '')
    .sort()
}

/**
 * 0 to 100 and what it comes from. A family shares a number or an address, so neither is enough alone; nor is a common
 * name without anything that agrees, unless nothing disagrees.
 */
export function sameScore(a: Likeness, b: Likeness): { readonly score: number; readonly reasons: SameReason[] } {
  const reasons: SameReason[] = []
  let score = 0
  const add = (reason: SameReason) => {
    reasons.push(reason)
    score += weights[reason]
  }
  const name = nameLikeness(a.words, b.words)
  if (name !== null) add(name)
  if (a.phones.some((phone) => b.phones.includes(phone))) add('phone')
  else if (a.phones.length > 0 && b.phones.length > 0) score += weights.otherPhone
  if (a.email !== '' && a.email === b.email) add('email')
  else if (a.email !== '' && b.email !== '') score += weights.otherEmail
  if (a.birthYear !== null && b.birthYear !== null) {
    if (a.birthYear === b.birthYear) add('birthYear')
    else score += weights.otherBirthYear
  }
  // Nothing of the name fits: a shared phone and address are those of a household.
  if (name === null) score = Math.min(score, likelyScore - 5)
  return { score: Math.max(0, Math.min(100, score)), reasons }
}

/** A quick look before `sameScore`: false only for pairs that cannot be likely. Most pairs of a sweep end here. */
export function mayBeSame(a: Likeness, b: Likeness): boolean {
  if (a.birthYear !== null && b.birthYear !== null && a.birthYear === b.birthYear) return true
  if (a.words.length === b.words.length && a.words.every((word, at) => word === b.words[at])) return true
  if (a.email !== '' && a.email === b.email) return true
  return a.phones.some((phone) => b.phones.includes(phone))
}

function nameLikeness(a: readonly string[], b: readonly string[]): 'name' | 'nameAlike' | null {
  if (a.length === 0 || b.length === 0) return null
  if (a.length === b.length && a.every((word, index) => word === b[index])) return 'name'
  const [few, many] = a.length <= b.length ? [a, b] : [b, a]
  if (few.length < 2) return null
  const left = [...many]
  let errors = 0
  for (const word of few) {
    const exact = left.indexOf(word)
    const at = exact >= 0 ? exact : left.findIndex((other) => word.length > 3 && isAlike(word, other, true))
    if (at < 0) return null
    if (exact < 0) errors += 1
    left.splice(at, 1)
  }
  return errors <= 1 ? 'nameAlike' : null
}

/**
 * Keys under which cards that could be the same meet: their numbers, their address, and each word of the name with the
 * first two letters of another. Two likely cards share one, unless their only likeness is a name mistyped in those letters.
 */
export function meetingKeys(card: Likeness): string[] {
  const { words } = card
  const keys = [...card.phones.map((phone) => `p${phone}`), ...(card.email === '' ? [] : [`e${card.email}`])]
  for (const [index, word] of words.entries()) {
    for (const [other, second] of words.entries()) {
      if (other !== index) keys.push(`${word}|${second.slice(0, 2)}`)
    }
  }
  if (words.length === 1) keys.push(`n${words[0]}`)
  return keys
}

/** What a window shows of a card that may be the same. Contact fields are null for a role that may not see them. */
export const SameCard = z.object({
  id: Id,
  version: z.int(),
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  birthYear: z.string(),
  lastVisitDay: Day.nullable(),
  visitCount: z.int(),
})
export type SameCard = z.infer<typeof SameCard>

export const DuplicatePair = z.object({
  first: SameCard,
  second: SameCard,
  score: z.int(),
  reasons: z.array(z.enum(sameReasons)),
})
export type DuplicatePair = z.infer<typeof DuplicatePair>

export const LikelySame = z.object({ card: SameCard, score: z.int(), reasons: z.array(z.enum(sameReasons)) })
export type LikelySame = z.infer<typeof LikelySame>
