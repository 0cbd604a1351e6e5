// Carries out the checks that next-check.ts finds due, one at a time, and steps aside whenever somebody needs the place.
// Clock, timers, state and the check itself are handed in. Runs in main.
import type { Timers } from '../../db/idle-checkpoint.ts'
import { type CheckAction, type CheckState, type DueCheck, nextCheck } from './next-check.ts'

export interface Checker {
  /** Looks at the clock again: after sleep, after a backup, when a stick was plugged in. */
  wake(): void
  /** Ends a running check; it is done later. Resolves when it has ended. */
  stepAside(): Promise<void>
  running(): DueCheck | null
  /** No more checks; a running one is ended. */
  stop(): Promise<void>
}

export interface CheckerParts {
  nowMs(): number
  readonly timers: Timers
  state(): CheckState
  /** Does one check and notes what came of it, so that `state` tells of it. Must not throw. */
  run(check: DueCheck, signal: AbortSignal): Promise<void>
}

export function createChecker(parts: CheckerParts): Checker {
  let timer: unknown
  let running: { readonly check: DueCheck; readonly abort: AbortController; readonly done: Promise<void> } | null = null
  let isStopped = false

  const plan = () => {
    if (timer !== undefined) parts.timers.clearTimeout(timer)
    timer = undefined
    if (isStopped || running) return
    const action: CheckAction = nextCheck(parts.state(), parts.nowMs())
    if (action.kind === 'wait') timer = parts.timers.setTimeout(plan, Math.max(action.delayMs, 1))
    else begin(action.check)
  }

  const begin = (check: DueCheck) => {
    const abort = new AbortController()
    const done = parts.run(check, abort.signal).finally(() => {
      running = null
      plan()
    })
    running = { check, abort, done }
  }

  const stepAside = async () => {
    const current = running
    current?.abort.abort()
    await current?.done
  }

  plan()
  return {
    wake: plan,
    stepAside,
    running: () => running?.check ?? null,
    async stop() {
      isStopped = true
      plan()
      await stepAside()
    },
  }
}
