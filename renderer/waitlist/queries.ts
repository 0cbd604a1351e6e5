// The waiting list's questions to main. Runs in the window.
import { queryOptions } from '@tanstack/react-query'
import type { FreedTime } from '../../shared/waitlist.ts'
import { call } from '../ipc.ts'

export const waitlistQuery = queryOptions({ queryKey: ['waitlist', 'list'], queryFn: () => call('waitlist.list') })

/** Whom the time that was just given back could serve. */
export const matchesQuery = (freed: readonly FreedTime[]) =>
  queryOptions({
    queryKey: ['waitlist', 'matches', freed],
    queryFn: () => call('waitlist.matches', { freed: [...freed] }),
    enabled: freed.length > 0,
  })
