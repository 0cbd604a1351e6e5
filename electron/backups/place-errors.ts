// What a failing file system call on a backup place means for a person. Runs in main and in the backup process.
import path from 'node:path'
import { AppError, type ErrorCode, isAppError } from '../../shared/errors.ts'
import { isErrno } from '../durable-file.ts'

const meanings: readonly { readonly code: ErrorCode; readonly errnos: readonly string[] }[] = [
  { code: 'BACKUP_PLACE_FULL', errnos: ['ENOSPC', 'EDQUOT', 'EFBIG'] },
  { code: 'BACKUP_PLACE_READ_ONLY', errnos: ['EROFS', 'EACCES', 'EPERM'] },
  // A stick pulled out or a share gone in the middle answers with any of these.
  {
    code: 'BACKUP_PLACE_MISSING',
    errnos: ['ENOENT', 'ENOTDIR', 'EIO', 'ENXIO', 'ENODEV', 'ESTALE', 'ENOTCONN', 'EHOSTDOWN', 'ETIMEDOUT', 'EBUSY'],
  },
]

/** The AppError for a failed call on the place, or the error itself when it is none of the file system's. */
export function placeErrorOf(error: unknown): unknown {
  if (error instanceof AppError) return error
  const meaning = meanings.find(({ errnos }) => isErrno(error, ...errnos))
  return meaning ? new AppError(meaning.code, {}, { cause: error }) : error
}

/** The same failure with the folder's name: a folder that is not among the places is told by nothing else. */
export function namingPlace(error: unknown, place: string): unknown {
  if (!isAppError(error) || !error.code.startsWith('BACKUP_')) return error
  return new AppError(error.code, { ...error.data, place: path.basename(place) }, { cause: error })
}

/** Runs work on the place and renames what goes wrong there. */
export function onPlace<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw placeErrorOf(error)
  }
}

/** Runs work on this computer's own disk: full there is another sentence than full on the stick. */
export function onComputer<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw isErrno(error, 'ENOSPC', 'EDQUOT') ? new AppError('DISK_FULL', {}, { cause: error }) : error
  }
}
