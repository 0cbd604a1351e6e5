// A restricted card through the door (GDPR 18): seen by those who handle requests only, and changed by no call but those
// whose route says why.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract, type RouteName } from '../../shared/ipc/contract.ts'
import type { WhileRestricted } from '../../shared/ipc/route.ts'
import { type OpenedSalon, openedSalon, ownerPassphrase } from '../helpers/tempApp.ts'

const name = /Rajattu|rajattu@example|0505550123|050 555 0123|Kirjauksen salaisuus/

let salon: OpenedSalon
let her: string
let appointment: { id: string; version: number; visitId: string | null }
let draft: { id: string; version: number }
let coming: { id: string; version: number }
const asOwner = () => salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
const asTherapist = () => salon.call('session.signIn', { staffId: salon.ainoId, password: 'lumipallo77' })
const consent = { kinds: ['health'], answer: 'given', source: 'spoken', language: 'fi', signature: null, guardian: '' }

beforeAll(async () => {
  salon = await openedSalon()
  const { call } = salon
  const card = await call('clients.create', {
    name: 'Rauha Rajattu',
    phone: '050 555 0123',
    email: 'rajattu@example.org',
  })
  her = card.id
  const line = (startMin: number) => [{ serviceId: salon.massageId, staffId: salon.ainoId, startMin }]
  const booked = await call('appointments.book', { day: '2026-11-23', clientId: her, lines: line(600) })
  appointment = await call('appointments.setStatus', { id: booked.id, version: booked.version, status: 'arrived' })
  coming = await call('appointments.book', { day: '2026-11-25', clientId: her, lines: line(600) })
  await call('consents.answer', {
    clientId: her,
    kinds: ['marketing-email'],
    answer: 'given',
    source: 'spoken',
    language: 'fi',
    signature: null,
    guardian: '',
  })
  const noted = await call('visits.saveDraft', {
    visitId: appointment.visitId ?? '',
    draft: null,
    text: 'Kirjauksen salaisuus',
    products: [],
  })
  draft = { id: noted.id, version: noted.version }
  await call('privacy.saveMarketingList', { channel: 'email', softOptIn: true })
  await call('privacy.restrict', { clientId: her, on: true, reason: 'Kiistää tiedot' })
})
afterAll(() => salon.close())

type Guarded = { readonly mode: string; readonly whileRestricted?: WhileRestricted<unknown> }
const routes = Object.entries(contract) as unknown as [RouteName, Guarded][]

describe('the contract', () => {
  it('lets past only writes, and each says why', () => {
    const open = routes.filter(([, route]) => route.whileRestricted !== undefined)
    expect(open.map(([route]) => route).sort()).toEqual([
      'appointments.many',
      'appointments.setStatus',
      'consents.withdraw',
      'invoices.credit',
      'privacy.object',
      'sales.credit',
    ])
    for (const [route, { mode, whileRestricted }] of open) {
      expect(mode, route).toBe('write')
      expect(whileRestricted?.because.length, route).toBeGreaterThan(15)
    }
  })
})

describe('whoever handles requests', () => {
  it('sees the card and cannot change it, book it, write on it or add to it', async () => {
    await asOwner()
    const card = await salon.call('clients.get', { id: her })
    expect(card.name).toBe('Rauha Rajattu')
    const line = { serviceId: salon.haircutId, staffId: salon.ainoId, startMin: 720 }
    const other = await salon.call('clients.create', { name: 'Toinen Asiakas' })
    const [tag] = await salon.call('clients.createTag', { name: 'Kanta', colour: 1 })
    const writes: [RouteName, unknown][] = [
      ['clients.change', { id: her, version: card.version, patch: { notes: 'x' } }],
      ['clients.remove', { id: her, version: card.version }],
      ['clients.setTags', { clientId: her, tagIds: [tag?.id] }],
      ['clients.addRelative', { clientId: other.id, relativeId: her, relation: 'child' }],
      ['clients.merge', { keptId: other.id, otherId: her }],
      ['consents.answer', { clientId: her, ...consent }],
      ['safety.savePatchTest', { clientId: her, ruleId: null, day: '2026-11-23', result: 'clear', note: '' }],
      ['appointments.book', { day: '2026-11-24', clientId: her, lines: [line] }],
      ['appointments.change', { id: coming.id, version: coming.version, note: 'x' }],
      ['appointments.setStatus', { id: coming.id, version: coming.version, status: 'confirmed' }],
      ['appointments.many', { steps: [{ do: 'change', id: coming.id, version: coming.version, note: 'Uusi' }] }],
      ['visits.saveDraft', { visitId: appointment.visitId, draft, text: 'x', products: [] }],
      ['waitlist.add', { clientId: her }],
      ['photos.add', { clientId: her }],
      ['appointments.bookSeries', { clientId: her }],
    ]
    for (const [route, input] of writes) {
      // Inputs that a schema refuses would prove nothing here: those tables are asked in tests/db/restriction-guard.test.ts.
      if (!contract[route].input.safeParse(input).success) continue
      expect(await salon.refused(route, input), route).toBe('CLIENT_RESTRICTED')
    }
    const asked = writes.filter(([route, input]) => contract[route].input.safeParse(input).success)
    expect(asked.length).toBeGreaterThanOrEqual(7)
  })

  it('leaves her out of marketing lists', async () => {
    await asOwner()
    const list = () => Buffer.from(salon.saved.at(-1)?.content ?? []).toString()
    expect(list()).toMatch(name)
    await salon.call('privacy.saveMarketingList', { channel: 'email', softOptIn: true })
    expect(list()).not.toMatch(name)
  })

  it('may have her refuse marketing, withdraw a consent and give a booked time back', async () => {
    await asTherapist()
    await salon.call('privacy.object', { clientId: her, channels: ['email'] })
    await salon.call('consents.withdraw', { clientId: her, kind: 'health', source: 'spoken' })
    const given = { do: 'status' as const, id: coming.id, version: coming.version, status: 'cancelled' as const }
    await salon.call('appointments.many', { steps: [given] })
    await asOwner()
    expect((await salon.call('privacy.ofClient', { clientId: her })).refused).toEqual(['email'])
  })
})

describe('everybody else', () => {
  it('is told nothing of her by any read about her', async () => {
    const inputs = [{ id: her }, { clientId: her }, { id: appointment.id }, { visitId: appointment.visitId }]
    const day = { from: '2026-11-23', to: '2026-11-25' }
    const reads = routes.filter(([, { mode }]) => mode === 'read').map(([route]) => route)
    const capture = async () => {
      const answers: unknown[] = []
      for (const route of reads) {
        for (const input of [...inputs, {}, day, { day: '2026-11-23' }, { text: 'Rau' }, { text: 'Rau', limit: 20 }]) {
          if (contract[route].input.safeParse(input).success) answers.push([route, await salon.send(route, input)])
        }
      }
      return answers
    }
    await asOwner()
    expect(JSON.stringify(await capture())).toMatch(name)
    await asTherapist()
    for (const answer of await capture()) expect(JSON.stringify(answer)).not.toMatch(name)
  })
})
