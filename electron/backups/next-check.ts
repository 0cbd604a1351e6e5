// Which check is due next: a pure decision over what was checked when. Runs anywhere.
//
// The salon's own file soon after each opening and once a week in full; of each place a seventh of the packs a day, the
// newest point in full once a week, and a restore tried out once a month. What a closed or sleeping computer missed is due
// when it is back.
import { dailyParts } from './check-place.ts'

export interface PlaceChecked {
  readonly id: string
  /** There is something to check. */
  readonly hasPoint: boolean
  readonly lastShareAtMs: number | null
  readonly lastPart: number | null
  readonly lastFullAtMs: number | null
  readonly lastDrillAtMs: number | null
  /** Not before this: the place was away, or somebody needed it. */
  readonly notBeforeMs: number | null
}

export interface CheckState {
  readonly openedAtMs: number
  /** Since this opening. */
  readonly fileChecked: boolean
  readonly lastFileFullAtMs: number | null
  readonly fileNotBeforeMs: number | null
  readonly places: readonly PlaceChecked[]
}

export type DueCheck =
  | { readonly kind: 'file' | 'file-full' }
  | { readonly kind: 'share'; readonly placeId: string; readonly part: number }
  | { readonly kind: 'full' | 'drill'; readonly placeId: string }

export type CheckAction =
  | { readonly kind: 'run'; readonly check: DueCheck }
  | { readonly kind: 'wait'; readonly delayMs: number }

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
export const fileDelayMs = 15_000
export const placeDelayMs = 2 * minuteMs
export const intervalsMs = { share: dayMs, full: 7 * dayMs, drill: 30 * dayMs, 'file-full': 7 * dayMs } as const
/** Looked at again at least this often, so that a clock that was changed or a long sleep stretches nothing. */
export const longestWaitMs = 60 * minuteMs

/** The check that is due, or how long until the next one is. Never both: one check at a time. */
export function nextCheck(state: CheckState, nowMs: number): CheckAction {
  /** When something is due that was last done then; a time in the future is a clock set back, and due. */
  const due = (lastMs: number | null, everyMs: number, notBeforeMs: number | null) => {
    const byInterval = lastMs === null || lastMs > nowMs ? 0 : lastMs + everyMs
    return Math.max(byInterval, soon(notBeforeMs))
  }
  // A postponement beyond the longest wait can only come from a clock that was set back.
  const soon = (atMs: number | null) => (atMs === null || atMs > nowMs + longestWaitMs ? 0 : atMs)
  const afterOpening = (delayMs: number) => soon(state.openedAtMs + delayMs)

  const found: { readonly atMs: number; readonly check: DueCheck }[] = []
  const fullAtMs = due(state.lastFileFullAtMs, intervalsMs['file-full'], state.fileNotBeforeMs)
  if (!state.fileChecked && fullAtMs > nowMs) {
    found.push({ atMs: Math.max(afterOpening(fileDelayMs), soon(state.fileNotBeforeMs)), check: { kind: 'file' } })
  }
  found.push({ atMs: Math.max(fullAtMs, afterOpening(fileDelayMs)), check: { kind: 'file-full' } })

  for (const place of state.places) {
    if (!place.hasPoint) continue
    const { id: placeId, notBeforeMs } = place
    const at = (lastMs: number | null, kind: 'share' | 'full' | 'drill') =>
      Math.max(due(lastMs, intervalsMs[kind], notBeforeMs), afterOpening(placeDelayMs))
    const part = place.lastPart === null ? 0 : (place.lastPart + 1) % dailyParts
    found.push({ atMs: at(place.lastShareAtMs, 'share'), check: { kind: 'share', placeId, part } })
    found.push({ atMs: at(place.lastFullAtMs, 'full'), check: { kind: 'full', placeId } })
    found.push({ atMs: at(place.lastDrillAtMs, 'drill'), check: { kind: 'drill', placeId } })
  }
  // Sorting is stable: what is due at once goes in the order above, the salon's own file first.
  const [first] = found.map((each) => ({ ...each, atMs: Math.max(each.atMs, nowMs) })).sort((a, b) => a.atMs - b.atMs)
  if (first && first.atMs <= nowMs) return { kind: 'run', check: first.check }
  return { kind: 'wait', delayMs: Math.min(first ? first.atMs - nowMs : longestWaitMs, longestWaitMs) }
}
