// The printers of this computer, and printing what a window shows. Runs in main.
import { BrowserWindow } from 'electron'

export interface PrinterState {
  /** The system's default printer, or the only one; null when there is none. */
  readonly name: string | null
}

export interface Printers {
  readonly state: () => Promise<PrinterState>
  /** Opens the system's print dialog with the print view of the window. False when the person cancelled. */
  readonly print: () => Promise<boolean>
}

const shown = () => BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0] ?? null

export const systemPrinters: Printers = {
  async state() {
    const printers = (await shown()?.webContents.getPrintersAsync()) ?? []
    // The default one is what the print dialog offers first; systems without a default offer their first.
    const first = printers.find((printer) => 'isDefault' in printer && printer.isDefault === true) ?? printers[0]
    return { name: first ? first.displayName || first.name : null }
  },
  print: () =>
    new Promise((resolve) => {
      const window = shown()
      if (!window) return resolve(false)
      window.webContents.print({ printBackground: false, header: '', footer: '' }, (printed) => resolve(printed))
    }),
}
