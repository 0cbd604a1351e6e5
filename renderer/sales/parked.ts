// A sale that waited, as it was typed. It was written by this program, perhaps by an older version: what is not there is
// as in a new sale. Pure.

import type { Output } from '../../shared/ipc/contract.ts'
import type { ParkedDraft } from '../../shared/sales.ts'
import { type Draft, newKey, walkInDraft } from './draft.ts'

/** As it is sent: names of clients stay on their cards, the sale is found again by its ids. */
export function sentDraft(draft: Draft): ParkedDraft {
  const { clientName: _, rest, ...kept } = draft
  const appointments = draft.appointments.map((each) => ({ ...each, clientName: '', alert: '' }))
  return { ...kept, appointments, rest: rest === null ? null : sentDraft(rest) }
}

export function parkedDraftOf(parked: Output<'sales.parked'>, parkedId: string): Draft {
  return { ...drawnUp(parked.draft, parked.clientName), parkedId }
}

function drawnUp(sent: ParkedDraft, clientName: string): Draft {
  // Written by `sentDraft` of this program.
  const kept = sent as Partial<Omit<Draft, 'rest'>> & { readonly rest?: ParkedDraft | null }
  const empty = walkInDraft(kept.language ?? 'fi')
  const rest = kept.rest ? drawnUp(kept.rest, clientName) : null
  return {
    ...empty,
    ...kept,
    requestId: newKey(),
    clientName,
    appointments: (kept.appointments ?? []).map((each, index) => (index === 0 ? { ...each, clientName } : each)),
    rest,
  }
}
