// The time of day in the salon, and a value that follows it. Runs in the window.

import { useEffect, useState } from 'react'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { formatTime } from '../../shared/format.ts'
import { useLanguage } from '../i18n.ts'
import { salonNow } from '../now.ts'

const MINUTE_MS = 60_000

/** Epoch ms, renewed at each full minute and when the window is shown again after sleep. */
export function useNow(): number {
  const [now, setNow] = useState(() => salonNow())
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const tick = () => {
      setNow(salonNow())
      clearTimeout(timer)
      timer = setTimeout(tick, MINUTE_MS - (salonNow() % MINUTE_MS) + 5)
    }
    tick()
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [])
  return now
}

/** The salon's wall clock, to the minute. */
export function Clock() {
  const { minute } = instantToLocal(useNow(), ZONE)
  const language = useLanguage()
  return <time className="figures">{formatTime(minute, language)}</time>
}
