// Every screen of the program by its name, and the screens that stand before it. A feature adds its screen here: one
// import and one line. Runs in the window.

import type { LucideIcon } from 'lucide-react'
import {
  BookOpenCheck,
  CalendarClock,
  CalendarDays,
  DatabaseBackup,
  FileText,
  Mail,
  Receipt,
  ScrollText,
  Settings,
  ShieldCheck,
  UsersRound,
} from 'lucide-react'
import type { ComponentType } from 'react'
import type { Permission } from '../../shared/permissions.ts'
import { AccessLogScreen } from '../accesslog/AccessLogScreen.tsx'
import { CalendarScreen } from '../appointments/CalendarScreen.tsx'
import { BackupsScreen } from '../backups/BackupsScreen.tsx'
import { BookkeepingScreen } from '../bookkeeping/BookkeepingScreen.tsx'
import { ClientsScreen } from '../clients/ClientsScreen.tsx'
import { InvoicesScreen } from '../invoices/InvoicesScreen.tsx'
import { KeyChangeScreen } from '../keys/KeyChangeScreen.tsx'
import { OutboxScreen } from '../outbox/OutboxScreen.tsx'
import { PrivacyScreen } from '../privacy/PrivacyScreen.tsx'
import { TillScreen } from '../sales/TillScreen.tsx'
import { DamagedScreen } from '../session/DamagedScreen.tsx'
import { LockedScreen } from '../session/LockedScreen.tsx'
import { SignInScreen } from '../session/SignInScreen.tsx'
import { SettingsScreen } from '../settings/SettingsScreen.tsx'
import { SetupScreen } from '../setup/SetupScreen.tsx'
import { ShiftsScreen } from '../shifts/ShiftsScreen.tsx'
import type { ScreenName } from './navigation.ts'

/** Screens that are built; a name without one does not appear in the rail. */
export const screens: Partial<Record<ScreenName, ComponentType>> = {
  calendar: CalendarScreen,
  clients: ClientsScreen,
  accesslog: AccessLogScreen,
  privacy: PrivacyScreen,
  backups: BackupsScreen,
  settings: SettingsScreen,
  till: TillScreen,
  shifts: ShiftsScreen,
  invoices: InvoicesScreen,
  bookkeeping: BookkeepingScreen,
  outbox: OutboxScreen,
}

/** What is shown instead of the shell, by the session's phase. */
export const gates: {
  /** No salon on this computer, or its first run is not finished. */
  readonly setup?: ComponentType
  readonly signedOut?: ComponentType
  readonly locked?: ComponentType
  /** The file is away for a change of its key. */
  readonly changingKey?: ComponentType
  /** The key file or the database cannot be used. */
  readonly damaged?: ComponentType
} = {
  setup: SetupScreen,
  signedOut: SignInScreen,
  locked: LockedScreen,
  changingKey: KeyChangeScreen,
  damaged: DamagedScreen,
}

export interface RailItem {
  readonly screen: ScreenName
  readonly icon: LucideIcon
  /** Null: open to everyone who is signed in. */
  readonly permission: Permission | null
  /** Stands at the bottom of the rail. */
  readonly isLast?: boolean
}

/** The rail, top to bottom; Alt+1… follow this order. */
export const rail: readonly RailItem[] = [
  { screen: 'calendar', icon: CalendarDays, permission: 'schedule' },
  { screen: 'clients', icon: UsersRound, permission: 'client-names' },
  { screen: 'till', icon: Receipt, permission: 'till' },
  { screen: 'shifts', icon: CalendarClock, permission: 'schedule' },
  { screen: 'invoices', icon: FileText, permission: 'invoices' },
  { screen: 'bookkeeping', icon: BookOpenCheck, permission: 'bookkeeping' },
  { screen: 'outbox', icon: Mail, permission: 'messages' },
  { screen: 'accesslog', icon: ScrollText, permission: 'access-log' },
  { screen: 'privacy', icon: ShieldCheck, permission: 'privacy-requests' },
  { screen: 'backups', icon: DatabaseBackup, permission: 'backups', isLast: true },
  { screen: 'settings', icon: Settings, permission: null, isLast: true },
]
