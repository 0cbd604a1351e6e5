// The growing wait after wrong passwords. The decision is pure; the state is kept on disk, so that starting the program
// again does not help, and setting the clock back starts the same wait anew. Runs in main.
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { type Disk, realDisk, writeFileDurably } from '../durable-file.ts'

export const FailureState = z.strictObject({
  /** Wrong passwords since the last right one. */
  failures: z.int().min(0),
  /** From when the wait counts, wall clock. */
  countedFromMs: z.int(),
})
export type FailureState = z.infer<typeof FailureState>

const second = 1000
const lockoutFrom = 10
export const lockoutMs = 15 * 60 * second

/** Wait after the n-th wrong password in a row: 0, 0, 1, 2, 4 … 60 s, from the tenth on 15 min. */
export function delayAfterMs(failures: number): number {
  if (failures >= lockoutFrom) return lockoutMs
  if (failures <= 2) return 0
  return Math.min(2 ** (failures - 3) * second, 60 * second)
}

/**
 * How long to wait still, and the state to keep from now on. A clock that stands before the moment the wait began was
 * set back: the wait begins again, which neither shortens it nor makes it endless.
 */
export function waitFor(state: FailureState, nowMs: number): { readonly waitMs: number; readonly state: FailureState } {
  const counted = nowMs < state.countedFromMs ? { ...state, countedFromMs: nowMs } : state
  const waitMs = Math.max(0, counted.countedFromMs + delayAfterMs(counted.failures) - nowMs)
  return { waitMs, state: counted }
}

export interface SignInClock {
  /** Wall clock. */
  nowMs(): number
  /** A clock that nobody can set, from any starting point. */
  monotonicMs(): number
}

export interface SignInGuard {
  /**
   * Runs `open`, counting it as wrong from before it starts (a killed program had its try) until it succeeds.
   * Failures other than a wrong password or code do not count.
   * @param who opaque: a staff id, a slot id, or one name for all typed names
   * @throws AppError PASSWORD_DELAY (data: waitMs, untilMs), and whatever `open` throws
   */
  attempt<T>(who: string, open: () => Promise<T>): Promise<T>
  /** Until when a try would be refused; null when it is free. */
  delayedUntilMs(who: string): number | null
}

const fileName = 'sign-in.json'
const GuardFile = z.strictObject({ version: z.literal(1), people: z.record(z.string(), FailureState) })

/** The guard of one user-data folder. */
export function createSignInGuard(folder: string, clock: SignInClock, disk: Disk = realDisk): SignInGuard {
  const file = join(folder, fileName)
  const people = new Map(Object.entries(readPeople(file, disk)))
  // Setting the clock forward does not help while the program runs: both clocks must have passed the wait.
  const failedAtMonotonic = new Map<string, number>()
  const running = new Set<string>()

  const save = () => {
    try {
      writeFileDurably(file, JSON.stringify({ version: 1, people: Object.fromEntries(people) }), disk)
    } catch {
      // A full or read-only disk must not keep the owner out of her salon; while the program runs the waits hold anyway.
    }
  }

  const remainingMs = (who: string): number => {
    const known = people.get(who)
    if (!known) return 0
    const { waitMs, state } = waitFor(known, clock.nowMs())
    if (state !== known) {
      people.set(who, state)
      save()
    }
    const failedAt = failedAtMonotonic.get(who)
    const monotonicWait = failedAt === undefined ? 0 : failedAt + delayAfterMs(state.failures) - clock.monotonicMs()
    return Math.max(waitMs, monotonicWait, 0)
  }

  return {
    delayedUntilMs(who) {
      const waitMs = remainingMs(who)
      return waitMs > 0 ? Math.ceil(clock.nowMs() + waitMs) : null
    },
    async attempt(who, open) {
      const waitMs = Math.ceil(remainingMs(who))
      // Tries side by side would all see the same count.
      if (running.has(who)) throw new AppError('PASSWORD_DELAY', { waitMs: second, untilMs: clock.nowMs() + second })
      if (waitMs > 0) throw new AppError('PASSWORD_DELAY', { waitMs, untilMs: clock.nowMs() + waitMs })
      const before = people.get(who)
      const failures = (before?.failures ?? 0) + 1
      running.add(who)
      try {
        people.set(who, { failures, countedFromMs: clock.nowMs() })
        save()
        const opened = await open()
        people.delete(who)
        failedAtMonotonic.delete(who)
        save()
        return opened
      } catch (error) {
        if (isWrongSecret(error)) {
          people.set(who, { failures, countedFromMs: clock.nowMs() })
          failedAtMonotonic.set(who, clock.monotonicMs())
        } else if (before) people.set(who, before)
        else people.delete(who)
        save()
        throw error
      } finally {
        running.delete(who)
      }
    },
  }
}

function isWrongSecret(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'PASSWORD_WRONG' || error.code === 'RECOVERY_CODE_WRONG')
}

// A file that cannot be read is taken for none: who may damage it may as well delete it, or carry the vault away and try
// passwords elsewhere. Argon2id answers that one.
function readPeople(file: string, disk: Disk): Record<string, FailureState> {
  try {
    return GuardFile.parse(JSON.parse(disk.readFileSync(file, 'utf8'))).people
  } catch {
    return {}
  }
}
