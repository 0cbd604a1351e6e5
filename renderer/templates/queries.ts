// The questions about record templates that screens ask main. Runs in the window.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../ipc.ts'

export const templatesQuery = queryOptions({ queryKey: ['templates', 'list'], queryFn: () => call('templates.list') })

export const seriesQuery = (clientId: string) =>
  queryOptions({ queryKey: ['templates', 'series', clientId], queryFn: () => call('templates.series', { clientId }) })
