/**
 * Custom schemes. Chromium knows nothing of `app://bundle/x`, so it is served under
 * `https://bundle.app.electron-standin.invalid/x` (a secure origin that can never resolve) and translated back
 * wherever the main process looks.
 */
import { lifecycle } from './lifecycle.ts'
import { strict } from './strict.ts'

const hostSuffix = '.electron-standin.invalid'
const registered = new Set<string>()

export type SchemeHandler = (request: Request) => Response | Promise<Response>

export function isRegisteredScheme(scheme: string): boolean {
  return registered.has(scheme)
}

/** app://bundle/x -> the address Chromium is given. Other addresses pass through. */
export function toChromium(address: string): string {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(address)
  const scheme = parts?.[1]?.toLowerCase()
  if (!parts || scheme === undefined || !registered.has(scheme)) return address
  return `https://${parts[2]}.${scheme}${hostSuffix}${parts[3]}`
}

/** The reverse of `toChromium`. */
export function fromChromium(address: string): string {
  const parts = /^https:\/\/([^/?#]*)\.([a-z0-9+-]+)\.electron-standin\.invalid(.*)$/.exec(address)
  return parts ? `${parts[2]}://${parts[1]}${parts[3]}` : address
}

/** One session's `protocol` module together with the handlers registered on it. */
export function createProtocol() {
  const handlers = new Map<string, SchemeHandler>()
  const protocol = strict('protocol', {
    registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
      if (lifecycle.ready) {
        throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
      }
      for (const { scheme } of schemes) registered.add(scheme)
    },
    handle(scheme: string, handler: SchemeHandler): void {
      if (!lifecycle.ready) throw new Error('Session can only be received when app is ready')
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
      handlers.set(scheme, handler)
    },
    unhandle(scheme: string): void {
      handlers.delete(scheme)
    },
    isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
  })
  return { handlers, protocol }
}
