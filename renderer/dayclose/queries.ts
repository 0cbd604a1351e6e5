// Questions of the day's end. Runs in the window.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../ipc.ts'

export const dayClosesQuery = (sellerId: string) =>
  queryOptions({
    queryKey: ['dayclose', 'list', sellerId],
    queryFn: () => call('dayclose.list', { sellerId, limit: 60 }),
  })

export const dayReportQuery = (sellerId: string, day: string) =>
  queryOptions({
    queryKey: ['dayclose', 'report', sellerId, day],
    queryFn: () => call('dayclose.report', { sellerId, day }),
  })

export const dayCloseQuery = (id: string) =>
  queryOptions({ queryKey: ['dayclose', 'close', id], queryFn: () => call('dayclose.get', { id }) })
