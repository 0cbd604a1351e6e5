// What a role may not see never reaches the window: every read of every role is captured whole and searched for what is
// withheld, with an owner's capture as the control that would have found it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract, type RouteName } from '../../shared/ipc/contract.ts'
import type { Permission } from '../../shared/permissions.ts'
import { type OpenedSalon, openedSalon, ownerPassphrase } from '../helpers/tempApp.ts'

const phone = /050\s?777\s?4321|0507774321|358507774321/
const email = /salla\.salainen@example\.org/i
const record = /hoitokirjauksen salaisuus/i
const name = /Salainen/

let salon: OpenedSalon
const ids: Record<string, string> = {}
beforeAll(async () => {
  salon = await openedSalon()
  const { call } = salon
  const client = await call('clients.create', {
    name: 'Salla Salainen',
    phone: '050 777 4321',
    email: 'salla.salainen@example.org',
  })
  const booked = await call('appointments.book', {
    day: '2026-11-23',
    clientId: client.id,
    lines: [{ serviceId: salon.massageId, staffId: salon.ainoId, startMin: 600 }],
  })
  const arrived = await call('appointments.setStatus', { id: booked.id, version: booked.version, status: 'arrived' })
  await call('visits.sign', {
    visitId: arrived.visitId ?? '',
    draft: null,
    text: 'Hoitokirjauksen salaisuus',
    products: [],
  })
  Object.assign(ids, { clientId: client.id, appointmentId: booked.id, visitId: arrived.visitId, staffId: salon.ainoId })
})
afterAll(() => salon.close())

/** Inputs that ordinary reads take; a route that takes none of them is asked with nothing. */
function inputs(): unknown[] {
  const days = { from: '2026-11-23', to: '2026-11-23' }
  return [
    undefined,
    {},
    { text: 'Sal' },
    { text: 'Sal', limit: 20 },
    days,
    { day: '2026-11-23' },
    { id: ids.clientId },
    { clientId: ids.clientId },
    { id: ids.appointmentId },
    { appointmentId: ids.appointmentId },
    { id: ids.visitId },
    { visitId: ids.visitId },
  ]
}

const reads = (Object.keys(contract) as RouteName[]).filter((route) => contract[route].mode === 'read')

/** Everything the window is answered by every read it is given, as one text. */
async function capture(): Promise<string> {
  const answers: unknown[] = [await salon.send('session.state')]
  for (const route of reads) {
    for (const input of inputs()) {
      if (!contract[route].input.safeParse(input).success) continue
      answers.push(await salon.send(route, input))
    }
  }
  return JSON.stringify(answers)
}

async function as(permissions: readonly Permission[]): Promise<string> {
  await salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
  const roles = await salon.call('roles.save', {
    id: null,
    version: 0,
    name: `Rooli ${permissions.join(' ')}`.slice(0, 60),
    permissions: [...permissions],
  })
  const role = roles.find(
    (each) => JSON.stringify([...each.permissions].sort()) === JSON.stringify([...permissions].sort()),
  )
  await salon.call('roles.give', { staffId: salon.ainoId, roleId: role?.id ?? null })
  await salon.call('session.signIn', { staffId: salon.ainoId, password: 'lumipallo77' })
  return capture()
}

describe('the whole channel', () => {
  it('the control: an owner is told all of it', async () => {
    await salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
    const told = await capture()
    for (const withheld of [phone, email, record, name]) expect(told).toMatch(withheld)
  })

  it('schedule yes, contact details no', async () => {
    const told = await as(['schedule', 'client-names'])
    expect(told).toMatch(name)
    for (const withheld of [phone, email, record]) expect(told).not.toMatch(withheld)
  })

  it('the schedule alone shows no surname', async () => {
    const told = await as(['schedule'])
    expect(told).toMatch(/Salla/)
    for (const withheld of [phone, email, record, name]) expect(told).not.toMatch(withheld)
  })

  it('reports, settings, backups and the price list tell nothing of clients’ contacts or records', async () => {
    const told = await as(['reports-all', 'settings', 'backups', 'services-and-prices', 'day-close'])
    for (const withheld of [phone, email, record]) expect(told).not.toMatch(withheld)
  })

  it('the till and invoices tell no treatment records', async () => {
    expect(await as(['schedule', 'client-names', 'client-contacts', 'till', 'invoices'])).not.toMatch(record)
  })
})
