// The words that names are filed under, in memory: a mistyped word is compared with all of them at once. Read from the
// search table when it is first needed, then kept in step by fileClient; a word that no card has any more finds nothing,
// so leaving cards takes no words away. Runs in main.
import { isAlike } from '../shared/client-search.ts'
import type { Db } from './handle.ts'

const vocabularies = new WeakMap<object, Set<string>>()

/** The most like words that are looked for: more are no help in finding anybody. */
const mostAlike = 60

function vocabularyOf(db: Db): Set<string> {
  const known = vocabularies.get(db.raw)
  if (known) return known
  db.raw.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.client_word USING fts5vocab('main', 'client_search', 'row')")
  // Digits sort before letters: the tails of phone numbers are not read.
  const words = new Set(db.raw.prepare("SELECT term FROM temp.client_word WHERE term >= 'a'").pluck().all() as string[])
  vocabularies.set(db.raw, words)
  return words
}

/** Tells the vocabulary of new words, when it has been read. */
export function learnWords(db: Db, words: readonly string[]): void {
  const known = vocabularies.get(db.raw)
  if (known) for (const word of words) known.add(word)
}

/** Forgets all words, so that those of an erased card leave the memory too. */
export function forgetWords(db: Db): void {
  vocabularies.delete(db.raw)
}

/** Filed words that the typed one may have been meant for; whole words before beginnings. */
export function alikeWords(db: Db, typed: string): string[] {
  const whole: string[] = []
  const beginnings: string[] = []
  for (const word of vocabularyOf(db)) {
    if (!isAlike(typed, word, false)) continue
    if (isAlike(typed, word, true)) whole.push(word)
    else beginnings.push(word)
  }
  return [...whole, ...beginnings].slice(0, mostAlike)
}
