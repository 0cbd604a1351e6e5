// Saving chosen or dropped files one after another, each on its own: one that fails stops no other. In the window.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AddFile, PhotoMoment } from '../../shared/photos.ts'
import { errorText } from '../error-text.ts'
import { call } from '../ipc.ts'
import { showToast } from '../ui/Toast.tsx'
import { prepareFile } from './prepare-photo.ts'

interface Target {
  readonly clientId: string
  readonly day: string
  readonly visitId?: string
  readonly moment?: PhotoMoment
}

const longestName = 200

/** How many are still being saved, and the way to add more. Tells at the end whether any was a photo. */
export function useAdding(target: Target, onPhotosAdded: () => void) {
  const { t } = useTranslation()
  const [left, setLeft] = useState(0)

  const addOne = async (file: File): Promise<'photo' | 'file' | null> => {
    const { clientId, day, visitId = null, moment = '' } = target
    try {
      const prepared = await prepareFile(file)
      const base: Omit<AddFile, 'content' | 'note'> = { clientId, day, visitId, name: file.name.slice(-longestName) }
      if (prepared.kind === 'photo') {
        await call('photos.add', { ...base, moment, content: prepared.content, thumbnail: prepared.thumbnail })
      } else {
        await call('photos.addFile', { ...base, content: prepared.content })
      }
      return prepared.kind
    } catch (error) {
      showToast({ tone: 'danger', text: t(($) => $.photos.notAdded, { name: file.name, why: errorText(t, error) }) })
      return null
    }
  }

  const add = async (files: readonly File[]) => {
    setLeft((now) => now + files.length)
    const done: ('photo' | 'file')[] = []
    for (const file of files) {
      const kind = await addOne(file)
      if (kind !== null) done.push(kind)
      setLeft((now) => now - 1)
    }
    if (done.length > 0) showToast({ tone: 'success', text: t(($) => $.photos.added, { count: done.length }) })
    if (done.includes('photo')) onPhotosAdded()
  }
  return { left, add }
}
