/** Finds a Chromium, starts it for this app, hands out the pages it opens, and ends it with the app. */
import { app } from './app.ts'
import { headed, launchSwitch, switches } from './command-line.ts'
import { Browser, type Protocol, type TargetSession } from './devtools.ts'
import { findChromium } from './find-chromium.ts'
import { endProcess, exitSteps, lifecycle, product } from './lifecycle.ts'
import { processFolder } from './process-folder.ts'
import { electronEvent, say } from './strict.ts'

let browser: Browser | undefined
/** Headed: the target of the chromeless `--app` window Chromium opens with; the app's first window takes it. */
let appWindow: PromiseWithResolvers<string> | undefined
const expected = new Map<string, (session: TargetSession) => void>()
const arrived = new Map<string, TargetSession>()

const always = [
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-breakpad',
  '--disable-extensions',
  '--password-store=basic',
  '--use-mock-keychain',
  '--block-new-web-contents',
  '--deny-permission-prompts',
  // Nothing but a development server may be reached.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]
const unwantedFeatures = ['Translate', 'MediaRouter', 'OptimizationHints', 'AutofillServerCommunication']

function chromiumArguments(profile: string): string[] {
  const flags = new Map(switches)
  flags.set('disable-features', [...unwantedFeatures, flags.get('disable-features')].filter(Boolean).join(','))
  const port = launchSwitch('remote-debugging-port') // Playwright drives the pages through this
  if (port !== undefined) flags.set('remote-debugging-port', port)
  // Root cannot use Chromium's sandbox; everybody else can, unless told otherwise.
  if (process.getuid?.() === 0 || launchSwitch('no-sandbox') !== undefined) flags.set('no-sandbox', '')
  return [
    ...always,
    `--user-data-dir=${profile}`,
    ...[...flags].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`)),
    ...(headed
      ? ['--test-type', `--app=data:text/html,<title>${encodeURIComponent(product.name)}</title>`]
      : ['--no-startup-window']),
  ]
}

function takeTarget({ sessionId, targetInfo, waitingForDebugger }: Protocol.Target.attachedToTargetPayload): void {
  const target = chromium()
  const session = target.session(sessionId)
  if (targetInfo.type !== 'page') {
    if (waitingForDebugger) session.send('Runtime.runIfWaitingForDebugger').catch(() => {})
    return
  }
  if (targetInfo.openerId !== undefined) {
    // A window opened by a page: refused, as every window-open handler of the product refuses it.
    target.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => {})
    return
  }
  if (targetInfo.url.startsWith('data:text/html,')) appWindow?.resolve(targetInfo.targetId)
  const taker = expected.get(targetInfo.targetId)
  expected.delete(targetInfo.targetId)
  if (taker) taker(session)
  else arrived.set(targetInfo.targetId, session)
}

export async function startChromium(): Promise<void> {
  const { executable, args, env } = await findChromium(headed)
  const profile = processFolder('profiles')
  if (headed) appWindow = Promise.withResolvers()
  const started = new Browser(
    executable,
    [...args, ...chromiumArguments(profile)],
    env,
    (code) => {
      if (lifecycle.exiting) return
      say(`Chromium exited (${code})`)
      app.emit('quit', electronEvent(), 1)
      endProcess(1)
    },
    (error) => {
      say(`cannot start Chromium (${executable}):`, error.message)
      endProcess(1)
    },
  )
  browser = started
  started.child.stderr?.on('data', (data: Buffer) => {
    const text = String(data)
    // Playwright waits for this line; the rest of Chromium's chatter only on request.
    if (text.includes('DevTools listening') || process.env.ELECTRON_STANDIN_VERBOSE) process.stderr.write(text)
  })
  process.prependListener('exit', () => started.child.kill('SIGKILL')) // before its profile is removed
  exitSteps.push(() => closeChromium(started))
  started.on('Target.attachedToTarget', takeTarget)
  await started.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true })
  await started.send('Browser.grantPermissions', { permissions: [] }) // grants nothing, so refuses everything
}

/** Resolves once Chromium has ended; killed if it has not within three seconds. */
function closeChromium(started: Browser): Promise<void> {
  if (started.closed) return Promise.resolve()
  return new Promise((resolve) => {
    const overdue = setTimeout(() => started.child.kill('SIGKILL'), 3000)
    started.child.once('exit', () => {
      clearTimeout(overdue)
      resolve()
    })
    started.send('Browser.close').catch(() => {})
  })
}

export function chromium(): Browser {
  if (!browser) throw new Error('electron stand-in: Chromium has not been started')
  return browser
}

/** Opens a page and waits until it is attached; it stays paused until `Runtime.runIfWaitingForDebugger`. */
export async function openTarget(width: number, height: number): Promise<{ targetId: string; session: TargetSession }> {
  const { targetId } = await chromium().send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
    width,
    height,
  })
  return { targetId, session: await sessionOf(targetId) }
}

/** As `openTarget`; when headed, the app's first window is the chromeless one Chromium started with. */
export async function openAppTarget(width: number, height: number) {
  if (!appWindow) return openTarget(width, height)
  const { promise } = appWindow
  appWindow = undefined
  const targetId = await promise
  return { targetId, session: await sessionOf(targetId) }
}

function sessionOf(targetId: string): Promise<TargetSession> {
  const session = arrived.get(targetId)
  arrived.delete(targetId)
  return session ? Promise.resolve(session) : new Promise((resolve) => expected.set(targetId, resolve))
}
