// Query options of services and products. Runs in the window.

import { call } from '../ipc.ts'

export const servicesQuery = {
  queryKey: ['services', 'list'],
  queryFn: () => call('services.list'),
} as const

export const productsQuery = {
  queryKey: ['products', 'list'],
  queryFn: () => call('products.list'),
} as const
