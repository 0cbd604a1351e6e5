// Tells main that someone is at the screen, so that the automatic lock waits. Runs in the window.

import { useEffect } from 'react'
import { call } from '../ipc.ts'

/** Main asks for at most one sign of life in this time. */
const AT_MOST_EVERY_MS = 15_000

/** Sends a sign of life on keys, presses and the wheel while `isOn`. */
export function useKeepAwake(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return
    let lastMs = 0
    const tell = () => {
      const now = Date.now()
      if (now - lastMs < AT_MOST_EVERY_MS) return
      lastMs = now
      // Refused only when the session has just ended, which main announces itself.
      call('session.active').catch(() => undefined)
    }
    const signs = ['keydown', 'pointerdown', 'wheel'] as const
    for (const sign of signs) window.addEventListener(sign, tell, { capture: true, passive: true })
    return () => {
      for (const sign of signs) window.removeEventListener(sign, tell, { capture: true })
    }
  }, [isOn])
}
