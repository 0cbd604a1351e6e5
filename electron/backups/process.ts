// How main talks to the backup process: one process per job, which ends with it. Cancelling is killing: the format only
// counts what is complete. Nothing here imports Electron; the process is started by a function that is handed in.
import { AppError, type ErrorCode, errorCodes, isAppError } from '../../shared/errors.ts'
import type { FileCheck, FileCheckInput } from './check-file.ts'
import type { PlaceRead, PlaceReadInput } from './check-place.ts'
import type { CompareInput, Comparison } from './compare-restore.ts'
import type { ErasureJournal } from './erasure-journal.ts'
import type { BackupKeys } from './format.ts'
import type { PlaceListing } from './list-points.ts'
import type { PointProof, ProveInput } from './prove-point.ts'
import type { PruneInput, PruneResult } from './prune.ts'
import type { RekeyInput, RekeyResult } from './rekey-file.ts'
import type { ShipInput, ShipResult } from './ship.ts'
import type { SnapshotInput, SnapshotResult } from './snapshot.ts'
import type { UnpackInput, UnpackResult } from './unpack.ts'

export interface ListInput {
  readonly place: string
  readonly keys: BackupKeys | null
  readonly newestSchema: number
}

/** What the process itself reads out of the live file once it stands still is not sent along. */
export type OfLiveFile<T extends { readonly content: unknown; readonly schemaVersion: number }> = Omit<
  T,
  'content' | 'schemaVersion'
>

export type BackupJob =
  | { readonly kind: 'snapshot'; readonly input: OfLiveFile<SnapshotInput> }
  | { readonly kind: 'ship'; readonly input: OfLiveFile<ShipInput> }
  | { readonly kind: 'unpack'; readonly input: UnpackInput }
  | { readonly kind: 'compare'; readonly input: CompareInput }
  | { readonly kind: 'list'; readonly input: ListInput }
  | { readonly kind: 'prune'; readonly input: PruneInput }
  | { readonly kind: 'check-file'; readonly input: FileCheckInput }
  | { readonly kind: 'read-place'; readonly input: PlaceReadInput }
  | { readonly kind: 'prove'; readonly input: ProveInput }
  | { readonly kind: 'erasures'; readonly input: { readonly place: string; readonly journal: ErasureJournal } }
  | { readonly kind: 'rekey'; readonly input: RekeyInput }

export interface JobResults {
  readonly snapshot: SnapshotResult
  readonly ship: ShipResult
  readonly unpack: UnpackResult
  readonly compare: Comparison
  readonly list: PlaceListing
  readonly prune: PruneResult
  readonly 'check-file': FileCheck
  readonly 'read-place': PlaceRead
  readonly prove: PointProof
  readonly erasures: ErasureJournal
  readonly rekey: RekeyResult
}

export type JobMessage =
  | {
      readonly kind: 'progress'
      readonly step: 'copy' | 'check'
      readonly doneBytes: number
      readonly totalBytes: number
    }
  /** The live file has been read; it may change again. */
  | { readonly kind: 'copied' }
  | { readonly kind: 'done'; readonly value: JobResults[keyof JobResults] }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly data: Record<string, unknown>; readonly text: string }

/** A started process, whichever way it was started. */
export interface BackupProcess {
  send(job: BackupJob): void
  onMessage(listener: (message: JobMessage) => void): void
  onExit(listener: (code: number | null) => void): void
  kill(): void
}

export type StartBackupProcess = () => BackupProcess

export interface JobEvents {
  copied?(): void
  progress?(step: 'copy' | 'check', doneBytes: number, totalBytes: number): void
  readonly signal?: AbortSignal
}

/**
 * Runs one job in a process of its own.
 * @throws AppError with the job's code; CANCELLED when the signal was given; INTERNAL when the process died
 */
export function runJob<K extends BackupJob['kind']>(
  start: StartBackupProcess,
  job: Extract<BackupJob, { kind: K }>,
  events: JobEvents = {},
): Promise<JobResults[K]> {
  return new Promise((resolve, reject) => {
    if (events.signal?.aborted) return reject(new AppError('CANCELLED'))
    const child = start()
    const cancel = () => {
      child.kill()
      settle(() => reject(new AppError('CANCELLED')))
    }
    let isSettled = false
    const settle = (how: () => void) => {
      if (isSettled) return
      isSettled = true
      events.signal?.removeEventListener('abort', cancel)
      how()
    }
    events.signal?.addEventListener('abort', cancel)
    child.onMessage((message) => {
      if (message.kind === 'copied') events.copied?.()
      else if (message.kind === 'progress') events.progress?.(message.step, message.doneBytes, message.totalBytes)
      else if (message.kind === 'done') settle(() => resolve(message.value as JobResults[K]))
      else settle(() => reject(new AppError(message.code, message.data, { cause: new Error(message.text) })))
    })
    child.onExit((code) => settle(() => reject(new AppError('INTERNAL', { process: 'backup', exitCode: code }))))
    child.send(job)
  })
}

/** A failure as it crosses to main. Its text is for the program's log and holds no personal data. */
export function failureOf(error: unknown): Extract<JobMessage, { kind: 'failed' }> {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown'
  if (!isAppError(error)) return { kind: 'failed', code: 'INTERNAL', data: { process: 'backup' }, text }
  const code = errorCodes.find((known) => known === error.code) ?? 'INTERNAL'
  return { kind: 'failed', code, data: error.data, text }
}
