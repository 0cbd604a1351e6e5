/** `ipcMain`, and the same per window (`webContents.ipc`): channels, handlers, and answering one message. */
import { EventEmitter } from 'node:events'
import { makeCodec } from './codec.ts'
import { strict } from './strict.ts'

export const codec = makeCodec()

export type IpcHandler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown

// Beside the emitters, not inside them: callers must not see more than Electron gives.
const handlersOf = new WeakMap<IpcMain, Map<string, IpcHandler>>()

function handlerMap(ipc: IpcMain): Map<string, IpcHandler> {
  let map = handlersOf.get(ipc)
  if (!map) {
    map = new Map()
    handlersOf.set(ipc, map)
  }
  return map
}

export class IpcMain extends EventEmitter {
  handle(channel: string, handler: IpcHandler): void {
    if (handlerMap(this).has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    if (typeof handler !== 'function') {
      throw new Error(`Expected handler to be a function, but found type '${typeof handler}'`)
    }
    handlerMap(this).set(channel, handler)
  }
  handleOnce(channel: string, handler: IpcHandler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel)
      return handler(event, ...args)
    })
  }
  removeHandler(channel: string): void {
    handlerMap(this).delete(channel)
  }
}

export const ipcMain = strict('ipcMain', new IpcMain())

/**
 * Runs the handler of an `invoke`. As in Electron only the text of a failure crosses over, and an answer that
 * structured clone refuses is such a failure.
 */
export async function answerInvoke(
  windowIpc: IpcMain,
  channel: string,
  event: Electron.IpcMainInvokeEvent,
  args: unknown[],
): Promise<{ result: string } | { error: string }> {
  try {
    const handler = handlerMap(windowIpc).get(channel) ?? handlerMap(ipcMain).get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return { result: codec.encode(await handler(event, ...args)) }
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error)
    return { error: String(error) }
  }
}
