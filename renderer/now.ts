// The time as main knows it: the window keeps step with main's clock, so that there is one clock in the program. Runs
// in the window.

let shiftMs = 0

/** Main has just told its time, epoch ms. */
export function keepStep(mainNowMs: number): void {
  shiftMs = mainNowMs - Date.now()
}

/** Epoch ms by main's clock. */
export function salonNow(): number {
  return Date.now() + shiftMs
}
