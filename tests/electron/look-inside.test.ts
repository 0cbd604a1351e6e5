// Minutes and looking inside through the real router, with real processes and files: what is saved is in the place, a minute
// is restored like a point, a lost card comes back with its history, and an erased one never does.
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type OpenedSalon, openedSalon, ownerPassphrase } from '../helpers/tempApp.ts'

// Each starts several processes, on a computer that may have much else to do.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let salon: OpenedSalon
beforeEach(async () => {
  salon = await openedSalon()
})
afterEach(() => salon.close())

const day = '2026-11-23'
const comingDay = '2026-12-01'

async function booked(clientId: string, on: string, startMin: number) {
  const line = { serviceId: salon.haircutId, staffId: salon.ainoId, startMin }
  return salon.call('appointments.book', { day: on, clientId, lines: [line] })
}

/** A client who was here today and comes again. */
async function visitor(name: string) {
  const client = await salon.call('clients.create', { name, phone: '040 000 4321', notes: 'Pitää hiljaisuudesta.' })
  let appointment = await booked(client.id, day, 600)
  for (const status of ['arrived', 'in-treatment'] as const) {
    const { id, version } = appointment
    appointment = await salon.call('appointments.setStatus', { id, version, status })
  }
  await salon.call('visits.sign', {
    visitId: appointment.visitId ?? '',
    draft: null,
    text: 'Lyhennetty 3 cm.',
    products: [],
  })
  const coming = await booked(client.id, comingDay, 600)
  return { client, appointment, coming }
}

const placeId = async () => (await salon.call('backups.state')).places[0]?.id ?? ''

async function openedPoints() {
  const { token } = await salon.call('restore.usePlace', { placeId: await placeId() })
  return { token, points: await salon.call('restore.open', { token, secret: ownerPassphrase }) }
}

async function restore(sequence: number, minute: number) {
  const { token } = await openedPoints()
  const preview = await salon.call('restore.preview', { token, sequence, minute })
  await salon.call('restore.run', { token })
  await salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
  return preview
}

const found = async (text: string) => (await salon.call('clients.search', { text })).map((row) => row.name)

describe('minutes', () => {
  it('what was saved after the point is in the place, and that very minute is restored', async () => {
    await salon.call('backups.run')
    await visitor('Liisa Lehtonen')
    const { shipping } = salon.app.backups
    const first = await shipping.now(await placeId())
    expect(first).toMatchObject({ kind: 'shipped', number: 1 })
    salon.wait(60_000)
    await salon.call('clients.create', { name: 'Kaisa Korhonen' })
    expect(await shipping.now(await placeId())).toMatchObject({ kind: 'shipped', number: 2 })
    // Nothing was saved since: nothing is written, and the screen says that the place has everything.
    expect((await shipping.now(await placeId())).kind).toBe('nothing-new')
    const [place] = (await salon.call('backups.state')).places
    expect(place?.minutes).toMatchObject({ lackingSinceMs: null, problem: null })

    const { points } = await openedPoints()
    expect(points[0]?.minutes).toHaveLength(2)
    const sequence = points[0]?.sequence ?? 0
    const preview = await restore(sequence, 1)
    expect(preview.point.summary).toMatchObject({ clients: 1, appointments: 2 })
    expect(preview.lost).toMatchObject({ clients: 1, appointments: 0 })
    expect(await found('lehtonen')).toEqual(['Liisa Lehtonen'])
    expect(await found('korhonen')).toEqual([])
    const log = await salon.call('accesslog.list', { limit: 20 })
    expect(log.rows.some((row) => row.action === 'restore' && row.record === `${sequence}+1`)).toBe(true)
    expect(await salon.call('accesslog.check')).toMatchObject({ whole: true })
    // Another file took the place of the one that was shipped: the next minute follows a new point.
    expect(await shipping.now(await placeId())).toEqual({ kind: 'needs-point', why: 'marks' })
  })

  it('a place that is away is a state, the others go on, and it catches up when it is back', async () => {
    const { shipping } = salon.app.backups
    await salon.call('clients.create', { name: 'Kaisa Korhonen' })
    rmSync(salon.backupFolder, { recursive: true })
    await expect(shipping.now(await placeId())).rejects.toMatchObject({ code: 'BACKUP_PLACE_MISSING' })
    const [place] = (await salon.call('backups.state')).places
    expect(place).toMatchObject({ problem: 'BACKUP_PLACE_MISSING', minutes: { problem: 'BACKUP_PLACE_MISSING' } })
    // Work goes on meanwhile.
    expect(await found('korhonen')).toEqual(['Kaisa Korhonen'])
  })
})

describe('looking inside', () => {
  /** A salon that went back to a point and lost a client by it; answers where she still is. */
  async function lostClient() {
    const before = await salon.call('backups.state')
    await salon.call('backups.run')
    const earlier = (await salon.call('backups.state')).places[0]?.lastSequence ?? 0
    const lost = await visitor('Liisa Lehtonen')
    await salon.app.backups.shipping.now(before.places[0]?.id ?? '')
    await restore(earlier, 0)
    return { ...lost, earlier }
  }

  async function look(sequence: number, minute: number) {
    const { token } = await openedPoints()
    return (await salon.call('restore.lookInside', { token, sequence, minute })).inside
  }

  it('shows cards and days as they were and logs every look; the card comes back with its ids, the bin undoes it', async () => {
    const { client, appointment, coming, earlier } = await lostClient()
    expect(await found('lehtonen')).toEqual([])
    const inside = await look(earlier, 1)
    const [row] = await salon.call('restore.insideClients', { inside, text: 'leht' })
    expect(row).toMatchObject({ id: client.id, name: 'Liisa Lehtonen', now: 'gone' })
    const then = await salon.call('restore.insideClient', { inside, id: client.id })
    expect(then).toMatchObject({ phone: '040 000 4321', notes: 'Pitää hiljaisuudesta.', now: 'gone' })
    expect(then.history.map((each) => each.recordText)).toContain('Lyhennetty 3 cm.')
    const seen = await salon.call('restore.insideDay', { inside, day })
    expect(seen.appointments).toMatchObject([{ clientName: 'Liisa Lehtonen', startMin: 600 }])
    const { rows } = await salon.call('accesslog.list', { limit: 30 })
    const looked = rows.filter((each) => each.action === 'view').map((each) => `${each.kind} ${each.fields.join()}`)
    expect(looked).toEqual(expect.arrayContaining(['client-list backup', 'client backup', 'schedule backup']))
    expect(rows.some((each) => each.kind === 'backup' && each.record === `${earlier}+1`)).toBe(true)

    const back = await salon.call('restore.bringBack', { inside, id: client.id })
    expect(back).toMatchObject({ id: client.id, fromBin: false, appointments: 2, records: 1, cancelled: 0, leftOut: 0 })
    expect(await found('lehtonen')).toEqual(['Liisa Lehtonen'])
    const card = await salon.call('clients.get', { id: client.id })
    expect(card.notes).toBe('Pitää hiljaisuudesta.')
    expect(card.history.map((each) => each.appointmentId).sort()).toEqual([appointment.id, coming.id].sort())
    expect(card.history.map((each) => each.recordText)).toContain('Lyhennetty 3 cm.')
    // The time is hers again.
    const other = await salon.call('clients.create', { name: 'Kaisa Korhonen' })
    const line = { serviceId: salon.haircutId, staffId: salon.ainoId, startMin: 610 }
    const taken = await salon.refused('appointments.book', { day: comingDay, clientId: other.id, lines: [line] })
    expect(taken).toBe('APPOINTMENT_CONFLICT')
    expect(salon.app.session.requireOpen().db.raw.pragma('foreign_key_check')).toEqual([])
    const log = await salon.call('accesslog.list', { limit: 10 })
    expect(log.rows.some((each) => each.action === 'restore' && each.kind === 'client')).toBe(true)

    // Once is enough; then the bin, and out of it again.
    expect(await salon.refused('restore.bringBack', { inside, id: client.id })).toBe('CLIENT_STILL_HERE')
    await salon.call('clients.remove', { id: client.id, version: back.version })
    expect((await salon.call('restore.insideClient', { inside, id: client.id })).now).toBe('bin')
    expect(await salon.call('restore.bringBack', { inside, id: client.id })).toMatchObject({ fromBin: true })
    expect(await found('lehtonen')).toEqual(['Liisa Lehtonen'])

    // Looking waits behind the lock, and ends with leaving and with the session.
    await salon.call('session.lock')
    expect(await salon.refused('restore.insideClient', { inside, id: client.id })).toBe('LOCKED')
    await salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
    await salon.call('restore.leaveInside')
    expect(await salon.refused('restore.insideClient', { inside, id: client.id })).toBe('INSIDE_CLOSED')
    expect(existsSync(path.join(salon.userData, 'look-inside'))).toBe(false)
    await look(earlier, 0)
    await salon.quit()
    expect(existsSync(path.join(salon.userData, 'look-inside'))).toBe(false)
  })

  it('a coming appointment whose time was given away comes back as cancelled', async () => {
    const { client, coming, earlier } = await lostClient()
    const other = await salon.call('clients.create', { name: 'Kaisa Korhonen' })
    await booked(other.id, comingDay, 615)
    const inside = await look(earlier, 1)
    expect(await salon.call('restore.bringBack', { inside, id: client.id })).toMatchObject({ cancelled: 1, leftOut: 0 })
    const card = await salon.call('clients.get', { id: client.id })
    expect(card.history.find((each) => each.appointmentId === coming.id)?.status).toBe('cancelled')
  })

  it('who was erased is not in it and does not come back', async () => {
    const { client } = await visitor('Liisa Lehtonen')
    await salon.call('backups.run')
    const sequence = (await salon.call('backups.state')).places[0]?.lastSequence ?? 0
    await salon.app.backups.shipping.now(await placeId())
    await eraseFor(client.id)
    const inside = await look(sequence, 0)
    expect(await salon.call('restore.insideClients', { inside, text: 'lehtonen' })).toEqual([])
    expect(await salon.refused('restore.bringBack', { inside, id: client.id })).toBe('NOT_FOUND')
  })

  async function eraseFor(id: string): Promise<void> {
    const answer = await salon.send('privacy.erase', { clientId: id, requestId: null, suppress: false })
    if (!answer.ok) throw new Error(answer.error.code)
  }
})
