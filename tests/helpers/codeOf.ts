// The code of the error that a refused call throws, for comparing. Tests only.
import { isAppError } from '../../shared/errors.ts'

/** The AppError's code, another error as text, or what the work answered when it was not refused. */
export function codeOf(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return isAppError(error) ? error.code : String(error)
  }
}
