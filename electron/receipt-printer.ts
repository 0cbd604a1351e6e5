// Sends bytes to the till's receipt printer: a device of this computer, or an address of the salon's own network. The only
// place of the program that opens a connection to a printer. Runs in main.
import { constants } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { connect } from 'node:net'
import { AppError } from '../shared/errors.ts'
import type { ReceiptPrinter } from '../shared/sales-settings.ts'

/** A printer that is switched on answers at once; nobody at the desk waits longer for one that is off. */
const patienceMs = 4000

export interface ReceiptPrinters {
  /** Errors: PRINTER_NOT_SET, PRINTER_UNREACHABLE. */
  readonly send: (printer: ReceiptPrinter, bytes: Uint8Array) => Promise<void>
}

export const receiptPrinters: ReceiptPrinters = {
  async send(printer, bytes) {
    if (printer.kind === 'none') throw new AppError('PRINTER_NOT_SET')
    try {
      if (printer.kind === 'device') await sendToDevice(devicePath(printer.device), bytes)
      else await sendToAddress(printer.host, printer.port, bytes)
    } catch (error) {
      throw new AppError('PRINTER_UNREACHABLE', {}, { cause: error })
    }
  },
}

/** Windows wants its ports by their full name. */
function devicePath(device: string): string {
  return /^(?:COM|LPT)/.test(device) ? `\\\\.\\${device}` : device
}

/** Only ever a device: a plain file under the same name is left alone, and none is made. */
async function sendToDevice(path: string, bytes: Uint8Array): Promise<void> {
  if (process.platform !== 'win32' && !(await stat(path)).isCharacterDevice()) throw new Error('not a device')
  const handle = await open(path, constants.O_WRONLY | constants.O_NONBLOCK)
  try {
    let sent = 0
    const untilMs = performance.now() + patienceMs
    while (sent < bytes.length) {
      try {
        sent += (await handle.write(bytes, sent)).bytesWritten
      } catch (error) {
        const isBusy = error instanceof Error && 'code' in error && error.code === 'EAGAIN'
        if (!isBusy || performance.now() > untilMs) throw error
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
  } finally {
    await handle.close()
  }
}

function sendToAddress(host: string, port: number, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port })
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('no answer')))
    socket.on('error', reject)
    socket.on('connect', () => socket.end(bytes))
    socket.on('close', (hadError) => {
      if (!hadError) resolve()
    })
  })
}
