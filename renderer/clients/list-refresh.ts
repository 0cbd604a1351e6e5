// Keeps a long list true without reading all of it again: after a change only its first page is asked for, and the pages
// further down when they are scrolled to. Where one was reading, the rows stay. Runs in the window.
import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ClientList } from '../../shared/client-lists.ts'
import type { ClientRow } from '../../shared/clients.ts'
import { call, on } from '../ipc.ts'
import { clientListQuery, type ListView } from './queries.ts'

const pageRows = 200
/** Changes that come in a row (a booking touches clients, visits and the calendar) are one. */
const calmMs = 150

/** While mounted, main's word of changed clients reads the list's pages anew: all when few, else those near the top. */
export function useListRefresh(view: ListView): void {
  const client = useQueryClient()
  const key = JSON.stringify(view)
  useEffect(() => {
    const query = clientListQuery(JSON.parse(key) as ListView)
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    const refresh = async () => {
      const shown = client.getQueryData(query.queryKey)
      if (shown === undefined || isGone) return
      const fresh = await pagesAgain(JSON.parse(key) as ListView, shown)
      if (!isGone) client.setQueryData(query.queryKey, fresh)
    }
    const stop = on('data.changed', (change) => {
      if (!change.features.includes('clients')) return
      clearTimeout(timer)
      timer = setTimeout(() => void refresh(), calmMs)
    })
    // What happened while another screen was open.
    void refresh()
    return () => {
      isGone = true
      clearTimeout(timer)
      stop()
    }
  }, [client, key])
}

/** At most this many pages are read again; a list scrolled further is cut there and grows again as it is scrolled. */
const mostPages = 3

async function pagesAgain(
  view: ListView,
  shown: InfiniteData<ClientList, unknown>,
): Promise<InfiniteData<ClientList, ClientList['next']>> {
  const pages: ClientList[] = []
  const pageParams: ClientList['next'][] = []
  let after: ClientList['next'] = null
  for (let index = 0; index < Math.min(shown.pages.length, mostPages); index += 1) {
    const page: ClientList = await call('clients.list', { ...view, limit: pageRows, ...(after ? { after } : {}) })
    pages.push(page)
    pageParams.push(after)
    after = page.next
    if (after === null) break
  }
  return { pages, pageParams }
}

/** The rows of all pages read so far. */
export function rowsOf(data: InfiniteData<ClientList, unknown> | undefined): readonly ClientRow[] {
  return data?.pages.flatMap((page) => page.rows) ?? []
}
