// A sale that waited, as it was typed. It was written by this program, perhaps by an older version: what is not there is
// as in a new sale. Pure.

import type { Output } from '../../shared/ipc/contract.ts'
import { type Draft, newKey, walkInDraft } from './draft.ts'

export function parkedDraftOf(parked: Output<'sales.parked'>, parkedId: string): Draft {
  const kept = parked.draft as Partial<Draft>
  return {
    ...walkInDraft(kept.language ?? 'fi'),
    ...kept,
    requestId: newKey(),
    parkedId,
    clientName: parked.clientName,
    appointments: (kept.appointments ?? []).map((each, index) =>
      index === 0 ? { ...each, clientName: parked.clientName } : each,
    ),
  }
}
