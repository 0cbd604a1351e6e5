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
import { translator } from '../../shared/translations/translate.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'

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
  'photos.saveCopy': async ({ app }, input) => {
    const { db } = app.session.requireOpen()
    const { name, type, bytes } = attachmentContent(db, input)
    const t = translator(app.session.actor().language)
    const extension = type === 'application/pdf' ? 'pdf' : 'jpg'
    const saved = await app.dialogs.saveFile({
      title: t(($) => $.photos.saveCopyTitle),
      name: `${name.replace(/\.[^.]*$/, '')}.${extension}`,
      kind: { name: extension.toUpperCase(), extension },
      content: async () => bytes,
    })
    return { fileName: saved?.fileName ?? null }
  },
}
