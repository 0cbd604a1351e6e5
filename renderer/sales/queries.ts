// The till's questions to main. Runs in the window.

import { queryOptions } from '@tanstack/react-query'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { call } from '../ipc.ts'
import { useNow } from '../ui/Clock.tsx'

export const tillDayQuery = (day: string) =>
  queryOptions({ queryKey: ['sales', 'day', day], queryFn: () => call('sales.day', { day }) })

export const receiptQuery = (id: string) =>
  queryOptions({ queryKey: ['sales', 'receipt', id], queryFn: () => call('sales.receipt', { id }) })

export const creditableQuery = (id: string) =>
  queryOptions({ queryKey: ['sales', 'creditable', id], queryFn: () => call('sales.creditable', { id }), gcTime: 0 })

export const tillSettingsQuery = queryOptions({
  queryKey: ['sales', 'settings'],
  queryFn: () => call('sales.settings'),
})

export const servicesQuery = queryOptions({ queryKey: ['services', 'list'], queryFn: () => call('services.list') })
export const productsQuery = queryOptions({ queryKey: ['products', 'list'], queryFn: () => call('products.list') })
export const staffQuery = queryOptions({ queryKey: ['staff', 'list'], queryFn: () => call('staff.list') })

/** Today in the salon by main's clock, which is the one that dates receipts; moves on at midnight. */
export function useToday(): string {
  return instantToLocal(useNow(), ZONE).day
}
