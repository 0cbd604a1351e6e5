// What a route is: its input and output, who may call it, and the access-log entry it leaves. A route without a
// permission or without a log entry (or the reason for none) does not compile. Runs anywhere.
import type { z } from 'zod'
import type { LogAction, LogKind, LogPurpose, LogSubject } from '../accesslog.ts'
import type { Permission } from '../permissions.ts'

/**
 * Who may call.
 * - a permission: a signed-in person whose role holds it, in an unlocked session
 * - `signed-in`: anyone in an unlocked session
 * - `locked-too`: anyone in a session, also while the screen is locked (locking, unlocking)
 * - `before`: anyone at the window, also before a database exists; says why that is safe
 * - `emptyMachineOr`: the window of a machine without a salon, otherwise that permission
 */
export type Access =
  | Permission
  | 'signed-in'
  | 'locked-too'
  | { readonly before: string }
  | { readonly emptyMachineOr: Permission }

/**
 * The entry a call leaves in the access log. `none` says why there is nothing to log; `inside` says that the handler
 * writes its own entry because only it knows the outcome.
 */
export type LogSpec<I, O> =
  | {
      readonly action: LogAction
      readonly kind: LogKind
      readonly purpose: LogPurpose
      /** Null when nothing happened after all: the person cancelled the dialog. */
      readonly of?: (input: I, output: O) => LogSubject | null
    }
  | { readonly none: string }
  | { readonly inside: string }

/**
 * - `read`: synchronous; a view entry is committed before the value is returned
 * - `write`: synchronous, in one transaction together with its log entry
 * - `act`: may wait (dialogs, files, key derivation); opens its own transactions
 */
export type RouteMode = 'read' | 'write' | 'act'

/**
 * Why a call may write on a restricted card (GDPR 18), and with which input where not with every one. Without it such a
 * call is refused with CLIENT_RESTRICTED, whichever table it would write to (db/restriction-guard.ts).
 */
export interface WhileRestricted<I> {
  readonly because: string
  readonly when?: (input: I) => boolean
}

export interface Route<M extends RouteMode, I extends z.ZodType, O extends z.ZodType> {
  readonly mode: M
  readonly access: Access
  readonly input: I
  readonly output: O
  readonly log: LogSpec<z.output<I>, z.output<O>>
  readonly whileRestricted?: WhileRestricted<z.output<I>>
  /** For files: how large the input may be, characters of its JSON, when more than the usual million. */
  readonly largestInputChars?: number
}

const maker =
  <M extends RouteMode>(mode: M) =>
  <I extends z.ZodType, O extends z.ZodType>(definition: {
    readonly access: Access
    readonly input: I
    readonly output: O
    readonly log: LogSpec<NoInfer<z.output<I>>, NoInfer<z.output<O>>>
    readonly whileRestricted?: WhileRestricted<NoInfer<z.output<I>>>
    readonly largestInputChars?: number
  }): Route<M, I, O> => ({ mode, ...definition })

export const read = maker('read')
export const write = maker('write')
export const act = maker('act')
