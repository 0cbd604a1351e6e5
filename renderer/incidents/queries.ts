// The questions about incidents that screens ask main. Runs in the window.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../ipc.ts'

/** A client's; with null the whole salon's. */
export const incidentsQuery = (clientId: string | null) =>
  queryOptions({
    queryKey: ['incidents', clientId ?? 'all'],
    queryFn: () => call('incidents.list', clientId === null ? {} : { clientId }),
  })
