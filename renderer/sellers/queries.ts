// Questions about sellers. Runs in the window.
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { SellerName } from '../../shared/sellers.ts'
import { call } from '../ipc.ts'

export const sellersQuery = queryOptions({ queryKey: ['sellers', 'list'], queryFn: () => call('sellers.list') })

const sellerNamesQuery = queryOptions({ queryKey: ['sellers', 'names'], queryFn: () => call('sellers.names') })

const none: readonly SellerName[] = []

/** Those that sell now, the salon first. */
export function useSellers(): readonly SellerName[] {
  return useQuery(sellerNamesQuery).data ?? none
}
