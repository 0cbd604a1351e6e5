/** `webContents`: loading, IPC with the preload, printing to PDF, crashes. */
import { EventEmitter } from 'node:events'
import path from 'node:path'
import { app } from './app.ts'
import { headed } from './command-line.ts'
import { answerInvoke, codec, IpcMain, ipcMain } from './ipc-main.ts'
import { product } from './lifecycle.ts'
import { PageLink } from './page-link.ts'
import type { ToMain } from './page-preload.ts'
import { pdfParameters } from './print-to-pdf.ts'
import { toChromium } from './schemes.ts'
import { type Session, sessionFor } from './session.ts'
import { asElectron, electronEvent, say, strict } from './strict.ts'

/** What a window wants to hear from its page. */
export interface ContentsOwner {
  readonly width: number
  readonly height: number
  firstPaint(): void
  closed(): void
  unloadVetoed(): void
  closeSoftly(): void
  destroy(): void
}

type OpenHandler = (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse
const all = new Set<WebContents>()
let nextId = 1

/** Milliseconds by which everything main says to a page is late: a slow computer, to find screens that race with main. */
const latencyMs = Number(process.env.ELECTRON_STANDIN_LATENCY ?? 0)

/** Says it now, or late; always in the order it was said. */
function inTime(say: () => void): void {
  if (latencyMs > 0) setTimeout(say, latencyMs)
  else say()
}

export class WebContents extends EventEmitter {
  readonly id = nextId++
  readonly session: Session
  readonly ipc = strict('webContents.ipc', new IpcMain())
  private readonly link: PageLink
  private readonly owner: ContentsOwner
  private readonly preferences: Electron.WebPreferences
  private openHandler: OpenHandler | undefined
  private zoom = 1
  private load: { url: string; resolve(): void; reject(error: Error): void } | undefined

  constructor(owner: ContentsOwner, preferences: Electron.WebPreferences) {
    super()
    this.owner = owner
    this.preferences = preferences
    this.session = (preferences.session as Session | undefined) ?? sessionFor(preferences.partition ?? '')
    this.link = new PageLink({
      events: this,
      session: this.session,
      preload: preferences.preload,
      width: owner.width,
      height: owner.height,
      firstPaint: () => owner.firstPaint(),
      unloadVetoed: () => owner.unloadVetoed(),
      closed: () => {
        all.delete(this)
        this.emit('destroyed', electronEvent())
        owner.closed()
      },
      crashed: () => {
        const details = { reason: 'crashed', exitCode: 5 }
        this.emit('render-process-gone', electronEvent(), details)
        app.emit('render-process-gone', electronEvent(), this.shown, details)
      },
      loaded: () => {
        this.load?.resolve()
        this.load = undefined
      },
      windowOpen: (url, frameName, features) => this.askToOpen(url, frameName, features),
      message: (frame, contextId, message) => this.receive(frame, contextId, message),
    })
    all.add(this)
  }

  /** This object as callers see it. */
  readonly shown = asElectron<Electron.WebContents>(strict('webContents', this))
  /** For the window that owns this page. */
  static linkOf(contents: WebContents): PageLink {
    return contents.link
  }

  private askToOpen(url: string, frameName: string, features: string): void {
    const referrer: Electron.Referrer = { url: '', policy: 'strict-origin-when-cross-origin' }
    const answer = this.openHandler?.({ url, frameName, features, disposition: 'foreground-tab', referrer })
    // chromium.ts closes the window that Chromium opened; only refusing is supported.
    if (answer?.action === 'allow') throw new Error("electron stand-in: window-open 'allow' is not implemented")
  }

  private receive(frame: Electron.WebFrameMain | null, contextId: number, message: ToMain): void {
    if (message.t === 'preload-error') {
      const error = Object.assign(new Error(message.message), { stack: message.stack })
      this.emit('preload-error', electronEvent(), this.preferences.preload, error)
      return
    }
    const event = asElectron<Electron.IpcMainInvokeEvent>(
      electronEvent({
        type: 'frame',
        sender: this.shown,
        senderFrame: frame,
        frameId: frame?.routingId ?? 0,
        processId: 1,
        ports: [],
        reply: (channel: string, ...args: unknown[]) => this.send(channel, ...args),
      }),
    )
    const args = codec.decode(message.args) as unknown[]
    if (message.t === 'send') {
      this.emit('ipc-message', event, message.channel, ...args)
      this.ipc.emit(message.channel, event, ...args)
      ipcMain.emit(message.channel, event, ...args)
      return
    }
    const { id, channel } = message
    void answerInvoke(this.ipc, channel, event, args).then((answer) => {
      inTime(() => this.link.post(contextId, { t: 'reply', id, ...answer }))
    })
  }

  send(channel: string, ...args: unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument')
    let text: string
    try {
      text = codec.encode(args)
    } catch {
      // Logged, not thrown: as Electron does.
      console.error('Error sending from webFrameMain: ', new Error('Failed to serialize arguments'))
      return
    }
    inTime(() => this.link.post(undefined, { t: 'message', channel, args: text }))
  }

  async loadURL(url: string, _options?: Electron.LoadURLOptions): Promise<void> {
    const page = await this.link.up
    this.link.loading = true
    this.link.programmatic++
    this.emit('did-start-loading', electronEvent())
    this.load?.reject(new Error(`ERR_ABORTED (-3) loading '${this.load.url}'`))
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    promise.catch(() => {}) // a caller may ignore it
    this.load = { url, resolve, reject }
    const { errorText } = await page.send('Page.navigate', { url: toChromium(url) })
    if (errorText) this.loadFailed(url, errorText.replace('net::', ''))
    return promise
  }
  private loadFailed(url: string, code: string): void {
    this.link.loading = false
    this.emit('did-fail-load', electronEvent(), -2, code, url, true, 1, 1)
    this.load?.reject(Object.assign(new Error(`${code} (-2) loading '${url}'`), { code, errno: -2, url }))
    this.load = undefined
  }
  loadFile(file: string): Promise<void> {
    return this.loadURL(`file://${path.resolve(product.appPath, file)}`)
  }
  reload(): void {
    void this.link.up
      .then((page) => {
        this.link.programmatic++
        return page.send('Page.reload')
      })
      .catch(() => {})
  }
  reloadIgnoringCache(): void {
    this.reload()
  }
  stop(): void {
    void this.link.up.then((page) => page.send('Page.stopLoading')).catch(() => {})
  }

  get mainFrame(): Electron.WebFrameMain {
    return this.link.frames.main
  }
  getURL(): string {
    return this.link.frames.mainUrl
  }
  getTitle(): string {
    return this.link.title
  }
  isDestroyed(): boolean {
    return this.link.destroyed
  }
  isCrashed(): boolean {
    return this.link.crashed
  }
  isLoading(): boolean {
    return this.link.loading
  }
  isFocused(): boolean {
    return false
  }
  getType(): 'window' {
    return 'window'
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }
  isDevToolsOpened(): boolean {
    return false
  }
  openDevTools(): void {
    say('developer tools: run headed and use the menu of the window')
  }
  closeDevTools(): void {}
  toggleDevTools(): void {
    this.openDevTools()
  }
  focus(): void {}
  async setVisualZoomLevelLimits(_minimum: number, _maximum: number): Promise<void> {}
  getZoomFactor(): number {
    return this.zoom
  }
  setZoomFactor(factor: number): void {
    this.zoom = factor
    const expression = `document.documentElement.style.zoom = ${JSON.stringify(String(factor))}`
    void this.link.up.then((page) => page.send('Runtime.evaluate', { expression })).catch(() => {})
  }
  getZoomLevel(): number {
    return Math.log(this.zoom) / Math.log(1.2)
  }
  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level)
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const page = await this.link.up
    const answer = await page.send('Runtime.evaluate', { expression: code, awaitPromise: true, returnByValue: true })
    const { exceptionDetails, result } = answer
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }
  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    const page = await this.link.up
    const { data } = await page.send('Page.printToPDF', pdfParameters(options))
    return Buffer.from(data, 'base64')
  }
  /** No printer is ever found: asking the system's spooler is not what the stand-in is for. */
  async getPrintersAsync(): Promise<Electron.PrinterInfo[]> {
    return []
  }
  /** Headed: Chromium's own print dialog, whose answer nobody tells. Headless: answered as cancelled. */
  print(
    _options?: Electron.WebContentsPrintOptions,
    callback?: (success: boolean, failureReason: string) => void,
  ): void {
    if (!headed) {
      callback?.(false, 'Print job canceled')
      return
    }
    void this.executeJavaScript('print()').then(() => callback?.(true, ''))
  }
  async capturePage(): Promise<Electron.NativeImage> {
    const page = await this.link.up
    const { data } = await page.send('Page.captureScreenshot', { format: 'png' })
    const png = Buffer.from(data, 'base64')
    return asElectron(strict('nativeImage', { toPNG: () => png, isEmpty: () => false }))
  }
  forcefullyCrashRenderer(): void {
    void this.link.up.then((page) => page.send('Page.crash')).catch(() => {})
  }
  close(options?: Electron.CloseOpts): void {
    if (options?.waitForBeforeUnload) this.owner.closeSoftly()
    else this.owner.destroy()
  }
}

function firstShown(test: (contents: WebContents) => boolean): Electron.WebContents | undefined {
  return [...all].find(test)?.shown
}

export const webContents = strict('webContents', {
  getAllWebContents: (): Electron.WebContents[] => [...all].map((contents) => contents.shown),
  fromId: (id: number) => firstShown((contents) => contents.id === id),
  fromDevToolsTargetId: (targetId: string) =>
    firstShown((contents) => WebContents.linkOf(contents).targetId === targetId),
})
