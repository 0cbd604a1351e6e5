/** Preload of the fixture app. */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'

const api = {
  rows: (): Promise<{ id: number; name: string; at: Date }[]> => ipcRenderer.invoke('rows'),
  echo: (value: unknown): Promise<unknown> => ipcRenderer.invoke('echo', value),
  describe: (value: unknown): Promise<string> => ipcRenderer.invoke('describe', value),
  fail: (): Promise<unknown> => ipcRenderer.invoke('fail'),
  unclonable: (): Promise<unknown> => ipcRenderer.invoke('unclonable'),
  missing: (): Promise<unknown> => ipcRenderer.invoke('no-such-channel'),
  sendFunction: (): void => ipcRenderer.send('anything', () => 1),
  openFile: (): Promise<string> => ipcRenderer.invoke('file:open'),
  savePdf: (): Promise<string> => ipcRenderer.invoke('pdf:save'),
  confirmDelete: (): Promise<string> => ipcRenderer.invoke('confirm:delete'),
  seal: (text: string): Promise<string> => ipcRenderer.invoke('seal', text),
  plusOne: (value: number): number => value + 1,
  onTick: (listener: (count: number) => void): (() => void) => {
    const forward = (_event: IpcRendererEvent, count: number) => listener(count)
    ipcRenderer.on('tick', forward)
    return () => ipcRenderer.removeListener('tick', forward)
  },
  versions: { electron: process.versions.electron, sandboxed: process.sandboxed },
}
export type FixtureApi = typeof api

contextBridge.exposeInMainWorld('fixture', api)
Object.assign(globalThis, { leak: 'of the preload world only' })
