// Routes of backups, restore and the access log.
import { z } from 'zod'
import { LogFilter, LogPage, LogVerdict } from '../accesslog.ts'
import { BackupsState, NumbersAfter, PlaceReport, RestorePlace, RestorePoint, RestorePreview } from '../backups.ts'
import { BroughtBack, InsideClient, InsideClientRow, InsideDay, InsidePoint } from '../look-inside.ts'
import { SessionState } from '../session.ts'
import { Day, Id, Nothing } from '../values.ts'
import { act, read } from './route.ts'

/** `minute`: that many of the point's minutes laid over it, 0 the point itself. */
const Moment = z.strictObject({ token: Id, sequence: z.int().min(1), minute: z.int().min(0).default(0) })

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
  /** A place already in use, opened with the password of the person asking; at the start one that is remembered. */
  'restore.usePlace': act({
    access: { emptyMachineOr: 'restore' },
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
  /** Verifies the point, or a minute after it, whole and compares it with the present file. Nothing is touched. */
  'restore.preview': act({
    access: { emptyMachineOr: 'restore' },
    input: Moment,
    output: RestorePreview,
    log: { none: 'logged in the restored file by restore.run' },
  }),
  /** Opens the point, or a minute after it, for reading in a folder of its own. Nothing present is touched. */
  'restore.lookInside': act({
    access: 'restore',
    input: Moment,
    output: InsidePoint,
    log: {
      action: 'view',
      kind: 'backup',
      purpose: 'running',
      of: ({ sequence, minute }) => ({ record: minute === 0 ? String(sequence) : `${sequence}+${minute}` }),
    },
  }),
  'restore.insideClients': act({
    access: 'restore',
    input: z.strictObject({ inside: Id, text: z.string().max(200) }),
    output: z.array(InsideClientRow),
    log: {
      action: 'view',
      kind: 'client-list',
      purpose: 'running',
      of: (_, rows) => ({ ids: rows.map((row) => row.id), fields: ['backup'] }),
    },
  }),
  'restore.insideClient': act({
    access: 'restore',
    input: z.strictObject({ inside: Id, id: Id }),
    output: InsideClient,
    log: {
      action: 'view',
      kind: 'client',
      purpose: 'running',
      of: ({ id }) => ({ record: id, client: id, fields: ['backup'] }),
    },
  }),
  'restore.insideDay': act({
    access: 'restore',
    input: z.strictObject({ inside: Id, day: Day }),
    output: InsideDay,
    log: {
      action: 'view',
      kind: 'schedule',
      purpose: 'running',
      of: ({ day }, { appointments }) => ({
        record: day,
        ids: appointments.map(({ id }) => id),
        fields: ['backup'],
      }),
    },
  }),
  /** One deleted card back, with its visits and records. The present file stays as it is otherwise. */
  'restore.bringBack': act({
    access: 'restore',
    input: z.strictObject({ inside: Id, id: Id }),
    output: BroughtBack,
    log: { action: 'restore', kind: 'client', purpose: 'running', of: ({ id }) => ({ record: id, client: id }) },
  }),
  'restore.leaveInside': act({
    access: 'restore',
    input: Nothing,
    output: Nothing,
    log: { none: 'looking has ended' },
  }),
  /** Puts the previewed point in place of the present file, which is kept. The session ends: sign in again. */
  'restore.run': act({
    access: { emptyMachineOr: 'restore' },
    input: z.strictObject({ token: Id, numbers: NumbersAfter.default({ kind: 'unsure' }) }),
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
  /** What is on screen as a CSV file; main asks where to. */
  'accesslog.export': act({
    access: 'access-log',
    input: LogFilter,
    output: z.object({ fileName: z.string().nullable(), count: z.int() }),
    log: {
      action: 'export',
      kind: 'access-log',
      purpose: 'running',
      of: (_, { fileName, count }) => (fileName === null ? null : { fields: [`${count}`] }),
    },
  }),
  'accesslog.check': act({
    access: 'access-log',
    input: Nothing,
    output: LogVerdict,
    log: { action: 'check', kind: 'access-log', purpose: 'running' },
  }),
}
