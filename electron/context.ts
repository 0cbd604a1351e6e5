// What a handler gets beside its input, by the route's mode. Runs in main.
import type { Actor } from '../db/actor.ts'
import type { Db, Tx } from '../db/handle.ts'
import type { Contract, Input, Output, RouteName } from '../shared/ipc/contract.ts'

/** A signed-in read: synchronous, no writing. */
export interface ReadContext {
  readonly db: Db
  readonly actor: Actor
}

/** A signed-in write: synchronous, inside the transaction that also holds its access-log entry. */
export interface WriteContext {
  readonly tx: Tx
  readonly actor: Actor
}

type Mode<R extends RouteName> = Contract[R]['mode']

/**
 * One handler: `read` and `write` are plain synchronous functions, `act` may wait. `App` is what the main process
 * offers to `act` handlers and to those that run before a database is open.
 */
export type Handler<R extends RouteName, App> =
  Mode<R> extends 'write'
    ? (context: WriteContext & { readonly app: App }, input: Input<R>) => Output<R>
    : Mode<R> extends 'read'
      ? (context: ReadContext & { readonly app: App }, input: Input<R>) => Output<R>
      : (context: { readonly app: App; readonly actor: Actor | null }, input: Input<R>) => Promise<Output<R>>

/** All handlers of the routes of one feature table: a missing or an extra one does not compile. */
export type HandlersOf<Names extends RouteName, App> = { readonly [R in Names]: Handler<R, App> }
