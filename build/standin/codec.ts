/**
 * What crosses IPC: Electron's structured clone, written as JSON text.
 * `makeCodec` is self-contained: Node calls it directly and its source text is injected into the page.
 */
type Encoded = null | string | boolean | number | Encoded[]
export interface Codec {
  encode(value: unknown): string
  decode(text: string): unknown
}

export function makeCodec(): Codec {
  type Base64Global = {
    Buffer: { from(data: ArrayBuffer | string, encoding?: string): Uint8Array & { toString(encoding: string): string } }
  }
  type ViewConstructor = new (buffer: ArrayBuffer, offset: number, length: number) => ArrayBufferView
  type Loose = Record<string, unknown>
  const views: Record<string, unknown> = {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  }
  const errors: Record<string, ErrorConstructor> = {
    Error,
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
  }
  const tagOf = (o: object): string => Object.prototype.toString.call(o).slice(8, -1)
  const refuse = (): never => {
    throw new Error('An object could not be cloned.')
  }
  // The page has Uint8Array base64 but no Buffer; Node 24 has Buffer and not yet the former.
  const toBase64 = (bytes: ArrayBuffer): string => {
    const view = new Uint8Array(bytes) as Uint8Array & { toBase64?(): string }
    return view.toBase64
      ? view.toBase64()
      : (globalThis as unknown as Base64Global).Buffer.from(bytes).toString('base64')
  }
  const fromBase64 = (text: string): ArrayBuffer => {
    const native = Uint8Array as unknown as { fromBase64?(text: string): Uint8Array }
    const bytes = native.fromBase64
      ? native.fromBase64(text)
      : (globalThis as unknown as Base64Global).Buffer.from(text, 'base64')
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  }

  function encode(input: unknown): string {
    let value: unknown
    // structuredClone applies the algorithm itself: getters run, prototypes go, functions, symbols and promises throw.
    try {
      value = structuredClone(input)
    } catch {
      refuse()
    }
    const seen = new Map<object, number>()

    const walkArray = (list: unknown[]): Encoded => {
      const out: Encoded[] = ['a', list.length]
      let dense = 0
      for (; dense < list.length && dense in list; dense++) out.push(walk(list[dense]))
      const extra: Encoded[] = []
      for (const key of Object.keys(list)) {
        if (!(Number(key) < dense)) extra.push(key, walk((list as unknown as Loose)[key]))
      }
      if (extra.length > 0) out.push(['x', ...extra])
      return out
    }

    const walkObject = (object: object): Encoded => {
      if (Array.isArray(object)) return walkArray(object)
      const tag = tagOf(object)
      if (ArrayBuffer.isView(object)) {
        const length = tag === 'DataView' ? object.byteLength : (object as Uint8Array).length
        return ['t', tag, walk(object.buffer), object.byteOffset, length]
      }
      if (object instanceof Error) {
        const cause: Encoded = 'cause' in object ? [walk(object.cause)] : []
        return ['e', object.name, String(object.message), String(object.stack ?? ''), cause]
      }
      if (object instanceof Date) return ['d', Number.isNaN(object.getTime()) ? null : object.getTime()]
      if (object instanceof RegExp) return ['r', object.source, object.flags]
      if (object instanceof Map) return ['m', ...[...object].flatMap(([key, item]) => [walk(key), walk(item)])]
      if (object instanceof Set) return ['s', ...[...object].map(walk)]
      if (object instanceof ArrayBuffer) return ['b', toBase64(object)]
      switch (tag) {
        case 'Object':
          return ['o', ...Object.entries(object).flatMap(([key, item]) => [key, walk(item)])]
        case 'Boolean':
          return ['B', Boolean(object.valueOf())]
        case 'Number':
          return ['N', walk(object.valueOf())]
        case 'String':
          return ['S', String(object)]
        case 'BigInt':
          return ['I', String(object)]
        default:
          // Blob, File, ImageData, CryptoKey …: structuredClone takes them, Electron's IPC does not.
          return refuse()
      }
    }

    const walk = (item: unknown): Encoded => {
      switch (typeof item) {
        case 'string':
        case 'boolean':
          return item
        case 'number':
          if (Number.isFinite(item) && !Object.is(item, -0)) return item
          return ['n', Object.is(item, -0) ? '-0' : String(item)]
        case 'undefined':
          return ['u']
        case 'bigint':
          return ['i', String(item)]
        case 'object': {
          if (item === null) return null
          const known = seen.get(item)
          if (known !== undefined) return ['@', known]
          seen.set(item, seen.size)
          return walkObject(item)
        }
        default:
          return refuse()
      }
    }
    return JSON.stringify(walk(value))
  }

  function decode(text: string): unknown {
    const seen: unknown[] = []
    const own = <T extends object>(object: T): T => {
      seen.push(object)
      return object
    }
    // defineProperty, so that a key named __proto__ stays a plain key.
    const put = (object: object, key: string, value: unknown): void => {
      Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
    }
    const hidden = (object: object, key: string, value: unknown): void => {
      Object.defineProperty(object, key, { value, configurable: true, writable: true })
    }
    const read = (node: Encoded): unknown => {
      if (!Array.isArray(node)) return node
      const rest = node.slice(1)
      const [first, second, third, fourth] = rest
      switch (node[0]) {
        case 'u':
          return undefined
        case 'n':
          return first === '-0' ? -0 : Number(first)
        case 'i':
          return BigInt(String(first))
        case '@':
          return seen[Number(first)]
        case 'a': {
          const out = own(new Array<unknown>(Number(first)))
          for (const [index, item] of rest.slice(1).entries()) {
            if (Array.isArray(item) && item[0] === 'x') {
              for (let j = 1; j < item.length; j += 2) put(out, String(item[j]), read(item[j + 1] as Encoded))
            } else out[index] = read(item)
          }
          return out
        }
        case 'o': {
          const out = own({})
          for (let i = 0; i < rest.length; i += 2) put(out, String(rest[i]), read(rest[i + 1] as Encoded))
          return out
        }
        case 'd':
          return own(new Date(first === null ? Number.NaN : Number(first)))
        case 'r':
          return own(new RegExp(String(first), String(second)))
        case 'm': {
          const out = own(new Map<unknown, unknown>())
          for (let i = 0; i < rest.length; i += 2) {
            const key = read(rest[i] as Encoded)
            out.set(key, read(rest[i + 1] as Encoded))
          }
          return out
        }
        case 's': {
          const out = own(new Set<unknown>())
          for (const item of rest) out.add(read(item))
          return out
        }
        case 'b':
          return own(fromBase64(String(first)))
        case 't': {
          const slot = seen.push(null) - 1
          const buffer = read(second as Encoded) as ArrayBuffer
          const view = new (views[String(first)] as ViewConstructor)(buffer, Number(third), Number(fourth))
          seen[slot] = view
          return view
        }
        case 'e': {
          const out = own(new (errors[String(first)] ?? Error)(String(second)))
          hidden(out, 'stack', third)
          const cause = fourth as Encoded[]
          if (cause.length > 0) hidden(out, 'cause', read(cause[0] as Encoded))
          return out
        }
        case 'B':
        case 'S':
          return own(Object(first))
        case 'N':
          return own(Object(read(first as Encoded)))
        case 'I':
          return own(Object(BigInt(String(first))))
        default:
          throw new Error('bad IPC message')
      }
    }
    return read(JSON.parse(text) as Encoded)
  }
  return { encode, decode }
}
