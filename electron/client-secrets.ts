// What of client cards needs more than the file: the keys of sealed identity codes, and time that the desk is not made to
// wait. Runs in main.
import { findDuplicates } from '../db/client-duplicates.ts'
import { identityCode } from '../db/client-identity.ts'
import { keepChange } from '../db/clients.ts'
import { transaction } from '../db/handle.ts'
import type { DuplicatePair } from '../shared/client-duplicates.ts'
import type { App } from './app.ts'
import { fieldKeys } from './keys/derived-keys.ts'

/** The present key first, then those from before the salon's data key was changed. */
export function identityKeys(app: App): readonly Uint8Array[] {
  return fieldKeys(app.session.requireOpen().opened)
}

/** Errors: PASSWORD_WRONG, PASSWORD_DELAY, NOT_FOUND. The reason is kept with the card, before the code is shown. */
export async function revealIdentityCode(
  app: App,
  input: { readonly id: string; readonly password: string; readonly reason: string },
): Promise<{ code: string }> {
  await app.session.confirmPassword(input.password)
  const { db } = app.session.requireOpen()
  const actor = app.session.actor()
  return transaction(db, (tx) => {
    const code = identityCode(tx, input.id, identityKeys(app))
    keepChange(tx, input.id, [{ field: 'identityCodeShown', before: '', after: input.reason }], actor)
    return { code }
  })
}

/** All likely duplicates; other calls are answered between the steps. */
export async function sweepDuplicates(app: App): Promise<DuplicatePair[]> {
  const { db } = app.session.requireOpen()
  const steps = findDuplicates(db, app.session.actor())
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await new Promise((resolve) => setImmediate(resolve))
    app.session.requireOpen()
  }
}
