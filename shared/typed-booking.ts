// Typed bookings: "ti 14.30 Virtanen hieronta 60", "imorgon 9 Maija klippning hos Anna", "tue 2:30pm Virtanen massage".
// Says what a phrase names and what it leaves open; it never decides between two people, services or days. Pure; runs
// anywhere, reads no clock. Who "Virtanen" is, is searched among the cards by the caller.
import type { Day } from './day.ts'
import type { Language } from './translations/define.ts'
import { nameWords, serviceFit, serviceWords, staffWordFit } from './typed-booking-names.ts'
import { readWhen, type WhenProblem } from './typed-booking-times.ts'
import { fillers, staffPrefixes, staffSuffixes, type Token, tokensOf } from './typed-booking-words.ts'

export interface PhraseContext {
  /** The salon's day and minute now. */
  readonly today: Day
  readonly nowMin: number
  /** Services that can be booked, with the client's time in minutes. */
  readonly services: readonly { readonly id: string; readonly name: string; readonly durationMin: number }[]
  /** People who take appointments. */
  readonly staff: readonly { readonly id: string; readonly name: string }[]
  /** Of the person who types; decides the few words that mean two things. */
  readonly language: Language
}

export type PhraseProblem =
  | WhenProblem
  | 'no-day'
  | 'no-time'
  | 'no-service'
  | 'no-staff'
  | 'past'
  | 'unknown-staff'
  | 'staff-or-client'

interface Either {
  readonly text: string
  readonly staffIds: readonly string[]
  readonly clientText: string
}

export interface BookingPhrase {
  readonly day?: Day
  /** Both days that "next Tuesday" may be; one when it is clear, none when no day is named. */
  readonly dayCandidates: readonly Day[]
  readonly startMin?: number
  readonly durationMin?: number
  /** Ids, best first is not implied: several mean that the person must choose. */
  readonly serviceCandidates: readonly string[]
  readonly staffCandidates: readonly string[]
  /** What is left: the client's name or phone number; '' when there is none. */
  readonly clientText: string
  /** A name that is a staff member's but may be the client's: whose it is, and the client's text without it. */
  readonly either?: Either
  /** What is missing or unclear, with the words it is about ('' when nothing is there). */
  readonly problems: readonly { readonly code: PhraseProblem; readonly text: string }[]
}

/** Reads a phrase. Never throws; a text of any kind gives at least problems. */
export function parseBookingPhrase(text: string, context: PhraseContext): BookingPhrase {
  const tokens = tokensOf(text).filter((token, at) => !isEnglishTo(token, at, context.language))
  const when = readWhen(tokens, context.today, context.nowMin)
  const problems: { code: PhraseProblem; text: string }[] = [...when.problems]
  const marked = markedStaff(when.rest, context.staff, problems)
  const services = namedServices(marked.rest, context.services, when.durationMin)
  const named = namedStaff(services.rest, marked.staffIds, context.staff)
  const { days, startMin, durationMin } = when
  const [day] = days

  if (days.length === 0 && !has(problems, 'day-twice', 'weekday-differs', 'day-or-time'))
    problems.push(missing('no-day'))
  if (startMin === null && !has(problems, 'time-twice', 'day-or-time', 'time-or-duration')) {
    problems.push(missing('no-time'))
  }
  if (services.ids.length === 0) problems.push(missing('no-service'))
  if (named.either !== null) problems.push({ code: 'staff-or-client', text: named.either.text })
  if (named.staffIds.length === 0 && !has(problems, 'unknown-staff', 'staff-or-client')) {
    problems.push(missing('no-staff'))
  }
  const isPast =
    day !== undefined &&
    days.length === 1 &&
    (day < context.today || (day === context.today && startMin !== null && startMin < context.nowMin))
  if (isPast) problems.push(missing('past'))

  return {
    ...(days.length === 1 && day !== undefined ? { day } : {}),
    dayCandidates: days,
    ...(startMin === null ? {} : { startMin }),
    ...(durationMin === null ? {} : { durationMin }),
    serviceCandidates: services.ids,
    staffCandidates: named.staffIds,
    clientText: textOf(named.rest),
    ...(named.either === null ? {} : { either: named.either }),
    problems,
  }
}

type Problems = readonly { readonly code: PhraseProblem }[]
const has = (problems: Problems, ...codes: PhraseProblem[]) => problems.some(({ code }) => codes.includes(code))
const missing = (code: PhraseProblem) => ({ code, text: '' })
const textOf = (tokens: readonly Token[]) => tokens.map((token) => token.text).join(' ')

/** In English "to" is a small word, in Finnish Thursday; only the first word of a phrase may be the day. */
function isEnglishTo(token: Token, at: number, language: Language): boolean {
  return language === 'en' && token.low === 'to' && at > 0
}

type Staff = PhraseContext['staff']

function staffOf(word: string, staff: Staff, fit: 'plain' | 'inflected'): string[] {
  return staff.filter(({ name }) => nameWords(name).some((own) => staffWordFit(word, own) === fit)).map(({ id }) => id)
}

const both = (a: readonly string[], b: readonly string[]) => a.filter((id) => b.includes(id))
const anyForm = (word: string, staff: Staff) => [...staffOf(word, staff, 'plain'), ...staffOf(word, staff, 'inflected')]

/** People named as the doers beyond doubt: "hos Anna", "with Anna", "Annalla", "Annan kanssa", "Anna Koskela". */
function markedStaff(
  tokens: readonly Token[],
  staff: Staff,
  problems: { code: PhraseProblem; text: string }[],
): { staffIds: string[]; rest: Token[] } {
  const rest: Token[] = []
  const found: string[][] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (token === undefined) break
    const next = tokens[at + 1]
    const isPrefix = staffPrefixes.has(token.low) && next?.at === token.at + 1
    const name = isPrefix ? next : token
    if (isPrefix) at += 1
    const ids = isPrefix ? anyForm(name.text, staff) : staffOf(name.text, staff, 'inflected')
    if (ids.length === 0) {
      const follower = tokens[at + 1]
      const whole =
        follower?.at === name.at + 1 ? both(staffOf(name.text, staff, 'plain'), anyForm(follower.text, staff)) : []
      if (!isPrefix && whole.length > 0) {
        found.push(whole)
        at += 1
      } else if (isPrefix) problems.push({ code: 'unknown-staff', text: `${token.text} ${name.text}` })
      else rest.push(token)
      continue
    }
    // A surname after the name: "hos Anna Koskela".
    const follower = tokens[at + 1]
    const narrowed = follower?.at === name.at + 1 ? both(ids, anyForm(follower.text, staff)) : []
    if (narrowed.length > 0) at += 1
    found.push(narrowed.length > 0 ? narrowed : ids)
    const after = tokens[at + 1]
    if (after !== undefined && staffSuffixes.has(after.low)) at += 1
  }
  const [first = [], ...others] = found
  const common = others.reduce(both, first)
  // Two names of two people: whoever is meant must be asked.
  return {
    staffIds: [...new Set(common.length > 0 ? common : found.flat())],
    rest: rest.filter((token) => !fillers.has(token.low)),
  }
}

/** The services that the most and the best words name; those words are used up. */
function namedServices(
  tokens: readonly Token[],
  services: PhraseContext['services'],
  durationMin: number | null,
): { ids: string[]; rest: Token[] } {
  const fits = services.map((service) => {
    const words = serviceWords(service.name)
    return { service, byToken: tokens.map((token) => serviceFit(token.text, words)) }
  })
  // More words count first, and a beginning only where nothing better is named. A word of its own and the end of a compound
  // weigh the same: "leikkaus" may be "Hiustenleikkaus" as well as "Väri ja leikkaus", so it is asked.
  const total = (fit: (typeof fits)[number]) =>
    fit.byToken.reduce((sum, each) => sum + (each >= 2 ? tokens.length + 1 : each), 0)
  const best = Math.max(0, ...fits.map(total))
  if (best === 0) return { ids: [], rest: [...tokens] }
  const chosen = fits.filter((fit) => total(fit) === best)
  const used = new Set(tokens.flatMap((_, at) => (chosen.some((fit) => (fit.byToken[at] ?? 0) > 0) ? [at] : [])))
  const sized = durationMin === null ? [] : chosen.filter(({ service }) => service.durationMin === durationMin)
  const exact = chosen.filter(({ service, byToken }) => isWholeName(service.name, byToken))
  const named = sized.length > 0 ? sized : exact.length === 1 ? exact : chosen
  return { ids: named.map(({ service }) => service.id), rest: tokens.filter((_, at) => !used.has(at)) }
}

/** Every word of the name was typed. */
function isWholeName(name: string, byToken: readonly number[]): boolean {
  return serviceWords(name).length === byToken.filter((fit) => fit === 4).length
}

/** Staff named by a bare name. It is the doer's only when it stands apart from the client's; else it may be either's. */
function namedStaff(
  tokens: readonly Token[],
  known: readonly string[],
  staff: Staff,
): { staffIds: readonly string[]; rest: readonly Token[]; either: Either | null } {
  if (known.length > 0) return { staffIds: known, rest: tokens, either: null }
  const plain = tokens.filter((token) => staffOf(token.text, staff, 'plain').length > 0)
  const [only] = plain
  if (only === undefined) return { staffIds: [], rest: tokens, either: null }
  const others = tokens.filter((token) => token !== only)
  const staffIds = staffOf(only.text, staff, 'plain')
  const touches = others.some((token) => Math.abs(token.at - only.at) === 1)
  if (plain.length === 1 && others.length > 0 && !touches) return { staffIds, rest: others, either: null }
  return { staffIds: [], rest: tokens, either: { text: only.text, staffIds, clientText: textOf(others) } }
}
