// Which key press is which shortcut.
import { describe, expect, it } from 'vitest'
import { type KeyStroke, matchesShortcut } from '../../../renderer/ui/shortcut.ts'

const stroke = (given: Partial<KeyStroke>): KeyStroke => ({
  key: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...given,
})

describe('a shortcut', () => {
  it('needs exactly its modifiers', () => {
    expect(matchesShortcut('Ctrl+K', stroke({ key: 'k', ctrlKey: true }), false)).toBe(true)
    expect(matchesShortcut('Ctrl+K', stroke({ key: 'k' }), false)).toBe(false)
    expect(matchesShortcut('Ctrl+K', stroke({ key: 'K', ctrlKey: true, shiftKey: true }), false)).toBe(false)
    expect(matchesShortcut('n', stroke({ key: 'n', altKey: true }), false)).toBe(false)
  })

  it('with Ctrl is Command on a Mac', () => {
    expect(matchesShortcut('Ctrl+K', stroke({ key: 'k', metaKey: true }), true)).toBe(true)
    expect(matchesShortcut('Ctrl+K', stroke({ key: 'k', ctrlKey: true }), true)).toBe(false)
  })

  it('with a digit is found by its place where Alt changes the sign', () => {
    expect(matchesShortcut('Alt+2', stroke({ key: '@', code: 'Digit2', altKey: true }), false)).toBe(true)
    expect(matchesShortcut('Alt+2', stroke({ key: '@', code: 'Digit3', altKey: true }), false)).toBe(false)
  })
})
