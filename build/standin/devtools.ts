/** Minimal Chrome DevTools Protocol client over --remote-debugging-pipe: NUL-separated JSON on descriptors 3 and 4. */
import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
// Types only; playwright-core does not list this file in its exports.
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts'

export type { Protocol }

type Commands = Protocol.CommandParameters
type Results = Protocol.CommandReturnValues
type Events = Protocol.Events

interface Pending {
  resolve(value: unknown): void
  reject(error: Error): void
  method: string
}

interface Incoming {
  id?: number
  method?: string
  params?: unknown
  sessionId?: string
  result?: unknown
  error?: { message: string }
}

/** Events by name with their payload types; both the browser and each attached target have them. */
abstract class Endpoint {
  private readonly emitter = new EventEmitter()
  constructor() {
    this.emitter.setMaxListeners(0)
  }
  on<Name extends keyof Events>(name: Name, listener: (payload: Events[Name]) => void): void {
    this.emitter.on(name, listener)
  }
  /** Called by the client only. */
  receive(name: string, payload: unknown): void {
    this.emitter.emit(name, payload)
  }
  abstract send<Name extends keyof Commands>(name: Name, params?: Commands[Name]): Promise<Results[Name]>
}

/** One attached target: a page, a worker or an out-of-process frame. */
export class TargetSession extends Endpoint {
  readonly browser: Browser
  readonly id: string
  private readonly detachListeners: (() => void)[] = []
  constructor(browser: Browser, id: string) {
    super()
    this.browser = browser
    this.id = id
  }
  send<Name extends keyof Commands>(name: Name, params?: Commands[Name]): Promise<Results[Name]> {
    return this.browser.request(name, params, this.id)
  }
  onDetached(listener: () => void): void {
    this.detachListeners.push(listener)
  }
  /** Called by the client only. */
  detached(): void {
    for (const listener of this.detachListeners) listener()
  }
}

/** The browser itself: spawns Chromium and speaks to it. */
export class Browser extends Endpoint {
  readonly child: ChildProcess
  closed = false
  private nextId = 1
  private readonly pending = new Map<number, Pending>()
  private readonly sessions = new Map<string, TargetSession>()
  private readonly output: Writable

  constructor(
    command: string,
    args: string[],
    env: Record<string, string>,
    onClose: (code: number | null) => void,
    onError: (e: Error) => void,
  ) {
    super()
    // Detached: Ctrl+C in a terminal must reach the stand-in first, which closes Chromium in order.
    this.child = spawn(command, args, {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      detached: true,
      env: { ...process.env, ...env },
    })
    this.output = this.child.stdio[3] as Writable
    this.output.on('error', () => {})
    this.readMessages(this.child.stdio[4] as Readable)
    this.child.once('error', onError)
    this.child.once('exit', (code) => {
      this.closed = true
      for (const waiting of this.pending.values()) waiting.reject(new Error(`${waiting.method}: browser closed`))
      this.pending.clear()
      onClose(code)
    })
  }

  send<Name extends keyof Commands>(name: Name, params?: Commands[Name]): Promise<Results[Name]> {
    return this.request(name, params, undefined)
  }

  request<Name extends keyof Commands>(
    method: Name,
    params: Commands[Name] | undefined,
    sessionId: string | undefined,
  ): Promise<Results[Name]> {
    if (this.closed) return Promise.reject(new Error(`${method}: browser closed`))
    const id = this.nextId++
    return new Promise<Results[Name]>((resolve, reject) => {
      this.pending.set(id, { resolve: resolve as (value: unknown) => void, reject, method })
      this.output.write(`${JSON.stringify({ id, method, params: params ?? {}, sessionId })}\0`)
    })
  }

  session(id: string): TargetSession {
    const session = this.sessions.get(id)
    if (!session) throw new Error(`electron stand-in: no DevTools session ${id}`)
    return session
  }

  private readMessages(input: Readable): void {
    let chunks: Buffer[] = []
    input.on('error', () => {})
    input.on('data', (data: Buffer) => {
      let start = 0
      for (let end = data.indexOf(0); end !== -1; end = data.indexOf(0, start)) {
        chunks.push(data.subarray(start, end))
        const text = Buffer.concat(chunks).toString('utf8')
        chunks = []
        start = end + 1
        this.dispatch(JSON.parse(text) as Incoming)
      }
      if (start < data.length) chunks.push(data.subarray(start))
    })
  }

  private dispatch(message: Incoming): void {
    if (message.id !== undefined) {
      const waiting = this.pending.get(message.id)
      this.pending.delete(message.id)
      if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`))
      else waiting?.resolve(message.result)
      return
    }
    if (message.method === undefined) return
    if (message.method === 'Target.attachedToTarget') {
      const { sessionId } = message.params as Events['Target.attachedToTarget']
      this.sessions.set(sessionId, new TargetSession(this, sessionId))
    }
    const receiver = message.sessionId === undefined ? this : this.sessions.get(message.sessionId)
    receiver?.receive(message.method, message.params)
    if (message.method === 'Target.detachedFromTarget') {
      const { sessionId } = message.params as Events['Target.detachedFromTarget']
      const gone = this.sessions.get(sessionId)
      this.sessions.delete(sessionId)
      gone?.detached()
    }
  }
}
