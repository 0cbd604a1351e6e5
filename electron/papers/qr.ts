// QR codes for papers: only the dark and light modules, so that a PDF and a print view draw the very same code. Runs in main.
// Its named `raw` is a kind of code; the function that gives modules is the one of the whole.
import bwip from 'bwip-js/node'

export interface QrCode {
  /** Modules on a side. */
  readonly size: number
  /** Row by row, true is dark. */
  readonly isDark: readonly boolean[]
}

/** Correction level M: up to 15 % of the code may be dirty or torn. */
export function qrCode(text: string): QrCode {
  const [symbol] = bwip.raw('qrcode', text, 'eclevel=M')
  if (!symbol || !('pixs' in symbol)) throw new Error('no QR code was made')
  return { size: symbol.pixx, isDark: symbol.pixs.map((pixel) => pixel === 1) }
}

/** Horizontal runs of dark modules: x, y and length in modules. */
export function darkRuns(code: QrCode): { readonly x: number; readonly y: number; readonly length: number }[] {
  const runs: { x: number; y: number; length: number }[] = []
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (!code.isDark[y * code.size + x]) continue
      let length = 1
      while (x + length < code.size && code.isDark[y * code.size + x + length]) length++
      runs.push({ x, y, length })
      x += length
    }
  }
  return runs
}

/** The dark modules as the path of an SVG, one unit a module. */
export function qrPath(code: QrCode): string {
  return darkRuns(code)
    .map(({ x, y, length }) => `M${x} ${y}h${length}v1h-${length}z`)
    .join('')
}
