/**
 * Sessions: their protocol handlers, request filter and permission handlers. All sessions share one Chromium
 * profile that lives in a temporary folder and is removed at exit, so no session keeps anything between starts.
 */
import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { lifecycle } from './lifecycle.ts'
import { createProtocol, type SchemeHandler } from './schemes.ts'
import { notImplemented, strict } from './strict.ts'

type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void

/** Electron's URL patterns: '<all_urls>', or scheme://host/path with * for any run of characters. */
function matchesPattern(address: string, pattern: string): boolean {
  if (pattern === '<all_urls>') return true
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')
  const scheme = escaped.replace(/^\.\*:/, '(https?|wss?|ftp):')
  return new RegExp(`^${scheme}$`).test(address)
}

function createWebRequest() {
  let filter: Electron.WebRequestFilter | undefined
  let listener: BeforeRequest | null = null
  const webRequest = strict('webRequest', {
    onBeforeRequest(
      filterOrListener: Electron.WebRequestFilter | BeforeRequest | null,
      given?: BeforeRequest | null,
    ): void {
      const hasFilter = typeof filterOrListener === 'object' && filterOrListener !== null
      filter = hasFilter ? filterOrListener : undefined
      listener = hasFilter ? (given ?? null) : (filterOrListener as BeforeRequest | null)
    },
  })
  /** Asks the app's listener about one request. */
  async function decide(details: Electron.OnBeforeRequestListenerDetails): Promise<Electron.CallbackResponse> {
    const ask = listener
    const urls = filter?.urls ?? []
    const asked = urls.length === 0 || urls.some((pattern) => matchesPattern(details.url, pattern))
    const excluded = filter?.excludeUrls?.some((pattern) => matchesPattern(details.url, pattern)) ?? false
    if (!ask || !asked || excluded) return {}
    return new Promise((resolve) => ask(details, resolve))
  }
  return { webRequest, decide }
}

/** What the rest of the stand-in needs of a session and callers must not see. */
interface SessionInside {
  handlers: Map<string, SchemeHandler>
  decide(details: Electron.OnBeforeRequestListenerDetails): Promise<Electron.CallbackResponse>
}
const insides = new WeakMap<object, SessionInside>()

export class Session extends EventEmitter {
  readonly protocol: ReturnType<typeof createProtocol>['protocol']
  readonly webRequest: ReturnType<typeof createWebRequest>['webRequest']
  spellCheckerEnabled = false
  private readonly persistent: boolean

  constructor(persistent: boolean) {
    super()
    this.persistent = persistent
    const { handlers, protocol } = createProtocol()
    const { webRequest, decide } = createWebRequest()
    this.protocol = protocol
    this.webRequest = webRequest
    insides.set(this, { handlers, decide })
  }
  isPersistent(): boolean {
    return this.persistent
  }
  // Chromium is started with every permission refused and no devices, so the handlers are accepted and never asked.
  setPermissionRequestHandler(_handler: unknown): void {}
  setPermissionCheckHandler(_handler: unknown): void {}
  setDevicePermissionHandler(_handler: unknown): void {}
  setDisplayMediaRequestHandler(_handler: unknown, _options?: unknown): void {}
  setUSBProtectedClassesHandler(_handler: unknown): void {}
  setBluetoothPairingHandler(_handler: unknown): void {}
  // There is no spell checker and, outside the app's own schemes, no network to configure.
  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellCheckerEnabled = enabled
  }
  isSpellCheckerEnabled(): boolean {
    return this.spellCheckerEnabled
  }
  setSpellCheckerLanguages(_languages: string[]): void {}
  setSpellCheckerDictionaryDownloadURL(_url: string): void {}
  setCertificateVerifyProc(_proc: unknown): void {}
  async setProxy(_config: Electron.ProxyConfig): Promise<void> {}
  async clearCache(): Promise<void> {}
  async clearStorageData(_options?: Electron.ClearStorageDataOptions): Promise<void> {}
  async closeAllConnections(): Promise<void> {}
  enableNetworkEmulation(_options: Electron.EnableNetworkEmulationOptions): void {}
}

const partitions = new Map<string, Session>()

function createSession(name: string, persistent: boolean): Session {
  const plain = new Session(persistent)
  const shown = strict(name, plain)
  insides.set(shown, insideOf(plain))
  return shown
}

export function insideOf(session: Session): SessionInside {
  const inside = insides.get(session)
  if (!inside) throw notImplemented('this session')
  return inside
}

export function sessionFor(partition: string): Session {
  if (partition === '') return session.defaultSession
  if (!lifecycle.ready) throw new Error('Session can only be received when app is ready')
  let found = partitions.get(partition)
  if (!found) {
    found = createSession(`session.fromPartition('${partition}')`, partition.startsWith('persist:'))
    partitions.set(partition, found)
    app.emit('session-created', found)
  }
  return found
}

export const session = strict('session', {
  defaultSession: createSession('session.defaultSession', true),
  fromPartition: (partition: string, _options?: Electron.FromPartitionOptions): Session => sessionFor(partition),
})

export const protocol = session.defaultSession.protocol

/** What a `webRequest` listener is told of one request. */
export function requestDetails(
  url: string,
  method: string,
  resourceType: string,
): Electron.OnBeforeRequestListenerDetails {
  return {
    id: 0,
    url,
    method,
    resourceType: resourceType as Electron.OnBeforeRequestListenerDetails['resourceType'],
    referrer: '',
    timestamp: Date.now(),
    uploadData: [],
  }
}
