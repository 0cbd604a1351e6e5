// What a code, a card or a menu does to the sale at hand. The card's rules are main's; here only where it goes. Pure but
// for the question by code. Runs in the window.

import type { Prepaid } from '../../shared/prepaid.ts'
import { codeEnding } from '../../shared/prepaid.ts'
import { type Draft, newKey, sumsOfDraft } from './draft.ts'

export type CardResult = { readonly draft: Draft } | { readonly refusal: 'twice' | 'nothing' | 'no-service' }

/** Puts a card to use: a series covers its service, a gift card pays as much as it can. */
export function withCard(draft: Draft, card: Prepaid): CardResult {
  const isUsed = [...draft.uses, ...draft.payments].some((each) => each.prepaidId === card.id)
  const sums = sumsOfDraft(draft)
  const name = codeEnding(card.code ?? '')
  if (card.kind === 'series') {
    const taken = draft.uses.filter((use) => use.prepaidId === card.id).length
    const covered = new Set(draft.uses.map((use) => use.lineKey))
    const line = draft.lines.find(
      (each) =>
        each.kind === 'service' && each.itemId === card.serviceId && each.quantity === 1 && !covered.has(each.key),
    )
    if (line === undefined) return { refusal: isUsed ? 'twice' : 'no-service' }
    if (taken >= (card.leftUses ?? 0)) return { refusal: 'nothing' }
    const use = { key: newKey(), prepaidId: card.id, kind: 'series' as const, name, cents: 0, lineKey: line.key }
    return { draft: { ...draft, uses: [...draft.uses, use] } }
  }
  if (isUsed) return { refusal: 'twice' }
  const paidCents = draft.payments.reduce((sum, payment) => sum + payment.cents, 0)
  const openCents = Math.min(sums?.coverableCents ?? 0, (sums?.totalCents ?? 0) - paidCents)
  const cents = Math.min(card.leftCents, openCents)
  if (cents <= 0) return { refusal: 'nothing' }
  if (card.vatKind === 'multi') {
    const payment = { key: newKey(), method: 'gift-card', cents, prepaidId: card.id, label: name }
    return { draft: { ...draft, payments: [...draft.payments, payment] } }
  }
  const use = { key: newKey(), prepaidId: card.id, kind: 'gift' as const, name, cents, lineKey: null }
  return { draft: { ...draft, uses: [...draft.uses, use] } }
}
