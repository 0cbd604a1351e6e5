// The cache of what main has answered. Nothing is ever stale by time: main says what changed after each commit.
// Query keys start with the feature word: ['appointments', 'day', day]. Runs in the window.

import { QueryClient, type QueryKey } from '@tanstack/react-query'
import type { Events, Feature } from '../shared/ipc/contract.ts'
import { call, on } from './ipc.ts'
import { keepStep } from './now.ts'

/** One client for the whole window. No retries: main is on this computer, what fails once fails again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

/**
 * Whether a change touches a query. The key's first part must be one of the changed features; when the change names
 * days and the key holds days, one of them must be among the named.
 */
export function isTouched(key: QueryKey, change: Events['data.changed']): boolean {
  const [feature, ...rest] = key
  if (!change.features.includes(feature as Feature)) return false
  const { days } = change
  if (days === undefined) return true
  const keyDays = rest.filter((part) => typeof part === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(part))
  // A key with several days is a range (a week): only its ends are there, so any change may lie inside it.
  const [only] = keyDays
  return keyDays.length !== 1 || only === undefined || days.includes(only as string)
}

/** Joins the cache to main's events. Answers a function that parts them. */
export function connectQueries(client: QueryClient): () => void {
  const stops = [
    on('data.changed', (change) => {
      void client.invalidateQueries({ predicate: (query) => isTouched(query.queryKey, change) })
    }),
    on('session.changed', () => {
      void client.invalidateQueries({ queryKey: ['session'] })
    }),
    on('backups.changed', () => {
      // Not the report of a place: that one is read from the place itself, which may be slow.
      void client.invalidateQueries({ queryKey: ['backups', 'state'] })
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Query options of the session: which screen to show, and for whom. */
export const sessionQuery = {
  queryKey: ['session', 'state'],
  queryFn: async () => {
    const state = await call('session.state')
    keepStep(state.nowMs)
    return state
  },
} as const
