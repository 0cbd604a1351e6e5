// Query options of the outbox. Runs in the window.
import { queryOptions } from '@tanstack/react-query'
import type { LetterPaper } from '../../shared/outbox.ts'
import { call } from '../ipc.ts'

export const outboxQuery = queryOptions({ queryKey: ['outbox', 'list'], queryFn: () => call('outbox.list') })

export const outboxCountsQuery = queryOptions({ queryKey: ['outbox', 'counts'], queryFn: () => call('outbox.counts') })

export const clientLettersQuery = (clientId: string) =>
  queryOptions({ queryKey: ['outbox', 'client', clientId], queryFn: () => call('outbox.ofClient', { clientId }) })

/** Asked for anew each time the dialog opens; what is being typed is not replaced. */
export const letterDraftQuery = (paper: LetterPaper) =>
  queryOptions({
    queryKey: ['outbox', 'draft', paper],
    queryFn: () => call('outbox.begin', paper),
    staleTime: 0,
    gcTime: 0,
  })

export const senderQuery = queryOptions({ queryKey: ['outbox', 'sender'], queryFn: () => call('outbox.sender') })
