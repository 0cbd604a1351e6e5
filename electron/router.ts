// The one door from the window to main. Every call passes the same steps in the same order, written once:
//
//   sender is a known window's top frame at our origin
//   → the route is an own property of the contract
//   → the session and the role allow it
//   → the input parses
//   → nobody who may not see a restricted card names it, and nothing is written on it (restricted-cards.ts)
//   → the handler (a write runs in one transaction together with its access-log entry; a view's entry is committed
//     before its data is returned)
//   → { ok: true, value } | { ok: false, error: { code, data } }
//
// Unknown failures are logged here with their stack and reach the window only as INTERNAL. Runs in main, knows nothing
// of Electron: electron/main.ts hands the messages over.
import type { z } from 'zod'
import { appendLog, type LogCaller } from '../db/accesslog.ts'
import type { Actor } from '../db/actor.ts'
import { type Db, transaction } from '../db/handle.ts'
import { pastRestriction } from '../db/restriction-guard.ts'
import type { LogSubject } from '../shared/accesslog.ts'
import { AppError, type Envelope, isAppError } from '../shared/errors.ts'
import { contract, type RouteName } from '../shared/ipc/contract.ts'
import type { Access, LogSpec, RouteMode, WhileRestricted } from '../shared/ipc/route.ts'
import { assertMaySee, mayWriteRestricted } from './restricted-cards.ts'

/** Where a message came from, as Electron saw it. */
export interface Sender {
  /** The window is one that main opened. */
  readonly known: boolean
  readonly topFrame: boolean
  /** The frame's address; null when the frame is already gone. */
  readonly url: string | null
}

/** The open session, as the router needs it. */
export interface RouterSession {
  readonly db: Db
  readonly actor: Actor
  readonly caller: LogCaller
  readonly locked: boolean
}

export interface RouterOptions<App> {
  readonly app: App
  readonly handlers: Readonly<Record<RouteName, unknown>>
  readonly isOurAddress: (url: string) => boolean
  /** The open session, or null when nobody has signed in since the file was opened or closed. */
  readonly session: () => RouterSession | null
  /** No salon on this machine yet. */
  readonly isEmptyMachine: () => boolean
  /** After a commit. */
  readonly onChanged: (route: RouteName) => void
  readonly onFailure: (route: string, error: unknown) => void
  /** Parse answers too: catches drift between handlers and contract. On in development and tests. */
  readonly checkOutput: boolean
}

/** The largest input that any screen sends is far below this; bigger ones are not even parsed. */
const maxInputChars = 1_000_000
/** The same view again within this time is the window refreshing itself, not the person looking again. */
const sameViewMs = 60_000

interface AnyRoute {
  readonly mode: RouteMode
  readonly access: Access
  readonly input: z.ZodType
  readonly output: z.ZodType
  readonly log: LogSpec<unknown, unknown>
  readonly whileRestricted?: WhileRestricted<unknown>
  readonly largestInputChars?: number
}

type AnyHandler = (context: object, input: unknown) => unknown

export function createRouter<App>(options: RouterOptions<App>) {
  const seen = new Map<string, number>()

  function checkAccess(access: Access): RouterSession | null {
    const session = options.session()
    if (typeof access === 'object' && 'before' in access) return session
    if (typeof access === 'object' && options.isEmptyMachine()) return session
    if (!session) throw new AppError('NOT_SIGNED_IN')
    if (access === 'locked-too') return session
    if (session.locked) throw new AppError('LOCKED')
    if (access === 'signed-in') return session
    const permission = typeof access === 'object' ? access.emptyMachineOr : access
    if (!session.actor.can(permission)) throw new AppError('NOT_PERMITTED', { permission })
    return session
  }

  function parseInput(route: AnyRoute, input: unknown): unknown {
    if (sizeOf(input) > (route.largestInputChars ?? maxInputChars))
      throw new AppError('INVALID_INPUT', { issues: [{ path: '', code: 'TOO_LARGE' }] })
    const parsed = route.input.safeParse(input)
    if (parsed.success) return parsed.data
    // Only where and what kind, never the value: the window has the value, and a log line must not.
    const issues = parsed.error.issues.slice(0, 20).map((issue) => ({
      path: issue.path.join('.'),
      code: issue.code === 'custom' ? issue.message : issue.code,
      ...('maximum' in issue ? { maximum: Number(issue.maximum) } : {}),
      ...('minimum' in issue ? { minimum: Number(issue.minimum) } : {}),
    }))
    throw new AppError('INVALID_INPUT', { issues })
  }

  function isRepeatedView(key: string, atMs: number): boolean {
    const before = seen.get(key)
    if (before !== undefined && atMs - before >= 0 && atMs - before < sameViewMs) return true
    if (seen.size > 500) seen.clear()
    seen.set(key, atMs)
    return false
  }

  function writeLog(session: RouterSession, db: Db, name: RouteName, route: AnyRoute, input: unknown, output: unknown) {
    const { log } = route
    if ('none' in log || 'inside' in log) return
    const { action, kind, purpose } = log
    const subject: LogSubject | null = log.of ? log.of(input, output) : {}
    if (subject === null) return
    if (action === 'view' || action === 'search') {
      const key = JSON.stringify([session.caller.session, name, subject])
      if (isRepeatedView(key, session.actor.atMs)) return
    }
    transaction(db, (tx) =>
      appendLog(tx, session.caller, { action, kind, purpose, ...subject }, session.actor.atMs, session.actor.today),
    )
  }

  async function answer(sender: Sender, name: string, input: unknown): Promise<unknown> {
    if (!sender.known || !sender.topFrame || sender.url === null || !options.isOurAddress(sender.url)) {
      throw new AppError('FORBIDDEN_SENDER')
    }
    // An own property: 'constructor' and '__proto__' are not routes.
    if (typeof name !== 'string' || !Object.hasOwn(contract, name)) throw new AppError('UNKNOWN_ROUTE')
    const routeName = name as RouteName
    const route = contract[routeName] as unknown as AnyRoute
    const handler = options.handlers[routeName] as AnyHandler
    const session = checkAccess(route.access)
    const parsed = parseInput(route, input)
    const { app } = options

    let output: unknown
    switch (route.mode) {
      case 'write': {
        if (!session) throw new AppError('NOT_SIGNED_IN')
        output = transaction(session.db, (tx) => {
          const write = () => handler({ app, tx, actor: session.actor }, parsed)
          const value = mayWriteRestricted(route, parsed) ? pastRestriction(tx, write) : write()
          assertMaySee(session, route, parsed, value)
          writeLog(session, tx, routeName, route, parsed, value)
          return value
        })
        options.onChanged(routeName)
        break
      }
      case 'read': {
        output = handler({ app, db: session?.db, actor: session?.actor }, parsed)
        if (session) assertMaySee(session, route, parsed, output)
        if (session) writeLog(session, session.db, routeName, route, parsed, output)
        break
      }
      case 'act': {
        if (session) assertMaySee(session, route, parsed, null)
        output = await handler({ app, actor: session?.actor ?? null }, parsed)
        // The session that asked leaves the entry; when the call ended it (restore, sign-out), the handler wrote its own.
        if (session?.db.raw.open) writeLog(session, session.db, routeName, route, parsed, output)
        // What leaves no entry, or one of a look, changes nothing: telling the windows would only make them ask again, and
        // again.
        const isLook = 'none' in route.log || ('action' in route.log && route.log.action === 'view')
        if (!isLook) options.onChanged(routeName)
        break
      }
    }
    return options.checkOutput ? route.output.parse(output) : output
  }

  /** One call, from a message to an envelope. Never throws. */
  return async function handleCall(sender: Sender, name: string, input: unknown): Promise<Envelope> {
    try {
      return { ok: true, value: await answer(sender, name, input) }
    } catch (error) {
      const known = isAppError(error) ? { code: error.code, data: error.data } : driverFailure(error)
      if (known) return { ok: false, error: known }
      options.onFailure(name, error)
      return { ok: false, error: { code: 'INTERNAL', data: {} } }
    }
  }
}

/** How large an input is, in characters of its JSON; unserialisable counts as too large. */
function sizeOf(input: unknown): number {
  if (input === undefined || input === null) return 0
  try {
    return JSON.stringify(input).length
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

/** The driver's failures that a person can do something about. Triggers' messages are codes of ours. */
function driverFailure(error: unknown): { code: AppError['code']; data: AppError['data'] } | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  const code = String(error.code)
  if (code === 'SQLITE_FULL') return { code: 'DISK_FULL', data: {} }
  if (code.startsWith('SQLITE_READONLY')) return { code: 'DATABASE_READ_ONLY', data: {} }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return { code: 'DATABASE_DAMAGED', data: {} }
  if (error.message === 'DOCUMENT_IMMUTABLE') return { code: 'DOCUMENT_IMMUTABLE', data: {} }
  if (error.message === 'LOG_IMMUTABLE') return { code: 'LOG_IMMUTABLE', data: {} }
  if (error.message === 'CLIENT_RESTRICTED') return { code: 'CLIENT_RESTRICTED', data: {} }
  if (error.message === 'RETENTION_BLOCKED') return { code: 'RETENTION_BLOCKED', data: {} }
  if (error.message === 'TREATMENT_SIGNED') return { code: 'TREATMENT_SIGNED', data: {} }
  if (error.message === 'CONSENT_NEEDED') return { code: 'CONSENT_NEEDED', data: {} }
  return null
}
