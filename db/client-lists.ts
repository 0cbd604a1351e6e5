// Lists of clients: filtered, in any of the orders, a page at a time by key; and a person's saved lists. Runs in main.
import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type {
  ClientFilter,
  ClientList,
  ClientListQuery,
  ClientSort,
  ExportColumn,
  SavedFilter,
} from '../shared/client-lists.ts'
import { AppError } from '../shared/errors.ts'
import type { Actor } from './actor.ts'
import { clientRowColumns, clientRowOf } from './client-search.ts'
import { tagsOf } from './client-tags.ts'
import { all, type Db, one, query, runOne, type Tx } from './handle.ts'
import { idList } from './id-list.ts'
import { hiddenClients } from './privacy-limits.ts'
import type { Schema } from './schema.ts'

type Cards<O> = SelectQueryBuilder<Schema, 'client', O>

/** The value each order sorts by. Never null, so that a page can begin after it. */
const sortColumn: Readonly<Record<ClientSort, string>> = {
  name: 'sort_key',
  lastVisit: "coalesce(last_visit_day, '')",
  visits: 'visit_count',
  newest: 'created_at_ms',
}
/** Orders that people expect from the top down: the latest, the most. */
const startsHigh: readonly ClientSort[] = ['lastVisit', 'visits', 'newest']

/** One page of the cards that pass the filter, after the row the cursor names. The bin is left out. */
export function listClients(db: Db, input: ClientListQuery, actor: Actor): ClientList {
  const { filter, sort, isReversed, after, limit } = input
  const key = sql<string | number>`${sql.raw(sortColumn[sort])}`
  const direction = startsHigh.includes(sort) !== isReversed ? 'desc' : 'asc'
  const page = filtered(query.selectFrom('client'), filter)
    .select([...clientRowColumns, 'visit_count', key.as('key')])
    .orderBy(key, direction)
    .orderBy('id', direction)
    .limit(limit + 1)
  const beyond = sql.raw(direction === 'asc' ? '>' : '<')
  const rows = all(
    db,
    after === undefined ? page : page.where(sql<SqlBool>`(${key}, id) ${beyond} (${after.key}, ${after.id})`),
  )
  const hidden = hiddenClients(db, actor)
  const shown = rows.slice(0, limit)
  const tags = tagsOf(
    db,
    shown.map((row) => row.id),
  )
  const last = shown.at(-1)
  return {
    rows: shown
      .filter((row) => !hidden.has(row.id))
      .map((row) => ({
        ...clientRowOf(row, actor),
        tags: tags.get(row.id) ?? [],
        visitCount: row.visit_count,
      })),
    next: rows.length > limit && last ? { key: last.key, id: last.id } : null,
    total: after === undefined ? countClients(db, filter) : null,
  }
}

export function countClients(db: Db, filter: ClientFilter): number {
  const counted = filtered(query.selectFrom('client'), filter).select(({ fn }) => fn.countAll<number>().as('count'))
  return one(db, counted)?.count ?? 0
}

/** Narrows a query over `client` to what the filter holds; always without the bin. */
export function filtered<O>(cards: Cards<O>, filter: ClientFilter): Cards<O> {
  let narrowed = cards.where('client.removed_at_ms', 'is', null)
  const {
    hasAllTags,
    tagIds,
    visitedFrom,
    visitedTo,
    neverVisited,
    birthMonth,
    serviceId,
    staffId,
    language,
    kind,
    consent,
  } = filter
  if (tagIds !== undefined && tagIds.length > 0) {
    // Every wanted tag is a condition of its own; any of them is one for all.
    for (const wanted of hasAllTags === true ? tagIds.map((id) => [id]) : [tagIds]) {
      narrowed = narrowed.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('client_tag_link as link')
            .select('link.tag_id')
            .whereRef('link.client_id', '=', 'client.id')
            .where('link.tag_id', 'in', idList(wanted)),
        ),
      )
    }
  }
  if (visitedFrom !== undefined) narrowed = narrowed.where('client.last_visit_day', '>=', visitedFrom)
  if (visitedTo !== undefined) narrowed = narrowed.where('client.last_visit_day', '<=', visitedTo)
  if (neverVisited === true) narrowed = narrowed.where('client.last_visit_day', 'is', null)
  if (birthMonth !== undefined) {
    narrowed = narrowed.where(sql<SqlBool>`substr(client.birth_date, 6, 2) = ${String(birthMonth).padStart(2, '0')}`)
  }
  if (language !== undefined) narrowed = narrowed.where('client.language', '=', language)
  if (kind !== undefined) narrowed = narrowed.where('client.kind', '=', kind)
  if (serviceId !== undefined || staffId !== undefined) {
    narrowed = narrowed.where(({ exists, selectFrom }) => {
      let had = selectFrom('visit')
        .innerJoin('appointment_line as line', 'line.appointment_id', 'visit.appointment_id')
        .select('visit.id')
        .whereRef('visit.client_id', '=', 'client.id')
      if (serviceId !== undefined) had = had.where('line.service_id', '=', serviceId)
      if (staffId !== undefined) had = had.where('line.staff_id', '=', staffId)
      return exists(had)
    })
  }
  if (consent !== undefined) narrowed = narrowed.where(holdsConsent(consent))
  return narrowed
}

const holdsConsent = (kind: string) =>
  sql<SqlBool>`exists (select 1 from consent where consent.client_id = client.id and consent.kind = ${kind}
    and consent.answer = 'given' and consent.ended_at_ms is null)`

/** A restricted card only lies there: it goes into no list that leaves the program. */
const isUnrestricted = sql<SqlBool>`not exists (select 1 from restriction
  where restriction.client_id = client.id and restriction.lifted_at_ms is null)`

const exportPage = 500

/** Everything the filter holds as texts, in the order of the cards' making, a page at a time. */
export function* exportRows(db: Db, filter: ClientFilter, actor: Actor): Generator<Record<ExportColumn, string>[]> {
  const cards = filtered(query.selectFrom('client'), filter)
    .where(isUnrestricted)
    .selectAll()
    .orderBy('pk')
    .limit(exportPage)
  const contact = (text: string) => (actor.can('client-contacts') ? text : '')
  for (let after = 0; ; ) {
    const rows = all(db, cards.where('pk', '>', after))
    const last = rows.at(-1)
    if (!last) return
    after = last.pk
    const tags = tagsOf(
      db,
      rows.map((row) => row.id),
    )
    yield rows.map((row) => ({
      cardNumber: row.card_number === null ? '' : String(row.card_number),
      name: row.name,
      phone: contact(row.phone),
      morePhones: contact(row.more_phones.replaceAll('\n', ', ')),
      email: contact(row.email),
      street: contact(row.street),
      postCode: contact(row.post_code),
      city: contact(row.city),
      language: row.language,
      birthYear: row.birth_year === null ? '' : String(row.birth_year),
      businessId: row.business_id,
      tags: (tags.get(row.id) ?? []).map((tag) => tag.name).join(', '),
      lastVisit: row.last_visit_day ?? '',
      visits: String(row.visit_count),
    }))
  }
}

/** The person's own saved lists, oldest first. */
export function savedFilters(db: Db, actor: Actor): SavedFilter[] {
  const rows = all(
    db,
    query
      .selectFrom('client_filter')
      .select(['id', 'name', 'filter'])
      .where('staff_id', '=', actor.staffId)
      .orderBy('created_at_ms')
      .orderBy('id'),
  )
  return rows.map((row) => ({ id: row.id, name: row.name, filter: JSON.parse(row.filter) as ClientFilter }))
}

/** Keeps a list under a name; the same name again replaces it. */
export function saveFilter(
  tx: Tx,
  input: { readonly name: string; readonly filter: ClientFilter },
  actor: Actor,
): SavedFilter[] {
  const same = savedFilters(tx, actor).find((each) => each.name === input.name)
  if (same) {
    runOne(
      tx,
      query
        .updateTable('client_filter')
        .set({ filter: JSON.stringify(input.filter) })
        .where('id', '=', same.id),
    )
  } else {
    runOne(
      tx,
      query.insertInto('client_filter').values({
        id: actor.newId(),
        staff_id: actor.staffId,
        name: input.name,
        filter: JSON.stringify(input.filter),
        created_at_ms: actor.atMs,
      }),
    )
  }
  return savedFilters(tx, actor)
}

/** Errors: NOT_FOUND, also for a colleague's list. */
export function removeFilter(tx: Tx, input: { readonly id: string }, actor: Actor): SavedFilter[] {
  if (!savedFilters(tx, actor).some((each) => each.id === input.id)) throw new AppError('NOT_FOUND', { kind: 'filter' })
  runOne(tx, query.deleteFrom('client_filter').where('id', '=', input.id))
  return savedFilters(tx, actor)
}
