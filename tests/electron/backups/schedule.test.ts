// When a backup is due, and that the scheduler carries it out: with a clock and timers of the test's own.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestMs, nextBackupAction, quietMs, type ScheduleState } from '../../../electron/backups/schedule.ts'
import { createBackupScheduler } from '../../../electron/backups/scheduler.ts'
import { AppError } from '../../../shared/errors.ts'

const minuteMs = 60_000
const at = 1_800_000_000_000
const idle: ScheduleState = {
  firstChangeAtMs: null,
  lastChangeAtMs: null,
  isRunning: false,
  failures: 0,
  lastFailureAtMs: null,
}
const changed = (firstMin: number, lastMin: number): ScheduleState => ({
  ...idle,
  firstChangeAtMs: at + firstMin * minuteMs,
  lastChangeAtMs: at + lastMin * minuteMs,
})

describe('the decision', () => {
  test('nothing without a change, nothing while one runs', () => {
    expect(nextBackupAction(idle, at)).toEqual({ kind: 'nothing' })
    expect(nextBackupAction({ ...changed(0, 0), isRunning: true }, at + 10 * longestMs)).toEqual({ kind: 'nothing' })
  })

  test('five minutes after the last change', () => {
    expect(nextBackupAction(changed(0, 2), at + 6 * minuteMs)).toEqual({ kind: 'wait', delayMs: minuteMs })
    expect(nextBackupAction(changed(0, 2), at + 7 * minuteMs)).toEqual({ kind: 'run', reason: 'quiet' })
  })

  test('an hour after the first change although it never gets quiet', () => {
    expect(nextBackupAction(changed(0, 59), at + 59 * minuteMs)).toEqual({ kind: 'wait', delayMs: minuteMs })
    expect(nextBackupAction(changed(0, 60), at + 60 * minuteMs)).toEqual({ kind: 'run', reason: 'hourly' })
  })

  test('after failures again in 1, 2, 4 … 30 minutes', () => {
    const delays = [1, 2, 3, 4, 5, 6, 7, 60].map((failures) => {
      const action = nextBackupAction({ ...changed(-120, -120), failures, lastFailureAtMs: at }, at)
      return action.kind === 'wait' ? action.delayMs / minuteMs : action.kind
    })
    expect(delays).toEqual([1, 2, 4, 8, 16, 30, 30, 30])
  })

  test('any state: a wait is never longer than an hour, also with the clock set back by years', () => {
    const time = fc.integer({ min: 0, max: 4_000_000_000_000 })
    fc.assert(
      fc.property(time, time, time, fc.nat(30), (first, last, now, failures) => {
        const state = { ...idle, firstChangeAtMs: first, lastChangeAtMs: last, failures, lastFailureAtMs: first }
        const action = nextBackupAction(state, now)
        if (action.kind === 'wait') expect(action.delayMs).toBeLessThanOrEqual(longestMs)
        if (action.kind === 'wait') expect(action.delayMs).toBeGreaterThan(0)
      }),
    )
  })
})

function bench() {
  let nowMs = at
  let timer: { run: () => void; atMs: number } | null = null
  const runs: string[] = []
  let outcome: () => Promise<unknown> = async () => undefined
  const settled = async () => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve()
  }
  const parts = {
    nowMs: () => nowMs,
    timers: {
      setTimeout: (run: () => void, delayMs: number) => {
        timer = { run, atMs: nowMs + delayMs }
        return timer
      },
      clearTimeout: () => {
        timer = null
      },
    },
    run: (reason: string) => {
      runs.push(reason)
      return outcome()
    },
  }
  return {
    parts,
    runs,
    waitingMs: () => (timer ? timer.atMs - nowMs : null),
    willDo: (next: () => Promise<unknown>) => {
      outcome = next
    },
    settled,
    /** Time goes by and no timer runs, as in a computer that sleeps. */
    sleep: (ms: number) => {
      nowMs += ms
    },
    async pass(ms: number) {
      const until = nowMs + ms
      while (timer && timer.atMs <= until) {
        const due: { run: () => void; atMs: number } = timer
        timer = null
        nowMs = due.atMs
        due.run()
        await settled()
      }
      nowMs = until
    },
  }
}

describe('the scheduler', () => {
  test('waits for quiet, runs once, and is content until the next change', async () => {
    const { parts, runs, pass, waitingMs } = bench()
    const scheduler = createBackupScheduler(parts)
    expect(waitingMs()).toBeNull()
    scheduler.changed()
    await pass(3 * minuteMs)
    scheduler.changed()
    await pass(4 * minuteMs)
    expect(runs).toEqual([])
    await pass(minuteMs)
    expect(runs).toEqual(['quiet'])
    await pass(10 * longestMs)
    expect(runs).toEqual(['quiet'])
  })

  test('runs every hour of a busy day', async () => {
    const { parts, runs, pass } = bench()
    const scheduler = createBackupScheduler(parts)
    for (let minute = 0; minute < 8 * 60; minute++) {
      scheduler.changed()
      await pass(minuteMs)
    }
    expect(runs.length).toBeGreaterThanOrEqual(7)
    expect(new Set(runs)).toEqual(new Set(['hourly']))
  })

  test('changes left from the last start are backed up soon after this one', async () => {
    const { parts, runs, pass } = bench()
    createBackupScheduler(parts, true)
    await pass(quietMs)
    expect(runs).toEqual(['quiet'])
  })

  test('a failure is a state with its reason, tried again by itself, and forgotten when it works', async () => {
    const { parts, runs, pass, willDo, settled } = bench()
    const states: (string | null)[] = []
    const scheduler = createBackupScheduler({ ...parts, onState: (state) => states.push(state.problem) })
    willDo(async () => {
      throw new AppError('BACKUP_PLACE_MISSING')
    })
    scheduler.changed()
    await pass(quietMs)
    await settled()
    expect(scheduler.state()).toMatchObject({ problem: 'BACKUP_PLACE_MISSING', failures: 1, isRunning: false })
    await pass(minuteMs)
    expect(runs).toHaveLength(2)
    willDo(async () => undefined)
    await pass(2 * minuteMs)
    await settled()
    expect(runs).toHaveLength(3)
    expect(scheduler.state()).toMatchObject({ problem: null, failures: 0, firstChangeAtMs: null })
    expect(states).toContain('BACKUP_PLACE_MISSING')
  })

  test('what changes during a backup waits for the next one', async () => {
    const { parts, runs, pass, willDo, settled } = bench()
    const scheduler = createBackupScheduler(parts)
    let finish = () => {}
    willDo(() => new Promise<void>((resolve) => (finish = resolve)))
    scheduler.changed()
    await pass(quietMs)
    scheduler.changed()
    finish()
    await settled()
    expect(scheduler.state().firstChangeAtMs).not.toBeNull()
    await pass(quietMs)
    expect(runs).toEqual(['quiet', 'quiet'])
  })

  test('at quit it backs up what has changed, waits for a running one, and does nothing when all is safe', async () => {
    const { parts, runs, willDo } = bench()
    const scheduler = createBackupScheduler(parts)
    await scheduler.runNow('quit')
    expect(runs).toEqual([])
    let finish = () => {}
    willDo(() => new Promise<void>((resolve) => (finish = resolve)))
    scheduler.changed()
    const asked = scheduler.runNow('asked')
    scheduler.changed()
    const quitting = scheduler.runNow('quit')
    willDo(async () => undefined)
    expect(runs).toEqual(['asked'])
    finish()
    await Promise.all([asked, quitting])
    expect(runs).toEqual(['asked', 'quit'])
  })

  test('a backup that was asked for tells whoever asked why it failed', async () => {
    const { parts, willDo } = bench()
    const scheduler = createBackupScheduler(parts)
    willDo(async () => {
      throw new AppError('BACKUP_PLACE_FULL')
    })
    await expect(scheduler.runNow('asked')).rejects.toThrow('BACKUP_PLACE_FULL')
    expect(scheduler.state().problem).toBe('BACKUP_PLACE_FULL')
  })

  test('after a sleep in which no timer ran, waking runs what is due, once', async () => {
    const { parts, runs, sleep, settled, pass } = bench()
    const scheduler = createBackupScheduler(parts)
    scheduler.changed()
    sleep(8 * longestMs)
    expect(runs).toEqual([])
    scheduler.wake()
    await settled()
    expect(runs).toEqual(['quiet'])
    scheduler.wake()
    await pass(longestMs)
    expect(runs).toEqual(['quiet'])
  })

  test('a stick that is back is tried as soon as its wait is over, and not before', async () => {
    const { parts, runs, sleep, settled, willDo, waitingMs } = bench()
    const scheduler = createBackupScheduler(parts)
    willDo(async () => {
      throw new AppError('BACKUP_PLACE_MISSING')
    })
    await expect(scheduler.runNow('asked')).rejects.toThrow('BACKUP_PLACE_MISSING')
    scheduler.wake()
    await settled()
    expect(runs).toEqual(['asked'])
    willDo(async () => undefined)
    sleep(waitingMs() ?? 0)
    scheduler.wake()
    await settled()
    expect(runs).toHaveLength(2)
    expect(scheduler.state()).toMatchObject({ problem: null, firstChangeAtMs: null })
  })

  test('stopped, it does nothing more', async () => {
    const { parts, runs, pass, waitingMs } = bench()
    const scheduler = createBackupScheduler(parts)
    scheduler.changed()
    scheduler.stop()
    expect(waitingMs()).toBeNull()
    await pass(longestMs)
    expect(runs).toEqual([])
    await expect(scheduler.runNow('asked')).rejects.toThrow('CANCELLED')
  })
})
