// Questions of the day's end. Runs in the window.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../ipc.ts'

export const dayClosesQuery = queryOptions({
  queryKey: ['dayclose', 'list'],
  queryFn: () => call('dayclose.list', { limit: 60 }),
})

export const dayReportQuery = (day: string) =>
  queryOptions({ queryKey: ['dayclose', 'report', day], queryFn: () => call('dayclose.report', { day }) })

export const dayCloseQuery = (id: string) =>
  queryOptions({ queryKey: ['dayclose', 'close', id], queryFn: () => call('dayclose.get', { id }) })
