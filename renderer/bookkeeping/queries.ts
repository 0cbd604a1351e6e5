// Questions of the bookkeeper's month. Runs in the window.
import { queryOptions } from '@tanstack/react-query'
import type { PeriodKind } from '../../shared/bookkeeping.ts'
import { call } from '../ipc.ts'

export const monthsQuery = (sellerId: string | undefined) =>
  queryOptions({
    queryKey: ['bookkeeping', 'months', sellerId ?? ''],
    queryFn: () => call('bookkeeping.months', sellerId === undefined ? {} : { sellerId }),
  })

export const monthQuery = (sellerId: string, month: string, kind: PeriodKind) =>
  queryOptions({
    queryKey: ['bookkeeping', 'month', sellerId, month, kind],
    queryFn: () => call('bookkeeping.month', { sellerId, month, kind }),
  })

export const accountsQuery = (sellerId: string) =>
  queryOptions({
    queryKey: ['bookkeeping', 'accounts', sellerId],
    queryFn: () => call('bookkeeping.accounts', { sellerId }),
  })

/** Kept up to date by main's own event while a package is being made. */
export const progressQuery = queryOptions({
  queryKey: ['bookkeeping', 'progress'],
  queryFn: () => call('bookkeeping.progress'),
})
