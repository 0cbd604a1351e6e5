// What a restore would lose, and which numbers it would leave out: the unpacked point beside the present file, both only read.
// Runs in the backup process, because comparing years of rows would hold up everybody at the desk.
import { type Db, handleOf } from '../../db/handle.ts'
import { gapsTo, seriesOf, unsureSeries } from '../../db/number-series.ts'
import { closeDatabase, databaseErrorOf, openDatabase, type RawDatabase } from '../../db/open.ts'
import { comparedWith, summaryOf } from '../../db/summary.ts'
import type { RestorePreview } from '../../shared/backups.ts'
import type { Day } from '../../shared/day.ts'
import { isAppError } from '../../shared/errors.ts'

interface OpenableFile {
  readonly file: string
  readonly databaseKey: Uint8Array
}

export interface CompareInput {
  /** Unpacked, beside the present one. */
  readonly restored: OpenableFile
  /** Null on an empty machine. */
  readonly present: OpenableFile | null
  /** The moment that the unpacked file is of. */
  readonly backToMs: number
  readonly today: Day
}

export type Comparison = Pick<RestorePreview, 'present' | 'lost' | 'gaps' | 'unsure'>

/** A present file that is too damaged to answer counts as none: a restore must not fail on what it replaces. */
export function compareRestore({ restored, present, backToMs, today }: CompareInput): Comparison {
  return reading(restored, (point) => {
    const unknown = () => ({ present: null, lost: null, gaps: [], unsure: unsureSeries(point, backToMs, today) })
    if (present === null) return unknown()
    try {
      return reading(present, (now) => ({
        present: unlessDamaged(() => summaryOf(now)),
        lost: unlessDamaged(() => comparedWith(now, point)),
        gaps: gapsTo(point, seriesOf(now)),
        unsure: [],
      }))
    } catch (error) {
      if (isDamage(error)) return unknown()
      throw error
    }
  })
}

function reading<T>({ file, databaseKey }: OpenableFile, read: (db: Db) => T): T {
  let raw: RawDatabase | undefined
  try {
    raw = openDatabase(file, databaseKey, { readonly: true })
    return read(handleOf(raw))
  } finally {
    if (raw) closeDatabase(raw)
  }
}

function unlessDamaged<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (isDamage(error)) return null
    throw error
  }
}

function isDamage(error: unknown): boolean {
  const known = isAppError(error) ? error : databaseErrorOf(error)
  return known?.code === 'DATABASE_DAMAGED' || known?.code === 'DATABASE_WRONG_KEY'
}
