// Recognising the names of people and services in a typed booking, also with the endings that Finnish hangs on them.
// Pure; runs anywhere.
import { foldLoose } from './collation.ts'
import { serviceSynonyms } from './typed-booking-words.ts'

const vowels = 'aeiouyåäö'

/**
 * The stems on which a Finn hangs an ending, the name itself first: Pekka → pekka, peka; Virtanen → virtase;
 * Hannes → hannekse; Tuomas → tuomaa, tuomakse; Ingrid → ingridi; Laine → lainee.
 */
export function finnishStems(name: string): string[] {
  const low = name.normalize('NFC').toLowerCase()
  const last = low.at(-1) ?? ''
  const stems = [low]
  const weak = /^(.+)(kk|pp|tt)([aeiouyäö])$/.exec(low)
  if (weak) stems.push(`${weak[1] ?? ''}${(weak[2] ?? '').charAt(0)}${weak[3] ?? ''}`)
  const single = /^(.*[aeiouyäö])t([aeiouyäö])$/.exec(low)
  if (single) stems.push(`${single[1] ?? ''}d${single[2] ?? ''}`)
  if (low.endsWith('nen')) stems.push(`${low.slice(0, -3)}se`)
  if (low.endsWith('e')) stems.push(`${low}e`)
  if (low.endsWith('as') || low.endsWith('äs')) stems.push(low.slice(0, -1) + low.charAt(low.length - 2))
  if (low.endsWith('s')) stems.push(`${low.slice(0, -1)}kse`)
  if (last !== '' && !vowels.includes(last)) stems.push(`${low}i`)
  return stems
}

const endings = ['lla', 'llä', 'lle', 'lta', 'ltä', 'n']

/**
 * How a word names a person: 'plain' as it stands, 'inflected' with an ending that makes it the doer's ("Annalla",
 * "Ainolle", "Elinan", "Anna's"), null when it is someone else's name.
 */
export function staffWordFit(word: string, name: string): 'plain' | 'inflected' | null {
  const low = word.normalize('NFC').toLowerCase()
  const own = name.normalize('NFC').toLowerCase()
  if (low === own) return 'plain'
  if (low === `${own}'s` || low === `${own}’s`) return 'inflected'
  const isInflected = finnishStems(own).some((stem, at) =>
    // An ending needs a vowel before it, so a name that ends in a consonant takes none by itself.
    endings.some((ending) => (at > 0 || vowels.includes(own.at(-1) ?? '')) && low === stem + ending),
  )
  return isInflected ? 'inflected' : null
}

/** The words of a person's name that can be called: letters only, at least two of them. */
export function nameWords(name: string): string[] {
  return name.split(/[\s,]+/).filter((word) => /^\p{L}[\p{L}'’-]+$/u.test(word))
}

// What can follow the stem of a service's name, without accents: Finnish cases, Swedish and English plurals and articles.
const wordEndings =
  /^(?:[nast]|ta|tta|lle|lla|lta|ssa|sta|an|en|in|on|een|aan|iin|oon|oja|ia|ita|jen|ien|na|es|ar|er|or|et|ens|ning|ningen|ing|ings|ting)$/

/** Stems an inflected word may have: hierontaa, hieronnan → hieronta; leikkauksen → leikkaus; hoidon → hoito. */
function stemsOf(word: string): string[] {
  const found = [word]
  const changed = word
    .replace(/nna(?:n|lle|lla|sta|ssa)$/, 'nta')
    .replace(/(?<=[aeiou])d(?=[aeiou](?:n|lle|lla|sta|ssa|t)$)/, 't')
    .replace(/([uy])(?:ksen|kseen|ksella|kselle|ksesta|ksia|kset|sta)$/, '$1s')
  if (changed !== word) found.push(changed.replace(/(?<=t[aeiou])(?:n|lle|lla|sta|ssa|t)$/, ''))
  for (let length = word.length - 1; length >= 4 && word.length - length <= 5; length -= 1) {
    if (wordEndings.test(word.slice(length))) found.push(word.slice(0, length))
  }
  return found
}

const leastBeginning = 3
const leastInside = 5

/**
 * How well a typed word names a service by one word of its name, folded texts: 4 the word itself, 3 an inflected form or
 * the word in another language, 2 the end of a compound ("leikkaus" of "hiustenleikkaus"), 1 its beginning, 0 not at all.
 */
function wordFit(typed: string, own: string): number {
  if (typed === own) return 4
  const [, ...stems] = stemsOf(typed)
  const shortest = Math.max(4, own.length - 2)
  if (stems.some((stem) => stem.length >= shortest && own.startsWith(stem))) return 3
  if ([typed, ...stems].some((stem) => stem.length >= leastInside && own.includes(stem, 1))) return 2
  const isBeginning = typed.length >= leastBeginning && own.startsWith(typed)
  return isBeginning || stems.some((stem) => stem.length >= leastInside && own.startsWith(stem)) ? 1 : 0
}

/** The same for a synonym: massage names hieronta. */
function synonymFit(typed: string, own: string): number {
  const row = serviceSynonyms.find((words) =>
    words.some((word) => typed.startsWith(word) && typed.length <= word.length + 6 && typed.length >= 3),
  )
  if (row === undefined) return 0
  if (row.some((word) => own.startsWith(word))) return 3
  return row.some((word) => word.length >= 4 && own.includes(word)) ? 2 : 0
}

/** The folded words of a service's name. */
export function serviceWords(name: string): string[] {
  return name
    .split(/[\s,/()–-]+/)
    .map(foldLoose)
    .filter((word) => /\p{L}/u.test(word))
}

/**
 * How well a typed word names a service, 0 to 4. A capital letter is a person's as long as the word is not the
 * service's own: "Kasvio" does not begin "kasviohoito" by chance.
 */
export function serviceFit(typed: string, words: readonly string[]): number {
  const folded = foldLoose(typed)
  if (!/^\p{L}[\p{L}-]+$/u.test(folded)) return 0
  const best = Math.max(0, ...words.map((own) => Math.max(wordFit(folded, own), synonymFit(folded, own))))
  return best === 1 && /^\p{Lu}/u.test(typed) ? 0 : best
}
