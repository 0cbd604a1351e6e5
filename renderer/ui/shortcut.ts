// Keyboard shortcuts: 'Ctrl+K', 'Alt+1', 'Shift+F10', 'n'. Ctrl means Command on a Mac. Reading and matching are pure;
// useShortcut listens on the window.

import { createContext, useContext, useEffect, useRef } from 'react'

export interface KeyStroke {
  readonly key: string
  readonly code?: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Whether a key press is the given shortcut. Digits match by their place on the keyboard, as Alt changes their sign. */
export function matchesShortcut(shortcut: string, stroke: KeyStroke, isMac: boolean): boolean {
  const parts = shortcut.split('+')
  const key = parts.at(-1)?.toLowerCase() ?? ''
  const command = isMac ? stroke.metaKey : stroke.ctrlKey
  const other = isMac ? stroke.ctrlKey : stroke.metaKey
  if (other) return false
  if (command !== parts.includes('Ctrl')) return false
  if (stroke.altKey !== parts.includes('Alt')) return false
  if (stroke.shiftKey !== parts.includes('Shift')) return false
  return stroke.key.toLowerCase() === key || (/^\d$/.test(key) && stroke.code === `Digit${key}`)
}

/** True for a key that would write a character where the focus is. */
function isTyping(event: KeyboardEvent): boolean {
  const { target } = event
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

const isMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac')

/** False behind the lock screen: shortcuts of what is hidden do nothing. */
export const ShortcutsLive = createContext(true)

/**
 * Runs `handler` on the shortcut while mounted. One without Ctrl or Alt is left alone inside text fields,
 * unless it is a function key. While a dialog
 * is open only its own shortcuts work: those asked for with `isOverDialogs`.
 */
export function useShortcut(
  shortcut: string | undefined,
  handler: () => void,
  { isOverDialogs = false }: { readonly isOverDialogs?: boolean } = {},
): void {
  const isLive = useContext(ShortcutsLive)
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => {
    if (shortcut === undefined || !isLive) return
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || !matchesShortcut(shortcut, event, isMac)) return
      const isFunctionKey = /^F\d{1,2}$/.test(event.key)
      const isCommand = event.ctrlKey || event.metaKey || event.altKey
      // In a text field these undo, redo, copy and paste the text.
      const isEditing = /^[zycvxa]$/i.test(event.key) && !event.altKey
      if ((!isCommand || isEditing) && !isFunctionKey && isTyping(event)) return
      if (!isOverDialogs && document.querySelector('[data-modal]') !== null) return
      event.preventDefault()
      latest.current()
    }
    // Captured, because controls stop the keys they were given before these reach the window.
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [shortcut, isLive, isOverDialogs])
}
