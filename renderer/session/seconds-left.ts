// Counts down to the moment when a password may be tried again. Runs in the window.

import { useEffect, useState } from 'react'

const LOOK_EVERY_MS = 250

/** Whole seconds of `waitMs` still left since it was first given; 0 when there is no wait. */
export function useSecondsLeft(waitMs: number): number {
  const [left, setLeft] = useState({ of: waitMs, ms: waitMs })
  useEffect(() => {
    const startedMs = performance.now()
    setLeft({ of: waitMs, ms: waitMs })
    if (waitMs <= 0) return
    const timer = setInterval(() => {
      const ms = Math.max(0, waitMs - (performance.now() - startedMs))
      setLeft({ of: waitMs, ms })
      if (ms === 0) clearInterval(timer)
    }, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [waitMs])
  // The first render after a new wait still holds the old count.
  return Math.ceil((left.of === waitMs ? left.ms : waitMs) / 1000)
}

/** '14 s', '14 min 5 s': short, and the same in every language. */
export function secondsText(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const rest = seconds % 60
  if (minutes === 0) return `${rest}\u00a0s`
  return rest === 0 ? `${minutes}\u00a0min` : `${minutes}\u00a0min ${rest}\u00a0s`
}
