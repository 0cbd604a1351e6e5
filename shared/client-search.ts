// How a client is found while typing: the words a card is filed under and the words of what was typed, cut and folded
// by the same code, so that any beginning of any filed word finds the card. Pure; runs anywhere.
import type { MatchReason } from './clients.ts'
import { foldExact, foldLoose } from './collation.ts'
import { parsePhone, phoneDigits } from './phone.ts'

/** The words of one card, column by column of the search table. Words hold no ASCII punctuation and no space. */
export interface FiledWords {
  /** å, ä and ö kept. */
  readonly name: readonly string[]
  /** Without accents, w as v; double names also as one word (Yli-Mäki: yli, maki, ylimaki). */
  readonly loose: readonly string[]
  /** Every tail of the number with at least three digits: a beginning of a tail is any part of the number. */
  readonly phone: readonly string[]
  readonly email: readonly string[]
}

/** One piece of what was typed; all pieces must be found. */
export interface SearchTerm {
  readonly exact: readonly string[]
  readonly loose: readonly string[]
  /** The piece as parts of a phone number, any of which will do; empty when it cannot be one. */
  readonly digits: readonly string[]
  /** One or two digits: perhaps a number half typed ("Virtanen 04"), too little to look for in numbers. */
  readonly isHalfNumber: boolean
  /** A double name as the one word it is filed under too ("virtanen-m": virtanenm); '' when it is a single one. */
  readonly joined: string
}

const shortestTail = 3
const longestQuery = 200
const mostTerms = 8

/** What a card is filed under. Phones as typed; what cannot be read as a number is filed by its digits. */
export function filedWords(client: {
  readonly name: string
  readonly phone: string
  /** One number a line. */
  readonly morePhones?: string
  readonly email: string
}): FiledWords {
  return {
    name: unique(exactWords(client.name)),
    loose: unique([
      ...looseWords(client.name),
      ...looseWords(client.name.replace(/[\p{Pd}\p{Po}\p{Pi}\p{Pf}`´]/gu, '')),
      ...looseWords(client.name.replace(/\p{P}/gu, ' ')),
    ]),
    phone: unique([client.phone, ...linesOf(client.morePhones)].flatMap(phoneNumbers).flatMap(tails)),
    email: unique(looseWords(client.email)),
  }
}

/** Cuts what was typed. Never fails: text without a letter or digit gives no terms. At most 200 characters are read. */
export function searchTerms(text: string): SearchTerm[] {
  const terms: SearchTerm[] = []
  const pieces = piecesOf(text.slice(0, longestQuery))
  for (const piece of pieces) {
    const digits = digitParts(piece)
    if (digits.length > 0) {
      terms.push({ exact: exactWords(piece), loose: looseWords(piece), digits, isHalfNumber: false, joined: '' })
      continue
    }
    const exact = exactWords(piece)
    const loose = looseWords(piece)
    if (exact.length > 0 && loose.length > 0) {
      const joined = loose.length > 1 ? loose.join('') : ''
      terms.push({ exact, loose, digits: [], isHalfNumber: /^\+?\d/.test(piece), joined })
    }
  }
  return terms.slice(0, mostTerms)
}

// Cut at spaces, but digits that belong together ("040 123 4567", "+358 (0)40…") are one piece. A word that only begins with
// a digit ("3M") is a word.
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let isNumber = false
  for (const token of text.split(/\s+/u).map((each) => each.replace(/[,;:]+$/, ''))) {
    if (token === '') continue
    const goesOn = isNumber
    isNumber = /^[\d()./+-]*\d[\d()./+-]*$/.test(token)
    if (goesOn && isNumber && !token.startsWith('+')) pieces.push(`${pieces.pop()} ${token}`)
    else pieces.push(token)
  }
  return pieces
}

function exactWords(text: string): string[] {
  return words(foldExact(text))
}

function looseWords(text: string): string[] {
  return words(foldLoose(text))
}

// The search table cuts at every ASCII character but letters and digits and takes all others as letters. Here the other
// separators go too. The final sigma is written as the ordinary one, since a half-typed word ends anywhere.
function words(folded: string): string[] {
  return folded
    .replaceAll('ς', 'σ')
    .split(/[\p{P}\p{Z}\p{C}\s -/:-@[-`{-~]+/u)
    .filter((word) => word !== '')
}

function linesOf(text = ''): string[] {
  return text.split('\n').filter((each) => each.trim() !== '')
}

function phoneNumbers(typed: string): string[] {
  const known = parsePhone(typed)
  if (known !== null) return [localDigits(known)]
  return typed
    .split(/[\p{L},;/]+/u)
    .map((part) => {
      const single = parsePhone(part)
      return single === null ? part.replace(/\D/g, '') : localDigits(single)
    })
    .filter((digits) => digits.length >= shortestTail)
}

// Finnish numbers are filed as they are dialled at home, foreign ones with their country code.
function localDigits(e164: string): string {
  return e164.startsWith('+358') ? `0${e164.slice(4)}` : e164.slice(1)
}

function tails(digits: string): string[] {
  return Array.from({ length: Math.max(0, digits.length - shortestTail + 1) }, (_, from) => digits.slice(from))
}

function digitParts(piece: string): string[] {
  const compact = piece.replace(/[\s()./-]/g, '')
  if (!/^\+?\d+$/.test(compact)) return []
  const bare = compact.replace('+', '')
  if (bare.length < shortestTail) return []
  const local = phoneDigits(compact)
  // With a country code, or typed whole with the 0 of another country: also without them.
  const also = (/^(?:\+|00|358)/.test(compact) || bare.length >= 7) && local !== '' ? [local] : []
  const home = compact.startsWith('358') ? [`0${compact.slice(3).replace(/^0/, '')}`] : []
  return unique([bare, ...also, ...home])
}

/**
 * Why a card was found, where its name does not show it: the number, address, tag or card number that a piece of the
 * search fits, or that the name is only like what was typed.
 */
export function matchReasons(
  card: {
    readonly name: string
    readonly phone: string
    readonly morePhones: string
    readonly email: string
    readonly cardNumber: number | null
    readonly tags: readonly { readonly name: string }[]
  },
  terms: readonly SearchTerm[],
): MatchReason[] {
  const own = filedWords({ name: card.name, phone: '', email: '' })
  const inName = [...own.name, ...own.loose]
  const reasons: MatchReason[] = []
  for (const term of terms) {
    const words = [...term.exact, ...term.loose]
    if (term.digits.length === 0 && term.loose.every((word) => startsOne(inName, word))) continue
    if (term.digits.length > 0 && startsOne(inName, words[0] ?? '')) continue
    const phone = [card.phone, ...linesOf(card.morePhones)].find((each) =>
      phoneNumbers(each).some((number) => term.digits.some((digits) => number.includes(digits))),
    )
    const tag = card.tags.find((each) => term.loose.every((word) => startsOne(looseWords(each.name), word)))
    if (phone !== undefined) reasons.push({ by: 'phone', text: phone })
    else if (String(card.cardNumber) === words[0]) reasons.push({ by: 'cardNumber', text: String(card.cardNumber) })
    else if (tag !== undefined) reasons.push({ by: 'tag', text: tag.name })
    else if (term.loose.every((word) => startsOne([...inName, ...looseWords(card.email)], word))) {
      reasons.push({ by: 'email', text: card.email })
    } else if (!term.isHalfNumber) reasons.push({ by: 'alike', text: card.name })
  }
  return reasons.filter((each, index) => reasons.findIndex((other) => other.by === each.by) === index)
}

function startsOne(words: readonly string[], beginning: string): boolean {
  return words.some((word) => word.startsWith(beginning))
}

/** The shortest word in which an error is forgiven; shorter ones are like too many others. */
export const shortestForgiven = 4

/**
 * Whether a typed word is a filed word, or its beginning, with at most one letter wrong, missing, too many or two
 * neighbours swapped. `isWhole` asks for the whole word.
 */
export function isAlike(typed: string, word: string, isWhole: boolean): boolean {
  const most = Math.min(typed.length, word.length)
  let at = 0
  while (at < most && typed.charCodeAt(at) === word.charCodeAt(at)) at += 1
  const rest = typed.length - at
  if (rest === 0) return !isWhole || word.length - at <= 1
  // Typed is longer than the word by its last letter.
  if (at === word.length) return rest === 1
  return (
    goesOn(typed, at + 1, word, at + 1, isWhole) || // wrong letter
    goesOn(typed, at, word, at + 1, isWhole) || // missing letter
    goesOn(typed, at + 1, word, at, isWhole) || // one too many
    (rest > 1 &&
      typed.charCodeAt(at) === word.charCodeAt(at + 1) &&
      typed.charCodeAt(at + 1) === word.charCodeAt(at) &&
      goesOn(typed, at + 2, word, at + 2, isWhole))
  )
}

function goesOn(typed: string, from: number, word: string, wordFrom: number, isWhole: boolean): boolean {
  const length = typed.length - from
  if (length > word.length - wordFrom) return false
  for (let step = 0; step < length; step += 1) {
    if (typed.charCodeAt(from + step) !== word.charCodeAt(wordFrom + step)) return false
  }
  return !isWhole || word.length - wordFrom === length
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)]
}
