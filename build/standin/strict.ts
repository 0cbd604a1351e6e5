/** Small pieces every stand-in module uses: named refusals, events, and the one cast to Electron's types. */

/** Writes a line that is plainly from the stand-in, not from the product. */
export function say(...parts: unknown[]): void {
  console.error('[electron stand-in]', ...parts)
}

/** The error for anything Electron has and the stand-in lacks. */
export function notImplemented(name: string): Error {
  return new Error(`electron stand-in: ${name} is not implemented`)
}

// Keys that the language, Playwright or an assertion library asks any object for.
const askedOfAnything = new Set(['then', 'toJSON', 'asymmetricMatch', 'nodeType', 'constructor'])

/** Makes reading a missing member throw by name instead of giving `undefined is not a function`. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'string' && !(key in object) && !askedOfAnything.has(key) && !key.startsWith('_')) {
        throw notImplemented(`${name}.${key}`)
      }
      return Reflect.get(object, key, receiver)
    },
  })
}

/** The value handed to Electron event listeners; `defaultPrevented` is read back by the stand-in. */
export class ElectronEvent {
  defaultPrevented = false
  preventDefault(): void {
    this.defaultPrevented = true
  }
}

export function electronEvent<T extends object>(extra?: T): ElectronEvent & T {
  return Object.assign(new ElectronEvent(), extra) as ElectronEvent & T
}

/**
 * Presents a stand-in object under Electron's own type. Safe in the sense that matters: every such object is
 * wrapped by `strict`, so a member that the type promises and the stand-in lacks throws by name.
 */
export function asElectron<T>(value: object): T {
  return value as T
}
