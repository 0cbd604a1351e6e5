// The questions about clients that screens ask main. Runs in the window.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ClientList } from '../../shared/clients.ts'
import { call } from '../ipc.ts'

const pageRows = 200

export const clientQuery = (id: string) =>
  queryOptions({ queryKey: ['clients', 'card', id], queryFn: () => call('clients.get', { id }) })

/** All clients in alphabetical order, a page at a time. */
export const clientListQuery = infiniteQueryOptions({
  queryKey: ['clients', 'list'],
  queryFn: ({ pageParam }) =>
    call('clients.list', pageParam === null ? { limit: pageRows } : { after: pageParam, limit: pageRows }),
  initialPageParam: null as ClientList['next'],
  getNextPageParam: (page) => page.next,
})

/** Best matches for what is typed. The ones before stay on screen until the new ones are there. */
export const clientSearchQuery = (text: string, limit = 50) =>
  queryOptions({
    queryKey: ['clients', 'search', text, limit],
    queryFn: () => call('clients.search', { text, limit }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    enabled: text !== '',
  })
