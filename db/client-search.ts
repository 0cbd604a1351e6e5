// Finding clients while typing, and keeping the full-text table in step with the cards. Runs in main.
//
// Results come in steps of fit: the whole words of a name, beginnings of words, beginnings without accents, tags, phone,
// card number and e-mail, and last what is one typing error away. Within a step the client seen last comes first. Few
// matches are sorted outright; of many (one letter fits half of the clients) the index of recency is walked until enough
// are found, so no keystroke sorts thousands of rows.
import type Database from 'better-sqlite3-multiple-ciphers'
import { filedWords, matchReasons, type SearchTerm, searchTerms, shortestForgiven } from '../shared/client-search.ts'
import type { ClientRow, ClientSearch } from '../shared/clients.ts'
import type { Actor } from './actor.ts'
import { listTags, tagsNamed, tagsOf } from './client-tags.ts'
import { alikeWords, learnWords } from './client-vocabulary.ts'
import { type Db, query, run, runOne, type Tx } from './handle.ts'
import { hiddenClients } from './privacy-limits.ts'

const fewMatches = 400
/** Fewer than this: perhaps a word was mistyped. */
const fewFound = 4
/** Letters of a tag that must be typed before it is looked for. */
const shortestTagPart = 3

/** Latest first. The text must be that of the index client_recent, or SQLite sorts the whole table. */
const recency = "coalesce(last_visit_day, date(created_at_ms / 1000, 'unixepoch'))"

/** The columns of a list row; see rowOf. */
export const clientRowColumns = ['pk', 'id', 'name', 'phone', 'email', 'alert', 'last_visit_day'] as const

interface FoundRow {
  readonly pk: number
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly alert: string
  readonly last_visit_day: string | null
}

interface SearchedRow extends FoundRow {
  readonly more_phones: string
  readonly card_number: number | null
}

// Every keystroke runs several of these, so their text is written once and prepared once; building it would cost more than
// running it.
const columns = [...clientRowColumns, 'more_phones', 'card_number'].join(', ')
const live = `SELECT ${columns} FROM client WHERE removed_at_ms IS NULL`
const texts = {
  latest: `${live} ORDER BY ${recency} DESC LIMIT ?`,
  byNumber: `${live} AND card_number = ?`,
  byPks: `${live} AND pk IN (SELECT value FROM json_each(?)) ORDER BY ${recency} DESC LIMIT ?`,
  // The plus keeps SQLite from looking every match up: it walks client_recent and tests each against the matches.
  byMatch: `${live} AND +pk IN (SELECT rowid FROM client_search WHERE client_search MATCH ?) ORDER BY ${recency} DESC LIMIT ?`,
  matching: 'SELECT rowid FROM client_search WHERE client_search MATCH ? LIMIT ?',
} as const

type Statements = { readonly [N in keyof typeof texts]: Database.Statement }
const prepared = new WeakMap<object, Statements>()

function statementsOf(db: Db): Statements {
  const known = prepared.get(db.raw)
  if (known) return known
  const made = {
    latest: db.raw.prepare(texts.latest),
    byNumber: db.raw.prepare(texts.byNumber),
    byPks: db.raw.prepare(texts.byPks),
    byMatch: db.raw.prepare(texts.byMatch),
    matching: db.raw.prepare(texts.matching).pluck(),
  }
  prepared.set(db.raw, made)
  return made
}

/** A list row as the person may see it. */
export function clientRowOf(row: FoundRow, actor: Actor): ClientRow {
  const contacts = actor.can('client-contacts')
  return {
    id: row.id,
    name: row.name,
    phone: contacts ? row.phone : null,
    email: contacts ? row.email : null,
    hasAlert: row.alert !== '',
    lastVisitDay: row.last_visit_day,
  }
}

/**
 * Clients by parts of their name in any order, any part of the phone number from three digits, the beginnings of the
 * parts of the e-mail address, tags, or the card number; best fit first, then the latest visit, each with what it was
 * found by. When few fit, names one typing error away follow. No text gives those seen last; text without letters or
 * digits finds nothing. A role that may not see contact details does not find by them either.
 */
export function searchClients(db: Db, input: ClientSearch, actor: Actor): ClientRow[] {
  const { text, limit } = input
  const hidden = hiddenClients(db, actor)
  const seen = (rows: readonly SearchedRow[]) => rows.filter((row) => !hidden.has(row.id))
  if (text.trim() === '') {
    return seen(statementsOf(db).latest.all(limit) as SearchedRow[]).map((row) => clientRowOf(row, actor))
  }
  const number = /^\s*#\s*(\d{1,9})\s*$/.exec(text)?.[1]
  const terms = searchTerms(number ?? text)
  if (terms.length === 0) return []
  const found = new Map<number, SearchedRow>()
  const add = (rows: readonly SearchedRow[]) => {
    for (const row of seen(rows)) if (!found.has(row.pk)) found.set(row.pk, row)
  }
  let byName = 0
  if (number === undefined) {
    const tags = tagsOfTerms(db, terms)
    const steps = stepsOf(db, terms, tags, actor.can('client-contacts'), limit)
    for (const [at, step] of steps.all.entries()) {
      add(step())
      if (at < steps.byName) byName = found.size
      if (found.size >= limit) break
    }
    if (found.size < fewFound) add(alike(db, terms, limit))
  } else add(numbered(db, number))
  const rows = [...found.values()].slice(0, limit)
  // A name that has all the words needs no explanation.
  return [
    ...rows.slice(0, byName).map((row) => clientRowOf(row, actor)),
    ...withReasons(db, rows.slice(byName), terms, actor),
  ]
}

type Step = () => readonly SearchedRow[]
/** For each term the tags it may name; none for most. */
type TermTags = readonly (readonly string[])[]

function stepsOf(
  db: Db,
  terms: readonly SearchTerm[],
  tags: TermTags,
  contacts: boolean,
  limit: number,
): { readonly all: readonly Step[]; readonly byName: number } {
  const { byName, byContact } = expressions(terms, contacts)
  const only = terms.length === 1 ? (terms[0]?.exact[0] ?? '') : ''
  const matching = (expression: string) => () => bestOf(db, expression, limit)
  const [first, ...rest] = byContact.map(matching)
  return {
    all: [
      ...byName.map(matching),
      ...(tags.some((ids) => ids.length > 0) ? [() => tagged(db, terms, tags, limit)] : []),
      ...(first ? [first] : []),
      ...(/^\d{1,7}$/.test(only) ? [() => numbered(db, only)] : []),
      ...rest,
    ],
    byName: byName.length,
  }
}

function numbered(db: Db, number: string): SearchedRow[] {
  return statementsOf(db).byNumber.all(Number(number)) as SearchedRow[]
}

function tagsOfTerms(db: Db, terms: readonly SearchTerm[]): TermTags {
  const known = terms.some(mayBeTag) ? listTags(db) : []
  return terms.map((term) => (mayBeTag(term) ? tagsNamed(known, term.loose).map((tag) => tag.id) : []))
}

const mayBeTag = (term: SearchTerm) => term.loose.some((word) => word.length >= shortestTagPart)

/** Cards that have the tags that some of the words name, and fit the other words by name. */
function tagged(db: Db, terms: readonly SearchTerm[], tags: TermTags, limit: number): SearchedRow[] {
  const others = terms.filter((_, at) => tags[at]?.length === 0).flatMap((term) => term.loose)
  let text = live
  const values: (string | number)[] = []
  for (const ids of tags.filter((each) => each.length > 0)) {
    text += ` AND EXISTS (SELECT 1 FROM client_tag_link link WHERE link.client_id = client.id
      AND link.tag_id IN (SELECT value FROM json_each(?)))`
    values.push(JSON.stringify(ids))
  }
  if (others.length > 0) {
    const named = matchingPks(db, and(others.map((word) => column('loose', word, true))), fewMatches)
    if (named.length === 0) return []
    text += ' AND pk IN (SELECT value FROM json_each(?))'
    values.push(JSON.stringify(named))
  }
  return db.raw.prepare(`${text} ORDER BY ${recency} DESC LIMIT ?`).all(...values, limit) as SearchedRow[]
}

/** Cards whose names are one typing error away from the words, or fit the others as they are. */
function alike(db: Db, terms: readonly SearchTerm[], limit: number): SearchedRow[] {
  if (terms.some((term) => term.digits.length > 0)) return []
  const words = terms.filter((term) => !term.isHalfNumber).flatMap((term) => term.loose)
  if (!words.some((word) => word.length >= shortestForgiven)) return []
  const parts: string[] = []
  for (const word of words) {
    if (word.length < shortestForgiven) {
      parts.push(column('loose', word, true))
      continue
    }
    const like = alikeWords(db, word)
    if (like.length === 0) return []
    parts.push(or(like.map((each) => column('loose', each, false))))
  }
  return bestOf(db, and(parts), limit)
}

function withReasons(db: Db, rows: readonly SearchedRow[], terms: readonly SearchTerm[], actor: Actor): ClientRow[] {
  if (rows.length === 0) return []
  const tags = tagsOf(
    db,
    rows.map((row) => row.id),
  )
  const contacts = actor.can('client-contacts')
  return rows.map((row) => {
    const card = {
      name: row.name,
      phone: contacts ? row.phone : '',
      morePhones: contacts ? row.more_phones : '',
      email: contacts ? row.email : '',
      cardNumber: row.card_number,
      tags: tags.get(row.id) ?? [],
    }
    const why = matchReasons(card, terms)
    return why.length === 0 ? clientRowOf(row, actor) : { ...clientRowOf(row, actor), why }
  })
}

/** Files the words of a card under its pk. A card already filed must be taken out first. */
export function fileClient(
  tx: Tx,
  pk: number,
  card: { name: string; phone: string; morePhones?: string; email: string },
): void {
  const filed = filedWords(card)
  learnWords(tx, filed.loose)
  runOne(
    tx,
    query.insertInto('client_search').values({
      rowid: pk,
      name: filed.name.join(' '),
      loose: filed.loose.join(' '),
      phone: filed.phone.join(' '),
      email: filed.email.join(' '),
    }),
  )
}

/** Takes a card out of the search; one that is not there is no error. */
export function unfileClient(tx: Tx, pk: number): void {
  run(tx, query.deleteFrom('client_search').where('rowid', '=', pk))
}

function matchingPks(db: Db, expression: string, most: number): number[] {
  return statementsOf(db).matching.all(expression, most) as number[]
}

function bestOf(db: Db, expression: string, limit: number): SearchedRow[] {
  const some = matchingPks(db, expression, fewMatches + 1)
  if (some.length === 0) return []
  const { byPks, byMatch } = statementsOf(db)
  if (some.length <= fewMatches) return byPks.all(JSON.stringify(some), limit) as SearchedRow[]
  return byMatch.all(expression, limit) as SearchedRow[]
}

/** The full-text expressions to try, best fit first: by name, then by contact details. */
function expressions(terms: readonly SearchTerm[], contacts: boolean): { byName: string[]; byContact: string[] } {
  const hasWords = terms.some((term) => term.digits.length === 0)
  const exact = terms.flatMap((term) => term.exact)
  const loose = terms.flatMap((term) => term.loose)
  const byName = [
    and(exact.map((word) => column('name', word, false))),
    ...(terms.some((term) => term.joined !== '')
      ? [and(terms.flatMap((term) => term.joined || term.loose).map((word) => column('loose', word, true)))]
      : []),
    and(exact.map((word) => column('name', word, true))),
    and(loose.map((word) => column('loose', word, true))),
  ]
  if (!contacts) return { byName, byContact: [] }
  // A number half typed after a name keeps the names on screen until there is enough of it to look for.
  const known = terms.filter((term) => !term.isHalfNumber)
  // A tail as a whole word is the end of a number: "4567" finds 040 123 4567 before 045 675 3097.
  const byLastDigits = withContacts(known.length > 0 ? known : terms, false)
  const byAnything = withContacts(known.length > 0 ? known : terms, true)
  if (!hasWords) return { byName: [], byContact: [byLastDigits, byAnything] }
  const hasDigits = terms.some((term) => term.digits.length > 0)
  return { byName, byContact: hasDigits ? [byLastDigits, byAnything] : [byAnything] }
}

function withContacts(terms: readonly SearchTerm[], anyPart: boolean): string {
  return and(
    terms.map((term) => {
      const digits = term.digits.map((each) => column('phone', each, anyPart))
      return or([...digits, and(term.loose.map((word) => column('loose email', word, true)))])
    }),
  )
}

// Words hold neither quotes nor any other ASCII mark (shared/client-search.ts), so a quoted word cannot end early.
const column = (names: string, word: string, beginning: boolean) => `{${names}} : "${word}"${beginning ? ' *' : ''}`
const and = (parts: readonly string[]) => `(${parts.join(' AND ')})`
const or = (parts: readonly string[]) => `(${parts.join(' OR ')})`
