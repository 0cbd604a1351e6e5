// Listens for a barcode scanner anywhere on the till, whatever field has the focus: what it typed into a field is taken
// back, and the code goes to the sale. Runs in the window.

import { useEffect, useRef } from 'react'
import { noScan, scanKey } from './scan.ts'

/** Puts a field back to what it was before the scanner typed into it; React hears of it as of any typing. */
function restore(field: HTMLInputElement, text: string): void {
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  setter?.call(field, text)
  field.dispatchEvent(new Event('input', { bubbles: true }))
  if (field.getAttribute('role') === 'combobox') requestAnimationFrame(() => closeList(field))
}

/** What was typed opened the field's suggestions over everything else; leaving and coming back closes them. */
function closeList(field: HTMLInputElement): void {
  if (document.activeElement !== field || field.getAttribute('aria-expanded') !== 'true') return
  field.blur()
  field.focus()
}

export function useScanner(onCode: (code: string) => void, isOn: boolean): void {
  const latest = useRef(onCode)
  latest.current = onCode
  useEffect(() => {
    if (!isOn) return
    let state = noScan
    let before: { readonly field: HTMLInputElement; readonly text: string } | null = null
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      // A dialog has its own field for codes.
      if (document.querySelector('[data-modal]') !== null) return
      const next = scanKey(state, event.key, event.timeStamp)
      state = next.state
      if (next.isFirst) {
        before = event.target instanceof HTMLInputElement ? { field: event.target, text: event.target.value } : null
      }
      if (next.code === null) return
      event.preventDefault()
      event.stopPropagation()
      if (before?.field.isConnected) restore(before.field, before.text)
      before = null
      latest.current(next.code)
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [isOn])
}
