// The salon's rooms and devices, asked once and kept until main says they changed. Runs in the window.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../ipc.ts'

export const resourcesQuery = queryOptions({ queryKey: ['resources'], queryFn: () => call('resources.list') })
