// Checking the access log while the salon goes on working: a little at a time, between the calls of the window. In main.
import { setImmediate } from 'node:timers/promises'
import { checkLogInSteps, type LogAnchor } from '../db/accesslog.ts'
import type { Db } from '../db/handle.ts'
import type { LogVerdict } from '../shared/accesslog.ts'
import { AppError } from '../shared/errors.ts'

/** Errors: NOT_SIGNED_IN when the file is closed meanwhile. */
export async function checkLogQuietly(
  db: Db,
  ownerPrivateKey: Uint8Array | null,
  anchors: readonly LogAnchor[],
): Promise<LogVerdict> {
  // A copy: signing out wipes the keys of the session, and this check may still be under way.
  const key = ownerPrivateKey && Uint8Array.from(ownerPrivateKey)
  const steps = checkLogInSteps(db, key, anchors)
  try {
    for (;;) {
      if (!db.raw.open) throw new AppError('NOT_SIGNED_IN')
      const step = steps.next()
      if (step.done) return step.value
      await setImmediate()
    }
  } finally {
    key?.fill(0)
  }
}
