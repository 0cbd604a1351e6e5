// Backups and restore as the window sees them. The repository's own format is electron/backups' business. Runs anywhere.
import { z } from 'zod'
import { AtMs, Day, Id, Minute } from './values.ts'

export const PlaceState = z.enum(['ok', 'never', 'running', 'late', 'very-late', 'failed'])

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
})
export type BackupPlace = z.infer<typeof BackupPlace>

export const BackupsState = z.object({
  places: z.array(BackupPlace),
  running: z.boolean(),
  /** Changes have been made since the last good backup. */
  changesWaiting: z.boolean(),
  undoRestore: z.object({ restoredAtMs: AtMs }).nullable(),
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
})
export type RestorePoint = z.infer<typeof RestorePoint>

/** A chosen place that is not opened yet. Paths never leave main. */
export const RestorePlace = z.object({ token: Id, label: z.string(), pointCount: z.int(), newestAtMs: AtMs.nullable() })
export type RestorePlace = z.infer<typeof RestorePlace>

export const RestorePreview = z.object({
  token: Id,
  point: RestorePoint,
  /** What the present file holds; null on an empty machine. */
  present: PointSummary.nullable(),
  /** What the present file has that the point does not. */
  lost: z
    .object({
      clients: z.int(),
      appointments: z.int(),
      visits: z.int(),
      documents: z.int(),
      documentLabels: z.array(z.string()),
    })
    .nullable(),
})
export type RestorePreview = z.infer<typeof RestorePreview>
