// Finding clients while typing, and keeping the full-text table in step with the cards. Runs in main.
//
// Results come in steps of fit: the whole words of a name, beginnings of words, beginnings without accents, then phone
// and e-mail. Within a step the client seen last comes first. Few matches are sorted outright; of many (one letter fits
// half of the clients) the index of recency is walked until enough are found, so no keystroke sorts thousands of rows.
import { sql } from 'kysely'
import { filedWords, type SearchTerm, searchTerms } from '../shared/client-search.ts'
import type { ClientRow, ClientSearch } from '../shared/clients.ts'
import type { Actor } from './actor.ts'
import { all, type Db, query, run, runOne, type Tx } from './handle.ts'

const fewMatches = 400

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

const latest = query
  .selectFrom('client')
  .select(clientRowColumns)
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
 * Clients by parts of their name in any order, any part of the phone number from three digits, or the beginnings of the
 * parts of the e-mail address; best fit first, then the latest visit. No text gives those seen last; text without letters or digits finds nothing.
 * A role that may not see contact details does not find by them either.
 */
export function searchClients(db: Db, input: ClientSearch, actor: Actor): ClientRow[] {
  if (input.text.trim() === '') return all(db, latest.limit(input.limit)).map((row) => clientRowOf(row, actor))
  const terms = searchTerms(input.text)
  if (terms.length === 0) return []
  const found = new Map<number, FoundRow>()
  for (const expression of steps(terms, actor.can('client-contacts'))) {
    for (const row of bestOf(db, expression, input.limit)) if (!found.has(row.pk)) found.set(row.pk, row)
    if (found.size >= input.limit) break
  }
  return [...found.values()].slice(0, input.limit).map((row) => clientRowOf(row, actor))
}

/** Files the words of a card under its pk. A card already filed must be taken out first. */
export function fileClient(tx: Tx, pk: number, card: { name: string; phone: string; email: string }): void {
  const filed = filedWords(card)
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

function bestOf(db: Db, expression: string, limit: number): FoundRow[] {
  const matching = query.selectFrom('client_search').select('rowid').where('client_search', 'match', expression)
  const rows = latest.limit(limit)
  const some = all(db, matching.limit(fewMatches + 1)).map((row) => row.rowid)
  if (some.length === 0) return []
  if (some.length <= fewMatches) {
    return all(db, rows.where('pk', 'in', sql<number>`(select value from json_each(${JSON.stringify(some)}))`))
  }
  // The plus keeps SQLite from looking every match up: it walks client_recent and tests each against the matches.
  return all(db, rows.where(sql<number>`+pk`, 'in', matching))
}

/** The full-text expressions to try, best fit first. */
function steps(terms: readonly SearchTerm[], contacts: boolean): string[] {
  const hasWords = terms.some((term) => term.digits.length === 0)
  const exact = terms.flatMap((term) => term.exact)
  const loose = terms.flatMap((term) => term.loose)
  const byName = [
    and(exact.map((word) => column('name', word, false))),
    and(exact.map((word) => column('name', word, true))),
    and(loose.map((word) => column('loose', word, true))),
  ]
  if (!contacts) return byName
  // A number half typed after a name keeps the names on screen until there is enough of it to look for.
  const known = terms.filter((term) => !term.isHalfNumber)
  // A tail as a whole word is the end of a number: "4567" finds 040 123 4567 before 045 675 3097.
  const byLastDigits = withContacts(known.length > 0 ? known : terms, false)
  const byAnything = withContacts(known.length > 0 ? known : terms, true)
  if (!hasWords) return [byLastDigits, byAnything]
  return terms.some((term) => term.digits.length > 0) ? [...byName, byLastDigits, byAnything] : [...byName, byAnything]
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
