// Routes of backups, restore and the access log.
import { z } from 'zod'
import { LogFilter, LogPage, LogVerdict } from '../accesslog.ts'
import { BackupsState, PlaceReport, RestorePlace, RestorePoint, RestorePreview } from '../backups.ts'
import { SessionState } from '../session.ts'
import { Id, Nothing } from '../values.ts'
import { act, read } from './route.ts'

const Token = z.strictObject({ token: Id })

export const backupsRoutes = {
  /** The age of the last good backup is on every screen, so everyone may see it. */
  'backups.state': read({ access: 'signed-in', input: Nothing, output: BackupsState, log: { none: 'no client data' } }),
  /** Main asks for the folder, so no path comes from the window. */
  'backups.choosePlace': act({
    access: 'backups',
    input: Nothing,
    output: BackupsState,
    log: { action: 'change', kind: 'backup-place', purpose: 'running' },
  }),
  'backups.removePlace': act({
    access: 'restore',
    input: z.strictObject({ id: Id }),
    output: BackupsState,
    log: { action: 'remove', kind: 'backup-place', purpose: 'running', of: (input) => ({ record: input.id }) },
  }),
  'backups.run': act({
    access: 'backups',
    input: Nothing,
    output: BackupsState,
    log: { inside: 'one entry for each place' },
  }),
  /** Ends the running backup of a place. */
  'backups.cancel': act({
    access: 'backups',
    input: z.strictObject({ placeId: Id }),
    output: BackupsState,
    log: { action: 'override', kind: 'backup', purpose: 'running', of: (input) => ({ record: input.placeId }) },
  }),
  'backups.report': act({
    access: 'backups',
    input: z.strictObject({ placeId: Id }),
    output: PlaceReport,
    log: { action: 'view', kind: 'backup', purpose: 'running', of: (input) => ({ record: input.placeId }) },
  }),

  /** Start screen or settings: main asks for the folder. Null when cancelled. */
  'restore.choosePlace': act({
    access: { emptyMachineOr: 'restore' },
    input: Nothing,
    output: RestorePlace.nullable(),
    log: { none: 'nothing is opened yet' },
  }),
  /** A place already in use, opened with the password of the person asking. */
  'restore.usePlace': act({
    access: 'restore',
    input: z.strictObject({ placeId: Id }),
    output: RestorePlace,
    log: { none: 'nothing is opened yet' },
  }),
  /** Opens the place with a passphrase or a recovery code and tells what each point holds, newest first. */
  'restore.open': act({
    access: { emptyMachineOr: 'restore' },
    input: z.strictObject({ token: Id, secret: z.string().min(1).max(1024) }),
    output: z.array(RestorePoint),
    log: { none: 'logged in the restored file by restore.run' },
  }),
  /** Verifies the point whole and compares it with the present file. Nothing is touched. */
  'restore.preview': act({
    access: { emptyMachineOr: 'restore' },
    input: z.strictObject({ token: Id, sequence: z.int().min(1) }),
    output: RestorePreview,
    log: { none: 'logged in the restored file by restore.run' },
  }),
  /** Puts the previewed point in place of the present file, which is kept. The session ends: sign in again. */
  'restore.run': act({
    access: { emptyMachineOr: 'restore' },
    input: Token,
    output: SessionState,
    log: { inside: 'restore, in the restored file' },
  }),
  /** Brings back the file that the last restore put aside. */
  'restore.undo': act({
    access: 'restore',
    input: Nothing,
    output: SessionState,
    log: { inside: 'restore, in the file brought back' },
  }),

  'accesslog.list': read({
    access: 'access-log',
    input: LogFilter,
    output: LogPage,
    log: { action: 'view', kind: 'access-log', purpose: 'running' },
  }),
  'accesslog.check': act({
    access: 'access-log',
    input: Nothing,
    output: LogVerdict,
    log: { action: 'check', kind: 'access-log', purpose: 'running' },
  }),
}
