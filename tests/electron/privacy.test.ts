// Privacy through the door: the window's calls, the file, the backups and a restored old one.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { journalName } from '../../electron/backups/erasure-journal.ts'
import { type OpenedSalon, openedSalon, ownerPassphrase } from '../helpers/tempApp.ts'

let salon: OpenedSalon
let clientId: string
beforeAll(async () => {
  salon = await openedSalon()
  const card = await salon.call('clients.create', {
    name: 'Ylermi Merkkinen',
    phone: '040 555 9871',
    email: 'ylermi.merkkinen@example.org',
    notes: 'Silmämerkki',
  })
  clientId = card.id
  await salon.call('clients.create', { name: 'Toinen Asiakas' })
  await salon.call('backups.run')
})
afterAll(() => salon.close())

const plainPages = () => salon.app.session.requireOpen().db.raw.serialize().toString('utf8').toLowerCase()
const marks = ['ylermi', 'merkkinen', '0405559871', 'silmämerkki']

describe('a request from start to package', () => {
  it('is noted, the person recognised, the data given, the answer written', async () => {
    let request = await salon.call('privacy.newRequest', {
      kind: 'access',
      clientId,
      requesterName: 'Ylermi Merkkinen',
      about: 'Mitä minusta on?',
      language: 'fi',
      receivedDay: '2026-11-23',
      receivedBy: 'in-person',
    })
    expect(await salon.refused('privacy.savePackage', { id: request.id, what: 'access-pdf' })).toBe(
      'PRIVACY_IDENTITY_UNCHECKED',
    )
    request = await salon.call('privacy.checkIdentity', {
      id: request.id,
      version: request.version,
      note: 'Ajokortti nähty',
    })
    for (const what of ['access-pdf', 'access-json', 'portability'] as const) {
      const given = await salon.call('privacy.savePackage', { id: request.id, what })
      expect(given.request.files.at(-1)).toMatchObject({ kind: what, staffNamed: false })
    }
    const [pdf, json, own] = salon.saved.slice(-3)
    expect(
      Buffer.from(pdf?.content ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect(Buffer.from(json?.content ?? []).toString()).toContain('Silmämerkki')
    expect(Buffer.from(own?.content ?? []).toString()).not.toContain('Silmämerkki')
    request = await salon.call('privacy.closeRequest', {
      id: request.id,
      version: request.version,
      outcome: 'done',
      reason: '',
    })
    const letter = await salon.call('privacy.saveLetter', { id: request.id, letter: 'answered' })
    expect(letter.request.files.map((file) => file.kind)).toEqual([
      'access-pdf',
      'access-json',
      'portability',
      'letter',
    ])
    const log = await salon.call('accesslog.list', { clientId, action: 'export' })
    expect(log.rows.map((row) => row.fields)).toContainEqual(['access-json'])
  })

  it('a role without the permission reaches none of it', async () => {
    await salon.call('session.signIn', { staffId: salon.ainoId, password: 'lumipallo77' })
    for (const route of ['privacy.requests', 'privacy.erase', 'privacy.dashboard', 'privacy.breaches', 'roles.list']) {
      expect(await salon.refused(route), route).toBe('NOT_PERMITTED')
    }
    await salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
  })
})

describe('a restricted card', () => {
  it('is seen by those who handle requests only, and nothing is written on it', async () => {
    const { id } = await salon.call('clients.create', { name: 'Rauha Rajattu', notes: 'Salainen' })
    const card = await salon.call('clients.get', { id })
    expect(await salon.refused('privacy.restrict', { clientId: id, on: true, reason: '' })).toBe('REASON_NEEDED')
    await salon.call('privacy.restrict', { clientId: id, on: true, reason: 'Kiistää tiedot' })
    expect(await salon.refused('clients.change', { id, version: card.version, patch: { notes: 'Uusi' } })).toBe(
      'CLIENT_RESTRICTED',
    )
    await salon.call('session.signIn', { staffId: salon.ainoId, password: 'lumipallo77' })
    expect(await salon.refused('clients.get', { id })).toBe('CLIENT_RESTRICTED')
    expect(await salon.call('clients.search', { text: 'Rauha' })).toEqual([])
    await salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
    expect((await salon.call('clients.get', { id })).notes).toBe('Salainen')
    await salon.call('privacy.restrict', { clientId: id, on: false, reason: '' })
    await salon.call('clients.change', { id, version: card.version, patch: { notes: 'Uusi' } })
  })
})

describe('erasing', () => {
  it('leaves nothing in the file, tells the backups, and a restored old backup forgets her too', async () => {
    expect(marks.filter((mark) => plainPages().includes(mark))).toEqual(marks)
    const done = await salon.call('privacy.erase', { clientId, requestId: null, suppress: true })
    expect(done.removed).toBeGreaterThan(0)
    expect(marks.filter((mark) => plainPages().includes(mark))).toEqual([])

    const journal = readFileSync(path.join(salon.backupFolder, journalName), 'utf8')
    expect(JSON.parse(journal)).toMatchObject({ version: 1, erased: [{ hash: expect.any(String) }] })
    expect(journal).not.toContain(clientId)

    // The backup from before the erasure comes back; whoever signs in never meets her.
    await restoreOldest()
    expect(marks.filter((mark) => plainPages().includes(mark))).toEqual([])
    expect((await salon.call('clients.list', {})).rows.map((row) => row.name)).toContain('Toinen Asiakas')
    expect(await salon.refused('clients.get', { id: clientId })).toBe('NOT_FOUND')
    const check = await salon.call('accesslog.check')
    expect(check.whole).toBe(true)
    // The restore says what it did again, and so does the log, as nobody's doing.
    const [restored] = (await salon.call('backups.state')).restores
    expect(restored?.again).toContainEqual({ right: 'erasure', count: 1 })
    const log = await salon.call('accesslog.list', { action: 'remove', kind: 'client' })
    expect(log.rows[0]).toMatchObject({ staffId: null, fields: ['again', 'erasure'] })
  }, 60_000)
})

/** Goes back to the oldest backup that holds clients, and signs the owner in again. */
async function restoreOldest(least = 1): Promise<void> {
  const place = (await salon.call('backups.state')).places[0]?.id ?? ''
  const attempt = await salon.call('restore.usePlace', { placeId: place })
  const points = await salon.call('restore.open', { token: attempt.token, secret: ownerPassphrase })
  const oldest = points.findLast((point) => point.summary.clients >= least)
  await salon.call('restore.preview', { token: attempt.token, sequence: oldest?.sequence ?? 0 })
  await salon.call('restore.run', { token: attempt.token })
  await salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
}

describe('what a client asked for since the backup', () => {
  it('is done again after an older backup is restored, in order, said on the screen and in the log', async () => {
    const make = (name: string, email = '') => salon.call('clients.create', { name, email })
    const restricted = await make('Rajattu Rauha')
    const freed = await make('Vapautettu Ville')
    const refused = await make('Kieltänyt Kaisa', 'kaisa@example.org')
    const back = await make('Palannut Pirkko', 'pirkko@example.org')
    const answer = (clientId: string, kind: 'health' | 'marketing-email', given: boolean) =>
      salon.call('consents.answer', {
        clientId,
        kinds: [kind],
        answer: given ? 'given' : 'refused',
        source: 'spoken',
        language: 'fi',
        signature: null,
        guardian: '',
        scan: null,
      })
    await answer(refused.id, 'health', true)
    await answer(refused.id, 'marketing-email', true)
    await answer(back.id, 'marketing-email', false)
    await salon.call('privacy.restrict', { clientId: freed.id, on: true, reason: 'Kiistää' })
    await salon.call('backups.run')
    const least = (await salon.call('clients.list', {})).rows.length

    salon.wait(60_000)
    await salon.call('privacy.restrict', { clientId: restricted.id, on: true, reason: 'Kiistää tiedot' })
    await salon.call('privacy.restrict', { clientId: freed.id, on: false, reason: '' })
    await salon.call('privacy.hold', { clientId: freed.id, on: true, reason: 'Vaatimus' })
    await salon.call('privacy.object', { clientId: refused.id, channels: ['email'] })
    await salon.call('consents.withdraw', { clientId: refused.id, kind: 'health', source: 'message' })
    await answer(back.id, 'marketing-email', true)

    await restoreOldest(least)
    const ofClient = (clientId: string) => salon.call('privacy.ofClient', { clientId })
    expect((await ofClient(restricted.id)).restricted?.reason).toContain('varmuuskopion palautuksen')
    expect(await ofClient(freed.id)).toMatchObject({ restricted: null, hold: { fromMs: expect.any(Number) } })
    expect((await ofClient(refused.id)).refused).toEqual(['email'])
    expect((await ofClient(back.id)).refused).toEqual([])
    const { holding } = await salon.call('consents.ofClient', { clientId: refused.id })
    expect(holding.filter((each) => each.answer === 'given')).toEqual([])

    const [restore] = (await salon.call('backups.state')).restores
    expect(restore?.again).toEqual([
      { right: 'restriction', count: 1 },
      { right: 'restriction-lifted', count: 1 },
      { right: 'hold', count: 1 },
      { right: 'consent-withdrawn', count: 2 },
      { right: 'marketing-refused', count: 1 },
      { right: 'marketing-allowed', count: 1 },
    ])
    const log = await salon.call('accesslog.list', { clientId: restricted.id, action: 'change' })
    expect(log.rows[0]).toMatchObject({ staffId: null, kind: 'client', fields: ['again', 'restriction'] })
    expect((await salon.call('accesslog.check')).whole).toBe(true)
    // The next opening finds nothing more to do.
    await salon.call('session.signOut')
    await salon.app.session.close()
    await salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
    expect((await salon.call('accesslog.list', { clientId: restricted.id, action: 'change' })).rows).toEqual(log.rows)
  }, 90_000)
})

describe('a disk that is full when pages should be written anew', () => {
  it('erases all the same, says so, remembers it, and tries again by itself', async () => {
    const { id } = await salon.call('clients.create', { name: 'Täysi Levy' })
    const { db } = salon.app.session.requireOpen()
    const retention = async () =>
      (await salon.call('privacy.dashboard')).promises.find((each) => each.promise === 'retention')
    salon.fillDisk(true)
    const failures = salon.failures.length
    expect(await salon.call('privacy.erase', { clientId: id, requestId: null, suppress: false })).toMatchObject({
      isScrubbed: false,
    })
    expect(salon.failures.length).toBe(failures + 1)
    expect(await salon.refused('clients.get', { id })).toBe('NOT_FOUND')
    expect(await retention()).toMatchObject({ state: 'act', proof: 'scrubWaits' })
    // Not in a row: writing a large file anew takes seconds.
    salon.fillDisk(false)
    salon.app.erasures.retry(db)
    expect((await retention())?.proof).toBe('scrubWaits')
    salon.wait(11 * 60_000)
    await salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
    salon.app.erasures.retry(salon.app.session.requireOpen().db)
    expect((await retention())?.proof).not.toBe('scrubWaits')
    expect(plainPages()).not.toContain('täysi levy')
    salon.failures.length = failures
  })
})

describe('the dashboard', () => {
  it('reads the work of every password from the vault', async () => {
    const { promises } = await salon.call('privacy.dashboard')
    const passwords = promises.find((each) => each.promise === 'passwords')
    // Owner, therapist and recovery code; the vault of tests asks for 64 KiB.
    expect(passwords).toMatchObject({ state: 'kept', proof: 'argon2', numbers: { count: 3, mib: 0, tooWeak: 0 } })
  })

  it('has a state and a proof for every promise', async () => {
    const { promises } = await salon.call('privacy.dashboard')
    expect(promises.map((each) => each.promise)).toHaveLength(12)
    expect(promises.find((each) => each.promise === 'record')?.state).toBe('act')
    for (const kind of ['notice', 'record'] as const) await salon.call('privacy.makePaper', { kind, language: 'fi' })
    const after = await salon.call('privacy.dashboard')
    expect(after.promises.find((each) => each.promise === 'record')?.state).toBe('kept')
  })
})

describe('own roles', () => {
  it('schedule yes, contact details no: what is withheld never leaves', async () => {
    const card = await salon.call('clients.create', {
      name: 'Sanna Suojattu',
      phone: '050 777 1234',
      email: 'sanna@example.org',
    })
    const [role] = await salon.call('roles.save', {
      id: null,
      version: 0,
      name: 'Apulainen',
      permissions: ['schedule', 'client-names'],
    })
    await salon.call('roles.give', { staffId: salon.ainoId, roleId: role?.id ?? '' })
    await salon.call('session.signIn', { staffId: salon.ainoId, password: 'lumipallo77' })
    const answers = JSON.stringify([
      await salon.send('clients.get', { id: card.id }),
      await salon.send('clients.list', {}),
      await salon.send('clients.search', { text: 'Sanna' }),
      await salon.send('appointments.calendar', { from: '2026-11-23', to: '2026-11-23' }),
      await salon.send('session.state'),
    ])
    expect(answers).toContain('Sanna Suojattu')
    expect(answers).not.toMatch(/050 777|0507771234|358507771234|sanna@example/)
    expect(await salon.refused('sales.checkout', {})).toBe('NOT_PERMITTED')
    await salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
    expect(await salon.refused('roles.remove', { id: role?.id ?? '' })).toBe('ROLE_IN_USE')
    expect(await salon.refused('roles.give', { staffId: salon.ownerId, roleId: role?.id ?? '' })).toBe(
      'STAFF_LAST_OWNER',
    )
    await salon.call('roles.give', { staffId: salon.ainoId, roleId: null })
    await salon.call('roles.remove', { id: role?.id ?? '' })
  })
})
