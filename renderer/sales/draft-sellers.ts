// Whose sale it is: the people on its lines decide. Lines of two sellers never stand on one receipt; the sale is parted and
// paid one after the other. Pure.

import type { PaySale, TillDay } from '../../shared/sales.ts'
import { sellerOfPerson } from '../../shared/sellers.ts'
import { type Draft, newKey } from './draft.ts'
import { sentDraft } from './parked.ts'

type Sellers = TillDay['sellers']

/** The sellers of a sale, in the order of its lines; none while it is empty. */
export function sellersOf(draft: Draft, sellers: Sellers): string[] {
  const people = [...draft.lines, ...draft.extras.map((extra) => extra.input)].map((each) => each.staffId)
  return [...new Set(people.map((id) => sellerOfPerson(sellers, id)))]
}

/** The part that is paid now, with the rest waiting in it. What is used goes with its seller, payments begin anew. */
export function partedBySeller(draft: Draft, sellers: Sellers): Draft {
  const [first] = sellersOf(draft, sellers)
  const isFirst = (staffId: string) => sellerOfPerson(sellers, staffId) === first
  const part = (isWanted: (staffId: string) => boolean): Draft => {
    const lines = draft.lines.filter((line) => isWanted(line.staffId))
    const keys = new Set(lines.map((line) => line.key))
    return {
      ...draft,
      lines,
      extras: draft.extras.filter((extra) => isWanted(extra.input.staffId)),
      // A gift card or a deposit is tried with the first part; main knows whose it is.
      uses: draft.uses.filter((use) =>
        use.lineKey === null ? isWanted(draft.lines[0]?.staffId ?? '') : keys.has(use.lineKey),
      ),
      payments: [],
      part: null,
      givenCents: null,
    }
  }
  const rest = part((staffId) => !isFirst(staffId))
  // It waits in the file from the first payment on, under this id.
  return { ...part(isFirst), rest: { ...rest, requestId: newKey(), parkedId: newKey() } }
}

/** The other part as it goes with the first payment; null when there is none. */
export function waitingPart(rest: Draft | null, sellers: Sellers): PaySale['rest'] {
  if (rest === null || rest.parkedId === null) return null
  return {
    id: rest.parkedId,
    name: (sellerOfDraft(rest, sellers)?.name ?? '').slice(0, 60).trim() || '–',
    draft: sentDraft(rest),
  }
}

/** The seller of a sale of one; the salon before there is a line. */
export function sellerOfDraft(draft: Draft, sellers: Sellers): Sellers[number] | undefined {
  const [id] = sellersOf(draft, sellers)
  return sellers.find((seller) => seller.id === id) ?? sellers[0]
}
