// Carries out the schedule of one backup place: hears of changes, runs the backup when due, keeps the state that the
// screen shows. Clock, timers and the run itself are handed in. Runs in main.
import type { Timers } from '../../db/idle-checkpoint.ts'
import { AppError, type ErrorCode, isAppError } from '../../shared/errors.ts'
import type { BackupReason } from './format.ts'
import { nextBackupAction, type ScheduleState } from './schedule.ts'

export interface SchedulerState extends ScheduleState {
  /** Why the last try failed; null after a good one. */
  readonly problem: ErrorCode | null
}

export interface BackupScheduler {
  /** Something was committed. */
  changed(): void
  /**
   * A backup now: at quit, at the day's close, before a migration or a restore, or because somebody asked. Waits for a
   * running one first. At quit it does nothing when nothing has changed.
   * @throws what the run throws
   */
  runNow(reason: BackupReason): Promise<void>
  /** Resolves when the run that is under way, if any, has ended one way or the other. */
  ended(): Promise<void>
  /** Looks at the clock again: after sleep, or when a stick was plugged in. */
  wake(): void
  state(): SchedulerState
  stop(): void
}

export interface SchedulerParts {
  nowMs(): number
  readonly timers: Timers
  run(reason: BackupReason): Promise<unknown>
  /** Called after every change of state. */
  onState?(state: SchedulerState): void
}

/** @param hasChanges there are changes since the last good backup, as remembered from the last start */
export function createBackupScheduler(parts: SchedulerParts, hasChanges = false): BackupScheduler {
  const startMs = parts.nowMs()
  let state: SchedulerState = {
    firstChangeAtMs: hasChanges ? startMs : null,
    lastChangeAtMs: hasChanges ? startMs : null,
    isRunning: false,
    failures: 0,
    lastFailureAtMs: null,
    problem: null,
  }
  let timer: unknown
  let running: Promise<void> | null = null
  let isStopped = false

  const set = (patch: Partial<SchedulerState>) => {
    state = { ...state, ...patch }
    parts.onState?.(state)
  }

  const plan = () => {
    if (timer !== undefined) parts.timers.clearTimeout(timer)
    timer = undefined
    if (isStopped) return
    const action = nextBackupAction(state, parts.nowMs())
    if (action.kind === 'wait') timer = parts.timers.setTimeout(plan, action.delayMs)
    // A failure is already part of the state, which the screen shows; nobody waits for this run.
    else if (action.kind === 'run') void run(action.reason).catch(() => undefined)
  }

  const run = (reason: BackupReason): Promise<void> => {
    // What is changed from here on belongs to the next backup.
    const { firstChangeAtMs, lastChangeAtMs } = state
    set({ isRunning: true, firstChangeAtMs: null, lastChangeAtMs: null })
    const current = parts.run(reason).then(
      () => {
        running = null
        set({ isRunning: false, failures: 0, lastFailureAtMs: null, problem: null })
        plan()
      },
      (error: unknown) => {
        running = null
        const now = parts.nowMs()
        set({
          isRunning: false,
          failures: state.failures + 1,
          lastFailureAtMs: now,
          problem: isAppError(error) ? error.code : 'INTERNAL',
          firstChangeAtMs: firstChangeAtMs ?? state.firstChangeAtMs ?? now,
          lastChangeAtMs: state.lastChangeAtMs ?? lastChangeAtMs ?? now,
        })
        plan()
        throw error
      },
    )
    running = current
    return current
  }

  plan()
  return {
    changed() {
      const now = parts.nowMs()
      set({ firstChangeAtMs: state.firstChangeAtMs ?? now, lastChangeAtMs: now })
      plan()
    },
    async runNow(reason) {
      if (isStopped) throw new AppError('CANCELLED')
      while (running) await running.catch(() => undefined)
      if (reason === 'quit' && state.firstChangeAtMs === null) return
      await run(reason)
    },
    async ended() {
      await running?.catch(() => undefined)
    },
    wake: plan,
    state: () => state,
    stop() {
      isStopped = true
      plan()
    },
  }
}
