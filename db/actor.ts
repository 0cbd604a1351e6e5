// Who does something and when: the third parameter of every database function that depends on either. Runs in main.
import type { Permission } from '../shared/permissions.ts'
import type { Language } from '../shared/values.ts'

export interface Actor {
  readonly staffId: string
  /** Instant of the call, epoch ms; one value for the whole transaction. */
  readonly atMs: number
  /** The same instant as a local date of the salon. */
  readonly today: string
  /** The language of the person's window, for names made from ready texts. */
  readonly language: Language
  /** What the person's role holds; data that needs more is left out of the answer. */
  readonly can: (permission: Permission) => boolean
  /** A fresh opaque id. */
  readonly newId: () => string
}
