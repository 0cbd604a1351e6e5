// A stored picture or PDF given out as a file: asks where, writes the bytes as they are. Runs in main.
import { translator } from '../shared/translations/translate.ts'
import type { App } from './app.ts'

export interface StoredFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** Saves a copy where the person chooses; the file's name there, null when she cancelled. */
export async function saveStoredCopy(
  app: App,
  { name, type, bytes }: StoredFile,
): Promise<{ fileName: string | null }> {
  const t = translator(app.session.actor().language)
  const extension = type === 'application/pdf' ? 'pdf' : 'jpg'
  const saved = await app.dialogs.saveFile({
    title: t(($) => $.photos.saveCopyTitle),
    name: `${name.replace(/\.[^.]*$/, '')}.${extension}`,
    kind: { name: extension.toUpperCase(), extension },
    content: async () => bytes,
  })
  return { fileName: saved?.fileName ?? null }
}
