/** One window's page in Chromium: opens the target, injects the preload, and follows frames, loads and crashes. */
import { randomUUID } from 'node:crypto'
import type { EventEmitter } from 'node:events'
import fs from 'node:fs'
import vm from 'node:vm'
import { chromium, openAppTarget } from './chromium.ts'
import { headed } from './command-line.ts'
import type { Protocol, TargetSession } from './devtools.ts'
import { FrameTree } from './frames.ts'
import { lifecycle } from './lifecycle.ts'
import { bindingName, pageScripts, preloadWorld } from './page.ts'
import type { ToMain, ToPage } from './page-preload.ts'
import { answerRequest } from './requests.ts'
import { fromChromium } from './schemes.ts'
import type { Session } from './session.ts'
import { electronEvent, say } from './strict.ts'

export interface PageOwner {
  /** Where the page's events are emitted: the public webContents. */
  readonly events: EventEmitter
  readonly session: Session
  readonly preload: string | undefined
  readonly width: number
  readonly height: number
  firstPaint(): void
  closed(): void
  crashed(): void
  unloadVetoed(): void
  loaded(): void
  windowOpen(url: string, frameName: string, features: string): void
  message(frame: Electron.WebFrameMain | null, contextId: number, message: ToMain): void
}

/** The preload's text, or '' when it cannot be read or is not CommonJS (an ESM preload, for one). */
function readPreload(file: string | undefined, events: EventEmitter): string {
  if (file === undefined) return ''
  try {
    const source = fs.readFileSync(file, 'utf8')
    new vm.Script(`(function(){${source}\n})`, { filename: file })
    return source
  } catch (error) {
    console.error(`Unable to load preload script: ${file}`, error)
    events.emit('preload-error', electronEvent(), file, error)
    return ''
  }
}

export class PageLink {
  readonly frames = new FrameTree()
  /** Settled when the page is attached and prepared; everything that speaks to the page waits for it. */
  readonly up: Promise<TargetSession>
  targetId = ''
  title = ''
  loading = false
  crashed = false
  destroyed = false
  /** Navigations begun by the main process, for which `will-navigate` is not emitted. */
  programmatic = 0
  private readonly owner: PageOwner
  private readonly contextFrames = new Map<number, string>()
  private preloadContext: number | undefined

  constructor(owner: PageOwner) {
    this.owner = owner
    this.up = this.open()
    this.up.catch((error) => {
      if (!lifecycle.exiting) say('window failed:', error)
    })
  }

  private async open(): Promise<TargetSession> {
    if (!lifecycle.ready) throw new Error('Cannot create BrowserWindow before app is ready')
    const { width, height } = this.owner
    const { targetId, session } = await openAppTarget(width, height)
    this.targetId = targetId
    session.onDetached(() => this.gone())
    this.followFrames(session)
    this.followLoads(session)
    this.followContexts(session)
    this.followConsole(session)
    this.followRequests(session)
    await this.prepare(session)
    return session
  }

  private async prepare(session: TargetSession): Promise<void> {
    const preloadPath = this.owner.preload
    const scripts = pageScripts(
      headed ? 'Development stand-in for Electron' : '',
      randomUUID(),
      readPreload(preloadPath, this.owner.events),
      {
        type: 'renderer',
        sandboxed: true,
        contextIsolated: true,
        platform: process.platform,
        arch: process.arch,
        versions: {
          electron: process.versions.electron,
          chrome: process.versions.chrome,
          node: process.versions.node,
        },
        env: {},
        argv: [],
        preloadPath,
      },
    )
    const { width, height } = this.owner
    await Promise.all([
      session.send('Page.enable'),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      session.send('Runtime.enable'),
      session.send('Log.enable'),
      session.send('Inspector.enable'),
      session.send('Runtime.addBinding', { name: bindingName, executionContextName: preloadWorld }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.isolated, worldName: preloadWorld }),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
      this.setViewSize(session, width, height),
      session.send('Runtime.runIfWaitingForDebugger'),
      session.send('Page.getFrameTree').then(({ frameTree }) => {
        this.frames.mainId = frameTree.frame.id
        this.frames.ensure(frameTree.frame.id).chromiumUrl ||= frameTree.frame.url
      }),
    ])
  }

  async setWindowBounds(session: TargetSession, bounds: Protocol.Browser.Bounds): Promise<void> {
    const { windowId } = await session.send('Browser.getWindowForTarget')
    await chromium().send('Browser.setWindowBounds', { windowId, bounds })
  }

  /** Sizes in device-independent pixels. */
  async setViewSize(session: TargetSession, width: number, height: number): Promise<void> {
    if (headed) await this.setWindowBounds(session, { width, height })
    else
      await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 0, mobile: false })
  }

  private followFrames(session: TargetSession): void {
    const { frames } = this
    const { events } = this.owner
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => frames.ensure(frameId, parentFrameId))
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'remove') frames.remove(frameId)
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      const known = frames.ensure(frame.id, frame.parentId)
      known.chromiumUrl = frame.url + (frame.urlFragment ?? '')
      if (frame.parentId !== undefined) return
      frames.mainId = frame.id
      this.crashed = false
      events.emit('did-navigate', electronEvent(), known.url, 200, 'OK')
    })
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = frames.find(frameId)
      if (frame) frame.chromiumUrl = url
      events.emit('did-navigate-in-page', electronEvent(), fromChromium(url), frameId === frames.mainId, 1, 1)
    })
    session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
      this.owner.windowOpen(fromChromium(url), windowName, windowFeatures.join(','))
    })
  }

  private followLoads(session: TargetSession): void {
    const { events } = this.owner
    session.on('Page.domContentEventFired', () => events.emit('dom-ready', electronEvent()))
    session.on('Page.loadEventFired', () => {
      this.loading = false
      events.emit('did-finish-load', electronEvent())
      events.emit('did-stop-loading', electronEvent())
      this.owner.loaded()
      void this.readTitle(session)
    })
    session.on('Page.lifecycleEvent', ({ frameId, name }) => {
      if (frameId === this.frames.mainId && name.startsWith('first') && name.endsWith('Paint')) this.owner.firstPaint()
    })
    session.on('Inspector.targetCrashed', () => {
      this.crashed = true
      this.preloadContext = undefined
      this.owner.crashed()
    })
    session.on('Page.javascriptDialogOpening', ({ type }) => {
      if (type !== 'beforeunload') return
      const event = electronEvent()
      events.emit('will-prevent-unload', event)
      if (!event.defaultPrevented) this.owner.unloadVetoed()
      session.send('Page.handleJavaScriptDialog', { accept: event.defaultPrevented }).catch(() => {})
    })
  }

  private async readTitle(session: TargetSession): Promise<void> {
    const expression = { expression: 'document.title', returnByValue: true }
    const answer = await session.send('Runtime.evaluate', expression).catch(() => undefined)
    if (!answer) return
    this.title = String(answer.result.value)
    this.owner.events.emit('page-title-updated', electronEvent(), this.title, true)
  }

  private followContexts(session: TargetSession): void {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId } = (context.auxData ?? {}) as { frameId?: string }
      if (frameId !== undefined) this.contextFrames.set(context.id, frameId)
      if (context.name === preloadWorld && frameId === this.frames.mainId) this.preloadContext = context.id
    })
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.contextFrames.delete(executionContextId)
      if (this.preloadContext === executionContextId) this.preloadContext = undefined
    })
    session.on('Runtime.executionContextsCleared', () => {
      this.contextFrames.clear()
      this.preloadContext = undefined
    })
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== bindingName) return
      const frameId = this.contextFrames.get(executionContextId)
      // Only top frames have a preload, so a sender is the main frame or one that has just gone.
      const frame = frameId === this.frames.mainId ? this.frames.main : null
      this.owner.message(frame, executionContextId, JSON.parse(payload) as ToMain)
    })
  }

  private followConsole(session: TargetSession): void {
    type Place = { lineNumber?: number | undefined; url?: string | undefined } | undefined
    const report = (level: Electron.Event<{ level: string }>['level'], message: string, place: Place) => {
      const sourceId = fromChromium(place?.url ?? '')
      const details = { level, message, lineNumber: place?.lineNumber ?? 0, sourceId, frame: this.frames.main }
      this.owner.events.emit('console-message', electronEvent(details))
    }
    session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
      const level = type === 'error' || type === 'warning' || type === 'debug' ? type : 'info'
      const text = args.map((arg) => String(arg.value ?? arg.description ?? arg.type)).join(' ')
      report(level, text, stackTrace?.callFrames[0])
    })
    session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
      report('error', `Uncaught ${exceptionDetails.exception?.description ?? exceptionDetails.text}`, exceptionDetails)
    })
    session.on('Log.entryAdded', ({ entry }) => {
      if (entry.level === 'error' || entry.level === 'warning') report(entry.level, entry.text, entry)
    })
  }

  private followRequests(session: TargetSession): void {
    const answer = (target: TargetSession, paused: Protocol.Fetch.requestPausedPayload) => {
      const ofMainFrame = target === session && paused.frameId === this.frames.mainId
      const mayNavigate = (url: string) => !ofMainFrame || this.mayNavigate(url)
      answerRequest(target, this.owner.session, paused, mayNavigate).catch((error) => {
        if (this.destroyed || lifecycle.exiting) return
        console.error(error)
        const { requestId } = paused
        target.send('Fetch.failRequest', { requestId, errorReason: 'Failed' }).catch(() => {})
      })
    }
    session.on('Fetch.requestPaused', (paused) => answer(session, paused))
    // Workers and out-of-process frames are targets of their own.
    session.on('Target.attachedToTarget', ({ sessionId }) => {
      const inner = chromium().session(sessionId)
      inner.on('Fetch.requestPaused', (paused) => answer(inner, paused))
      inner.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }).catch(() => {})
      inner.send('Runtime.runIfWaitingForDebugger').catch(() => {})
    })
  }

  private mayNavigate(url: string): boolean {
    if (this.programmatic > 0) {
      this.programmatic--
      return true
    }
    const event = electronEvent({
      url,
      isMainFrame: true,
      isSameDocument: false,
      frame: this.frames.main,
      initiator: null,
    })
    this.owner.events.emit('will-navigate', event, url)
    return !event.defaultPrevented
  }

  /** Hands a message to one JavaScript world of the page; a world that has gone meanwhile misses it. */
  post(contextId: number | undefined, message: ToPage): void {
    const executionContextId = contextId ?? this.preloadContext
    if (executionContextId === undefined) return
    void this.up
      .then((session) =>
        session.send('Runtime.callFunctionOn', {
          functionDeclaration: 'function (text) { __standinReceive(text) }',
          executionContextId,
          arguments: [{ value: JSON.stringify(message) }],
          silent: true,
        }),
      )
      .catch(() => {})
  }

  gone(): void {
    if (this.destroyed) return
    this.destroyed = true
    this.owner.closed()
  }
}
