// The questions about record templates that screens ask main. Runs in the window.
import { queryOptions } from '@tanstack/react-query'
import type { CareOf } from '../../shared/care.ts'
import { call } from '../ipc.ts'

export const templatesQuery = queryOptions({ queryKey: ['templates', 'list'], queryFn: () => call('templates.list') })

export const seriesQuery = (clientId: string) =>
  queryOptions({ queryKey: ['templates', 'series', clientId], queryFn: () => call('templates.series', { clientId }) })

/** Depends on the card and the appointment too, so it is asked for anew each time it is shown. */
export const careQuery = (of: CareOf) =>
  queryOptions({ queryKey: ['templates', 'care', of], queryFn: () => call('templates.care', of), staleTime: 0 })
