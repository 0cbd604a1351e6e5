/** `BrowserWindow`: one page with the state of a window around it. Without a display the state is only remembered. */
import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { chromium } from './chromium.ts'
import { headed } from './command-line.ts'
import { closableWindows, lifecycle, product } from './lifecycle.ts'
import type { PageLink } from './page-link.ts'
import { asElectron, electronEvent, strict } from './strict.ts'
import { WebContents } from './webcontents.ts'

const windows: BrowserWindow[] = []
let nextId = 1

function firstShown(test: (window: BrowserWindow) => boolean): Electron.BrowserWindow | null {
  return windows.find(test)?.shown ?? null
}

export class BrowserWindow extends EventEmitter {
  static getAllWindows(): Electron.BrowserWindow[] {
    return windows.map((window) => window.shown)
  }
  static getFocusedWindow(): Electron.BrowserWindow | null {
    return firstShown((window) => window.focused)
  }
  static fromId(id: number): Electron.BrowserWindow | null {
    return firstShown((window) => window.id === id)
  }
  static fromWebContents(contents: Electron.WebContents): Electron.BrowserWindow | null {
    return firstShown((window) => window.contents.id === contents.id)
  }

  readonly id = nextId++
  /** This window as callers see it. */
  readonly shown!: Electron.BrowserWindow
  private readonly contents: WebContents
  private readonly link: PageLink
  private bounds: Electron.Rectangle
  private title: string
  private visible: boolean
  private focused: boolean
  private minimized = false
  private maximized = false
  private fullScreen = false
  private painted = false
  private closed = false
  private closing: PromiseWithResolvers<boolean> | undefined

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    const preferences = options.webPreferences ?? {}
    if (preferences.contextIsolation === false || preferences.sandbox === false || preferences.nodeIntegration) {
      throw new Error('electron stand-in: only windows with contextIsolation and sandbox are supported')
    }
    this.shown = asElectron(strict('BrowserWindow', this))
    this.title = options.title ?? product.name
    this.visible = options.show ?? true
    this.focused = this.visible
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.bounds = { x, y, width, height }
    this.contents = new WebContents(
      {
        width,
        height,
        firstPaint: () => this.firstPaint(),
        closed: () => this.gone(),
        unloadVetoed: () => this.closing?.resolve(false),
        closeSoftly: () => this.close(),
        destroy: () => this.destroy(),
      },
      preferences,
    )
    this.link = WebContents.linkOf(this.contents)
    this.contents.on('page-title-updated', (event: Electron.Event, title: string) => {
      this.emit('page-title-updated', event, title, true)
      if (!event.defaultPrevented) this.title = title
    })
    windows.push(this)
    closableWindows.add(this)
    app.emit('web-contents-created', electronEvent(), this.webContents)
    app.emit('browser-window-created', electronEvent(), this.shown)
    // As in Electron, `new` gives the object that callers see.
    // biome-ignore lint/correctness/noConstructorReturn: a missing member of a window must throw by name
    return this.shown as unknown as BrowserWindow
  }

  get webContents(): Electron.WebContents {
    return this.contents.shown
  }
  private firstPaint(): void {
    if (this.painted) return
    this.painted = true
    this.emit('ready-to-show', electronEvent())
  }
  private gone(): void {
    if (this.closed) return
    this.closed = true
    windows.splice(
      windows.findIndex((window) => window.id === this.id),
      1,
    )
    for (const window of closableWindows) {
      if ((window as BrowserWindow).id === this.id) closableWindows.delete(window)
    }
    this.emit('closed', electronEvent())
    this.closing?.resolve(true)
    if (windows.length > 0 || lifecycle.quitting || lifecycle.exiting) return
    if (!app.emit('window-all-closed')) app.quit()
  }

  /** The 'close' event, then the page's beforeunload; either may veto. True when the window has closed. */
  tryClose(): Promise<boolean> {
    if (this.closed) return Promise.resolve(true)
    const event = electronEvent()
    this.emit('close', event)
    if (event.defaultPrevented) return Promise.resolve(false)
    const closing = Promise.withResolvers<boolean>()
    this.closing = closing
    void this.link.up.then((page) => page.send('Page.close')).catch(() => {})
    return closing.promise
  }
  close(): void {
    void this.tryClose()
  }
  destroy(): void {
    if (this.closed) return
    void chromium()
      .send('Target.closeTarget', { targetId: this.link.targetId })
      .catch(() => {})
    this.link.gone()
  }
  isDestroyed(): boolean {
    return this.closed
  }

  loadURL(url: string, options?: Electron.LoadURLOptions): Promise<void> {
    return this.contents.loadURL(url, options)
  }
  loadFile(file: string): Promise<void> {
    return this.contents.loadFile(file)
  }
  reload(): void {
    this.contents.reload()
  }

  show(): void {
    this.visible = true
    this.focus()
    this.emit('show', electronEvent())
  }
  showInactive(): void {
    this.visible = true
    this.emit('show', electronEvent())
  }
  hide(): void {
    this.visible = false
    this.focused = false
    this.emit('hide', electronEvent())
  }
  focus(): void {
    for (const window of windows) window.focused = window.id === this.id
    this.emit('focus', electronEvent())
    if (headed) void this.link.up.then((page) => page.send('Page.bringToFront')).catch(() => {})
  }
  blur(): void {
    this.focused = false
    this.emit('blur', electronEvent())
  }
  isVisible(): boolean {
    return this.visible
  }
  isFocused(): boolean {
    return this.focused
  }

  minimize(): void {
    this.minimized = true
    this.applyState('minimized')
    this.emit('minimize', electronEvent())
  }
  restore(): void {
    this.minimized = false
    this.applyState('normal')
    this.emit('restore', electronEvent())
  }
  maximize(): void {
    this.maximized = true
    this.applyState('maximized')
    this.emit('maximize', electronEvent())
  }
  unmaximize(): void {
    this.maximized = false
    this.applyState('normal')
    this.emit('unmaximize', electronEvent())
  }
  setFullScreen(on: boolean): void {
    this.fullScreen = on
    this.applyState(on ? 'fullscreen' : 'normal')
    this.emit(on ? 'enter-full-screen' : 'leave-full-screen', electronEvent())
  }
  isMinimized(): boolean {
    return this.minimized
  }
  isMaximized(): boolean {
    return this.maximized
  }
  isFullScreen(): boolean {
    return this.fullScreen
  }
  private applyState(windowState: 'normal' | 'minimized' | 'maximized' | 'fullscreen'): void {
    if (headed) void this.link.up.then((page) => this.link.setWindowBounds(page, { windowState })).catch(() => {})
  }

  getTitle(): string {
    return this.title
  }
  setTitle(title: string): void {
    this.title = title
  }
  getBounds(): Electron.Rectangle {
    return { ...this.bounds }
  }
  getNormalBounds(): Electron.Rectangle {
    return this.getBounds()
  }
  getSize(): number[] {
    return [this.bounds.width, this.bounds.height]
  }
  getContentSize(): number[] {
    return this.getSize()
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds }
    this.applySize()
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }
  setContentSize(width: number, height: number): void {
    this.setSize(width, height)
  }
  private applySize(): void {
    const { width, height } = this.bounds
    void this.link.up.then((page) => this.link.setViewSize(page, width, height)).catch(() => {})
    this.emit('resize', electronEvent())
  }

  // Decoration that neither a headless page nor a Chromium window can show.
  setMinimumSize(_width: number, _height: number): void {}
  setMenuBarVisibility(_visible: boolean): void {}
  setAutoHideMenuBar(_hide: boolean): void {}
  setMenu(_menu: Electron.Menu | null): void {}
  removeMenu(): void {}
  setProgressBar(_progress: number): void {}
  setIcon(_icon: string | Electron.NativeImage): void {}
  flashFrame(_on: boolean): void {}
  setBackgroundColor(_color: string): void {}
  setContentProtection(_on: boolean): void {}
  moveTop(): void {}
}
