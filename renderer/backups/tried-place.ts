// Which folder a failure is about, for a folder that stands nowhere else on the screen. Runs in the window.
import { isAppError } from '../../shared/errors.ts'

/** The folder's name; undefined when the failure is not about a folder. */
export function triedPlace(error: unknown): string | undefined {
  const place = isAppError(error) ? error.data.place : undefined
  return typeof place === 'string' ? place : undefined
}
