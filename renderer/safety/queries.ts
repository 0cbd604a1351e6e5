// The questions about health data and safety stops that screens ask main. Runs in the window.
import { queryOptions } from '@tanstack/react-query'
import type { CheckSafety } from '../../shared/safety.ts'
import { call } from '../ipc.ts'

export const rulesQuery = queryOptions({ queryKey: ['safety', 'rules'], queryFn: () => call('safety.rules') })

export const ageLimitsQuery = queryOptions({
  queryKey: ['safety', 'ageLimits'],
  queryFn: () => call('safety.ageLimits'),
})

export const healthQuery = (clientId: string) =>
  queryOptions({ queryKey: ['safety', 'client', clientId], queryFn: () => call('safety.ofClient', { clientId }) })

export const checkQuery = (asked: CheckSafety) =>
  queryOptions({ queryKey: ['safety', 'check', asked], queryFn: () => call('safety.check', asked) })
