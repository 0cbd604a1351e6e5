// What the command palette can do: actions that components register while they are on screen, and sources that answer
// rows for a typed text. Runs in the window.

import { useEffect } from 'react'
import { create } from 'zustand'
import type { Icon } from '../ui/icon.ts'

export interface Action {
  readonly id: string
  readonly label: string
  readonly icon?: Icon
  /** More words to be found by. */
  readonly keywords?: string
  /** Shown in the palette. Whoever registers the action listens for it with useShortcut. */
  readonly shortcut?: string
  readonly run: () => void
}

export interface PaletteRow {
  readonly id: string
  readonly label: string
  readonly detail?: string
  readonly icon?: Icon
  /** The key that runs it, shown beside it. */
  readonly shortcut?: string
  readonly run: () => void
  /** What Tab and → do with it instead: look at it closer. */
  readonly runOther?: () => void
  /** A choice: the palette stays, and the sources are asked again. */
  readonly staysOpen?: boolean
  /** Only says something; a warning stands out. */
  readonly note?: 'plain' | 'warning'
}

/** Rows for a typed text, such as clients by name. Answers at most ten. */
export interface PaletteSource {
  readonly id: string
  /** Heading above its rows, read after they have come. */
  readonly title: () => string
  readonly search: (text: string) => Promise<readonly PaletteRow[]>
}

interface ActionStore {
  readonly actions: ReadonlyMap<string, Action>
  readonly sources: ReadonlyMap<string, PaletteSource>
}

export const useActionStore = create<ActionStore>()(() => ({ actions: new Map(), sources: new Map() }))

/** Whether the palette is open; set from the status bar and by Ctrl+K. */
export const usePaletteOpen = create<{ readonly isOpen: boolean }>()(() => ({ isOpen: false }))

function without<T>(map: ReadonlyMap<string, T>, ids: readonly string[]): ReadonlyMap<string, T> {
  return new Map([...map].filter(([id]) => !ids.includes(id)))
}

/** Offers actions while the component is mounted. Pass a memoised list. */
export function useActions(actions: readonly Action[]): void {
  useEffect(() => {
    useActionStore.setState((now) => ({
      actions: new Map([...now.actions, ...actions.map((each) => [each.id, each] as const)]),
    }))
    const ids = actions.map((each) => each.id)
    return () => useActionStore.setState((now) => ({ actions: without(now.actions, ids) }))
  }, [actions])
}

/** Adds a source of rows while the component is mounted. Pass a source made once. */
export function usePaletteSource(source: PaletteSource): void {
  useEffect(() => {
    useActionStore.setState((now) => ({ sources: new Map([...now.sources, [source.id, source] as const]) }))
    return () => useActionStore.setState((now) => ({ sources: without(now.sources, [source.id]) }))
  }, [source])
}

/** Lower case without accents, so that "maki" finds "Mäki" and "mäki" finds "Maki". */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Actions in which each typed word begins some word of the label or keywords; all of them for an empty text. */
export function matchingActions(actions: readonly Action[], text: string): readonly Action[] {
  const wanted = folded(text).split(/\s+/).filter(Boolean)
  return actions.filter((action) => {
    const words = folded(`${action.label} ${action.keywords ?? ''}`).split(/[\s,–-]+/)
    return wanted.every((each) => words.some((word) => word.startsWith(each)))
  })
}
