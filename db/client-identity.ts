// The personal identity code of a client: sealed with a key of its own (AES-256-GCM) before it reaches the database, shown
// only when asked for with a reason, never searched, listed, exported or printed. Source: tietosuojalaki 29 §. In main.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { AppError } from '../shared/errors.ts'
import { type Db, one, query, run, runOne, type Tx } from './handle.ts'

const nonceBytes = 12
const tagBytes = 16

// Bound to its own row, not to the client: a merge moves rows to another card.
function seal(key: Uint8Array, rowId: string, code: string): Uint8Array {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(rowId))
  return Buffer.concat([nonce, cipher.update(code, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

/** Null when another key sealed it. */
function open(key: Uint8Array, rowId: string, sealed: Uint8Array): string | null {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes)).setAAD(Buffer.from(rowId))
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
  const text = decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes))
  try {
    return Buffer.concat([text, decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

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
  const sealed = seal(key, at.id, code)
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
  for (const key of keys) {
    const code = open(key, row.id, row.sealed)
    if (code !== null) return code
  }
  throw new AppError('DATABASE_WRONG_KEY')
}
