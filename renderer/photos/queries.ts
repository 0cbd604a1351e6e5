// The questions about photos and files that screens ask main. Contents are kept for a short while only. In the window.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../ipc.ts'

export const photosQuery = (clientId: string) =>
  queryOptions({ queryKey: ['photos', 'client', clientId], queryFn: () => call('photos.list', { clientId }) })

const shortMs = 60_000

export const thumbnailsQuery = (clientId: string, ids: readonly string[]) =>
  queryOptions({
    queryKey: ['photos', 'thumbnails', clientId, ids],
    queryFn: () => call('photos.thumbnails', { clientId, ids: [...ids] }),
    gcTime: shortMs,
  })

export const contentQuery = (clientId: string, id: string) =>
  queryOptions({
    queryKey: ['photos', 'content', clientId, id],
    queryFn: () => call('photos.content', { clientId, id }),
    gcTime: shortMs,
  })
