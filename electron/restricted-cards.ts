// The door for a restricted card (GDPR 18): only those who handle requests are told of it, and a call writes on it only when
// its route says why. Runs in main, for the router.
import { activeRestriction } from '../db/privacy-limits.ts'
import type { LogAction, LogKind } from '../shared/accesslog.ts'
import { AppError } from '../shared/errors.ts'
import type { LogSpec, WhileRestricted } from '../shared/ipc/route.ts'
import type { RouterSession } from './router.ts'

interface GuardedRoute {
  readonly log: LogSpec<unknown, unknown>
  readonly whileRestricted?: WhileRestricted<unknown>
}

/** True when the route may write on a restricted card with this input. */
export function mayWriteRestricted(route: GuardedRoute, input: unknown): boolean {
  const { whileRestricted } = route
  return whileRestricted !== undefined && (whileRestricted.when === undefined || whileRestricted.when(input))
}

/** Vouchers are shown as printed: bookkeeping goes on (GDPR 18(2), claims; kirjanpitolaki). */
const vouchers: readonly LogKind[] = ['document', 'payment', 'sale', 'prepaid', 'till-day', 'day-close']

/** A booked time is shown as taken, without her: db/appointments-read.ts leaves her out. */
const isTakenTime = ({ action, kind }: { readonly action: LogAction; readonly kind: LogKind }) =>
  action === 'view' && kind === 'appointment'

/**
 * Refuses a call about one client when her card is restricted and this person does not handle requests. Errors:
 * CLIENT_RESTRICTED. `output` is null where the answer is not made yet.
 */
export function assertMaySee(session: RouterSession, route: GuardedRoute, input: unknown, output: unknown): void {
  if (session.actor.can('privacy-requests') || mayWriteRestricted(route, input)) return
  const { log } = route
  if ('kind' in log && (vouchers.includes(log.kind) || isTakenTime(log))) return
  const logged = 'of' in log && output !== null ? log.of?.(input, output)?.client : null
  for (const client of [namedIn(input), logged]) {
    if (typeof client === 'string' && activeRestriction(session.db, client)) throw new AppError('CLIENT_RESTRICTED')
  }
}

const namedIn = (input: unknown) =>
  typeof input === 'object' && input !== null && 'clientId' in input ? input.clientId : null
