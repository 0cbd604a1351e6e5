// The questions about clients that screens ask main. Runs in the window.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ClientFilter, ClientList, ClientSort } from '../../shared/client-lists.ts'
import { call } from '../ipc.ts'

const pageRows = 200

export const clientQuery = (id: string) =>
  queryOptions({ queryKey: ['clients', 'card', id], queryFn: () => call('clients.get', { id }) })

/** What a list holds and in which order. */
export interface ListView {
  readonly filter: ClientFilter
  readonly sort: ClientSort
  readonly isReversed: boolean
}

/**
 * A list, a page at a time. Changes reach it through `useListRefresh`, not by reading every page again: after an hour of
 * scrolling that would be hundreds of pages at each save. Its key stands apart from 'clients' for that reason.
 */
export const clientListQuery = (view: ListView) =>
  infiniteQueryOptions({
    queryKey: ['client-list', view],
    queryFn: ({ pageParam }) =>
      call('clients.list', { ...view, limit: pageRows, ...(pageParam === null ? {} : { after: pageParam }) }),
    initialPageParam: null as ClientList['next'],
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
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

/** The optional parts of the card that the salon uses. */
export const clientPartsQuery = queryOptions({
  queryKey: ['clients', 'parts'],
  queryFn: () => call('clients.parts'),
})

export const clientTagsQuery = queryOptions({ queryKey: ['clients', 'tags'], queryFn: () => call('clients.tags') })

export const savedFiltersQuery = queryOptions({
  queryKey: ['clients', 'savedFilters'],
  queryFn: () => call('clients.savedFilters'),
})

export const clientChangesQuery = (id: string) =>
  queryOptions({ queryKey: ['clients', 'changes', id], queryFn: () => call('clients.changes', { id }) })

/** Other features' changes show here too, so it is asked for anew each time the card is opened. */
export const clientTimelineQuery = (id: string) =>
  queryOptions({ queryKey: ['clients', 'timeline', id], queryFn: () => call('clients.timeline', { id }), staleTime: 0 })

/** Under 'clients': main says that clients changed when something was sold, too. */
export const clientPurchasesQuery = (id: string) =>
  queryOptions({ queryKey: ['clients', 'purchases', id], queryFn: () => call('clients.purchases', { id }) })

export const clientBinQuery = queryOptions({ queryKey: ['clients', 'bin'], queryFn: () => call('clients.bin') })
