// How high a minute is, by zoom and by the room there is. Runs in the window.
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import type { ZoomStep } from '../../shared/layout.ts'
import { salonNow } from '../now.ts'
import type { MinuteRange } from './layout.ts'

/** Least height of a minute: a row of the zoom holds one row of text. */
export const leastPixels: Readonly<Record<ZoomStep, number>> = { 5: 3.6, 10: 1.9, 15: 1.2, 30: 0.72 }
/** On a tall screen the day fills the window, but no higher than this. */
const mostPixels: Readonly<Record<ZoomStep, number>> = { 5: 3.6, 10: 2.4, 15: 1.9, 30: 1.1 }

/** Minutes between two hours written at the side. */
export function labelStep(zoomMin: ZoomStep): number {
  return zoomMin === 5 ? 15 : zoomMin === 10 ? 30 : 60
}

/** The room there is, px: the height of what scrolls, the width of the columns together. Null before it is measured. */
export function useRoom(
  scroller: RefObject<HTMLElement | null>,
  body: RefObject<HTMLElement | null>,
): { readonly heightPx: number; readonly widthPx: number } | null {
  const [room, setRoom] = useState<{ readonly heightPx: number; readonly widthPx: number } | null>(null)
  useLayoutEffect(() => {
    const outer = scroller.current
    const inner = body.current
    if (outer === null || inner === null) return
    const measure = () => {
      const now = { heightPx: outer.clientHeight, widthPx: inner.clientWidth }
      setRoom((was) => (was?.heightPx === now.heightPx && was.widthPx === now.widthPx ? was : now))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(outer)
    observer.observe(inner)
    return () => observer.disconnect()
  }, [scroller, body])
  return room
}

/** Height of a minute, so that the shown hours fill the window when there is room. */
export function pixelsPerMinute(heightPx: number, range: MinuteRange, zoomMin: ZoomStep): number {
  // The names above the columns take about 40 px.
  const filling = (heightPx - 40) / (range.toMin - range.fromMin)
  return Math.min(mostPixels[zoomMin], Math.max(leastPixels[zoomMin], filling))
}

/** On the first paint an hour and a half before now is at the top; afterwards the person scrolls, and a zoom keeps it. */
export function useScroll(
  scroller: RefObject<HTMLElement | null>,
  range: MinuteRange,
  pixelsPerMin: number | null,
): void {
  const before = useRef<number | null>(null)
  useEffect(() => {
    const element = scroller.current
    if (element === null || pixelsPerMin === null) return
    if (before.current === null) {
      const { minute } = instantToLocal(salonNow(), ZONE)
      const wanted = Math.max(range.fromMin + 45, Math.min(minute - 90, range.toMin))
      element.scrollTop = (wanted - range.fromMin) * pixelsPerMin
    } else if (before.current !== pixelsPerMin) {
      element.scrollTop *= pixelsPerMin / before.current
    }
    before.current = pixelsPerMin
  }, [scroller, range, pixelsPerMin])
}

/** A week wider than the window opens with today in sight; where one has scrolled since is left alone. */
export function useTodayInView(
  scroller: RefObject<HTMLElement | null>,
  today: string,
  /** What is shown: another week, or more columns, begins anew. */
  shown: string,
  isManyDays: boolean,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: see shown
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null || !isManyDays) return
    const columns = [...element.querySelectorAll(`[data-column][data-day="${today}"]`)]
    const last = columns.at(-1)?.getBoundingClientRect()
    const hidden = last === undefined ? 0 : last.right - element.getBoundingClientRect().right
    if (hidden > 0) element.scrollLeft += hidden
  }, [shown, isManyDays, today])
}
