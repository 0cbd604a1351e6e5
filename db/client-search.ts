// Finding clients while typing, and keeping the full-text table in step with the cards. Runs in main.
//
// Results come in steps of fit: the whole words of a name, beginnings of words, beginnings without accents, tags, phone,
// card number and e-mail, and last what is one typing error away. Within a step the client seen last comes first. Few
// matches are sorted outright; of many (one letter fits half of the clients) the index of recency is walked until enough
// are found, so no keystroke sorts thousands of rows.
import { sql } from 'kysely'
import { filedWords, matchReasons, type SearchTerm, searchTerms, shortestForgiven } from '../shared/client-search.ts'
import type { ClientRow, ClientSearch } from '../shared/clients.ts'
import type { Actor } from './actor.ts'
import { tagsNamed, tagsOf } from './client-tags.ts'
import { alikeWords, learnWords } from './client-vocabulary.ts'
import { all, type Db, query, run, runOne, type Tx } from './handle.ts'
import { idList } from './id-list.ts'
import { hiddenClients } from './privacy-limits.ts'

const fewMatches = 400
/** Fewer than this: perhaps a word was mistyped. */
const fewFound = 4
/** Letters of a tag that must be typed before it is looked for. */
const shortestTagPart = 3

/** Latest first. The text must be that of the index client_recent, or SQLite sorts the whole table. */
const recency = sql<string>`coalesce(last_visit_day, date(created_at_ms / 1000, 'unixepoch'))`

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

const latest = query
  .selectFrom('client')
  .select([...clientRowColumns, 'more_phones', 'card_number'])
  .where('removed_at_ms', 'is', null)
  .orderBy(recency, 'desc')

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
  if (text.trim() === '') return seen(all(db, latest.limit(limit))).map((row) => clientRowOf(row, actor))
  const number = /^\s*#\s*(\d{1,9})\s*$/.exec(text)?.[1]
  const terms = searchTerms(number ?? text)
  if (terms.length === 0) return []
  const found = new Map<number, SearchedRow>()
  const add = (rows: readonly SearchedRow[]) => {
    for (const row of rows) if (!found.has(row.pk)) found.set(row.pk, row)
  }
  const steps: (() => readonly SearchedRow[])[] =
    number !== undefined ? [() => numbered(db, number)] : stepsOf(db, terms, actor.can('client-contacts'), limit)
  for (const step of steps) {
    add(step())
    if (found.size >= limit) break
  }
  if (found.size < fewFound && number === undefined) add(alike(db, terms, limit))
  const rows = seen([...found.values()]).slice(0, limit)
  return withReasons(db, rows, terms, actor)
}

function stepsOf(db: Db, terms: readonly SearchTerm[], contacts: boolean, limit: number) {
  const { byName, byContact } = expressions(terms, contacts)
  const only = terms.length === 1 ? (terms[0]?.exact[0] ?? '') : ''
  const matching = (expression: string) => () => bestOf(db, expression, limit)
  const [first, ...rest] = byContact.map(matching)
  return [
    ...byName.map(matching),
    () => tagged(db, terms, limit),
    ...(first ? [first] : []),
    ...(/^\d{1,7}$/.test(only) ? [() => numbered(db, only)] : []),
    ...rest,
  ]
}

function numbered(db: Db, number: string): SearchedRow[] {
  return all(db, latest.where('card_number', '=', Number(number)))
}

/** Cards that have the tags that some of the words name, and fit the other words by name. */
function tagged(db: Db, terms: readonly SearchTerm[], limit: number): SearchedRow[] {
  const sets: string[][] = []
  const others: string[] = []
  for (const term of terms) {
    const tags = term.loose.some((word) => word.length >= shortestTagPart) ? tagsNamed(db, term.loose) : []
    if (tags.length > 0) sets.push(tags.map((tag) => tag.id))
    else others.push(...term.loose)
  }
  if (sets.length === 0) return []
  let rows = latest.limit(limit)
  for (const ids of sets) {
    rows = rows.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('client_tag_link as link')
          .select(sql<number>`1`.as('one'))
          .whereRef('link.client_id', '=', 'client.id')
          .where('link.tag_id', 'in', idList(ids)),
      ),
    )
  }
  if (others.length === 0) return all(db, rows)
  const named = matchingPks(db, and(others.map((word) => column('loose', word, true))), fewMatches)
  return named.length === 0 ? [] : all(db, rows.where('pk', 'in', pkList(named)))
}

/** Cards whose names are one typing error away from the words, or fit the others as they are. */
function alike(db: Db, terms: readonly SearchTerm[], limit: number): SearchedRow[] {
  const words = terms.filter((term) => term.digits.length === 0 && !term.isHalfNumber).flatMap((term) => term.loose)
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
  const digits = terms.filter((term) => term.digits.length > 0)
  if (digits.length > 0) return []
  return bestOf(db, and(parts), limit)
}

function withReasons(db: Db, rows: readonly SearchedRow[], terms: readonly SearchTerm[], actor: Actor): ClientRow[] {
  const tags = tagsOf(
    db,
    rows.map((row) => row.id),
  ) // few rows, one statement
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
  const matching = query.selectFrom('client_search').select('rowid').where('client_search', 'match', expression)
  return all(db, matching.limit(most)).map((row) => row.rowid)
}

const pkList = (pks: readonly number[]) => sql<number>`(select value from json_each(${JSON.stringify(pks)}))`

function bestOf(db: Db, expression: string, limit: number): SearchedRow[] {
  const rows = latest.limit(limit)
  const some = matchingPks(db, expression, fewMatches + 1)
  if (some.length === 0) return []
  if (some.length <= fewMatches) return all(db, rows.where('pk', 'in', pkList(some)))
  // The plus keeps SQLite from looking every match up: it walks client_recent and tests each against the matches.
  const matching = query.selectFrom('client_search').select('rowid').where('client_search', 'match', expression)
  return all(db, rows.where(sql<number>`+pk`, 'in', matching))
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
