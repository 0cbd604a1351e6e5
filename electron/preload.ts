// The bridge between the window and main: two named functions and nothing else. Runs in the window's isolated world,
// sandboxed, as one CommonJS file that may require `electron` only.
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'

const callChannel = 'loiste:call'
const eventChannel = 'loiste:event'

contextBridge.exposeInMainWorld('loiste', {
  /** Asks main; the answer is an envelope, see shared/errors.ts. */
  call: (route: string, input: unknown): Promise<unknown> => ipcRenderer.invoke(callChannel, route, input),
  /** Listens to one of main's events; returns how to stop. */
  on: (event: string, listener: (payload: unknown) => void): (() => void) => {
    const receive = (_event: IpcRendererEvent, name: string, payload: unknown) => {
      if (name === event) listener(payload)
    }
    ipcRenderer.on(eventChannel, receive)
    return () => {
      ipcRenderer.removeListener(eventChannel, receive)
    }
  },
})
