// A sale that waited, as it was typed. It was written by this program, perhaps by an older version: what is not there is
// as in a new sale. Pure.

import type { Output } from '../../shared/ipc/contract.ts'
import type { ParkedDraft } from '../../shared/sales.ts'
import { type Draft, newKey, walkInDraft } from './draft.ts'
import type { SaleItem } from './sale-items.ts'

/** As it is sent: names of clients stay on their cards, the sale is found again by its ids. */
export function sentDraft(draft: Draft): ParkedDraft {
  const { clientName: _, rest, ...kept } = draft
  const appointments = draft.appointments.map((each) => ({ ...each, clientName: '', alert: '' }))
  return { ...kept, appointments, rest: rest === null ? null : sentDraft(rest) }
}

export function parkedDraftOf(parked: Output<'sales.parked'>, parkedId: string): Draft {
  return { ...drawnUp(parked.draft, parked.clientName), parkedId }
}

/** What stood at the list's price stands at today's; a price that was typed or agreed stays. */
export function atListPrices(draft: Draft, items: readonly Pick<SaleItem, 'kind' | 'id' | 'priceCents'>[]): Draft {
  const lines = draft.lines.map((line) => {
    const listCents = items.find(({ kind, id }) => kind === line.kind && id === line.itemId)?.priceCents
    const isOfList = line.listCents !== undefined && line.unitCents === line.listCents
    return isOfList && listCents !== undefined ? { ...line, unitCents: listCents, listCents } : line
  })
  return { ...draft, lines, rest: draft.rest === null ? null : atListPrices(draft.rest, items) }
}

/** Names of the lines whose price is not what it was, each once. */
export function repricedNames(before: Draft, after: Draft): readonly string[] {
  const was = new Map(before.lines.map(({ key, unitCents }) => [key, unitCents]))
  return [...new Set(after.lines.filter(({ key, unitCents }) => was.get(key) !== unitCents).map(({ name }) => name))]
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
