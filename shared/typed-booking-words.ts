// The words of typed bookings that mean a day, a length or nothing, in Finnish, Swedish and English. Pure; runs anywhere.
// The three languages are read together: a salon's people mix them, and hardly any word means two things.
import { daysInMonth, type Weekday } from './day.ts'

/** One word of a phrase. */
export interface Token {
  /** As it was typed, without the punctuation around it. */
  readonly text: string
  /** Lower case, without a last dot. */
  readonly low: string
  /** Its place in the phrase. */
  readonly at: number
}

/** The words of a text, at most fifty; a longer text is no booking. */
export function tokensOf(text: string): Token[] {
  return text
    .normalize('NFC')
    .slice(0, 400)
    .split(/\s+/)
    .map((word) => word.replace(/^["'”(,;]+|["'”),;!?]+$/g, ''))
    .filter((word) => word !== '' && word !== '-' && word !== '–')
    .slice(0, 50)
    .map((word, at) => ({ text: word, low: word.toLowerCase().replace(/(?<=\p{L})\.+$/u, ''), at }))
}

const weekdayWords: readonly (readonly [Weekday, RegExp])[] = [
  [1, /^(?:ma|maanantai(?:na|ksi|lle|hin)?|mån|mån?dag(?:en)?|mandag(?:en)?|mon|mondays?)$/],
  [2, /^(?:ti|tiistai(?:na|ksi|lle|hin)?|tis|tisdag(?:en)?|tue|tues|tuesdays?)$/],
  [3, /^(?:ke|keskiviikko(?:na|on)?|keskiviikoksi|ons|onsdag(?:en)?|wed|weds|wednesdays?)$/],
  [4, /^(?:to|torstai(?:na|ksi|lle|hin)?|tor|tors|torsdag(?:en)?|thu|thur|thurs|thursdays?)$/],
  [5, /^(?:pe|perjantai(?:na|ksi|lle|hin)?|fre|fredag(?:en)?|fri|fridays?)$/],
  [6, /^(?:la|lauantai(?:na|ksi|lle|hin)?|lör|lördag(?:en)?|lordag(?:en)?|sat|saturdays?)$/],
  [7, /^(?:su|sunnuntai(?:na|ksi|lle|hin)?|sön|söndag(?:en)?|sondag(?:en)?|sun|sundays?)$/],
]

/** 1 = Monday … 7 = Sunday of a weekday's name, short or long, also inflected; null for any other word. */
export function weekdayOfWord(low: string): Weekday | null {
  return weekdayWords.find(([, words]) => words.test(low))?.[0] ?? null
}

/** Phrases of whole words that name a day by its distance from today. Longest first. */
export const relativeDays: readonly (readonly [readonly string[], number])[] = [
  [['the', 'day', 'after', 'tomorrow'], 2],
  [['day', 'after', 'tomorrow'], 2],
  [['i', 'övermorgon'], 2],
  [['i', 'morgon'], 1],
  [['i', 'dag'], 0],
  [['ylihuomenna'], 2],
  [['ylihuomiselle'], 2],
  [['övermorgon'], 2],
  [['huomenna'], 1],
  [['huomiselle'], 1],
  [['imorgon'], 1],
  [['imorrn'], 1],
  [['tomorrow'], 1],
  [['tmrw'], 1],
  [['tänään'], 0],
  [['tälle', 'päivälle'], 0],
  [['idag'], 0],
  [['today'], 0],
]

/** Words before or after a weekday that say which one, and how many words they are. Longest first. */
export const weekScopes: readonly (readonly [readonly string[], 'next' | 'next-week' | 'this'])[] = [
  [['ensi', 'viikolla'], 'next-week'],
  [['ensi', 'viikon'], 'next-week'],
  [['ensi', 'viikolle'], 'next-week'],
  [['nästa', 'vecka'], 'next-week'],
  [['nästa', 'veckas'], 'next-week'],
  [['next', 'week'], 'next-week'],
  [['next', "week's"], 'next-week'],
  [['tällä', 'viikolla'], 'this'],
  [['tämän', 'viikon'], 'this'],
  [['den', 'här', 'veckan'], 'this'],
  [['denna', 'vecka'], 'this'],
  [['this', 'week'], 'this'],
  [['ensi'], 'next'],
  [['nästa'], 'next'],
  [['next'], 'next'],
  [['tänä'], 'this'],
  [['this'], 'this'],
]

/** Small words before a weekday or a date that add nothing. */
export const dayPrefixes: ReadonlySet<string> = new Set(['på', 'on', 'den', 'the', 'om'])

/** "kahden viikon päästä", "om två veckor", "in 3 days": the unit after the count. */
const dayUnits = new Map<string, number>([
  ['päivän', 1],
  ['viikon', 7],
  ['dag', 1],
  ['dagar', 1],
  ['vecka', 7],
  ['veckor', 7],
  ['day', 1],
  ['days', 1],
  ['week', 7],
  ['weeks', 7],
])
const counts = new Map<string, number>([
  ['yhden', 1],
  ['kahden', 2],
  ['kolmen', 3],
  ['neljän', 4],
  ['viiden', 5],
  ['kuuden', 6],
  ['en', 1],
  ['ett', 1],
  ['två', 2],
  ['tre', 3],
  ['fyra', 4],
  ['fem', 5],
  ['sex', 6],
  ['a', 1],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
])

/** How many days ahead "viikon päästä", "om 2 veckor" or "in a week" is, and of how many words it is made. */
export function daysAhead(words: readonly string[]): { readonly days: number; readonly length: number } | null {
  const [first = '', second = '', third = ''] = words
  const countOf = (word: string) => counts.get(word) ?? (/^[1-9]\d?$/.test(word) ? Number(word) : null)
  if (first === 'om' || first === 'in') {
    const count = countOf(second)
    const unit = dayUnits.get(third)
    return count === null || unit === undefined ? null : { days: count * unit, length: 3 }
  }
  const isLater = (word: string) => word === 'päästä' || word === 'kuluttua'
  const alone = dayUnits.get(first)
  if (alone !== undefined && isLater(second)) return { days: alone, length: 2 }
  const count = countOf(first)
  const unit = dayUnits.get(second)
  return count !== null && unit !== undefined && isLater(third) ? { days: count * unit, length: 3 } : null
}

const monthNames: readonly RegExp[] = [
  /^(?:tammikuu(?:ta|n)?|jan|januari|january)$/,
  /^(?:helmikuu(?:ta|n)?|feb|februari|february)$/,
  /^(?:maaliskuu(?:ta|n)?|mar|mars|march)$/,
  /^(?:huhtikuu(?:ta|n)?|apr|april)$/,
  /^(?:toukokuu(?:ta|n)?|maj|may)$/,
  /^(?:kesäkuu(?:ta|n)?|jun|juni|june)$/,
  /^(?:heinäkuu(?:ta|n)?|jul|juli|july)$/,
  /^(?:elokuu(?:ta|n)?|aug|augusti|august)$/,
  /^(?:syyskuu(?:ta|n)?|sep|sept|september)$/,
  /^(?:lokakuu(?:ta|n)?|okt|oct|oktober|october)$/,
  /^(?:marraskuu(?:ta|n)?|nov|november)$/,
  /^(?:joulukuu(?:ta|n)?|dec|december)$/,
]

/** 1 to 12 of a month's name; null for any other word. */
export function monthOfWord(low: string): number | null {
  const at = monthNames.findIndex((names) => names.test(low))
  return at < 0 ? null : at + 1
}

/** True for a date that some year has (29.2. does, 31.4. does not). */
export const isSomeDate = (month: number, date: number): boolean =>
  month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(2028, month)

/** Lengths written in words; the words are whole tokens. Longest first. Minutes. */
export const wordedLengths: readonly (readonly [readonly string[], number])[] = [
  [['puolentoista', 'tunnin'], 90],
  [['puolitoista', 'tuntia'], 90],
  [['yhden', 'tunnin'], 60],
  [['kahden', 'tunnin'], 120],
  [['puolen', 'tunnin'], 30],
  [['puoli', 'tuntia'], 30],
  [['tunnin'], 60],
  [['tunti'], 60],
  [['en', 'och', 'en', 'halv', 'timme'], 90],
  [['en', 'halv', 'timme'], 30],
  [['en', 'halvtimme'], 30],
  [['halvtimme'], 30],
  [['en', 'timme'], 60],
  [['två', 'timmar'], 120],
  [['half', 'an', 'hour'], 30],
  [['half', 'hour'], 30],
  [['an', 'hour'], 60],
  [['one', 'hour'], 60],
  [['two', 'hours'], 120],
]

/** Words before a time. */
export const timePrefixes: ReadonlySet<string> = new Set(['klo', 'kello', 'kl', 'klockan', 'at', '@'])

/** Words that say the next one is the person who does it. */
export const staffPrefixes: ReadonlySet<string> = new Set(['hos', 'med', 'av', 'with', 'by'])

/** Words after a name in the genitive that say the same: "Annan kanssa". */
export const staffSuffixes: ReadonlySet<string> = new Set(['kanssa', 'luona', 'luokse', 'tekemänä', 'tekee'])

/** Words that carry nothing a booking needs. */
export const fillers: ReadonlySet<string> = new Set([
  ...['varaa', 'varaus', 'varausta', 'aika', 'ajan', 'ja', 'asiakas', 'asiakkaalle'],
  ...['boka', 'bokning', 'tid', 'för', 'och', 'kund', 'till'],
  ...['book', 'booking', 'appointment', 'for', 'and', 'client', 'a', 'an', 'the'],
])

/** What the service is called in the other languages of the house; each row is one thing. Stems, without accents. */
export const serviceSynonyms: readonly (readonly string[])[] = [
  ['leikkau', 'klippning', 'haircut', 'cut'],
  ['hieron', 'massage'],
  ['vari', 'varjays', 'farg', 'colour', 'color'],
  ['juurivari', 'utvaxt', 'root'],
  ['jalkahoi', 'fotvard', 'foot'],
  ['pedikyyri', 'pedikyr', 'pedicure'],
  ['manikyyri', 'manikyr', 'manicure'],
  ['kasvohoi', 'ansiktsbehandling', 'facial'],
  ['parta', 'parran', 'skagg', 'beard'],
  ['kulm', 'bryn', 'brow'],
  ['rips', 'frans', 'lash'],
  ['kyns', 'kynn', 'nagel', 'naglar', 'nail'],
  ['fooni', 'foni', 'foon', 'fon', 'blow'],
  ['vahau', 'vaxning', 'wax'],
  ['lapsi', 'lasten', 'lapsen', 'barn', 'child', 'kid'],
]
