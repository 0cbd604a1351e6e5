/** The small modules: what surrounds an app on a desktop, reduced to what can be had without one. */
import { EventEmitter } from 'node:events'
import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { insideOf, session } from './session.ts'
import { asElectron, notImplemented, say, strict } from './strict.ts'

/** Says what would be opened, and opens nothing: tests replace the members. */
export const shell = strict('shell', {
  async openExternal(url: string): Promise<void> {
    say('shell.openExternal', url)
  },
  async openPath(file: string): Promise<string> {
    say('shell.openPath', file)
    return fs.existsSync(file) ? '' : 'Failed to open path'
  },
  showItemInFolder(file: string): void {
    say('shell.showItemInFolder', file)
  },
  beep(): void {},
})

class NativeTheme extends EventEmitter {
  themeSource: 'system' | 'light' | 'dark' = 'system'
  readonly shouldUseDarkColors = false
  readonly shouldUseHighContrastColors = false
}
export const nativeTheme = strict('nativeTheme', new NativeTheme())

const area = { x: 0, y: 0, width: 1280, height: 800 }
const display = asElectron<Electron.Display>(
  strict('display', {
    id: 1,
    scaleFactor: 1,
    bounds: area,
    workArea: area,
    workAreaSize: { width: 1280, height: 800 },
  }),
)
class Screen extends EventEmitter {
  getPrimaryDisplay(): Electron.Display {
    return display
  }
  getAllDisplays(): Electron.Display[] {
    return [display]
  }
  getDisplayMatching(_rectangle: Electron.Rectangle): Electron.Display {
    return display
  }
}
export const screen = strict('screen', new Screen())

let clipboardText = ''
export const clipboard = strict('clipboard', {
  readText: async (): Promise<string> => clipboardText,
  async writeText(text: string): Promise<void> {
    clipboardText = text
  },
  async clear(): Promise<void> {
    clipboardText = ''
  },
})

export const crashReporter = strict('crashReporter', { start(_options: Electron.CrashReporterStartOptions): void {} })

/** Files and the app's own schemes; everything else is offline, always. */
export const net = strict('net', {
  isOnline: (): boolean => false,
  async fetch(input: string | Request): Promise<Response> {
    const url = typeof input === 'string' ? input : input.url
    if (url.startsWith('file:')) {
      if (!fs.existsSync(fileURLToPath(url))) throw new Error('net::ERR_FILE_NOT_FOUND')
      return new Response(fs.readFileSync(fileURLToPath(url)))
    }
    const handler = insideOf(session.defaultSession).handlers.get(url.slice(0, url.indexOf(':')))
    if (!handler) throw new Error('net::ERR_INTERNET_DISCONNECTED')
    return handler(new Request(url))
  },
})

/** Shown nowhere; says so, as Electron does where the desktop has no notifications. */
export class Notification extends EventEmitter {
  static isSupported(): boolean {
    return false
  }
  show(): void {}
  close(): void {}
}

/** For the modules that have no substitute at all: reading any member throws by name. */
export function absent(name: string): object {
  return new Proxy(
    {},
    {
      get(_target, key) {
        if (key === 'then' || typeof key === 'symbol') return undefined
        throw notImplemented(`${name}.${key}`)
      },
    },
  )
}
