// The questions about consents that screens ask main. Runs in the window.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../ipc.ts'

export const consentsQuery = (clientId: string) =>
  queryOptions({ queryKey: ['consents', 'client', clientId], queryFn: () => call('consents.ofClient', { clientId }) })

export const consentTextsQuery = queryOptions({
  queryKey: ['consents', 'texts'],
  queryFn: () => call('consents.texts'),
})

/** Kept for a short while only. */
export const scanQuery = (clientId: string, id: string) =>
  queryOptions({
    queryKey: ['consents', 'scan', clientId, id],
    queryFn: () => call('consents.scan', { clientId, id }),
    gcTime: 60_000,
  })
