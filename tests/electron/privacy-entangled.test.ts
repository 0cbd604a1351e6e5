// Erasing somebody whom the salon still has business with: an unpaid invoice, gift cards, times booked, requests waiting,
// a family. The preview says each, none of it stops the erasure, and each ends as it was said.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenedSalon, openedSalon } from '../helpers/tempApp.ts'

let salon: OpenedSalon
let clientId: string
let childId: string
beforeAll(async () => {
  salon = await openedSalon()
  await salon.call('settings.saveSalon', {
    name: 'Salonki Aurinko',
    businessId: '1234567-1',
    street: 'Esimerkkikatu 1',
    postCode: '00100',
    city: 'Helsinki',
    phone: '09 000 000',
    email: '',
    iban: 'FI2112345600000785',
    vatRegistered: true,
  })
  clientId = (await salon.call('clients.create', { name: 'Ylermi Merkkinen', email: 'ylermi@example.org' })).id
  childId = (await salon.call('clients.create', { name: 'Lapsi Toinen' })).id
})
afterAll(() => salon.close())

const row = <T>(sql: string, ...values: unknown[]) =>
  salon.app.session
    .requireOpen()
    .db.raw.prepare(sql)
    .get(...values) as T

const asked = (kind: 'access' | 'erasure') =>
  salon.call('privacy.newRequest', {
    kind,
    clientId,
    requesterName: 'Ylermi Merkkinen',
    about: '',
    language: 'fi',
    receivedDay: '2026-11-23',
    receivedBy: 'email',
  })

async function sellGiftCard(of: string): Promise<{ id: string; code: string }> {
  await salon.call('sales.pay', {
    requestId: `gift-card-${of}`,
    appointmentId: null,
    appointmentVersion: null,
    clientId,
    language: 'fi',
    lines: [],
    extras: [
      {
        kind: 'gift-card',
        valueCents: 3000,
        vatCode: null,
        holder: 'Ylermi Merkkinen',
        staffId: salon.ainoId,
        expiresDay: null,
      },
    ],
    payments: [{ method: 'card', cents: 3000 }],
  })
  return row('SELECT id, code FROM prepaid ORDER BY rowid DESC LIMIT 1')
}

async function issueInvoice() {
  const draft = await salon.call('invoices.saveDraft', {
    id: null,
    version: null,
    content: {
      clientId,
      buyer: {
        kind: 'person',
        name: 'Ylermi Merkkinen',
        businessId: '',
        street: 'Katu 1',
        postCode: '00100',
        city: 'Helsinki',
        reference: '',
      },
      language: 'fi',
      appointments: [],
      lines: [
        {
          kind: 'service',
          itemId: salon.haircutId,
          quantity: 1,
          unitCents: 5900,
          discount: null,
          staffId: salon.ainoId,
        },
      ],
      discount: null,
      discountReason: '',
      deliveryDay: null,
      dueDays: 14,
      note: '',
    } as never,
  })
  return salon.call('invoices.issue', { draftId: draft.id, version: draft.version })
}

const warnings = async (requestId: string | null) =>
  (await salon.call('privacy.erasurePreview', { clientId, requestId })).warnings

describe('a client with much still open', () => {
  it('is erased after each was said, and each ends as it was said', async () => {
    const kept = await sellGiftCard('kept')
    const used = await sellGiftCard('used')
    await salon.call('sales.pay', {
      requestId: 'used-up',
      appointmentId: null,
      appointmentVersion: null,
      clientId: null,
      language: 'fi',
      lines: [
        {
          kind: 'service',
          itemId: salon.haircutId,
          quantity: 1,
          unitCents: 3000,
          discount: null,
          staffId: salon.ainoId,
        },
      ],
      payments: [{ method: 'gift-card', cents: 3000, prepaidId: used.id }],
    })
    const invoice = await issueInvoice()
    const lines = [{ serviceId: salon.haircutId, staffId: salon.ainoId, startMin: 600 }]
    const booked = await salon.call('appointments.book', { day: '2026-11-24', clientId, lines })
    await salon.call('clients.addRelative', { id: clientId, relativeId: childId, relation: 'child' })
    const access = await asked('access')
    let erasure = await asked('erasure')

    const said = [
      { kind: 'coming-appointments', count: 1 },
      { kind: 'open-invoices', count: 1 },
      // The one that is used up is nothing to lose.
      { kind: 'cards', count: 1 },
      // The request that the erasure answers is not one that waits beside it.
      { kind: 'open-requests', count: 1 },
      { kind: 'family', count: 1 },
    ]
    expect(await warnings(erasure.id)).toEqual(said)
    expect(await warnings(null)).toContainEqual({ kind: 'open-requests', count: 2 })

    erasure = await salon.call('privacy.checkIdentity', { id: erasure.id, version: erasure.version, note: 'Passi' })
    await salon.call('privacy.erase', { clientId, requestId: erasure.id, suppress: false })

    expect(await salon.refused('clients.get', { id: clientId })).toBe('NOT_FOUND')
    expect(row('SELECT status, client_id AS clientId FROM appointment WHERE id = ?', booked.id)).toEqual({
      status: 'cancelled',
      clientId: null,
    })
    // Her time is somebody else's now.
    await salon.call('appointments.book', { day: '2026-11-24', clientId: childId, lines })
    const owed = await salon.call('invoices.invoice', { id: invoice.id })
    expect(owed.totalCents).toBe(invoice.totalCents)
    expect(JSON.stringify(owed)).toContain('Ylermi Merkkinen')
    expect(row('SELECT client_id AS clientId FROM document WHERE id = ?', invoice.id)).toEqual({ clientId: null })
    expect(await salon.call('prepaid.find', { code: kept.code })).toMatchObject({ leftCents: 3000, clientId: null })
    expect(row('SELECT holder FROM prepaid WHERE id = ?', kept.id)).toEqual({ holder: '' })
    const waiting = await salon.call('privacy.request', { id: access.id })
    expect(waiting).toMatchObject({ clientId: null, requesterName: '', outcome: null, due: { latest: '2026-12-23' } })
    expect((await salon.call('clients.get', { id: childId })).name).toBe('Lapsi Toinen')
    expect(row('SELECT count(*) AS links FROM client_family')).toEqual({ links: 0 })
  }, 60_000)
})

describe('a request whose person is gone', () => {
  it('is closed with what can be said, and nothing can be handed out for it', async () => {
    const waiting = (await salon.call('privacy.requests')).find((each) => each.kind === 'access')
    const { id, version } = await salon.call('privacy.request', { id: waiting?.id ?? '' })
    expect(await salon.refused('privacy.savePackage', { id, what: 'access-pdf' })).toBe('NOT_FOUND')
    const closed = await salon.call('privacy.closeRequest', {
      id,
      version,
      outcome: 'refused',
      reason: 'Tiedot poistettiin omasta pyynnöstä.',
    })
    expect(closed.outcome).toBe('refused')
  })
})
