// A barcode scanner is a keyboard that types very fast and presses Enter. Which keys are a scan, and what it read. Pure.

/** Nobody types this fast, and no scanner is slower: milliseconds between two keys. */
export const fastestTypingMs = 35
/** EAN-8 is the shortest code on a product; a card's code is thirteen characters. */
const shortestCode = 8

export interface ScanState {
  readonly text: string
  readonly lastAtMs: number
}

export const noScan: ScanState = { text: '', lastAtMs: Number.NEGATIVE_INFINITY }

/**
 * One key at an instant. `code` is what was read when the key was the Enter that ends a scan, null otherwise.
 */
export function scanKey(state: ScanState, key: string, atMs: number): { state: ScanState; code: string | null } {
  const isFast = atMs - state.lastAtMs <= fastestTypingMs
  if (key === 'Enter') {
    const isScan = isFast && state.text.length >= shortestCode
    return { state: noScan, code: isScan ? state.text : null }
  }
  // Capital letters come as Shift and the letter.
  if (key === 'Shift') return { state: isFast ? { ...state, lastAtMs: atMs } : state, code: null }
  if (!/^[0-9A-Za-z-]$/.test(key)) return { state: noScan, code: null }
  return { state: { text: isFast ? state.text + key : key, lastAtMs: atMs }, code: null }
}
