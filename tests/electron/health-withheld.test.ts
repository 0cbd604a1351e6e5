// What clients have told of their health, and their photos, never reach a role without the permission: every route that
// each role may call is called with real ids, everything that comes back is searched, and so are the files that it saves.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract, type RouteName } from '../../shared/ipc/contract.ts'
import { type Role, roles } from '../../shared/permissions.ts'
import type { Visit } from '../../shared/visits.ts'
import { pagePicture, wordsOf } from '../helpers/pdfPictures.ts'
import { base64, jpeg, pdfFile, withSegment } from '../helpers/pictures.ts'
import { type OpenedSalon, openedSalon, ownerPassphrase } from '../helpers/tempApp.ts'

/** Words that stand nowhere else: in what the client told, in the reasons, in the photo's note and in the file. */
const secrets = [
  'KVARTSIALLERGIA',
  'HENGENAHDISTUS',
  'NITRIILIPERUSTE',
  'REAKTIOERÄ',
  'KUVAHUOMIO',
  'PDFSALAISUUS',
  'PAPERISALAISUUS',
  'VANHATIETO', // stands in the history of changes only
  'VAHINKOKUVAUS',
  'ILMOITUSSISÄLTÖ',
]

let salon: OpenedSalon
let clientId = ''
let visitId = ''
let appointmentId = ''
let appointmentVersion = 0
let photoId = ''
let incidentId = ''
let scanId = ''
let thumbnail = ''
const picture = jpeg(120, 90)
const people: Partial<Record<Role, { id: string; password: string }>> = {}

beforeAll(async () => {
  salon = await openedSalon()
  people.owner = { id: salon.ownerId, password: ownerPassphrase }
  people.therapist = { id: salon.ainoId, password: 'lumipallo77' }
  for (const role of ['reception', 'trainee', 'bookkeeper'] as const) {
    const password = `syyssade-${role}`
    const made = await salon.call('staff.create', { name: `Henkilö ${role}`, role, password, takesAppointments: false })
    people[role] = { id: made.id, password }
  }
  const { call } = salon
  clientId = (await call('clients.create', { name: 'Maija Testi' })).id
  await call('consents.answer', {
    clientId,
    kinds: ['health', 'photos-record'],
    answer: 'given',
    source: 'spoken',
    language: 'fi',
  })
  const times = { minHours: null, validMonths: null }
  const rule = {
    known: null,
    kind: 'allergy' as const,
    name: 'KVARTSIALLERGIA',
    serviceIds: [salon.massageId],
    ...times,
  }
  // The list itself is the salon's own; what is secret is whose it is. So the name on it is told apart from the entry.
  const rules = await call('safety.saveRule', { ...rule, name: 'Allergia' })
  const test = { ...rule, kind: 'patch-test' as const, name: 'Testi', minHours: 0, validMonths: 6 }
  const withTest = await call('safety.saveRule', test)
  const ruleId = rules.find((each) => each.name === 'Allergia')?.id ?? ''
  const first = await call('safety.saveEntry', { clientId, known: null, ruleId, detail: 'VANHATIETO' })
  const { id = '', version = 0 } = first.entries[0] ?? {}
  const detail = 'KVARTSIALLERGIA, HENGENAHDISTUS'
  await call('safety.saveEntry', { clientId, known: { id, version }, ruleId, detail })
  const incident = await call('incidents.save', {
    known: null,
    clientId,
    fields: {
      kind: 'reaction',
      day: '2026-11-20',
      minute: null,
      service: '',
      product: '',
      batch: '',
      happened: 'VAHINKOKUVAUS',
      done: '',
      followUpDay: null,
    },
  })
  incidentId = incident.id
  await call('incidents.addStep', { id: incident.id, kind: 'doctor', day: '2026-11-20', note: 'ILMOITUSSISÄLTÖ' })
  const signed = await call('consents.answer', {
    clientId,
    kinds: ['marketing-post'],
    answer: 'given',
    source: 'paper',
    language: 'fi',
    scan: { name: 'lupa.pdf', content: base64(Buffer.concat([pdfFile, Buffer.from('PAPERISALAISUUS')])) },
  })
  scanId = signed.holding.find((each) => each.scan !== null)?.scan?.id ?? ''
  await call('safety.savePatchTest', {
    clientId,
    id: null,
    ruleId: withTest.find((each) => each.kind === 'patch-test')?.id ?? '',
    day: '2026-11-20',
    minute: 600,
    result: 'reaction',
    detail: 'REAKTIOERÄ',
  })
  const booked = await call('appointments.book', {
    day: '2026-11-24',
    clientId,
    lines: [{ serviceId: salon.massageId, staffId: salon.ainoId, startMin: 600 }],
    safetyReason: 'NITRIILIPERUSTE',
  })
  const arrived = await call('appointments.setStatus', {
    id: booked.id,
    version: booked.version,
    status: 'arrived',
    safetyReason: 'NITRIILIPERUSTE kahdesti',
  })
  appointmentId = booked.id
  appointmentVersion = arrived.version
  visitId = arrived.visitId ?? ''
  const small = jpeg(32, 24)
  thumbnail = base64(small)
  const added = await call('photos.add', {
    clientId,
    visitId,
    name: 'kuva.jpg',
    day: '2026-11-24',
    moment: 'before',
    note: 'KUVAHUOMIO',
    content: base64(picture),
    thumbnail,
  })
  photoId = added.list[0]?.id ?? ''
  await call('photos.addFile', {
    clientId,
    name: 'lupa.pdf',
    day: '2026-11-24',
    content: base64(Buffer.concat([pdfFile, Buffer.from('\nPDFSALAISUUS', 'utf8')])),
  })
}, 60_000)
afterAll(() => salon.close())

/** Inputs that reach the client's data through every route that takes them; the rest are called with none. */
function inputFor(route: RouteName): unknown[] {
  const line = { serviceId: salon.massageId, staffId: salon.ainoId, startMin: 600 }
  const known: Partial<Record<string, unknown[]>> = {
    'safety.check': [
      { clientId, serviceIds: [salon.massageId], day: '2026-11-24', startMin: 600 },
      { clientId, serviceIds: [salon.massageId], day: '2026-11-24', startMin: 600, appointmentId },
    ],
    'appointments.calendar': [{ from: '2026-11-24', to: '2026-11-24' }],
    'appointments.get': [{ id: appointmentId }],
    'appointments.book': [{ day: '2026-12-01', clientId, lines: [line] }],
    'appointments.change': [{ id: appointmentId, version: appointmentVersion, note: 'x' }],
    'clients.search': [{ text: 'maija' }],
    'visits.get': [{ id: visitId }],
    'templates.saveCarePdf': [{ visitId }],
    'photos.content': [{ clientId, id: photoId }],
    'photos.thumbnails': [{ clientId, ids: [photoId] }],
    'photos.saveCopy': [{ clientId, id: photoId }],
  }
  return known[route] ?? [{ clientId }, { id: clientId }, { id: appointmentId }, {}]
}

// Ending the session or the salon would end the search.
const ending = /^(session|setup|keys|restore|backups)\./

async function everythingSeenBy(role: Role): Promise<{ text: string; answered: string[] }> {
  const who = people[role]
  if (!who) throw new Error(role)
  await salon.call('session.signIn', { staffId: who.id, password: who.password })
  const answered: string[] = []
  let text = ''
  for (const route of Object.keys(contract) as RouteName[]) {
    if (ending.test(route) || contract[route].mode === 'act') continue
    if (route !== 'appointments.book' && contract[route].mode === 'write') continue
    for (const input of inputFor(route)) {
      const answer = await salon.send(route, input)
      text += `\n${route} ${JSON.stringify(answer)}`
      if (answer.ok) answered.push(route)
    }
  }
  return { text, answered }
}

describe('health data and photos', () => {
  it('the owner sees, so that the search is known to find', async () => {
    const { text, answered } = await everythingSeenBy('owner')
    for (const secret of secrets.filter((each) => !each.endsWith('SALAISUUS'))) expect(text, secret).toContain(secret)
    expect(text).toContain(base64(picture))
    expect(text).toContain(thumbnail)
    expect(answered).toContain('photos.content')
    expect(answered).toContain('incidents.list')
  })

  it.each(roles.filter((role) => role !== 'owner' && role !== 'therapist'))('%s never gets them', async (role) => {
    const { text } = await everythingSeenBy(role)
    for (const secret of secrets) expect(text, secret).not.toContain(secret)
    expect(text).not.toContain(base64(picture).slice(20, 200))
    expect(text).not.toContain(thumbnail.slice(20, 120))
    expect(text).not.toContain('"contraindication"')
    expect(text).not.toContain('patch-reaction')
  })

  it('reception is stopped with the one sentence that says to ask', async () => {
    const who = people.reception
    await salon.call('session.signIn', { staffId: who?.id ?? '', password: who?.password ?? '' })
    const line = { serviceId: salon.massageId, staffId: salon.ainoId, startMin: 600 }
    const answer = await salon.send('appointments.book', { day: '2026-12-01', clientId, lines: [line] })
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'SAFETY_STOP', data: { stops: [{ kind: 'ask-therapist', name: '', detail: '', services: [] }] } },
    })
  })

  it('every look at them leaves its entry in the log', async () => {
    await salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
    salon.wait(120_000)
    await salon.call('safety.ofClient', { clientId })
    await salon.call('photos.list', { clientId })
    await salon.call('photos.content', { clientId, id: photoId })
    const { rows } = await salon.call('accesslog.list', { clientId, limit: 20 })
    expect(rows.slice(0, 3).map((row) => [row.action, row.kind, row.record])).toEqual([
      ['view', 'photo', photoId],
      ['view', 'photo', clientId],
      ['view', 'health', clientId],
    ])
  })

  it('a client who refused treatment records gets none written', async () => {
    await salon.call('consents.answer', {
      clientId,
      kinds: ['treatment-notes'],
      answer: 'refused',
      source: 'spoken',
      language: 'fi',
    })
    const visit: Visit = await salon.call('visits.get', { id: visitId })
    expect(visit.isRefused).toBe(true)
    const draft = { visitId, draft: null, text: 'x', products: [] }
    expect(await salon.refused('visits.saveDraft', draft)).toBe('CONSENT_REFUSED')
  })
})

/** What leaves the program with this client's data in it, and how a role without the permission is answered. */
const leaving: readonly (readonly [RouteName, () => unknown])[] = [
  ['incidents.savePdf', () => ({ id: incidentId })],
  ['incidents.print', () => ({ id: incidentId })],
  ['photos.saveCopy', () => ({ clientId, id: photoId })],
  ['consents.saveScan', () => ({ clientId, id: scanId })],
]

describe('what is saved or printed of them', () => {
  it.each(roles.filter((role) => role !== 'owner' && role !== 'therapist'))('is refused to %s', async (role) => {
    const who = people[role]
    await salon.call('session.signIn', { staffId: who?.id ?? '', password: who?.password ?? '' })
    const before = salon.saved.length
    for (const [route, input] of leaving) expect(await salon.refused(route, input()), route).toBe('NOT_PERMITTED')
    expect(await salon.refused('consents.scan', { clientId, id: scanId })).toBe('NOT_PERMITTED')
    expect(salon.saved).toHaveLength(before)
    // Papers that these roles may have say nothing of them either.
    for (const [route, input] of [
      ['consents.savePdf', { clientId }],
      ['templates.saveCarePdf', { visitId }],
    ] as const) {
      await salon.send(route, input)
    }
    for (const { content } of salon.saved.slice(before)) {
      const words = (await wordsOf(content)).join(' ')
      for (const secret of secrets) expect(words, secret).not.toContain(secret)
    }
  })

  it('is given to the owner: the report of an incident whole, on paper with ink on it', async () => {
    await salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
    const { fileName } = await salon.call('incidents.savePdf', { id: incidentId })
    expect(await salon.call('incidents.print', { id: incidentId })).toEqual({ printed: true })
    const pdf = salon.saved.at(-1)
    expect(pdf?.name).toBe(fileName)
    const content = pdf?.content ?? new Uint8Array()
    const pages = await wordsOf(content)
    expect(pages).toHaveLength(1)
    for (const words of ['VAHINKOKUVAUS', 'ILMOITUSSISÄLTÖ', 'Maija Testi', '20.11.2026']) {
      expect(pages[0], words).toContain(words)
    }
    const { data, width, height } = await pagePicture(content, 60)
    expect(width / height).toBeCloseTo(210 / 297, 2)
    let dark = 0
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1
    expect(dark / (width * height)).toBeGreaterThan(0.003)
    const log = await salon.call('accesslog.list', { clientId, limit: 20 })
    expect(log.rows.map(({ action, kind }) => `${action} ${kind}`)).toContain('export incident')
  })
})

describe('photos and files on the disk', () => {
  it('a photo that tells where it was taken is refused at the door', async () => {
    const located = withSegment(picture, 0xe1, Buffer.from('Exif\0\0GPS'))
    const input = { clientId, name: 'x.jpg', day: '2026-11-24', content: base64(located), thumbnail }
    expect(await salon.refused('photos.add', input)).toBe('PHOTO_HAS_HIDDEN_DATA')
  })

  it('hold nothing that can be read: neither the pictures, the files, nor what was told', async () => {
    salon.app.session.requireOpen().db.raw.pragma('wal_checkpoint(PASSIVE)')
    const files: string[] = []
    const walk = (folder: string) => {
      for (const name of readdirSync(folder)) {
        const file = path.join(folder, name)
        if (statSync(file).isDirectory()) walk(file)
        else files.push(file)
      }
    }
    for (const folder of [salon.userData, salon.backupFolder]) if (existsSync(folder)) walk(folder)
    const needles = [
      ...secrets.map((secret) => Buffer.from(secret, 'utf8')),
      ...secrets.map((secret) => Buffer.from(secret, 'utf16le')),
      picture.subarray(200, 264),
      Buffer.from(base64(picture).slice(200, 264)),
    ]
    expect(files.some((file) => file.endsWith('salon.db'))).toBe(true)
    for (const file of files) {
      const bytes = readFileSync(file)
      for (const needle of needles) expect(bytes.includes(needle), `${file} ${needle.toString('latin1')}`).toBe(false)
    }
  })
})
