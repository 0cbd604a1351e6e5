// What stands on the right of the status bar, in order. A feature adds its item here: one import and one line.
// Each is a component that renders nothing when it has nothing to say. Runs in the window.

import type { ComponentType } from 'react'
import { OutboxStatus } from '../outbox/OutboxStatus.tsx'
import { DayTotal } from '../sales/DayTotal.tsx'
import { PrinterStatus } from '../sales/PrinterStatus.tsx'
import { BackupStatus } from './BackupStatus.tsx'

export const statusItems: readonly { readonly id: string; readonly Item: ComponentType }[] = [
  { id: 'day-total', Item: DayTotal },
  { id: 'outbox', Item: OutboxStatus },
  { id: 'printer', Item: PrinterStatus },
  { id: 'backups', Item: BackupStatus },
]
