// Questions about gift cards, series cards and deposits. Runs in the window.
import { queryOptions } from '@tanstack/react-query'
import type { PrepaidKind } from '../../shared/prepaid.ts'
import { call } from '../ipc.ts'

export const prepaidListQuery = (filter: { readonly kind: PrepaidKind | null; readonly isOpenOnly: boolean }) =>
  queryOptions({
    queryKey: ['prepaid', 'list', filter.kind, filter.isOpenOnly],
    queryFn: () => call('prepaid.list', { ...filter, clientId: null }),
  })

export const prepaidCardQuery = (id: string) =>
  queryOptions({ queryKey: ['prepaid', 'card', id], queryFn: () => call('prepaid.get', { id }) })
