// Query options of the backup places, and the look of each state. Runs in the window.

import { CircleAlert, CircleCheck, Clock, Hourglass, RefreshCw, TriangleAlert } from 'lucide-react'
import type { BackupPlace } from '../../shared/backups.ts'
import { call } from '../ipc.ts'
import type { Icon } from '../ui/icon.ts'
import type { FeedbackTone } from '../ui/tones.ts'

export const backupsQuery = {
  queryKey: ['backups', 'state'],
  queryFn: () => call('backups.state'),
} as const

/** Colour and icon beside the word. */
export const placeLooks: Record<BackupPlace['state'], { readonly tone: FeedbackTone; readonly icon: Icon }> = {
  ok: { tone: 'success', icon: CircleCheck },
  waiting: { tone: 'info', icon: Hourglass },
  running: { tone: 'info', icon: RefreshCw },
  never: { tone: 'warning', icon: Clock },
  late: { tone: 'warning', icon: TriangleAlert },
  'very-late': { tone: 'danger', icon: CircleAlert },
  failed: { tone: 'danger', icon: CircleAlert },
}
