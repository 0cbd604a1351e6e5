// Handlers of photos and files. One line a route; a copy outside asks for its place first.
import {
  addFile,
  addPhoto,
  attachmentContent,
  changePhoto,
  clientPhotos,
  removePhoto,
  thumbnails,
} from '../../db/photos.ts'
import type { photosRoutes } from '../../shared/ipc/photos.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'
import { saveStoredCopy } from '../stored-copy.ts'

export const photosHandlers: HandlersOf<keyof typeof photosRoutes, App> = {
  'photos.list': ({ db }, input) => clientPhotos(db, input),
  'photos.thumbnails': ({ db }, input) => thumbnails(db, input),
  'photos.content': ({ db }, input) => {
    const { type, bytes } = attachmentContent(db, input)
    return { type, content: bytes.toString('base64') }
  },
  'photos.add': ({ tx, actor }, input) => addPhoto(tx, input, actor),
  'photos.addFile': ({ tx, actor }, input) => addFile(tx, input, actor),
  'photos.change': ({ tx }, input) => changePhoto(tx, input),
  'photos.remove': ({ tx }, input) => removePhoto(tx, input),
  'photos.saveCopy': ({ app }, input) => saveStoredCopy(app, attachmentContent(app.session.requireOpen().db, input)),
}
