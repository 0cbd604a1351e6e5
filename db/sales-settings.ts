// What the salon decides of its till: its settings and its payment methods. Runs in main.
import { AppError } from '../shared/errors.ts'
import type { PaymentMethod } from '../shared/sales.ts'
import { TillSettings } from '../shared/sales-settings.ts'
import type { Actor } from './actor.ts'
import { all, type Db, one, query, run, runOne, type Tx } from './handle.ts'
import { readSetting, writeSetting } from './settings.ts'

export function tillSettings(db: Db): TillSettings {
  return TillSettings.parse(readSetting(db, 'till') ?? {})
}

export function saveTillSettings(tx: Tx, settings: TillSettings, actor: Actor): TillSettings {
  writeSetting(tx, 'till', settings, actor.atMs)
  return tillSettings(tx)
}

/** All payment methods in the salon's order, those not in use too. */
export function paymentMethods(db: Db): PaymentMethod[] {
  return all(
    db,
    query.selectFrom('payment_method').select(['id', 'kind', 'name', 'active']).orderBy('position').orderBy('id'),
  ).map((row) => ({ ...row, active: row.active === 1 }))
}

/** A benefit or another way to pay that the salon takes. Its kind never changes: old payments keep their meaning. */
export function addPaymentMethod(
  tx: Tx,
  input: { name: string; kind: 'benefit' | 'mobile' | 'card' },
  actor: Actor,
): PaymentMethod[] {
  const last = one(
    tx,
    query.selectFrom('payment_method').select(({ fn }) => fn.max('position').as('position')),
  )
  const { name, kind } = input
  const position = (last?.position ?? -1) + 1
  runOne(tx, query.insertInto('payment_method').values({ id: actor.newId(), kind, name, position }))
  return paymentMethods(tx)
}

/**
 * Takes a method into use, or out of it. Errors: NOT_FOUND; INVALID_INPUT for cash, which the law lets a salon refuse but
 * the till counts.
 */
export function setPaymentMethodActive(tx: Tx, input: { id: string; active: boolean }): PaymentMethod[] {
  if (input.id === 'cash') throw new AppError('INVALID_INPUT', { issues: [{ path: 'id', code: 'CASH_STAYS' }] })
  const changed = run(
    tx,
    query
      .updateTable('payment_method')
      .set({ active: input.active ? 1 : 0 })
      .where('id', '=', input.id),
  )
  if (changed === 0) throw new AppError('NOT_FOUND', { kind: 'payment-method' })
  return paymentMethods(tx)
}
