// The accounts of the journal, each set from a day on. Runs in main.
import {
  type AccountPlan,
  type AccountSettings,
  Accounts,
  accountsOn,
  lastDayOf,
  type SaveAccounts,
} from '../shared/bookkeeping.ts'
import { addDays } from '../shared/day.ts'
import { AppError } from '../shared/errors.ts'
import type { Actor } from './actor.ts'
import { monthLocks } from './bookkeeping-period.ts'
import { all, type Db, query, run, type Tx } from './handle.ts'
import { paymentMethods } from './sales-settings.ts'
import { firstSellerId } from './settings.ts'

/** All that have been saved, newest first. */
export function accountPlans(db: Db, sellerId: string): AccountPlan[] {
  return all(
    db,
    query
      .selectFrom('account_plan')
      .where('seller_id', '=', sellerId)
      .orderBy('valid_from', 'desc')
      .select(['valid_from as validFrom', 'accounts']),
  ).map(({ validFrom, accounts }) => ({ validFrom, accounts: Accounts.parse(JSON.parse(accounts)) }))
}

export function accountSettings(db: Db, input: { sellerId?: string | undefined }, actor: Actor): AccountSettings {
  const sellerId = input.sellerId ?? firstSellerId
  const plans = accountPlans(db, sellerId)
  const locked = monthLocks(db, sellerId).last
  return {
    accounts: accountsOn(actor.today, plans),
    plans,
    firstOpenDay: locked === null ? null : addDays(lastDayOf(locked), 1),
    methods: paymentMethods(db)
      .filter((method) => method.active || plans.some((plan) => plan.accounts.methods[method.id] !== undefined))
      .map(({ id, kind, name }) => ({ id, kind, name })),
  }
}

/** Accounts from a day on; saved again for the same day they replace it. Errors: MONTH_LOCKED. */
export function saveAccounts(tx: Tx, input: SaveAccounts, actor: Actor): AccountSettings {
  const sellerId = input.sellerId ?? firstSellerId
  const locked = monthLocks(tx, sellerId).last
  if (locked !== null && input.validFrom <= lastDayOf(locked)) throw new AppError('MONTH_LOCKED')
  const accounts = JSON.stringify(input.accounts)
  const written = { accounts, changed_at_ms: actor.atMs, staff_id: actor.staffId }
  run(
    tx,
    query
      .insertInto('account_plan')
      .values({ seller_id: sellerId, valid_from: input.validFrom, ...written })
      .onConflict((conflict) => conflict.columns(['seller_id', 'valid_from']).doUpdateSet(written)),
  )
  return accountSettings(tx, { sellerId }, actor)
}
