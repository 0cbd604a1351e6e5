// What main offers to handlers that wait for something (`act`) or run before a file is open. Runs in main.
import type { Role } from '../shared/permissions.ts'
import type { Backups } from './backups.ts'
import type { BookkeepingPackages } from './bookkeeping-package.ts'
import type { Clock } from './clock.ts'
import type { DaySheetKeeper } from './day-sheet.ts'
import type { Dialogs } from './dialogs.ts'
import type { Erasures } from './erasures.ts'
import type { KeyChange } from './key-change.ts'
import type { LookInside } from './look-inside.ts'
import type { OutboxKeeper } from './outbox.ts'
import type { Papers } from './papers/papers.ts'
import type { Printers } from './printers.ts'
import type { ReceiptPrinters } from './receipt-printer.ts'
import type { RecoverySheet } from './recovery-sheet.ts'
import type { Restore } from './restore.ts'
import type { Session } from './session.ts'
import type { ThisComputer } from './this-computer.ts'

export interface App {
  readonly clock: Clock
  readonly session: Session
  readonly device: ThisComputer
  readonly dialogs: Dialogs
  readonly papers: Papers
  readonly outbox: OutboxKeeper
  readonly daySheet: DaySheetKeeper
  readonly printers: Printers
  readonly receiptPrinters: ReceiptPrinters
  readonly recoverySheet: RecoverySheet
  readonly backups: Backups
  readonly bookkeeping: BookkeepingPackages
  readonly restore: Restore
  readonly lookInside: LookInside
  readonly erasures: Erasures
  readonly keyChange: KeyChange
  /** Errors: PASSWORD_TOO_SHORT, PASSWORD_TOO_COMMON. */
  readonly assertStaffPassword: (password: string, role: Role, withDeviceSecret: boolean) => void
}
