// Photos and files: rows of the encrypted file itself, so that they are encrypted, backed up, restored and erased with
// everything else. A photo needs the client's consent, and nothing but the picture may be in its bytes. Runs in main.
import { AppError } from '../shared/errors.ts'
import { inspectJpeg, sniffFileType } from '../shared/image-bytes.ts'
import {
  type AddFile,
  type AddPhoto,
  type Attachment,
  type ChangePhoto,
  type ClientPhotos,
  largestFileBytes,
  largestPhotoBytes,
  largestThumbnailBytes,
} from '../shared/photos.ts'
import type { Actor } from './actor.ts'
import { activeConsents, requireConsent } from './consents.ts'
import { all, type Db, one, query, run, runOne, type Tx } from './handle.ts'

/** What a client has, without the contents. Errors: NOT_FOUND. */
export function clientPhotos(db: Db, input: { readonly clientId: string }): ClientPhotos {
  const client = one(db, query.selectFrom('client').select('id').where('id', '=', input.clientId))
  if (!client) throw new AppError('NOT_FOUND', { kind: 'client' })
  const given = activeConsents(db, client.id)
  return {
    clientId: client.id,
    scopes: {
      record: given.has('photos-record'),
      show: given.has('photos-show'),
      marketing: given.has('photos-marketing'),
    },
    // Photos that lost their consent and are locked for a claim are not shown.
    list: attachmentsOf(db, client.id).filter(({ kind }) => kind === 'file' || given.has('photos-record')),
  }
}

function attachmentsOf(db: Db, clientId: string): Attachment[] {
  return all(
    db,
    query
      .selectFrom('attachment')
      .innerJoin('staff', 'staff.id', 'attachment.staff_id')
      .select([
        'attachment.id',
        'attachment.version',
        'attachment.visit_id as visitId',
        'attachment.kind',
        'attachment.name',
        'attachment.type',
        'attachment.byte_count as byteCount',
        'attachment.width',
        'attachment.height',
        'attachment.moment',
        'attachment.note',
        'attachment.day',
        'staff.name as staffName',
        'attachment.created_at_ms as createdAtMs',
      ])
      .where('attachment.client_id', '=', clientId)
      .orderBy('attachment.day', 'desc')
      .orderBy('attachment.created_at_ms', 'desc')
      .orderBy('attachment.id', 'desc'),
  )
}

/**
 * Errors: NOT_FOUND, CONSENT_NEEDED, PHOTO_NOT_READ when the bytes are no JPEG, PHOTO_HAS_HIDDEN_DATA when they hold
 * anything but a picture, FILE_TOO_LARGE.
 */
export function addPhoto(tx: Tx, input: AddPhoto, actor: Actor): ClientPhotos {
  requireConsent(tx, input.clientId, 'photos-record')
  requireOwnVisit(tx, input)
  const content = bytesOf(input.content, largestPhotoBytes)
  const thumbnail = bytesOf(input.thumbnail, largestThumbnailBytes)
  const { width, height } = requireClean(content)
  requireClean(thumbnail)
  const id = actor.newId()
  const row = { kind: 'photo', type: 'image/jpeg', width, height, moment: input.moment } as const
  insert(tx, { id, ...row, input, bytes: content }, actor)
  runOne(tx, query.insertInto('attachment_thumbnail').values({ attachment_id: id, content: thumbnail }))
  return clientPhotos(tx, input)
}

/** Errors: NOT_FOUND, FILE_KIND_NOT_ALLOWED unless the bytes are those of a PDF, FILE_TOO_LARGE. */
export function addFile(tx: Tx, input: AddFile, actor: Actor): ClientPhotos {
  requireOwnVisit(tx, input)
  const content = bytesOf(input.content, largestFileBytes)
  const type = sniffFileType(content)
  if (type === null) throw new AppError('FILE_KIND_NOT_ALLOWED')
  const row = { kind: 'file', type, width: null, height: null, moment: '' } as const
  insert(tx, { id: actor.newId(), ...row, input, bytes: content }, actor)
  return clientPhotos(tx, input)
}

interface NewAttachment extends Pick<Attachment, 'id' | 'kind' | 'type' | 'width' | 'height' | 'moment'> {
  readonly input: Omit<AddFile, 'content'>
  readonly bytes: Buffer
}

function insert(tx: Tx, { input, bytes, ...row }: NewAttachment, actor: Actor): void {
  runOne(
    tx,
    query.insertInto('attachment').values({
      ...row,
      client_id: input.clientId,
      visit_id: input.visitId,
      name: input.name,
      byte_count: bytes.length,
      note: input.note,
      day: input.day,
      staff_id: actor.staffId,
      created_at_ms: actor.atMs,
    }),
  )
  runOne(tx, query.insertInto('attachment_content').values({ attachment_id: row.id, content: bytes }))
}

function requireOwnVisit(tx: Tx, input: { readonly clientId: string; readonly visitId: string | null }): void {
  const client = one(
    tx,
    query.selectFrom('client').select('id').where('id', '=', input.clientId).where('removed_at_ms', 'is', null),
  )
  if (!client) throw new AppError('NOT_FOUND', { kind: 'client' })
  if (input.visitId === null) return
  const visit = one(tx, query.selectFrom('visit').select('client_id').where('id', '=', input.visitId))
  if (visit?.client_id !== input.clientId) throw new AppError('NOT_FOUND', { kind: 'visit' })
}

function bytesOf(base64: string, most: number): Buffer {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > most) throw new AppError('FILE_TOO_LARGE', { most })
  return bytes
}

function requireClean(bytes: Uint8Array): { width: number; height: number } {
  const verdict = inspectJpeg(bytes)
  if (verdict.kind === 'not-a-jpeg') throw new AppError('PHOTO_NOT_READ')
  if (verdict.kind === 'hidden-data') throw new AppError('PHOTO_HAS_HIDDEN_DATA', { marker: verdict.marker })
  return verdict
}

/** A photo that lost its consent and is locked for a claim is as good as gone for everybody who has its id. */
function requireShown(db: Db, input: { readonly clientId: string; readonly id: string }): void {
  const row = one(
    db,
    query.selectFrom('attachment').select('kind').where('id', '=', input.id).where('client_id', '=', input.clientId),
  )
  const isShown = row?.kind === 'file' || (row !== undefined && activeConsents(db, input.clientId).has('photos-record'))
  if (!isShown) throw new AppError('NOT_FOUND', { kind: 'photo' })
}

/** Id → small picture as base64; ids of other clients, and photos whose consent is gone, are left out. */
export function thumbnails(
  db: Db,
  input: { readonly clientId: string; readonly ids: readonly string[] },
): Record<string, string> {
  if (!activeConsents(db, input.clientId).has('photos-record')) return {}
  const rows = all(
    db,
    query
      .selectFrom('attachment_thumbnail')
      .innerJoin('attachment', 'attachment.id', 'attachment_thumbnail.attachment_id')
      .select(['attachment.id', 'attachment_thumbnail.content'])
      .where('attachment.client_id', '=', input.clientId)
      .where('attachment.id', 'in', [...input.ids]),
  )
  return Object.fromEntries(rows.map((row) => [row.id, Buffer.from(row.content).toString('base64')]))
}

/** Errors: NOT_FOUND. */
export function attachmentContent(
  db: Db,
  input: { readonly clientId: string; readonly id: string },
): { readonly name: string; readonly type: string; readonly bytes: Buffer } {
  requireShown(db, input)
  const row = one(
    db,
    query
      .selectFrom('attachment')
      .innerJoin('attachment_content', 'attachment_content.attachment_id', 'attachment.id')
      .select(['attachment.name', 'attachment.type', 'attachment_content.content'])
      .where('attachment.client_id', '=', input.clientId)
      .where('attachment.id', '=', input.id),
  )
  if (!row) throw new AppError('NOT_FOUND', { kind: 'photo' })
  return { name: row.name, type: row.type, bytes: Buffer.from(row.content) }
}

/** Errors: NOT_FOUND, CHANGED_BY_OTHER. */
export function changePhoto(tx: Tx, input: ChangePhoto): ClientPhotos {
  requireShown(tx, input)
  const changed = run(
    tx,
    query
      .updateTable('attachment')
      .set({ moment: input.moment, note: input.note, version: input.version + 1 })
      .where('id', '=', input.id)
      .where('client_id', '=', input.clientId)
      .where('version', '=', input.version),
  )
  if (changed !== 1) throw new AppError('CHANGED_BY_OTHER')
  return clientPhotos(tx, input)
}

/** Errors: NOT_FOUND. The pages are overwritten (secure_delete). */
export function removePhoto(tx: Tx, input: { readonly clientId: string; readonly id: string }): ClientPhotos {
  requireShown(tx, input)
  const removed = run(
    tx,
    query.deleteFrom('attachment').where('id', '=', input.id).where('client_id', '=', input.clientId),
  )
  if (removed !== 1) throw new AppError('NOT_FOUND', { kind: 'photo' })
  return clientPhotos(tx, input)
}
