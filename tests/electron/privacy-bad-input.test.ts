// Privacy through the door, when things go wrong or are asked oddly: every kind of request from arrival to its letter,
// people who are not on file, letters that must not go twice, periods shorter than the law's, clocks, a damaged log.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { MailTransport } from '../../electron/mail-transport.ts'
import { type PrivacyRequest, requestKinds } from '../../shared/privacy-requests.ts'
import { retentionRules, usualPeriods } from '../../shared/privacy-retention.ts'
import { errors } from '../../shared/translations/errors.ts'
import { type OpenedSalon, openedSalon, ownerPassphrase } from '../helpers/tempApp.ts'

const taken: { to: string; letter: string }[] = []
const mail: MailTransport = {
  send: async (_sender, _password, { to }, letter) => {
    taken.push({ to, letter: Buffer.from(letter).toString('utf8') })
    return { end: 'sent' }
  },
}

let salon: OpenedSalon
beforeAll(async () => {
  salon = await openedSalon({ mail })
})
afterAll(() => salon.close())
beforeEach(() => {
  taken.length = 0
})

const today = '2026-11-23'
const setSender = () =>
  salon.call('outbox.saveSender', {
    settings: {
      isOn: true,
      host: 'posti.example.org',
      port: 465,
      security: 'tls',
      user: '',
      fromName: 'Salonki Aurinko',
      fromAddress: 'salonki@example.org',
    },
    password: null,
  })
const asked = (kind: PrivacyRequest['kind'], clientId: string | null, name = 'Rauha Pyytäjä') =>
  salon.call('privacy.newRequest', {
    kind,
    clientId,
    requesterName: name,
    about: 'Pyydän.',
    language: 'fi',
    receivedDay: today,
    receivedBy: 'email',
  })
const mailed = async (id: string, letter: 'received' | 'extended' | 'answered', otherwise = 'muualle@example.org') => {
  const draft = await salon.call('outbox.beginForRequest', { id, letter })
  const { subject, body } = draft
  return salon.call('outbox.queueForRequest', { id, letter, address: draft.address || otherwise, subject, body })
}
const signIn = () => salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })

/** What each kind asks for, done. */
async function fulfil(request: PrivacyRequest, clientId: string): Promise<void> {
  switch (request.kind) {
    case 'access':
      await salon.call('privacy.savePackage', { id: request.id, what: 'access-pdf' })
      break
    case 'portability':
      await salon.call('privacy.savePackage', { id: request.id, what: 'portability' })
      break
    case 'rectification': {
      const card = await salon.call('clients.get', { id: clientId })
      await salon.call('clients.change', { id: clientId, version: card.version, patch: { name: 'Rauha Oikaistu' } })
      break
    }
    case 'restriction':
      await salon.call('privacy.restrict', { clientId, on: true, reason: 'Kiistää tiedot' })
      break
    case 'objection':
      await salon.call('privacy.object', { clientId, channels: ['email'] })
      break
    case 'erasure':
      await salon.call('privacy.erase', { clientId, requestId: request.id, suppress: true })
  }
}

describe('a request', () => {
  it.each(requestKinds)(
    'of %s goes from arrival to its answer, and each letter leaves once',
    async (kind) => {
      await setSender()
      const { id: clientId } = await salon.call('clients.create', { name: 'Rauha Pyytäjä', email: 'rauha@example.org' })
      let request = await asked(kind, clientId)
      const first = await mailed(request.id, 'received')
      expect((await mailed(request.id, 'received')).id).toBe(first.id)
      // An erasure takes what still waits along.
      await salon.app.outbox.idle()
      request = await salon.call('privacy.checkIdentity', {
        id: request.id,
        version: request.version,
        note: 'Tunnettu',
      })
      await fulfil(request, clientId)
      const { version } = await salon.call('privacy.request', { id: request.id })
      request = await salon.call('privacy.closeRequest', { id: request.id, version, outcome: 'done', reason: '' })
      await salon.call('privacy.saveLetter', { id: request.id, letter: 'answered' })
      expect(salon.saved.at(-1)?.name).toMatch(/\.pdf$/)
      await mailed(request.id, 'answered')
      // Whoever was erased is told what stays, and until when.
      expect((await salon.call('outbox.beginForRequest', { id: request.id, letter: 'answered' })).body).toMatch(
        kind === 'erasure' ? /kirjanpitolain .* viimeistään 21\.2\.2027/ : /^(?!.*rekisteri)/s,
      )
      const draft = await salon.call('outbox.beginForRequest', { id: request.id, letter: 'answered' })
      expect(draft.before).not.toBeNull()
      await mailed(request.id, 'answered')
      salon.app.outbox.wake(true)
      await salon.app.outbox.idle()
      expect(taken).toHaveLength(2)
      expect(taken.map(({ to }) => to)).toEqual([
        'rauha@example.org',
        kind === 'erasure' ? 'muualle@example.org' : 'rauha@example.org',
      ])
      expect(await salon.call('privacy.outgoing')).toMatchObject([
        { place: 'mail-sender', address: 'posti.example.org:465', unnamed: 0 },
      ])
      const log = await salon.call('accesslog.list', { kind: 'message', action: 'create' })
      expect(log.rows[0]?.purpose).toBe('request')
    },
    60_000,
  )

  it('of somebody who is not on file is answered so, and nothing can be handed out', async () => {
    let request = await asked('access', null, 'Tuntematon Kysyjä')
    request = await salon.call('privacy.checkIdentity', { id: request.id, version: request.version, note: 'Passi' })
    expect(await salon.refused('privacy.savePackage', { id: request.id, what: 'access-pdf' })).toBe('NOT_FOUND')
    request = await salon.call('privacy.closeRequest', {
      id: request.id,
      version: request.version,
      outcome: 'done',
      reason: '',
    })
    const draft = await salon.call('outbox.beginForRequest', { id: request.id, letter: 'answered' })
    expect(draft).toMatchObject({ address: '', clientId: null })
    expect(draft.body).toContain('Sinusta ei ole rekisterissämme tietoja.')
  })

  it('letter that was cancelled may be written anew, as one more', async () => {
    const { id: clientId } = await salon.call('clients.create', { name: 'Rauha Pyytäjä', email: 'rauha@example.org' })
    const request = await asked('access', clientId)
    const letter = await mailed(request.id, 'received')
    await salon.call('outbox.decide', { id: letter.id, version: letter.version, step: 'cancel' })
    const again = await mailed(request.id, 'received')
    expect(again.id).not.toBe(letter.id)
    expect((await mailed(request.id, 'received')).id).toBe(again.id)
    await salon.app.outbox.idle()
  })
})

describe('a breach', () => {
  it('is told to everybody concerned once, each in her language; who has no address is counted', async () => {
    await setSender()
    const people = [
      { name: 'Suomenkielinen', email: 'fi@example.org', language: 'fi' },
      { name: 'Svenskspråkig', email: 'sv@example.org', language: 'sv' },
      { name: 'Osoitteeton', email: '', language: 'fi' },
    ] as const
    const ids: string[] = []
    for (const person of people) ids.push((await salon.call('clients.create', person)).id)
    const [restricted] = ids
    await salon.call('privacy.restrict', { clientId: restricted ?? '', on: true, reason: 'Riita' })
    const facts = {
      what: 'Kone varastettiin.',
      encrypted: 'no',
      data: ['names', 'health'],
      people: 3,
      consequences: '',
      measures: 'Avaimet vaihdettiin.',
    } as const
    let breach = await salon.call('privacy.newBreach', {
      kind: 'lost-computer',
      awareAtMs: salon.app.clock.now(),
      facts: { ...facts, data: [...facts.data] },
    })
    breach = await salon.call('privacy.saveBreach', {
      id: breach.id,
      version: breach.version,
      facts: breach.facts,
      risk: 'high',
      clientIds: ids,
    })
    expect(await salon.refused('outbox.queueForBreach', { id: breach.id, message: 'follow-up' })).toBe(
      'BREACH_NOT_TOLD',
    )
    const send = (message: 'people' | 'follow-up') => salon.call('outbox.queueForBreach', { id: breach.id, message })
    expect(await send('people')).toMatchObject({ queued: { length: 2 }, before: 0, byHand: 1 })
    expect(await send('people')).toMatchObject({ queued: [], before: 2, byHand: 1 })
    for (const step of ['authority', 'people'] as const) {
      breach = await salon.call('privacy.markBreach', { id: breach.id, version: breach.version, step, note: 'Tehty' })
    }
    expect(await send('follow-up')).toMatchObject({ queued: { length: 2 } })
    salon.app.outbox.wake(true)
    await salon.app.outbox.idle()
    expect(taken.map(({ to }) => to).sort()).toEqual([
      'fi@example.org',
      'fi@example.org',
      'sv@example.org',
      'sv@example.org',
    ])
    const subjects = (await salon.call('outbox.list')).letters.map((letter) => letter.subject).sort()
    expect(subjects.filter((subject) => subject.startsWith('Personuppgiftsincident'))).toHaveLength(1)
    expect(subjects.filter((subject) => subject.startsWith('Tietoturvaloukkaus'))).toHaveLength(1)
  }, 60_000)
})

describe('the owner', () => {
  it('cannot take her own last permission away, by a role or by the ready one, and is told why', async () => {
    const [role] = await salon.call('roles.save', { id: null, version: 0, name: 'Ei mitään', permissions: [] })
    const give = { staffId: salon.ownerId, roleId: role?.id ?? '' }
    expect(await salon.refused('roles.give', give)).toBe('STAFF_LAST_OWNER')
    const owner = (await salon.call('staff.list')).find((member) => member.id === salon.ownerId)
    const demoted = { id: salon.ownerId, version: owner?.version, patch: { role: 'therapist' } }
    expect(await salon.refused('staff.change', demoted)).toBe('STAFF_LAST_OWNER')
    for (const language of ['fi', 'sv', 'en'] as const) {
      expect(errors[language].STAFF_LAST_OWNER.length).toBeGreaterThan(40)
    }
    expect((await salon.call('session.state')).user?.permissions).toContain('staff-and-roles')
  })
})

describe('periods', () => {
  it.each(Object.entries(retentionRules))('%s is never kept shorter than the least', async (kind, { least }) => {
    expect(await salon.refused('privacy.savePeriods', { ...usualPeriods, [kind]: least - 1 })).toBe('INVALID_INPUT')
    expect(await salon.refused('privacy.savePeriods', { ...usualPeriods, [kind]: 0 })).toBe('INVALID_INPUT')
    await salon.call('privacy.savePeriods', { ...usualPeriods, [kind]: least })
  })

  it('of bookkeeping are not set at all, and nothing that is not proposed is purged', async () => {
    expect(await salon.refused('privacy.savePeriods', { ...usualPeriods, vouchers: 1 })).toBe('INVALID_INPUT')
    const purge = { kind: 'vouchers', ids: ['2026-12-31'], decision: 'purge', reason: '' }
    expect(await salon.refused('privacy.decideRetention', purge)).toBe('RETENTION_BLOCKED')
  })
})

describe('the clock', () => {
  it('leaps years ahead and back: nothing goes by itself, the log stays whole, dates stay as they were', async () => {
    const { id } = await salon.call('clients.create', { name: 'Kellon Kestävä' })
    const request = await asked('access', id)
    const years = 4 * 366 * 86_400_000
    salon.wait(years)
    await signIn()
    expect((await salon.call('privacy.request', { id: request.id })).due.state).toBe('late')
    await salon.call('privacy.retention')
    expect((await salon.call('clients.get', { id })).name).toBe('Kellon Kestävä')
    salon.wait(-years - 3_600_000)
    await signIn()
    const back = await salon.call('privacy.request', { id: request.id })
    expect(back.due).toMatchObject({ latest: '2026-12-23', state: 'open' })
    const { proposals } = await salon.call('privacy.retention')
    expect(proposals.flatMap((proposal) => proposal.items).filter((item) => item.clientId === id)).toEqual([])
    expect((await salon.call('accesslog.check')).whole).toBe(true)
  }, 60_000)
})

describe('a log entry damaged in the middle', () => {
  it('is named as the first broken one, and what comes after is told of as such', async () => {
    for (let each = 0; each < 5; each += 1) await salon.call('clients.list', {})
    expect((await salon.call('accesslog.check')).whole).toBe(true)
    const { raw } = salon.app.session.requireOpen().db
    const last = raw.prepare('SELECT max(seq) FROM access_log').pluck().get() as number
    const middle = Math.floor(last / 2)
    const triggers = raw
      .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'access_log'")
      .all() as { name: string; sql: string }[]
    for (const { name } of triggers) raw.exec(`DROP TRIGGER ${name}`)
    raw.prepare("UPDATE access_log SET workstation = 'toinen kone' WHERE seq = ?").run(middle)
    for (const { sql } of triggers) raw.exec(sql)
    expect(await salon.call('accesslog.check')).toMatchObject({ whole: false, brokenAtSeq: middle })
  })
})
