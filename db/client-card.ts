// Reads one client card with the newest of its history. Runs in main.
import { sql } from 'kysely'
import { type ClientCard, daysLeft, firstHistoryRows } from '../shared/clients.ts'
import { AppError } from '../shared/errors.ts'
import type { Actor } from './actor.ts'
import { clientHistory } from './client-card-history.ts'
import { familyOf } from './client-family.ts'
import { hasIdentityCode } from './client-identity.ts'
import { clientAndMerged } from './client-merged.ts'
import { tagsOf } from './client-tags.ts'
import { all, type Db, one, query } from './handle.ts'
import { idList } from './id-list.ts'
import { assertSeesCard } from './privacy-limits.ts'

/**
 * A card, also one in the bin. Contact fields are null without `client-contacts`, record texts without
 * `treatment-records`, paid sums without `till`. Errors: NOT_FOUND, CLIENT_RESTRICTED.
 */
export function clientCard(db: Db, input: { readonly id: string }, actor: Actor): ClientCard {
  const row = one(db, query.selectFrom('client').selectAll().where('id', '=', input.id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'client' })
  assertSeesCard(db, row.id, actor)
  const contacts = actor.can('client-contacts')
  return {
    id: row.id,
    version: row.version,
    cardNumber: row.card_number ?? 0,
    name: row.name,
    language: row.language,
    alert: row.alert,
    notes: row.notes,
    kind: row.kind,
    businessId: row.business_id,
    gender: row.gender,
    birthYear: row.birth_year === null ? '' : String(row.birth_year),
    source: row.source,
    payerId: row.payer_id ?? '',
    phone: contacts ? row.phone : null,
    morePhones: contacts ? row.more_phones : null,
    email: contacts ? row.email : null,
    street: contacts ? row.street : null,
    postCode: contacts ? row.post_code : null,
    city: contacts ? row.city : null,
    birthDate: contacts ? (row.birth_date ?? '') : null,
    billingNote: contacts ? row.billing_note : null,
    payerName: row.payer_id === null ? '' : (nameOf(db, row.payer_id) ?? ''),
    paysFor: paysFor(db, row.id),
    tags: tagsOf(db, [row.id]).get(row.id) ?? [],
    family: familyOf(db, row.id),
    hasIdentityCode: hasIdentityCode(db, row.id),
    createdAtMs: row.created_at_ms,
    removed: row.removed_at_ms !== null,
    mergedInto: row.merged_into === null ? null : { id: row.merged_into, name: nameOf(db, row.merged_into) ?? '' },
    merges: mergesOf(db, row.id, actor.atMs),
    visitCount: row.visit_count,
    noShowCount: noShowCount(db, row.id),
    lastVisitDay: row.last_visit_day,
    nextAppointment: nextAppointment(db, row.id, actor.today),
    unpaid: actor.can('till') ? unpaidOf(db, row.id) : null,
    openInvoices: actor.can('till') ? openInvoices(db, row.id) : null,
    history: clientHistory(db, row.id, actor, firstHistoryRows),
  }
}

function nameOf(db: Db, clientId: string): string | undefined {
  return one(db, query.selectFrom('client').select('name').where('id', '=', clientId))?.name
}

function paysFor(db: Db, clientId: string): ClientCard['paysFor'] {
  return all(
    db,
    query
      .selectFrom('client')
      .select(['id', 'name'])
      .where('payer_id', '=', clientId)
      .where('removed_at_ms', 'is', null)
      .orderBy('sort_key')
      .limit(50),
  )
}

/** Cards merged into this one that can still be taken apart again, latest first. */
function mergesOf(db: Db, clientId: string, nowMs: number): ClientCard['merges'] {
  const rows = all(
    db,
    query
      .selectFrom('client_merge as merge')
      .innerJoin('client', 'client.id', 'merge.merged_id')
      .select(['merge.id', 'client.name', 'merge.at_ms'])
      .where('merge.kept_id', '=', clientId)
      .where('merge.journal', 'is not', null)
      .orderBy('merge.at_ms', 'desc'),
  )
  return rows
    .map((row) => ({ id: row.id, name: row.name, daysLeft: daysLeft(row.at_ms, nowMs) }))
    .filter((row) => row.daysLeft > 0)
}

/** What has been done and not paid: appointments that ended and never reached the till. */
function unpaidOf(db: Db, clientId: string): NonNullable<ClientCard['unpaid']> {
  const row = one(
    db,
    query
      .selectFrom('appointment')
      .innerJoin('appointment_line as line', 'line.appointment_id', 'appointment.id')
      .select(({ fn }) => [
        fn.count<number>('appointment.id').distinct().as('count'),
        fn.sum<number | null>('line.price_cents').as('cents'),
      ])
      .where('appointment.client_id', '=', clientId)
      .where('appointment.status', '=', 'done')
      .where('appointment.removed_at_ms', 'is', null),
  )
  return { count: row?.count ?? 0, cents: row?.cents ?? 0 }
}

/** Issued invoices that are not wholly paid or credited, also those issued to a card merged into this one. */
function openInvoices(db: Db, clientId: string): NonNullable<ClientCard['openInvoices']> {
  const invoices = query
    .selectFrom('document')
    .innerJoin('invoice', 'invoice.document_id', 'document.id')
    .where('document.client_id', 'in', idList(clientAndMerged(db, clientId)))
    .select(
      sql<number>`document.total_cents
        + coalesce((select sum(credit.total_cents) from document credit where credit.original_id = document.id), 0)
        - coalesce((select sum(paid.cents) from invoice_payment paid where paid.document_id = document.id), 0)`.as(
        'cents',
      ),
    )
  const open = all(db, invoices).filter((each) => each.cents > 0)
  return { count: open.length, cents: open.reduce((sum, each) => sum + each.cents, 0) }
}

function noShowCount(db: Db, clientId: string): number {
  const row = one(
    db,
    query
      .selectFrom('appointment')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('client_id', '=', clientId)
      .where('status', '=', 'no-show')
      .where('removed_at_ms', 'is', null),
  )
  return row?.count ?? 0
}

function nextAppointment(db: Db, clientId: string, today: string): ClientCard['nextAppointment'] {
  const row = one(
    db,
    query
      .selectFrom('appointment')
      .innerJoin('appointment_line as line', 'line.appointment_id', 'appointment.id')
      .select(({ fn }) => ['appointment.id', 'appointment.day', fn.min<number>('line.start_min').as('startMin')])
      .where('appointment.client_id', '=', clientId)
      .where('appointment.day', '>=', today)
      .where('appointment.status', 'in', ['booked', 'confirmed'])
      .where('appointment.removed_at_ms', 'is', null)
      .groupBy('appointment.id')
      .orderBy('appointment.day')
      .orderBy('startMin')
      .limit(1),
  )
  return row ?? null
}
