// The page in which the calendars are compared: draws one after the other and says how long it took until the picture was
// painted. Built and driven by build/bench/libraries.ts.
import './page.css'
import { bareGrid } from './bare.ts'
import type { Candidate } from './candidate.ts'
import { movedOne, type Shown, shownDays } from './days.ts'
import { dayPilot, eventCalendar } from './libraries.ts'
import { ownCalendar } from './own.tsx'

const candidates = { bare: bareGrid(), own: ownCalendar(), eventCalendar: eventCalendar(), dayPilot: dayPilot() }
export type CandidateName = keyof typeof candidates

export type Step = 'paint' | 'replace' | 'update'

const found = document.getElementById('place')
if (found === null) throw new Error('no place')
const frame = found
/** An empty element for the next calendar. */
const newPlace = () => {
  frame.replaceChildren(document.createElement('div'))
  return place()
}
const place = () => {
  const [shown] = frame.children
  if (!(shown instanceof HTMLElement)) throw new Error('nothing is shown')
  return shown
}

/** Resolves when the next frame has been laid out and painted. */
const painted = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => resolve()
      channel.port2.postMessage(null)
    })
  })

/** The words of the blocks: when they are others, the new ones have come. */
const fingerprint = ({ blocks }: Candidate) => {
  const all = [...place().querySelectorAll<HTMLElement>(blocks)]
  return `${all.length}:${all
    .slice(0, 12)
    .map((block) => `${block.textContent}${block.getBoundingClientRect().top}`)
    .join('|')}`
}

const count = ({ blocks }: Candidate) => place().querySelectorAll(blocks).length
/** What the next step shows; every time other objects, as what comes over a bridge is. */
let next: { readonly work: () => void; readonly isDone: () => boolean } | null = null

/** Makes the days of a step ready, before its time is taken. */
function prepare(name: CandidateName, asked: Shown, step: Step, round: number): void {
  const candidate = candidates[name]
  const variant = round % 2
  const before = step === 'paint' ? '' : fingerprint(candidate)
  const hasChanged = () => fingerprint(candidate) !== before
  const second = shownDays(asked, 1 - variant)
  switch (step) {
    case 'paint': {
      const first = shownDays(asked, variant)
      const element = newPlace()
      next = { work: () => candidate.mount(element, first), isDone: () => count(candidate) >= asked.appointments }
      return
    }
    case 'replace':
      next = { work: () => candidate.replace(second), isDone: hasChanged }
      return
    case 'update': {
      const moved = movedOne(second, round)
      next = { work: () => candidate.update(moved.appointment, moved.view), isDone: hasChanged }
    }
  }
}

/** The step that was prepared; the main thread's time is read before and after it. */
async function step(): Promise<void> {
  if (next === null) throw new Error('nothing was prepared')
  const { work, isDone } = next
  next = null
  const started = performance.now()
  work()
  for (;;) {
    await painted()
    if (isDone()) return
    if (performance.now() - started > 60_000) throw new Error('it does not come')
  }
}

/** Waits until nothing is left to do of the step before. */
async function settled(): Promise<void> {
  for (let count = 0; count < 3; count += 1) await painted()
}

async function hidden(name: CandidateName): Promise<void> {
  await candidates[name].unmount()
  frame.replaceChildren()
  await settled()
}

let frames: number[] = []
let isCounting = false

/** Collects the time between frames until told to stop. */
function countFrames(): void {
  frames = []
  isCounting = true
  let last = performance.now()
  const next = () => {
    const now = performance.now()
    frames.push(now - last)
    last = now
    if (isCounting) requestAnimationFrame(next)
  }
  requestAnimationFrame(next)
}

const stopCounting = () => {
  isCounting = false
  return frames
}

const api = {
  prepare,
  step,
  settled,
  hidden,
  countFrames,
  stopCounting,
  blocksOf: (name: CandidateName) => candidates[name].blocks,
}
export type BenchPage = typeof api
Object.assign(window, { bench: api })
