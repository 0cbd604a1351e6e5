// Runs what main may stop for safety: shows the stop, and runs it again with the written reason. Runs in the window.
import { create } from 'zustand'
import { AppError, isAppError } from '../../shared/errors.ts'
import { SafetyStop } from '../../shared/safety.ts'

interface Asked {
  readonly stops: readonly SafetyStop[]
  /** Null: the person did not go on. */
  readonly answer: (reason: string | null) => void
}

/** The stop on screen, if any; shown by SafetySheet. */
export const useSafetyStop = create<{ readonly asked: Asked | null }>()(() => ({ asked: null }))

/** The stops that came with a refusal; null for any other failure. */
export function stopsOf(error: unknown): readonly SafetyStop[] | null {
  if (!isAppError(error) || error.code !== 'SAFETY_STOP') return null
  const read = SafetyStop.array().safeParse(error.data.stops)
  return read.success ? read.data : []
}

function ask(stops: readonly SafetyStop[]): Promise<string | null> {
  return new Promise((resolve) => {
    const answer = (reason: string | null) => {
      useSafetyStop.setState({ asked: null })
      resolve(reason)
    }
    useSafetyStop.setState({ asked: { stops, answer } })
  })
}

/**
 * Runs a change that main may stop. `run` is given the reason to send along, nothing the first time.
 * Errors: those of `run`, and CANCELLED when the person decided not to go on.
 */
export async function withSafety<T>(run: (reason: { readonly safetyReason?: string }) => Promise<T>): Promise<T> {
  try {
    return await run({})
  } catch (error) {
    const stops = stopsOf(error)
    if (stops === null) throw error
    const safetyReason = await ask(stops)
    if (safetyReason === null) throw new AppError('CANCELLED')
    return run({ safetyReason })
  }
}
