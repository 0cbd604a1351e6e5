// What the screens of the keys read. Runs in the window.
import { call } from '../ipc.ts'

/** Who can open the salon. A change of staff or of keys makes it be read again. */
export const keysQuery = { queryKey: ['keys', 'overview'], queryFn: () => call('keys.overview') } as const
