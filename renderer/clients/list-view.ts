// Which clients the list shows and in which order; kept while other screens are open. Runs in the window.
import { create } from 'zustand'
import type { ListView } from './queries.ts'

interface ListState extends ListView {
  /** The saved list it came from. */
  readonly name: string | null
  readonly show: (view: Partial<ListView> & { readonly name?: string | null }) => void
}

export const wholeList: ListView = { filter: {}, sort: 'name', isReversed: false }

export const useListView = create<ListState>()((set) => ({
  ...wholeList,
  name: null,
  show: (view) => set(view),
}))
