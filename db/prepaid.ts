// Gift cards, series cards and deposits: what is left on them, selling, using, giving back. A balance is the sum of
// movements, and the database refuses one that would go below nothing. Runs in main.
import { AppError } from '../shared/errors.ts'
import { type PrepaidKind, parseCardCode, prepaidState } from '../shared/prepaid.ts'
import type { DocumentVatCode, ExtraLineInput } from '../shared/sales.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, run, runOne, type Tx } from './handle.ts'
import type { IssuedLine } from './sales-issue.ts'

export interface PrepaidBalance {
  readonly id: string
  readonly kind: PrepaidKind
  readonly code: string | null
  readonly vatKind: 'single' | 'multi'
  readonly vatCode: DocumentVatCode
  readonly serviceId: string | null
  readonly appointmentId: string | null
  readonly valueCents: number
  readonly leftCents: number
  readonly leftUses: number | null
  readonly expiresDay: string | null
  readonly isReplaced: boolean
}

const balances = query
  .selectFrom('prepaid')
  .innerJoin('prepaid_movement as movement', 'movement.prepaid_id', 'prepaid.id')
  .groupBy('prepaid.id')
  .select((row) => [
    'prepaid.id',
    'prepaid.kind',
    'prepaid.code',
    'prepaid.vat_kind as vatKind',
    'prepaid.vat_code as vatCode',
    'prepaid.service_id as serviceId',
    'prepaid.appointment_id as appointmentId',
    'prepaid.value_cents as valueCents',
    'prepaid.uses',
    'prepaid.expires_day as expiresDay',
    'prepaid.replaced_by as replacedBy',
    row.fn.sum<number>('movement.cents').as('leftCents'),
    row.fn.sum<number>('movement.uses').as('leftUses'),
  ])

type BalanceRow = ReturnType<typeof firstOf>
const firstOf = (db: Db, column: 'id' | 'code', value: string) =>
  one(db, balances.where(`prepaid.${column}`, '=', value))

function balanceOf(row: BalanceRow): PrepaidBalance {
  if (!row) throw new AppError('PREPAID_UNKNOWN')
  const { uses, replacedBy, leftUses, ...rest } = row
  return { ...rest, leftUses: uses === null ? null : leftUses, isReplaced: replacedBy !== null }
}

/** Errors: PREPAID_UNKNOWN. */
export function prepaidBalance(db: Db, id: string): PrepaidBalance {
  return balanceOf(firstOf(db, 'id', id))
}

/**
 * The card of a typed or scanned code, usable today.
 * Errors: PREPAID_UNKNOWN, PREPAID_EXPIRED (data: day), PREPAID_EMPTY.
 */
export function usableCard(db: Db, typed: string, today: string): PrepaidBalance {
  const code = parseCardCode(typed)
  if (code === null) throw new AppError('PREPAID_UNKNOWN')
  return usable(balanceOf(firstOf(db, 'code', code)), today)
}

/** The same card when it can be used on a day. Errors: PREPAID_EXPIRED (data: day), PREPAID_EMPTY. */
export function usable(card: PrepaidBalance, today: string): PrepaidBalance {
  const state = prepaidState(card, card.isReplaced, today)
  if (state === 'expired') throw new AppError('PREPAID_EXPIRED', { day: card.expiresDay })
  if (state !== 'open') throw new AppError('PREPAID_EMPTY')
  return card
}

/** Deposits of an appointment that have something left, oldest first. */
export function openDeposits(db: Db, appointmentId: string): (PrepaidBalance & { issuedDay: string })[] {
  const rows = query
    .selectFrom('prepaid')
    .where('appointment_id', '=', appointmentId)
    .where('kind', '=', 'deposit')
    .orderBy('created_at_ms')
    .orderBy('id')
    .select(['id', 'issued_day as issuedDay'])
  return all(db, rows)
    .map((row) => ({ ...prepaidBalance(db, row.id), issuedDay: row.issuedDay }))
    .filter((card) => card.leftCents > 0)
}

interface Sold {
  readonly id: string
  readonly code: string | null
  readonly line: IssuedLine
  readonly documentId: string
  readonly clientId: string | null
  readonly day: string
}

/** Brings a card or deposit to life once its document is issued. */
export function addPrepaid(tx: Tx, extra: Exclude<ExtraLineInput, { kind: 'fee' | 'tip' }>, sold: Sold, actor: Actor) {
  const { line } = sold
  const isSingle = extra.kind !== 'gift-card' || extra.vatCode !== null
  const uses = extra.kind === 'series-card' ? extra.uses : null
  runOne(
    tx,
    query.insertInto('prepaid').values({
      id: sold.id,
      kind: kindOf[extra.kind],
      code: sold.code,
      vat_kind: isSingle ? 'single' : 'multi',
      vat_code: line.vatCode,
      rate_bp: line.rateBp,
      service_id: extra.kind === 'series-card' ? extra.serviceId : null,
      name_print: line.name,
      value_cents: line.totalCents,
      uses,
      holder: extra.kind === 'deposit' ? '' : extra.holder,
      client_id: sold.clientId,
      appointment_id: extra.kind === 'deposit' ? extra.appointmentId : null,
      document_id: sold.documentId,
      issued_day: sold.day,
      expires_day: extra.kind === 'deposit' ? null : extra.expiresDay,
      replaced_by: null,
      created_at_ms: actor.atMs,
    }),
  )
  movePrepaid(
    tx,
    sold.id,
    { kind: 'sold', cents: line.totalCents, uses: uses ?? 0, documentId: sold.documentId },
    actor,
  )
}

const kindOf = { 'gift-card': 'gift', 'series-card': 'series', deposit: 'deposit' } as const

export interface Movement {
  readonly kind: 'sold' | 'used' | 'returned' | 'refunded' | 'moved'
  readonly cents: number
  readonly uses?: number
  readonly documentId: string | null
}

/**
 * One movement. The database refuses a balance below nothing or above what was sold.
 * Errors: PREPAID_EMPTY, PREPAID_OVER, PREPAID_OTHER_SELLER.
 */
export function movePrepaid(tx: Tx, prepaidId: string, movement: Movement, actor: Actor): void {
  try {
    runOne(
      tx,
      query.insertInto('prepaid_movement').values({
        prepaid_id: prepaidId,
        kind: movement.kind,
        cents: movement.cents,
        uses: movement.uses ?? 0,
        document_id: movement.documentId,
        at_ms: actor.atMs,
        staff_id: actor.staffId,
      }),
    )
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    if (message === 'PREPAID_EMPTY' || message === 'PREPAID_OVER' || message === 'PREPAID_OTHER_SELLER')
      throw new AppError(message, {}, { cause: error })
    throw error
  }
}

/** What one use of a series is worth of what is left: the last one takes the rest, so no cent stays. */
export function centsOfUse(card: Pick<PrepaidBalance, 'leftCents' | 'leftUses'>): number {
  const uses = card.leftUses ?? 0
  return uses <= 1 ? card.leftCents : Math.floor(card.leftCents / uses)
}

/** Moves what is left to a new code, for a card that was lost: the old one buys nothing any more. */
export function replaceCard(tx: Tx, card: PrepaidBalance, fresh: { id: string; code: string }, actor: Actor): void {
  if (card.kind === 'deposit' || card.isReplaced || card.leftCents === 0) throw new AppError('PREPAID_EMPTY')
  const old = one(tx, query.selectFrom('prepaid').selectAll().where('id', '=', card.id))
  if (!old) throw new AppError('PREPAID_UNKNOWN')
  const { id, code } = fresh
  runOne(
    tx,
    query.insertInto('prepaid').values({
      ...old,
      id,
      code,
      version: 1,
      value_cents: card.leftCents,
      uses: card.leftUses,
      created_at_ms: actor.atMs,
    }),
  )
  const amount = { cents: card.leftCents, uses: card.leftUses ?? 0 }
  movePrepaid(tx, card.id, { kind: 'moved', cents: 0 - amount.cents, uses: 0 - amount.uses, documentId: null }, actor)
  movePrepaid(tx, id, { kind: 'moved', ...amount, documentId: null }, actor)
  run(
    tx,
    query
      .updateTable('prepaid')
      .set({ replaced_by: id, version: old.version + 1 })
      .where('id', '=', card.id),
  )
}
