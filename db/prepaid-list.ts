// Gift and series cards as screens show them: the list with what the salon owes, one card with its movements, changing a
// holder or a validity, a new code for a lost card. Runs in main.
import { randomBytes } from 'node:crypto'
import { AppError } from '../shared/errors.ts'
import { firstNameOf } from '../shared/person-names.ts'
import {
  cardCode,
  type Prepaid,
  type PrepaidCard,
  type PrepaidFilter,
  type PrepaidList,
  type PrepaidPatch,
  prepaidState,
} from '../shared/prepaid.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, runOne, type Tx } from './handle.ts'
import { prepaidBalance, replaceCard, usableCard } from './prepaid.ts'
import { documentLabel } from './sales-receipts.ts'

const rows = query
  .selectFrom('prepaid')
  .innerJoin('prepaid_movement as movement', 'movement.prepaid_id', 'prepaid.id')
  .leftJoin('client', 'client.id', 'prepaid.client_id')
  .groupBy('prepaid.id')
  .select((row) => [
    'prepaid.id',
    'prepaid.version',
    'prepaid.kind',
    'prepaid.code',
    'prepaid.vat_kind as vatKind',
    'prepaid.vat_code as vatCode',
    'prepaid.service_id as serviceId',
    'prepaid.name_print as name',
    'prepaid.value_cents as valueCents',
    'prepaid.uses',
    'prepaid.holder',
    'prepaid.client_id as clientId',
    'client.name as clientName',
    'prepaid.issued_day as issuedDay',
    'prepaid.expires_day as expiresDay',
    'prepaid.replaced_by as replacedBy',
    row.fn.sum<number>('movement.cents').as('leftCents'),
    row.fn.sum<number>('movement.uses').as('movedUses'),
  ])

type Row = ReturnType<typeof rowsOf>[number]
const rowsOf = (db: Db, built: typeof rows) => all(db, built)

function prepaidOf(row: Row, actor: Actor): Prepaid {
  const { replacedBy, movedUses, clientName, ...rest } = row
  const leftUses = row.uses === null ? null : movedUses
  return {
    ...rest,
    leftUses,
    clientName: clientName === null || actor.can('client-names') ? clientName : firstNameOf(clientName),
    state: prepaidState({ ...rest, leftUses }, replacedBy !== null, actor.today),
  }
}

/** Cards and deposits, newest first, with what is owed on those that can be used. */
export function listPrepaid(db: Db, filter: PrepaidFilter, actor: Actor): PrepaidList {
  let wanted = rows.orderBy('prepaid.created_at_ms', 'desc').orderBy('prepaid.id', 'desc')
  if (filter.kind !== null) wanted = wanted.where('prepaid.kind', '=', filter.kind)
  if (filter.clientId !== null) wanted = wanted.where('prepaid.client_id', '=', filter.clientId)
  const cards = rowsOf(db, wanted).map((row) => prepaidOf(row, actor))
  const open = cards.filter((card) => card.state === 'open')
  const groups = Map.groupBy(open, (card) => `${card.kind} ${card.vatKind}`)
  return {
    rows: filter.isOpenOnly ? open : cards,
    liability: [...groups.values()].map((group) => ({
      kind: group[0]?.kind ?? 'gift',
      vatKind: group[0]?.vatKind ?? 'single',
      count: group.length,
      cents: group.reduce((sum, card) => sum + card.leftCents, 0),
    })),
  }
}

function prepaidById(db: Db, id: string, actor: Actor): Prepaid {
  const [row] = rowsOf(db, rows.where('prepaid.id', '=', id))
  if (!row) throw new AppError('PREPAID_UNKNOWN')
  return prepaidOf(row, actor)
}

/** The usable card of a typed or scanned code. Errors: PREPAID_UNKNOWN, PREPAID_EXPIRED (data: day), PREPAID_EMPTY. */
export function findPrepaid(db: Db, input: { code: string }, actor: Actor): Prepaid {
  return prepaidById(db, usableCard(db, input.code, actor.today).id, actor)
}

/** A card with everything that has happened on it, newest first. Errors: PREPAID_UNKNOWN. */
export function prepaidCard(db: Db, input: { id: string }, actor: Actor): PrepaidCard {
  const movements = all(
    db,
    query
      .selectFrom('prepaid_movement as movement')
      .innerJoin('staff', 'staff.id', 'movement.staff_id')
      .leftJoin('document', 'document.id', 'movement.document_id')
      .where('movement.prepaid_id', '=', input.id)
      .orderBy('movement.id', 'desc')
      .select([
        'movement.id',
        'movement.kind',
        'movement.cents',
        'movement.uses',
        'movement.at_ms as atMs',
        'movement.document_id as documentId',
        'document.series',
        'document.number',
        'staff.name as staffName',
      ]),
  ).map(({ series, number, ...movement }) => ({
    ...movement,
    documentLabel: series === null || number === null ? null : documentLabel(series, number),
  }))
  return { prepaid: prepaidById(db, input.id, actor), movements }
}

/** Whose card it is and how long it is valid. Errors: PREPAID_UNKNOWN, CHANGED_BY_OTHER. */
export function changePrepaid(
  tx: Tx,
  input: { id: string; version: number; patch: PrepaidPatch },
  actor: Actor,
): PrepaidCard {
  const before = one(tx, query.selectFrom('prepaid').select(['version']).where('id', '=', input.id))
  if (!before) throw new AppError('PREPAID_UNKNOWN')
  if (before.version !== input.version) throw new AppError('CHANGED_BY_OTHER')
  const { holder, clientId, expiresDay } = input.patch
  runOne(
    tx,
    query
      .updateTable('prepaid')
      .set({
        version: before.version + 1,
        ...(holder === undefined ? {} : { holder }),
        ...(clientId === undefined ? {} : { client_id: clientId }),
        ...(expiresDay === undefined ? {} : { expires_day: expiresDay }),
      })
      .where('id', '=', input.id),
  )
  return prepaidCard(tx, { id: input.id }, actor)
}

/** A lost card: what is left moves to a new code. Errors: PREPAID_UNKNOWN, PREPAID_EMPTY. */
export function replacePrepaid(tx: Tx, input: { id: string }, actor: Actor): PrepaidCard {
  const id = actor.newId()
  replaceCard(tx, prepaidBalance(tx, input.id), { id, code: cardCode(randomBytes(11)) }, actor)
  return prepaidCard(tx, { id }, actor)
}
