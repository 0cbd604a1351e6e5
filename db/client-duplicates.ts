// Cards that may be one person: looked for while a new one is typed, and among all cards step by step so that the desk
// never waits. The judgement is shared/client-duplicates.ts. Runs in main.

import {
  type DuplicatePair,
  type LikelySame,
  type Likeness,
  likelyScore,
  likenessOf,
  mayBeSame,
  meetingKeys,
  type SameCard,
  sameScore,
} from '../shared/client-duplicates.ts'
import { searchTerms } from '../shared/client-search.ts'
import { AppError } from '../shared/errors.ts'
import type { Actor } from './actor.ts'
import { searchClients } from './client-search.ts'
import { storedClient } from './clients.ts'
import { all, type Db, query, run, type Tx } from './handle.ts'
import { idList } from './id-list.ts'
import { hiddenClients } from './privacy-limits.ts'

const comparedColumns = [
  'id',
  'version',
  'name',
  'phone',
  'more_phones',
  'email',
  'birth_year',
  'last_visit_day',
  'visit_count',
] as const

interface ComparedRow {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly phone: string
  readonly more_phones: string
  readonly email: string
  readonly birth_year: number | null
  readonly last_visit_day: string | null
  readonly visit_count: number
}

const compared = query.selectFrom('client').select(comparedColumns).where('removed_at_ms', 'is', null)

const likenessOfRow = (row: ComparedRow): Likeness =>
  likenessOf({
    name: row.name,
    phone: row.phone,
    morePhones: row.more_phones,
    email: row.email,
    birthYear: row.birth_year === null ? '' : String(row.birth_year),
  })

function sameCard(row: ComparedRow, actor: Actor): SameCard {
  const contacts = actor.can('client-contacts')
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    phone: contacts ? row.phone : null,
    email: contacts ? row.email : null,
    birthYear: row.birth_year === null ? '' : String(row.birth_year),
    lastVisitDay: row.last_visit_day,
    visitCount: row.visit_count,
  }
}

export interface NewCard {
  readonly name: string
  readonly phone: string
  readonly morePhones: string
  readonly email: string
  readonly birthYear: string
}

const mostHints = 3

/** Cards like one that is being typed, most like first; at most three. */
export function likelySame(db: Db, card: NewCard, actor: Actor): LikelySame[] {
  const typed = likenessOf(card)
  const ids = new Set<string>()
  const limit = 20
  // The search finds by what the person may see; numbers and addresses are compared for everyone, and shown to few.
  if (searchTerms(card.name).length > 0) {
    for (const row of searchClients(db, { text: card.name, limit }, actor)) ids.add(row.id)
  }
  const contacts = all(
    db,
    query
      .selectFrom('client')
      .select('id')
      .where(({ eb, or, fn }) =>
        or([
          eb('phone_e164', 'in', idList(typed.phones)),
          ...(typed.email === '' ? [] : [eb(fn<string>('lower', ['email']), '=', typed.email)]),
        ]),
      )
      .limit(limit),
  )
  for (const row of contacts) ids.add(row.id)
  const hidden = hiddenClients(db, actor)
  return all(db, compared.where('id', 'in', idList([...ids])))
    .filter((row) => !hidden.has(row.id))
    .map((row) => ({ row, ...sameScore(typed, likenessOfRow(row)) }))
    .filter((each) => each.score >= likelyScore || each.reasons.includes('phone') || each.reasons.includes('email'))
    .sort((a, b) => b.score - a.score)
    .slice(0, mostHints)
    .map(({ row, score, reasons }) => ({ card: sameCard(row, actor), score, reasons }))
}

/** Cards read at once, and pairs compared between two looks at the clock. */
const batch = 200
const pairsAtOnce = 16
const mostPairs = 200

/** How long the sweep works before it pauses: a third of a frame, because names take very different times to compare. */
const sliceMs = 5

function timeSlice() {
  let endMs = performance.now() + sliceMs
  return {
    isOver: () => performance.now() >= endMs,
    begin: () => {
      endMs = performance.now() + sliceMs
    },
  }
}

/**
 * Walks all cards and answers the likeliest pairs that nobody has said to be two people. Pauses often; what changes
 * meanwhile may be seen or not.
 */
export function* findDuplicates(db: Db, actor: Actor): Generator<void, DuplicatePair[]> {
  const hidden = hiddenClients(db, actor)
  const rows: ComparedRow[] = []
  const likenesses: Likeness[] = []
  const meeting = new Map<string, number[]>()
  const page = query
    .selectFrom('client')
    .select([...comparedColumns, 'pk'])
    .where('removed_at_ms', 'is', null)
  const slice = timeSlice()
  for (let after = 0; ; ) {
    const read = all(db, page.where('pk', '>', after).orderBy('pk').limit(batch))
    for (const row of read) {
      if (slice.isOver()) {
        yield
        slice.begin()
      }
      if (hidden.has(row.id)) continue
      const likeness = likenessOfRow(row)
      const index = rows.push(row) - 1
      likenesses.push(likeness)
      for (const key of meetingKeys(likeness)) {
        const group = meeting.get(key)
        if (group) group.push(index)
        else meeting.set(key, [index])
      }
    }
    const last = read.at(-1)
    if (!last) break
    after = last.pk
  }
  const known = new Set(all(db, query.selectFrom('client_not_same').select(['client_id', 'other_id'])).map(pairKey))
  let found: Found[] = []
  let steps = 0
  for (const group of meeting.values()) {
    for (const [at, a] of group.entries()) {
      const first = likenesses[a]
      for (let next = at + 1; next < group.length; next += 1) {
        steps += 1
        if (steps % pairsAtOnce === 0 && slice.isOver()) {
          yield
          slice.begin()
        }
        const b = group[next] ?? 0
        const second = likenesses[b]
        if (!first || !second || !mayBeSame(first, second)) continue
        const judged = sameScore(first, second)
        if (judged.score >= likelyScore) found.push({ a: Math.min(a, b), b: Math.max(a, b), ...judged })
      }
      if (found.length > mostKept) {
        yield
        found = best(found)
        yield
        slice.begin()
      }
    }
  }
  yield
  const pairs: DuplicatePair[] = []
  for (const { a, b, score, reasons } of best(found)) {
    const [first, second] = [rows[a], rows[b]]
    if (!first || !second || known.has(pairKey({ client_id: first.id, other_id: second.id }))) continue
    pairs.push({ first: sameCard(first, actor), second: sameCard(second, actor), score, reasons })
    if (pairs.length === mostPairs) break
  }
  return pairs
}

interface Found extends ReturnType<typeof sameScore> {
  readonly a: number
  readonly b: number
}

/** Pairs remembered before all but the likeliest are let go, so that ending the sweep takes no longer than a step. */
const mostKept = 2000

/** The likeliest pairs, each once: two cards may meet under several keys. */
function best(found: readonly Found[]): Found[] {
  const once = new Map(found.map((each) => [each.a * 1e7 + each.b, each]))
  return [...once.values()].sort((x, y) => y.score - x.score || x.a - y.a).slice(0, mostKept / 2)
}

function pairKey(pair: { readonly client_id: string; readonly other_id: string }): string {
  return [pair.client_id, pair.other_id].sort().join(' ')
}

/** Says that two cards are two people; they are not shown as duplicates again. Errors: NOT_FOUND, CLIENT_SAME. */
export function noteNotSame(
  tx: Tx,
  input: { readonly firstId: string; readonly secondId: string },
  actor: Actor,
): Record<string, never> {
  if (input.firstId === input.secondId) throw new AppError('CLIENT_SAME')
  for (const id of [input.firstId, input.secondId]) storedClient(tx, id)
  const [first = '', second = ''] = [input.firstId, input.secondId].sort()
  run(
    tx,
    query
      .insertInto('client_not_same')
      .values({ client_id: first, other_id: second, staff_id: actor.staffId, at_ms: actor.atMs })
      .onConflict((conflict) => conflict.doNothing()),
  )
  return {}
}
