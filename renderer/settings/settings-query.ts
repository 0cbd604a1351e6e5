// Query options of the salon's settings. Runs in the window.

import { call } from '../ipc.ts'

export const settingsQuery = {
  queryKey: ['settings', 'all'],
  queryFn: () => call('settings.get'),
} as const
