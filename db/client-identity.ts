// The personal identity code of a client: sealed with a key of its own (AES-256-GCM) before it reaches the database, shown
// only when asked for with a reason, never searched, listed, exported or printed. Source: tietosuojalaki 29 §. In main.
import { AppError } from '../shared/errors.ts'
import { type Db, one, query, run, runOne, type Tx } from './handle.ts'
import { openText, sealText } from './sealed-text.ts'

export function hasIdentityCode(db: Db, clientId: string): boolean {
  return one(db, query.selectFrom('client_identity').select('id').where('client_id', '=', clientId)) !== undefined
}

/** Puts a checked code in place of the one before; '' takes it away. */
export function keepIdentityCode(
  tx: Tx,
  clientId: string,
  code: string,
  key: Uint8Array,
  at: { readonly id: string; readonly atMs: number },
): void {
  run(tx, query.deleteFrom('client_identity').where('client_id', '=', clientId))
  if (code === '') return
  // Bound to its own row, not to the client: a merge moves rows to another card.
  const sealed = sealText(key, at.id, code)
  runOne(
    tx,
    query.insertInto('client_identity').values({ id: at.id, client_id: clientId, sealed, changed_at_ms: at.atMs }),
  )
}

/**
 * The code itself. The caller has checked the password and the reason and logs the look. `keys`: the present one and those
 * before it. Errors: NOT_FOUND, DATABASE_WRONG_KEY.
 */
export function identityCode(db: Db, clientId: string, keys: readonly Uint8Array[]): string {
  const row = one(db, query.selectFrom('client_identity').selectAll().where('client_id', '=', clientId))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'identityCode' })
  const code = openText(keys, row.id, row.sealed)
  if (code === null) throw new AppError('DATABASE_WRONG_KEY')
  return code
}
