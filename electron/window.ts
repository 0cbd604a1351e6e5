// The one kind of window, and what it may not do: no Node, no navigation, no new windows, no permissions, no network but
// our own scheme. Runs in main.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import {
  app,
  BrowserWindow,
  type IpcMainInvokeEvent,
  protocol,
  type Session,
  session,
  type WebContents,
} from 'electron'
import type { Sender } from './router.ts'

const scheme = 'app'
const host = 'loiste'
const origin = `${scheme}://${host}`
const partition = 'loiste'

const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Must run before the app is ready. Exactly these privileges: the page is a secure, standard origin and may fetch itself. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** True for an address of our own pages. `new URL('app://…').origin` is the text 'null', so protocol and host are compared. */
export function isOurAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  const dev = devAddress()
  if (dev !== null && url.origin === new URL(dev).origin) return true
  return url.protocol === `${scheme}:` && url.host === host
}

/** The hot-reloading server of `npm run dev`; never in a packaged program. */
function devAddress(): string | null {
  return app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null)
}

/** Serves the built window from `folder`: GET only, nothing outside the folder, every answer with the content policy. */
export function serveWindow(target: Session, folder: string): void {
  const root = path.resolve(folder)
  target.protocol.handle(scheme, async (request) => {
    const url = new URL(request.url)
    const wanted = url.pathname === '/' ? '/index.html' : decodeURIComponent(url.pathname)
    const file = path.normalize(path.join(root, wanted))
    if (request.method !== 'GET' || url.host !== host || !file.startsWith(root + path.sep)) {
      return new Response('refused', { status: 403 })
    }
    try {
      return new Response(await readFile(file), {
        headers: {
          'content-type': contentTypes[path.extname(file)] ?? 'application/octet-stream',
          'content-security-policy': contentPolicy,
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
        },
      })
    } catch {
      return new Response('not found', { status: 404 })
    }
  })
}

/** Denies every permission, asked or checked, every device, and every request that does not stay in our scheme. */
export function hardenSession(target: Session): void {
  target.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  target.setPermissionCheckHandler(() => false)
  target.setDevicePermissionHandler(() => false)
  target.setSpellCheckerEnabled(false)
  target.webRequest.onBeforeRequest((details, answer) => {
    const inside = isOurAddress(details.url) || /^(devtools|blob|data):/.test(details.url)
    const hotReload = devAddress() !== null && /^wss?:\/\/localhost[:/]/.test(details.url)
    answer({ cancel: !inside && !hotReload })
  })
}

const windows = new Set<number>()

/** What the router must know of where a message came from. */
export function senderOf(event: IpcMainInvokeEvent): Sender {
  const frame = event.senderFrame
  return {
    known: windows.has(event.sender.id),
    topFrame: frame !== null && frame === event.sender.mainFrame,
    url: frame?.url ?? null,
  }
}

export function openWindow(options: {
  readonly preload: string
  readonly dark: boolean
  readonly onGone: (reason: string) => void
}): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 960,
    minHeight: 640,
    show: false,
    title: 'Loiste',
    backgroundColor: options.dark ? '#12181f' : '#fdfcf9',
    autoHideMenuBar: true,
    webPreferences: {
      preload: options.preload,
      partition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  const contents = window.webContents
  const { id } = contents
  windows.add(id)
  window.once('ready-to-show', () => window.show())
  window.on('closed', () => windows.delete(id))
  lockDown(contents)
  contents.on('render-process-gone', (_event, details) => {
    options.onGone(details.reason)
    if (details.reason !== 'clean-exit') contents.reload()
  })
  void window.loadURL(devAddress() ?? `${origin}/index.html`)
  return window
}

function lockDown(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => {
    if (!isOurAddress(event.url)) event.preventDefault()
  })
}

/** A session without `persist:` lives in memory only: the window leaves no cookies, cache or storage on disk. */
export function windowSession(): Session {
  return session.fromPartition(partition)
}
