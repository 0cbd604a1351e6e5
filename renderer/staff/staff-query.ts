// Query options of the staff. Runs in the window.

import { call } from '../ipc.ts'

export const staffQuery = {
  queryKey: ['staff', 'list'],
  queryFn: () => call('staff.list'),
} as const
