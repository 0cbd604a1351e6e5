// Query options of the salon's settings. Runs in the window.

import { call } from '../ipc.ts'

/** All payment methods, those not in use too. */
export const methodsQuery = {
  queryKey: ['sales', 'methods'],
  queryFn: () => call('sales.methods'),
} as const

export const settingsQuery = {
  queryKey: ['settings', 'all'],
  queryFn: () => call('settings.get'),
} as const
