// What a search found a card by, in words. Runs in the window.
import type { TFunction } from 'i18next'
import type { MatchReason } from '../../shared/clients.ts'
import { formatPhone, parsePhone } from '../../shared/phone.ts'

export function whyText(t: TFunction, { by, text }: MatchReason): string {
  const known = by === 'phone' ? parsePhone(text) : null
  return t(($) => $.clientLists.why[by], { text: known === null ? text : formatPhone(known) })
}
