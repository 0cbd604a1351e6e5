// Papers that clients signed, scanned or photographed: proof of their consent, kept with the answers they hold and gone with
// them. They need no consent to photos, because they show a paper. Runs in main.
import type { NewScan, ScanType } from '../shared/consents.ts'
import { AppError } from '../shared/errors.ts'
import { inspectJpeg, sniffFileType } from '../shared/image-bytes.ts'
import { largestFileBytes, largestPhotoBytes } from '../shared/photos.ts'
import type { Actor } from './actor.ts'
import { type Db, one, query, runOne, type Tx } from './handle.ts'

/**
 * Keeps a paper; answers its id. Errors: PHOTO_NOT_READ unless the bytes are a JPEG or a PDF, PHOTO_HAS_HIDDEN_DATA when a
 * picture holds anything else, FILE_TOO_LARGE.
 */
export function keepScan(tx: Tx, input: NewScan & { readonly clientId: string }, actor: Actor): string {
  const bytes = Buffer.from(input.content, 'base64')
  const type = scanType(bytes)
  const most = type === 'image/jpeg' ? largestPhotoBytes : largestFileBytes
  if (bytes.length > most) throw new AppError('FILE_TOO_LARGE', { most })
  const id = actor.newId()
  runOne(
    tx,
    query.insertInto('consent_scan').values({
      id,
      client_id: input.clientId,
      name: input.name,
      type,
      content: bytes,
      staff_id: actor.staffId,
      created_at_ms: actor.atMs,
    }),
  )
  return id
}

function scanType(bytes: Uint8Array): ScanType {
  const file = sniffFileType(bytes)
  if (file === 'application/pdf') return file
  const verdict = inspectJpeg(bytes)
  if (verdict.kind === 'not-a-jpeg') throw new AppError('PHOTO_NOT_READ')
  if (verdict.kind === 'hidden-data') throw new AppError('PHOTO_HAS_HIDDEN_DATA', { marker: verdict.marker })
  return 'image/jpeg'
}

/** Errors: NOT_FOUND, also for a paper of somebody else. */
export function consentScan(
  db: Db,
  input: { readonly clientId: string; readonly id: string },
): { readonly name: string; readonly type: ScanType; readonly bytes: Buffer } {
  const row = one(
    db,
    query
      .selectFrom('consent_scan')
      .select(['name', 'type', 'content'])
      .where('id', '=', input.id)
      .where('client_id', '=', input.clientId),
  )
  if (!row) throw new AppError('NOT_FOUND', { kind: 'photo' })
  return { name: row.name, type: row.type, bytes: Buffer.from(row.content) }
}
