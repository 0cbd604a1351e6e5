// What the privacy screen asks of main. Runs in the window.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../ipc.ts'

export const dashboardQuery = queryOptions({
  queryKey: ['privacy', 'dashboard'],
  queryFn: () => call('privacy.dashboard'),
})
export const requestsQuery = queryOptions({
  queryKey: ['privacy', 'requests'],
  queryFn: () => call('privacy.requests'),
})
export const requestQuery = (id: string) =>
  queryOptions({ queryKey: ['privacy', 'request', id], queryFn: () => call('privacy.request', { id }) })
export const retentionQuery = queryOptions({
  queryKey: ['privacy', 'retention'],
  queryFn: () => call('privacy.retention'),
})
export const breachesQuery = queryOptions({
  queryKey: ['privacy', 'breaches'],
  queryFn: () => call('privacy.breaches'),
})
export const breachQuery = (id: string) =>
  queryOptions({ queryKey: ['privacy', 'breach', id], queryFn: () => call('privacy.breach', { id }) })
export const papersQuery = queryOptions({ queryKey: ['privacy', 'papers'], queryFn: () => call('privacy.papers') })
export const acknowledgementsQuery = queryOptions({
  queryKey: ['privacy', 'acknowledgements'],
  queryFn: () => call('privacy.acknowledgements'),
})
export const outsideQuery = queryOptions({ queryKey: ['privacy', 'outside'], queryFn: () => call('privacy.outgoing') })
export const ofClientQuery = (clientId: string) =>
  queryOptions({ queryKey: ['privacy', 'client', clientId], queryFn: () => call('privacy.ofClient', { clientId }) })
