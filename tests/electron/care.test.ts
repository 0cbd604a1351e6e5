// Instructions for home: in the client's language, for whoever sees the visit, on paper, as a file and by e-mail.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type MailServer, mailPassword, mailServer, senderTo, trustingTransport } from '../helpers/mailServer.ts'
import { wordsOf } from '../helpers/pdfPictures.ts'
import { type OpenedSalon, openedSalon, ownerPassphrase } from '../helpers/tempApp.ts'

let salon: OpenedSalon
let server: MailServer
let template: { id: string; version: number }

beforeAll(async () => {
  salon = await openedSalon({ mail: trustingTransport() })
  await salon.call('staff.create', { name: 'Vilma Vastaan', role: 'reception', password: 'syyssade77' })
})
afterAll(() => salon.close())
beforeEach(async () => {
  await salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
  server = await mailServer()
})
afterEach(() => server.close())

/** Saves the massage's form with these instructions. */
async function withCare(care: { fi: string; sv: string; en: string }, serviceIds = [salon.massageId]): Promise<void> {
  const known = template === undefined ? null : { id: template.id, version: template.version }
  const fields = [{ id: 'paine', type: 'text' as const, label: 'Paine' }]
  const [saved] = await salon.call('templates.save', { known, name: 'Hieronta', fields, care, serviceIds })
  if (saved === undefined) throw new Error('the template was not saved')
  template = saved
}

let booked = 0
async function visitOf(language: 'fi' | 'sv' | 'en', email = 'asiakas@esimerkki.example') {
  const client = await salon.call('clients.create', { name: 'Salla Salainen', email, language })
  booked += 1
  const { id, version } = await salon.call('appointments.book', {
    day: '2026-11-24',
    clientId: client.id,
    lines: [{ serviceId: salon.massageId, staffId: salon.ainoId, startMin: 400 + booked * 80 }],
    overrideReason: 'ennen aukeamista',
  })
  const { visitId } = await salon.call('appointments.setStatus', {
    id,
    version,
    status: 'arrived',
  })
  return { clientId: client.id, appointmentId: id, visitId: visitId ?? '' }
}

describe('instructions for home', () => {
  it('are in the client’s language, and in the salon’s where nothing is written in hers', async () => {
    await withCare({ fi: 'Juo vettä', sv: 'Drick vatten', en: '' })
    const swede = await visitOf('sv')
    expect(await salon.call('templates.care', { visitId: swede.visitId })).toMatchObject({
      language: 'sv',
      parts: [{ name: 'Hieronta', text: 'Drick vatten' }],
      hasAddress: true,
    })
    const english = await visitOf('en', '')
    expect(await salon.call('templates.care', { appointmentId: english.appointmentId })).toMatchObject({
      visitId: english.visitId,
      language: 'fi',
      parts: [{ text: 'Juo vettä' }],
      hasAddress: false,
    })
  })

  it('are not offered where the services have none, or nobody has come yet', async () => {
    await withCare({ fi: '', sv: '', en: '' })
    const { visitId } = await visitOf('fi')
    expect(await salon.call('templates.care', { visitId })).toBeNull()
    expect(await salon.refused('templates.saveCarePdf', { visitId })).toBe('NOT_FOUND')
    expect(await salon.refused('templates.printCare', { visitId })).toBe('NOT_FOUND')
    expect(await salon.refused('outbox.begin', { kind: 'care', visitId })).toBe('NOT_FOUND')
    await withCare({ fi: 'Lepää', sv: '', en: '' }, [salon.haircutId])
    expect(await salon.call('templates.care', { visitId })).toBeNull()
    expect(await salon.call('templates.care', { appointmentId: 'nobody' })).toBeNull()
  })

  it('go through the front desk’s hands, name nobody, and each paper is in the log', async () => {
    await withCare({ fi: 'Vältä saunaa tänään', sv: '', en: '' })
    const { visitId } = await visitOf('fi')
    await salon.call('session.signIn', {
      staffId: (await salon.call('staff.list')).find(({ name }) => name === 'Vilma Vastaan')?.id ?? '',
      password: 'syyssade77',
    })
    expect(await salon.call('templates.printCare', { visitId })).toEqual({ printed: true })
    expect(await salon.call('templates.saveCarePdf', { visitId })).toEqual({ fileName: 'Kotihoito-ohjeet.pdf' })
    const words = (await wordsOf(salon.saved.at(-1)?.content ?? new Uint8Array())).join(' ')
    expect(words).toContain('Vältä saunaa tänään')
    expect(words).not.toContain('Salla')
    await salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
    const { rows } = await salon.call('accesslog.list', { limit: 20 })
    const ofVisit = rows.filter((row) => row.kind === 'visit' && row.record === visitId).map((row) => row.action)
    expect(ofVisit).toEqual(['export', 'print'])
  })

  it('go by e-mail with the paper, which is drawn when the letter goes', async () => {
    await withCare({ fi: 'Vanha ohje', sv: '', en: '' })
    const { visitId, clientId } = await visitOf('fi')
    const paper = { kind: 'care', visitId } as const
    const { address, subject, body, fileName } = await salon.call('outbox.begin', paper)
    expect({ address, fileName }).toEqual({ address: 'asiakas@esimerkki.example', fileName: 'Kotihoito-ohjeet.pdf' })
    await salon.call('outbox.queue', { requestId: 'care-letter-1', paper, address, subject, body })
    await withCare({ fi: 'Uusi ohje', sv: '', en: '' })
    await salon.call('outbox.saveSender', { settings: senderTo(server, {}), password: mailPassword })
    await salon.app.outbox.idle()
    const [taken] = server.taken
    expect(taken?.to).toEqual(['asiakas@esimerkki.example'])
    const attached = /filename="?Kotihoito-ohjeet\.pdf"?[\s\S]*?\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/.exec(taken?.text ?? '')
    const words = (await wordsOf(Buffer.from(attached?.[1] ?? '', 'base64'))).join(' ')
    expect(words).toContain('Uusi ohje')
    expect(await salon.call('outbox.ofClient', { clientId })).toMatchObject([{ kind: 'letter', state: 'sent' }])
  })

  it('that were taken away while the letter waited leave it failed, for a person to see', async () => {
    await salon.call('outbox.saveSender', { settings: senderTo(server, { isOn: false }), password: mailPassword })
    await withCare({ fi: 'Hetken vain', sv: '', en: '' })
    const { visitId, clientId } = await visitOf('fi')
    const paper = { kind: 'care', visitId } as const
    const letter = { requestId: 'care-letter-2', paper, address: 'a@b.example', subject: 'Ohjeet', body: '' }
    await salon.call('outbox.queue', letter)
    await withCare({ fi: '', sv: '', en: '' })
    await salon.call('outbox.saveSender', { settings: senderTo(server, {}), password: null })
    await salon.app.outbox.idle()
    expect(server.taken).toEqual([])
    expect(await salon.call('outbox.ofClient', { clientId })).toMatchObject([{ state: 'failed', reason: 'NO_PAPER' }])
  })

  it('are not sent to a client whose data may only be kept', async () => {
    await withCare({ fi: 'Lepää', sv: '', en: '' })
    const { visitId, clientId } = await visitOf('fi')
    await salon.call('privacy.restrict', { clientId, on: true, reason: 'Kiistää tiedot' })
    const paper = { kind: 'care', visitId }
    const letter = { requestId: 'care-letter-3', paper, address: 'a@b.example', subject: 'Ohjeet', body: '' }
    expect(await salon.refused('outbox.queue', letter)).toBe('CLIENT_RESTRICTED')
  })
})
