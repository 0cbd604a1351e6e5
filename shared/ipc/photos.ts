// Routes of photos and files on a client's card. Every one needs the permission for photos, and every look is logged.
import { z } from 'zod'
import {
  AddFile,
  AddPhoto,
  ChangePhoto,
  ClientPhotos,
  largestFileBytes,
  largestPhotoBytes,
  largestThumbnailBytes,
} from '../photos.ts'
import { Id } from '../values.ts'
import { act, read, write } from './route.ts'

const ofClient = (input: { readonly clientId: string }) => ({ record: input.clientId, client: input.clientId })
const One = z.strictObject({ clientId: Id, id: Id })
const ofOne = (input: z.infer<typeof One>) => ({ record: input.id, client: input.clientId })
/** Characters that a file of so many bytes takes on its way. */
const charsFor = (bytes: number) => Math.ceil(bytes / 3) * 4 + 5000

export const photosRoutes = {
  'photos.list': read({
    access: 'photos',
    input: z.strictObject({ clientId: Id }),
    output: ClientPhotos,
    log: {
      action: 'view',
      kind: 'photo',
      purpose: 'treatment',
      of: (input, photos) => ({ ...ofClient(input), ids: photos.list.map((each) => each.id).slice(0, 200) }),
    },
  }),
  /** Small pictures by id, base64 of a JPEG. */
  'photos.thumbnails': read({
    access: 'photos',
    input: z.strictObject({ clientId: Id, ids: z.array(Id).min(1).max(60) }),
    output: z.record(z.string(), z.string()),
    log: {
      action: 'view',
      kind: 'photo',
      purpose: 'treatment',
      of: (input) => ({ ...ofClient(input), ids: input.ids }),
    },
  }),
  /** The whole picture or file, base64. */
  'photos.content': read({
    access: 'photos',
    input: One,
    output: z.object({ type: z.string(), content: z.string() }),
    log: { action: 'view', kind: 'photo', purpose: 'treatment', of: ofOne },
  }),
  'photos.add': write({
    access: 'photos',
    input: AddPhoto,
    output: ClientPhotos,
    largestInputChars: charsFor(largestPhotoBytes + largestThumbnailBytes),
    log: { action: 'create', kind: 'photo', purpose: 'treatment', of: ofClient },
  }),
  'photos.addFile': write({
    access: 'photos',
    input: AddFile,
    output: ClientPhotos,
    largestInputChars: charsFor(largestFileBytes),
    log: { action: 'create', kind: 'photo', purpose: 'treatment', of: ofClient },
  }),
  'photos.change': write({
    access: 'photos',
    input: ChangePhoto,
    output: ClientPhotos,
    log: {
      action: 'change',
      kind: 'photo',
      purpose: 'treatment',
      of: (input) => ({ ...ofOne(input), fields: ['moment', 'note'] }),
    },
  }),
  /** For good: the bytes are overwritten in the file. */
  'photos.remove': write({
    access: 'photos',
    input: One,
    output: ClientPhotos,
    log: { action: 'remove', kind: 'photo', purpose: 'treatment', of: ofOne },
  }),
  /** A copy outside the encrypted file, where the person chooses; null when cancelled. */
  'photos.saveCopy': act({
    access: 'photos',
    input: One,
    output: z.object({ fileName: z.string().nullable() }),
    log: {
      action: 'export',
      kind: 'photo',
      purpose: 'treatment',
      of: (input, { fileName }) => (fileName === null ? null : ofOne(input)),
    },
  }),
}
