// How much the safety tests do: a little inside npm test, everything in the nightly npm run test:safety. What each of them
// found is collected for the table at the end.
import { appendFileSync } from 'node:fs'

export const isFull = process.env.LOISTE_SAFETY === 'full'

/** The one or the other number. */
export const rounds = (full: number, quick: number): number => (isFull ? full : quick)

/** A line of the table: what was tried how often, what came of it, and what the control did. */
export interface Finding {
  readonly row: string
  readonly tried: number
  readonly found: string
  /** The same with the protection taken away; it must fail. */
  readonly control: string
}

/** Kept for the table; without one asked for, nothing is written. */
export function report(finding: Finding): void {
  const file = process.env.LOISTE_SAFETY_REPORT
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(finding)}\n`)
}
