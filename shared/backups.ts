// Backups and restore as the window sees them. The repository's own format is electron/backups' business. Runs anywhere.
import { z } from 'zod'
import { Right } from './privacy.ts'
import { AtMs, Day, Id, Minute } from './values.ts'

/** share: a seventh of the packs read again · full: newest point opened, whole file and log · drill: a restore tried out ·
 * file, file-full: the salon's own file · practice: the recovery sheet's code typed back. */
export const CheckKind = z.enum(['share', 'full', 'drill', 'file', 'file-full', 'practice'])
export type CheckKind = z.infer<typeof CheckKind>

export const BackupCheck = z.object({
  kind: CheckKind,
  part: z.int().nullable(),
  sequence: z.int().nullable(),
  atMs: AtMs,
  ok: z.boolean(),
  /** Figures of the proof, and names of what was damaged; never anything about a client. */
  details: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.number()), z.array(z.string())]),
  ),
})
export type BackupCheck = z.infer<typeof BackupCheck>

/** Pages (from 1) of the salon's own file that cannot be read any more; empty when only SQLite's own check failed. */
export const FileDamage = z.object({ pages: z.array(z.int()), foundAtMs: AtMs })
export type FileDamage = z.infer<typeof FileDamage>

/** waiting: a backup is asked for, and its turn has not come. */
export const PlaceState = z.enum(['ok', 'never', 'waiting', 'running', 'late', 'very-late', 'failed'])

/** How far a running backup is: first the file is copied, then the copy checked. */
export const BackupProgress = z.object({ step: z.enum(['copy', 'check']), doneBytes: z.int(), totalBytes: z.int() })
export type BackupProgress = z.infer<typeof BackupProgress>

/** What a place has of the minutes between points. */
export const PlaceMinutes = z.object({
  /** The newest moment that can be restored from there; null until the first minute or point since the file was opened. */
  shippedAtMs: AtMs.nullable(),
  /** Something was committed then that the place does not have yet. */
  lackingSinceMs: AtMs.nullable(),
  /** An error code when the last try failed. */
  problem: z.string().nullable(),
})
export type PlaceMinutes = z.infer<typeof PlaceMinutes>

export const BackupPlace = z.object({
  id: Id,
  /** Last part of the folder's path; the whole path is shown only to who may manage backups. */
  label: z.string(),
  path: z.string().nullable(),
  state: PlaceState,
  lastGoodAtMs: AtMs.nullable(),
  lastSequence: z.int().nullable(),
  /** An error code of errors.ts when the last try failed. */
  problem: z.string().nullable(),
  progress: BackupProgress.nullable(),
  minutes: PlaceMinutes,
})
export type BackupPlace = z.infer<typeof BackupPlace>

/** A backup to the place runs or waits for its turn, and can be stopped. */
export const isAtWork = ({ state }: BackupPlace): boolean => state === 'running' || state === 'waiting'

/** Document numbers that nobody will find a paper for: given out by the file that a restore left behind. Both included. */
export const NumberGap = z.object({ series: z.string(), from: z.int(), to: z.int() })
export type NumberGap = z.infer<typeof NumberGap>

/** "K-1024", "K-1024–1031". */
export function gapText({ series, from, to }: NumberGap): string {
  return from === to ? `${series}-${from}` : `${series}-${from}–${to}`
}

/**
 * Why numbers were left out. given: the file left behind gave them out · told: a person said what the last one was · unsure:
 * nobody could know, so enough were skipped
 */
export const GapReason = z.enum(['given', 'told', 'unsure'])
export type GapReason = z.infer<typeof GapReason>

/** One restore, as the restored file remembers it. */
export const Restored = z.object({
  atMs: AtMs,
  /** The moment gone back to; null for an undo. */
  backToMs: AtMs.nullable(),
  gaps: z.array(NumberGap),
  gapReason: GapReason.default('given'),
  /** What clients had asked for since and was done again, when the file was first opened; null until then. */
  again: z
    .array(z.object({ right: Right, count: z.int() }))
    .nullable()
    .default([]),
})
export type Restored = z.infer<typeof Restored>

export const BackupsState = z.object({
  places: z.array(BackupPlace),
  running: z.boolean(),
  /** Changes have been made since the last good backup. */
  changesWaiting: z.boolean(),
  undoRestore: z.object({ restoredAtMs: AtMs }).nullable(),
  /** Newest first; shown to those who may restore. */
  restores: z.array(Restored),
  /** The salon's own file is damaged: it stays as it is, and a restore is offered. */
  damage: FileDamage.nullable(),
  /** The recovery sheet was last typed back over a quarter ago; asked of those who may restore. */
  practiceDue: z.boolean(),
  /** The newest checks of the salon's own file, and of the recovery sheet; shown to those who may manage backups. */
  ownChecks: z.array(BackupCheck),
  /** What is being checked just now. */
  checking: CheckKind.nullable(),
})
export type BackupsState = z.infer<typeof BackupsState>

/** What a point holds, read without restoring anything. */
export const PointSummary = z.object({
  clients: z.int(),
  appointments: z.int(),
  visits: z.int(),
  documents: z.int(),
  lastAppointment: z.object({ day: Day, startMin: Minute }).nullable(),
  lastDocument: z.object({ label: z.string(), issuedAtMs: AtMs }).nullable(),
})
export type PointSummary = z.infer<typeof PointSummary>

export const RestorePoint = z.object({
  sequence: z.int(),
  takenAtMs: AtMs,
  programVersion: z.string(),
  fileBytes: z.int(),
  summary: PointSummary,
  /** Can this program open it; otherwise an error code. */
  problem: z.string().nullable(),
  /** When each minute after it was shipped; the first can be restored without the others, the second with it, and so on. */
  minutes: z.array(AtMs),
})
export type RestorePoint = z.infer<typeof RestorePoint>

/** hour: one of the last day's · day, week, month: the last of its period. */
export const KeptAs = z.enum(['newest', 'hour', 'day', 'week', 'month'])
export type KeptAs = z.infer<typeof KeptAs>

/** A point that was opened again after it was made, and was whole. full: to the last index · drill: a restore tried out. */
export const PointProof = z.object({ kind: z.enum(['full', 'drill']), sequence: z.int(), atMs: AtMs })
export type PointProof = z.infer<typeof PointProof>

/** One point in the report of its place. */
export const ReportedPoint = RestorePoint.extend({
  keptAs: KeptAs.nullable(),
  /** The day it goes, when a backup is made every day until then. */
  keptUntil: Day.nullable(),
  /** Beside the check that every point goes through when it is made. */
  proofs: z.array(PointProof),
})
export type ReportedPoint = z.infer<typeof ReportedPoint>

/** What a place holds, what it takes, and what was checked there when. Newest first. */
export const PlaceReport = z.object({
  points: z.array(ReportedPoint),
  usedBytes: z.int(),
  /** Null when the place does not say. */
  freeBytes: z.int().nullable(),
  /** What the folder will hold in a year at this pace; null while it is too young to tell. */
  inYearBytes: z.int().nullable(),
  /** The newest of each kind. */
  checks: z.array(BackupCheck),
})
export type PlaceReport = z.infer<typeof PlaceReport>

/** A chosen place that is not opened yet. Paths never leave main. */
export const RestorePlace = z.object({ token: Id, label: z.string(), pointCount: z.int(), newestAtMs: AtMs.nullable() })
export type RestorePlace = z.infer<typeof RestorePlace>

/** A document of the present file that a restore would lose. */
export const LostDocument = z.object({
  label: z.string(),
  kind: z.string(),
  issuedAtMs: AtMs,
  totalCents: z.int(),
})
export type LostDocument = z.infer<typeof LostDocument>

/**
 * A series whose numbers after the moment nobody here can know: the computer that gave them is gone. `skipTo` is the last
 * number that is left out when no person knows better.
 */
export const UnsureSeries = z.object({
  sellerId: Id,
  series: z.string(),
  /** The last number in the backup; 0 when none was given. */
  last: z.int(),
  skipTo: z.int(),
})
export type UnsureSeries = z.infer<typeof UnsureSeries>

/** What a person says of the numbers that were given after the moment. Series that are not named count as unsure. */
export const NumbersAfter = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('unsure') }),
  z.strictObject({
    kind: z.literal('told'),
    last: z
      .array(z.strictObject({ sellerId: Id, series: z.string().max(20), number: z.int().min(0).max(99_999_999) }))
      .max(200),
  }),
])
export type NumbersAfter = z.infer<typeof NumbersAfter>

export const RestorePreview = z.object({
  token: Id,
  /** Of a minute after a point: its own time and contents. */
  point: RestorePoint,
  /** Numbers that will be left out, so that none is given twice. */
  gaps: z.array(NumberGap),
  /** Empty where the present file knows its own numbers. */
  unsure: z.array(UnsureSeries),
  /** What the present file holds; null on an empty machine. */
  present: PointSummary.nullable(),
  /** What the present file has that the point does not. */
  lost: z
    .object({
      clients: z.int(),
      appointments: z.int(),
      visits: z.int(),
      documents: z.int(),
      /** Newest first, at most 200. */
      documentList: z.array(LostDocument),
    })
    .nullable(),
})
export type RestorePreview = z.infer<typeof RestorePreview>
