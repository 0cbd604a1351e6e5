/**
 * contextBridge between the preload's isolated world and the page. `makeBridge` is injected into both worlds as
 * source text, so it must stand alone. The worlds share nothing but the DOM: messages are synchronous CustomEvents
 * under an unguessable name, and Chromium structured-clones their `detail` from one world into the other.
 */
export interface Bridge {
  expose(key: string, api: unknown): void
}

export function makeBridge(secret: string, side: 'preload' | 'page'): Bridge {
  type Callable = (...args: unknown[]) => unknown
  /** A value on its way: v plain value, e error, a array, o object, f function (by id), p promise (by id). */
  type Wire =
    | { k: 'v'; v: unknown }
    | { k: 'e'; m: string }
    | { k: 'a'; v: Wire[] }
    | { k: 'o'; v: [string, Wire][] }
    | { k: 'f'; id: number }
    | { k: 'p'; id: number }
  type Reply = { t: 'reply'; ok: boolean; v: Wire }
  type Message =
    | Reply
    | { t: 'call'; id: number; args: Wire[] }
    | { t: 'settle'; id: number; ok: boolean; v: Wire }
    | { t: 'expose'; key: string; api: Wire }

  // Taken before any page script runs, so that the page cannot replace them.
  const inbox = `${secret}>${side}`
  const outbox = `${secret}>${side === 'page' ? 'preload' : 'page'}`
  const dispatch = document.dispatchEvent.bind(document)
  const PageEvent = CustomEvent
  const PagePromise = Promise
  const clone = structuredClone
  const { apply, ownKeys } = Reflect
  const { freeze, defineProperty } = Object
  const isArray = Array.isArray
  const then = Promise.prototype.then
  const isEnumerable = Object.prototype.propertyIsEnumerable
  const cloneable =
    /^\[object (Date|RegExp|Map|Set|ArrayBuffer|Boolean|Number|String|BigInt|Blob|File|FileList|ImageData|ImageBitmap)\]$/
  const tagOf = (o: object): string => apply(Object.prototype.toString, o, []) as string

  const local = new Map<number, Callable>()
  const localIds = new WeakMap<Callable, number>()
  const remote = new Map<number, Callable>()
  const settlers = new Map<number, { resolve: Callable; reject: Callable }>()
  let nextId = 1

  /** This world's value -> wire form; functions and promises stay here and travel by id. */
  function pack(value: unknown, seen = new Map<unknown, Wire>(), level = 0): Wire {
    if (level > 1000) {
      throw new TypeError(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      )
    }
    if (typeof value === 'function') {
      const callable = value as Callable
      let id = localIds.get(callable)
      if (id === undefined) {
        id = nextId++
        localIds.set(callable, id)
        local.set(id, callable)
      }
      return { k: 'f', id }
    }
    if (typeof value === 'symbol') return { k: 'v', v: undefined }
    if (value === null || typeof value !== 'object') return { k: 'v', v: value }
    const known = seen.get(value)
    if (known) return known
    if (value instanceof PagePromise) {
      const id = nextId++
      apply(then, value, [(result: unknown) => settle(id, true, result), (error: unknown) => settle(id, false, error)])
      return { k: 'p', id }
    }
    if (value instanceof Error) return { k: 'e', m: String(value.message) }
    if (isArray(value)) {
      const items: Wire[] = []
      const packed: Wire = { k: 'a', v: items }
      seen.set(value, packed)
      for (let i = 0; i < value.length; i++) items.push(pack(value[i], seen, level + 1))
      return packed
    }
    const tag = tagOf(value)
    if (tag === '[object Object]' || !(cloneable.test(tag) || ArrayBuffer.isView(value))) {
      const entries: [string, Wire][] = []
      const packed: Wire = { k: 'o', v: entries }
      seen.set(value, packed)
      for (const key of ownKeys(value)) {
        if (typeof key !== 'string' || !apply(isEnumerable, value, [key])) continue
        entries.push([key, pack((value as Record<string, unknown>)[key], seen, level + 1)])
      }
      return packed
    }
    try {
      return { k: 'v', v: clone(value) }
    } catch {
      throw new Error('An object could not be cloned.')
    }
  }

  /** Wire form -> this world's value; an exposed API is frozen all the way down. */
  function unpack(wire: Wire, lock: boolean, seen = new Map<Wire, unknown>()): unknown {
    const known = seen.get(wire)
    if (known !== undefined) return known
    switch (wire.k) {
      case 'v':
        return wire.v
      case 'e':
        return new Error(wire.m)
      case 'a': {
        const list: unknown[] = []
        seen.set(wire, list)
        for (const item of wire.v) list.push(unpack(item, lock, seen))
        return lock ? freeze(list) : list
      }
      case 'o': {
        const object = {}
        seen.set(wire, object)
        for (const [key, item] of wire.v) {
          const value = unpack(item, lock, seen)
          defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
        }
        return lock ? freeze(object) : object
      }
      case 'p':
        return new PagePromise((resolve, reject) => settlers.set(wire.id, { resolve: resolve as Callable, reject }))
      case 'f': {
        let proxy = remote.get(wire.id)
        if (!proxy) {
          proxy = (...args) => call(wire.id, args)
          remote.set(wire.id, proxy)
        }
        return proxy
      }
    }
  }

  let reply: Reply | undefined
  /** Delivers synchronously: the other side has answered, if it answers at all, when `dispatch` returns. */
  function send(message: Message): Reply | undefined {
    const outer = reply
    reply = undefined
    try {
      dispatch(new PageEvent(outbox, { detail: message }))
      return reply
    } finally {
      reply = outer
    }
  }

  function settle(id: number, ok: boolean, result: unknown): void {
    try {
      send({ t: 'settle', id, ok, v: pack(result) })
    } catch (error) {
      send({ t: 'settle', id, ok: false, v: pack(error) })
    }
  }

  function call(id: number, args: unknown[]): unknown {
    const answer = send({ t: 'call', id, args: args.map((arg) => pack(arg)) })
    if (!answer) throw new Error('context bridge: the other side is gone')
    if (answer.ok) return unpack(answer.v, false)
    throw unpack(answer.v, false)
  }

  function answerCall(id: number, args: Wire[]): void {
    let answer: Reply
    try {
      const callable = local.get(id) as Callable
      const unpacked = args.map((arg) => unpack(arg, false))
      answer = { t: 'reply', ok: true, v: pack(apply(callable, undefined, unpacked)) }
    } catch (error) {
      answer = { t: 'reply', ok: false, v: pack(error instanceof Error ? error : new Error(String(error))) }
    }
    dispatch(new PageEvent(outbox, { detail: answer }))
  }

  document.addEventListener(
    inbox,
    (event) => {
      event.stopImmediatePropagation()
      const message = (event as CustomEvent<Message>).detail
      switch (message.t) {
        case 'reply':
          reply = message
          return
        case 'settle': {
          const settler = settlers.get(message.id)
          settlers.delete(message.id)
          const result = unpack(message.v, false)
          if (message.ok) settler?.resolve(result)
          else settler?.reject(result)
          return
        }
        case 'expose':
          if (side !== 'page') return
          defineProperty(window, message.key, { value: unpack(message.api, true), enumerable: true })
          return
        case 'call':
          answerCall(message.id, message.args)
      }
    },
    true,
  )
  return {
    expose(key, api) {
      send({ t: 'expose', key, api: pack(api) })
    },
  }
}
