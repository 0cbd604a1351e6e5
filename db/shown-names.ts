// Whose name a person may see where an appointment is shown: nobody's beyond the first name without the permission, and
// nothing at all of a restricted card (GDPR 18) without the handling of requests. Runs in main.
import { firstNameOf } from '../shared/person-names.ts'
import type { Actor } from './actor.ts'
import type { Db } from './handle.ts'
import { hiddenClients } from './privacy-limits.ts'

export interface ShownNames {
  /** '' when there is no client, or none that this person may see. */
  readonly of: (clientId: string | null, name: string | null) => string
  readonly isHidden: (clientId: string | null) => boolean
}

/** Asked once for a whole list: which cards are restricted is read here. */
export function shownNames(db: Db, actor: Actor): ShownNames {
  const hidden = hiddenClients(db, actor)
  const seesNames = actor.can('client-names')
  const isHidden = (clientId: string | null) => clientId !== null && hidden.has(clientId)
  const of = (clientId: string | null, name: string | null) => {
    if (name === null || isHidden(clientId)) return ''
    return seesNames ? name : firstNameOf(name)
  }
  return { of, isHidden }
}
