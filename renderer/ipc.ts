// The window's side of the bridge: typed calls and events. A failure arrives as a value and is thrown here as AppError.

import { AppError } from '../shared/errors.ts'
import type { EventName, Events, Output, RouteName, Sent } from '../shared/ipc/contract.ts'

/** Routes without input are called with the name alone. */
type Arguments<R extends RouteName> =
  undefined extends Sent<R> ? [input?: Sent<R>] : null extends Sent<R> ? [input?: Sent<R>] : [input: Sent<R>]

/**
 * Asks main. The route completes, the input is checked, the answer comes back typed.
 * @throws AppError with the code main answered
 */
export async function call<R extends RouteName>(route: R, ...[input]: Arguments<R>): Promise<Output<R>> {
  const envelope = await window.loiste.call(route, input ?? null)
  if (!envelope.ok) throw new AppError(envelope.error.code, envelope.error.data)
  return envelope.value as Output<R>
}

/** Listens to an event of main. Answers a function that stops listening. */
export function on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void {
  return window.loiste.on(event, (payload) => listener(payload as Events[E]))
}
