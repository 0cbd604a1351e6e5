// Is the salon's own file still whole? Runs in the backup process, on a file that stands still until every page has been
// read once; then SQLite's own check goes on over a read of its own, and writers go on as ever.
import { closeDatabase, openDatabase, pageSizeBytes, type RawDatabase, readPragma } from '../../db/open.ts'
import { isAppError } from '../../shared/errors.ts'
import { type Disk, realDisk } from '../durable-file.ts'
import { readExactly } from './packs.ts'
import { createPageCodes } from './page-codes.ts'

export interface FileCheckInput {
  readonly file: string
  readonly databaseKey: Uint8Array
  /** Also indexes against tables, and every reference: integrity_check instead of quick_check. */
  readonly full: boolean
  /** Nobody has the file open, so it stands still by itself: the only way for one that cannot be opened. */
  readonly isClosed: boolean
}

export interface FileCheck {
  readonly pages: number
  /** Numbers (from 1) of pages whose code does not fit, at most `mostNamed`. */
  readonly damagedPages: readonly number[]
  /** What SQLite's own check stumbled on; null when it found nothing. */
  readonly problem: 'open' | 'check' | 'references' | null
  readonly sizeBytes: number
}

const mostNamed = 100
const pieceBytes = 256 * pageSizeBytes

/** @param copied called when the file may change again */
export function checkFile(
  input: FileCheckInput,
  copied: () => void = () => {},
  onProgress: (doneBytes: number, totalBytes: number) => void = () => {},
  disk: Disk = realDisk,
): FileCheck {
  const handle = disk.openSync(input.file, 'r')
  try {
    const sizeBytes = disk.fstatSync(handle).size
    const damagedPages: number[] = []
    const start = readExactly(disk, handle, 0, 16)
    if (!start) damagedPages.push(1)
    else {
      const codes = createPageCodes(input.databaseKey, start)
      for (let offset = 0; offset < sizeBytes && damagedPages.length < mostNamed; offset += pieceBytes) {
        const bytes = readExactly(disk, handle, offset, Math.min(pieceBytes, sizeBytes - offset))
        const firstPage = offset / pageSizeBytes + 1
        damagedPages.push(...(bytes ? codes.damagedPages(bytes, firstPage) : [firstPage]))
        onProgress(offset, sizeBytes)
      }
    }
    copied()
    const problem = sqliteProblem(input)
    const pages = Math.ceil(sizeBytes / pageSizeBytes)
    return { pages, damagedPages: damagedPages.slice(0, mostNamed), problem, sizeBytes }
  } finally {
    // Only now: closing it earlier would drop the locks that SQLite holds on the file in this process.
    disk.closeSync(handle)
  }
}

function sqliteProblem({ file, databaseKey, full }: FileCheckInput): FileCheck['problem'] {
  let db: RawDatabase | undefined
  try {
    db = openDatabase(file, databaseKey, { readonly: true })
  } catch (error) {
    if (isAppError(error) || isDamage(error)) return 'open'
    throw error
  }
  try {
    if (readPragma(db, full ? 'integrity_check(1)' : 'quick_check(1)') !== 'ok') return 'check'
    if (full && (db.pragma('foreign_key_check') as unknown[]).length > 0) return 'references'
    return null
  } catch (error) {
    // A page that cannot be authenticated stops the check itself.
    if (isDamage(error)) return 'check'
    throw error
  } finally {
    closeDatabase(db)
  }
}

function isDamage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(String(error.code))
}
