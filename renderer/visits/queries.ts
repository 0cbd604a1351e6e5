// The questions about visits that screens ask main. Runs in the window.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../ipc.ts'

export const visitQuery = (id: string) =>
  queryOptions({ queryKey: ['visits', 'one', id], queryFn: () => call('visits.get', { id }) })

export const productsQuery = queryOptions({
  queryKey: ['products', 'list'],
  queryFn: () => call('products.list'),
})
