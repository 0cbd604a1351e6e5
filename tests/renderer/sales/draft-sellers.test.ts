// A sale with lines of two sellers: parted so that nothing is lost and nothing is paid twice.
import { describe, expect, it } from 'vitest'
import { type DraftLine, extraOf, totalOf, walkInDraft } from '../../../renderer/sales/draft.ts'
import { partedBySeller, sellerOfDraft, sellersOf, waitingPart } from '../../../renderer/sales/draft-sellers.ts'
import { parkedDraftOf, sentDraft } from '../../../renderer/sales/parked.ts'
import { salonSellerId } from '../../../shared/sellers.ts'

const seller = (id: string, staffIds: string[]) => ({
  ...{ id, name: id, prefix: '', vatRegistered: true, staffIds, totalCents: 0 },
})
const sellers = [seller(salonSellerId, ['helmi', 'aino']), seller('chair', ['sari'])]

const line = (key: string, staffId: string, unitCents: number): DraftLine => ({
  ...{ key, kind: 'product', itemId: 'oil', name: 'Öljy', quantity: 1, unitCents },
  ...{ discount: null, staffId, appointmentId: null },
})

describe('a sale of two sellers', () => {
  const tip = extraOf('Juomaraha', { kind: 'tip', cents: 300, staffId: 'sari' })
  const draft = {
    ...walkInDraft('fi'),
    parkedId: 'parked-1',
    lines: [line('a', 'aino', 1000), line('b', 'sari', 2000), line('c', 'helmi', 500)],
    extras: [tip],
    payments: [{ key: 'p', method: 'card', cents: 100, prepaidId: null, label: '' }],
  }

  it('is seen by the people on its lines', () => {
    expect(sellersOf(draft, sellers)).toEqual([salonSellerId, 'chair'])
    expect(sellersOf(walkInDraft('fi'), sellers)).toEqual([])
    expect(sellerOfDraft(walkInDraft('fi'), sellers)?.id).toBe(salonSellerId)
  })

  it('is parted: the first line’s seller now, the rest waiting in it, every cent in one of them', () => {
    const first = partedBySeller(draft, sellers)
    expect(first.lines.map(({ key }) => key)).toEqual(['a', 'c'])
    expect(first.rest?.lines.map(({ key }) => key)).toEqual(['b'])
    expect(first.rest?.extras).toEqual([tip])
    expect((totalOf(first) ?? 0) + (first.rest === null ? 0 : (totalOf(first.rest) ?? 0))).toBe(totalOf(draft))
    expect([first.payments, first.rest?.payments]).toEqual([[], []])
    // The parked sale goes with the first payment; two receipts have two requests.
    expect(first.parkedId).toBe('parked-1')
    expect(first.rest?.parkedId).not.toBe('parked-1')
    expect(first.rest?.requestId).not.toBe(first.requestId)
    expect(sellersOf(first, sellers)).toHaveLength(1)
  })

  it('sends the other part with the payment, without anybody’s name, and takes it up again as it was', () => {
    const { rest } = partedBySeller({ ...draft, clientName: 'Malli Maija' }, sellers)
    const sent = waitingPart(rest, sellers)
    expect(sent).toMatchObject({ id: rest?.parkedId, name: 'chair' })
    expect(JSON.stringify(sent)).not.toContain('Malli')
    const again = parkedDraftOf({ draft: sent?.draft ?? {}, clientName: 'Malli Maija' }, sent?.id ?? '')
    expect(again).toEqual({ ...rest, requestId: again.requestId })
    expect(waitingPart(null, sellers)).toBeNull()
  })

  it('keeps both parts when it is put aside before the first is paid', () => {
    const first = partedBySeller({ ...draft, clientName: 'Malli Maija' }, sellers)
    const sent = sentDraft(first)
    expect(JSON.stringify(sent)).not.toContain('Malli')
    const again = parkedDraftOf({ draft: sent, clientName: 'Malli Maija' }, 'parked-1')
    expect(again.rest?.lines).toEqual(first.rest?.lines)
    expect([again.rest?.clientName, again.rest?.parkedId]).toEqual(['Malli Maija', first.rest?.parkedId])
  })
})
