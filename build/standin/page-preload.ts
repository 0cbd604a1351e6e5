/**
 * The environment of a sandboxed preload: `require('electron')`, a small `process`, nothing else.
 * `startPreload` is injected into the isolated world as source text, so it must stand alone.
 */
import type { Codec } from './codec.ts'
import type { Bridge } from './page-bridge.ts'

/** What the preload sees as `process`, plus where it came from. */
export interface PreloadInfo {
  type: 'renderer'
  sandboxed: true
  contextIsolated: true
  platform: string
  arch: string
  versions: Record<string, string | undefined>
  env: Record<string, string>
  argv: string[]
  preloadPath: string | undefined
}

/** Page -> main process. `args` is encoded by the codec. */
export type ToMain =
  | { t: 'send'; channel: string; args: string }
  | { t: 'invoke'; id: number; channel: string; args: string }
  | { t: 'preload-error'; message: string; stack: string }

/** Main process -> page. */
export type ToPage =
  | { t: 'message'; channel: string; args: string }
  | { t: 'reply'; id: number; result?: string; error?: string }

export type PreloadFunction = (
  require: (name: string) => unknown,
  process: unknown,
  exports: unknown,
  module: { exports: unknown },
  Buffer: undefined,
  global: unknown,
  setImmediate: (callback: (...args: unknown[]) => void, ...args: unknown[]) => unknown,
  clearImmediate: (handle: number) => void,
) => void

export function startPreload(
  codec: Codec,
  bridge: Bridge,
  bindingName: string,
  info: PreloadInfo,
  preload: PreloadFunction,
): void {
  type Listener = (...args: unknown[]) => unknown
  const world = globalThis as unknown as Record<string, unknown>
  const binding = world[bindingName] as (text: string) => void
  delete world[bindingName]
  const post = (message: ToMain): void => binding(JSON.stringify(message))

  class EventEmitter {
    listenersByName = new Map<string, { listener: Listener; run: Listener }[]>()
    on(name: string, listener: Listener): this {
      return this.add(name, listener, listener)
    }
    addListener(name: string, listener: Listener): this {
      return this.on(name, listener)
    }
    once(name: string, listener: Listener): this {
      return this.add(name, listener, (...args) => {
        this.removeListener(name, listener)
        return listener.apply(this, args)
      })
    }
    add(name: string, listener: Listener, run: Listener): this {
      this.listenersByName.set(name, [...(this.listenersByName.get(name) ?? []), { listener, run }])
      return this
    }
    removeListener(name: string, listener: Listener): this {
      const all = this.listenersByName.get(name) ?? []
      const last = all.map((entry) => entry.listener).lastIndexOf(listener)
      if (last >= 0)
        this.listenersByName.set(
          name,
          all.filter((_, index) => index !== last),
        )
      return this
    }
    off(name: string, listener: Listener): this {
      return this.removeListener(name, listener)
    }
    removeAllListeners(name?: string): this {
      if (name === undefined) this.listenersByName.clear()
      else this.listenersByName.delete(name)
      return this
    }
    listenerCount(name: string): number {
      return this.listenersByName.get(name)?.length ?? 0
    }
    emit(name: string, ...args: unknown[]): boolean {
      const all = this.listenersByName.get(name)
      if (!all) return false
      for (const entry of all) entry.run.apply(this, args)
      return true
    }
  }

  let nextInvoke = 1
  const waiting = new Map<number, (reply: Extract<ToPage, { t: 'reply' }>) => void>()
  const ipcRenderer = Object.assign(new EventEmitter(), {
    send(channel: string, ...args: unknown[]): void {
      post({ t: 'send', channel, args: codec.encode(args) })
    },
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const encoded = codec.encode(args)
      const reply = await new Promise<Extract<ToPage, { t: 'reply' }>>((resolve) => {
        const id = nextInvoke++
        waiting.set(id, resolve)
        post({ t: 'invoke', id, channel, args: encoded })
      })
      if (reply.result === undefined) {
        throw new Error(`Error invoking remote method '${channel}': ${reply.error}`)
      }
      return codec.decode(reply.result)
    },
  })
  world.__standinReceive = (text: string): void => {
    const message = JSON.parse(text) as ToPage
    if (message.t === 'reply') {
      waiting.get(message.id)?.(message)
      waiting.delete(message.id)
      return
    }
    ipcRenderer.emit(message.channel, { sender: ipcRenderer, ports: [] }, ...(codec.decode(message.args) as unknown[]))
  }

  const exposed = new Set<string>()
  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown): void {
      if (exposed.has(key)) throw new Error('Cannot bind an API on top of an existing property on the window object')
      exposed.add(key)
      bridge.expose(key, api)
    },
  }

  /** A missing member throws by name, as in the main process. */
  const strict = <T extends object>(name: string, target: T): T =>
    new Proxy(target, {
      get(object, key, receiver) {
        if (
          typeof key === 'string' &&
          !(key in object) &&
          key !== 'then' &&
          key !== '__esModule' &&
          key !== 'default'
        ) {
          throw new Error(`electron stand-in: ${name}.${key} is not implemented in the preload`)
        }
        return Reflect.get(object, key, receiver)
      },
    })
  let zoom = 1
  const electron = strict('electron', {
    contextBridge: strict('contextBridge', contextBridge),
    ipcRenderer: strict('ipcRenderer', ipcRenderer),
    webFrame: strict('webFrame', {
      setZoomFactor(factor: number) {
        zoom = factor
        document.documentElement.style.setProperty('zoom', String(factor))
      },
      getZoomFactor: () => zoom,
    }),
  })
  const process = Object.assign(new EventEmitter(), info)
  const events = Object.assign(EventEmitter, { EventEmitter })
  const modules: Record<string, unknown> = {
    electron,
    'electron/renderer': electron,
    'electron/common': electron,
    events,
    'node:events': events,
  }
  const require = (name: string): unknown => {
    if (Object.hasOwn(modules, name)) return modules[name]
    throw new Error(`module not found: ${name}`)
  }

  const exports = {}
  try {
    preload(
      require,
      process,
      exports,
      { exports },
      undefined,
      globalThis,
      (callback, ...args) => setTimeout(() => callback(...args), 0),
      clearTimeout,
    )
  } catch (error) {
    console.error(`Unable to load preload script: ${info.preloadPath}`)
    console.error(error)
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    post({ t: 'preload-error', message, stack: stack ?? '' })
  }
}
