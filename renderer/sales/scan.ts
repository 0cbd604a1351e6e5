// A barcode scanner is a keyboard that types very fast and presses Enter. Which keys are a scan, and what it read. Pure.

/** Nobody types this fast on the whole, and no scanner is slower: milliseconds a key. */
export const fastestTypingMs = 35
/** On a busy computer one key of a scan may come late; after this long it is somebody's hand. */
export const longestPauseMs = 150
/** EAN-8 is the shortest code on a product; a card's code is thirteen characters. */
const shortestCode = 8

export interface ScanState {
  readonly text: string
  readonly startedAtMs: number
  readonly lastAtMs: number
}

export const noScan: ScanState = {
  text: '',
  startedAtMs: Number.NEGATIVE_INFINITY,
  lastAtMs: Number.NEGATIVE_INFINITY,
}

export interface Scanned {
  readonly state: ScanState
  /** What was read when the key was the Enter that ends a scan, null otherwise. */
  readonly code: string | null
  /** This key may be the first of a scan: what a field holds now is what it held before. */
  readonly isFirst: boolean
}

/** One key at an instant. */
export function scanKey(state: ScanState, key: string, atMs: number): Scanned {
  const goesOn = atMs - state.lastAtMs <= longestPauseMs
  if (key === 'Enter') {
    const isFast = atMs - state.startedAtMs <= state.text.length * fastestTypingMs
    const isScan = goesOn && isFast && state.text.length >= shortestCode
    return { state: noScan, code: isScan ? state.text : null, isFirst: false }
  }
  // Capital letters come as Shift and the letter.
  if (key === 'Shift') return { state: goesOn ? { ...state, lastAtMs: atMs } : state, code: null, isFirst: false }
  if (!/^[0-9A-Za-z-]$/.test(key)) return { state: noScan, code: null, isFirst: false }
  if (goesOn) return { state: { ...state, text: state.text + key, lastAtMs: atMs }, code: null, isFirst: false }
  return { state: { text: key, startedAtMs: atMs, lastAtMs: atMs }, code: null, isFirst: true }
}
