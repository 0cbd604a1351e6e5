// The outbox with a real mail server on this computer: letters go once, wait calmly, and ask when nobody can know.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { outboxMarkName } from '../../electron/outbox-mark.ts'
import type { SenderSettings } from '../../shared/outbox.ts'
import { type MailServer, mailPassword, mailServer, senderTo, trustingTransport } from '../helpers/mailServer.ts'
import { type OpenedSalon, openedSalon, ownerPassphrase, type TempApp, tempApp } from '../helpers/tempApp.ts'

let server: MailServer
let salon: OpenedSalon
let requests = 0
const copies: TempApp[] = []

beforeAll(async () => {
  salon = await openedSalon({ mail: trustingTransport() })
})
afterAll(() => salon.close())
beforeEach(async () => {
  await salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
  const { db } = salon.app.session.requireOpen()
  db.raw.exec("DELETE FROM outbox; DELETE FROM outside_contact; DELETE FROM setting WHERE key = 'mail-sender'")
  salon.app.outbox.wake(true)
  await idle()
  server = await mailServer()
})
afterEach(async () => {
  for (const copy of copies.splice(0)) await copy.close()
  await server.close()
})

const next = () => {
  requests += 1
  return `request-${requests}`
}

async function soldTo(email: string) {
  const client = await salon.call('clients.create', { name: 'Päivi Äyräs', phone: '', email })
  const receipt = await salon.call('sales.pay', {
    requestId: next(),
    appointmentId: null,
    appointmentVersion: null,
    clientId: client.id,
    language: 'sv',
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
    payments: [{ method: 'card', cents: 5900 }],
  })
  return { client, receipt }
}

async function queued(email = 'paivi@esimerkki.example') {
  const { client, receipt } = await soldTo(email)
  const paper = { kind: 'receipt', documentId: receipt.id, partId: null } as const
  const draft = await salon.call('outbox.begin', paper)
  const letter = await salon.call('outbox.queue', {
    requestId: next(),
    paper,
    address: draft.address || 'joku@esimerkki.example',
    subject: draft.subject,
    body: draft.body,
  })
  return { client, receipt, draft, letter }
}

const setSender = (patch: Partial<SenderSettings> = {}, password: string | null = mailPassword) =>
  salon.call('outbox.saveSender', { settings: senderTo(server, patch), password })
const idle = () => salon.app.outbox.idle()
const states = async () => (await salon.call('outbox.list')).letters.map((each) => [each.state, each.reason])

describe('letters in the outbox', () => {
  it('wait without a sender and touch nothing; go once when there is one', async () => {
    const { draft, receipt } = await queued()
    expect(draft).toMatchObject({
      address: 'paivi@esimerkki.example',
      language: 'sv',
      fileName: `Kvitto ${receipt.label}.pdf`,
    })
    await idle()
    expect(await states()).toEqual([['waiting', null]])
    expect(await salon.call('privacy.outgoing')).toEqual([])
    expect(await salon.call('outbox.counts')).toEqual({ waiting: 1, asking: 0, sender: 'none' })

    await setSender()
    await idle()
    expect(await states()).toEqual([['sent', null]])
    expect(server.taken).toHaveLength(1)
    expect(server.taken[0]).toMatchObject({ from: 'posti@aurinko.example', to: ['paivi@esimerkki.example'] })
    salon.app.outbox.tick()
    await idle()
    expect(server.taken).toHaveLength(1)
    expect(await salon.call('privacy.outgoing')).toMatchObject([
      { place: 'mail-sender', address: `localhost:${server.port}`, contacts: 1 },
    ])
  })

  it('list every connection that is made, each time', async () => {
    await setSender()
    await salon.call('outbox.sendTest')
    await queued()
    await idle()
    server.next = { at: 'to', code: 450 }
    await queued()
    await idle()
    const [contact] = await salon.call('privacy.outgoing')
    expect(contact?.contacts).toBe(server.connections())
    expect(server.connections()).toBe(3)
  })

  it('go as files of the papers, in the language of the paper', async () => {
    await setSender()
    await queued()
    await idle()
    expect(server.taken[0]?.text).toContain('Content-Type: application/pdf')
    expect(server.taken[0]?.text).toMatch(/^Subject: =\?UTF-8\?.*Kvitto|^Subject: Kvitto/m)
  })

  it('a second press queues nothing again', async () => {
    const { receipt } = await soldTo('a@b.example')
    const paper = { kind: 'receipt', documentId: receipt.id, partId: null } as const
    const input = { requestId: next(), paper, address: 'a@b.example', subject: 'Kuitti', body: '' }
    const one = await salon.call('outbox.queue', input)
    expect((await salon.call('outbox.queue', input)).id).toBe(one.id)
    expect(await states()).toHaveLength(1)
  })
})

describe('a sender that does not work', () => {
  it('is tried again later and later, and quietly', async () => {
    const { port } = server
    await server.close()
    await queued()
    await setSender()
    await idle()
    const first = await salon.call('outbox.list')
    expect(first).toMatchObject({
      problem: 'NO_CONNECTION',
      letters: [{ state: 'waiting', reason: 'NO_CONNECTION', tries: 0 }],
    })
    const waits: number[] = [(first.retryAtMs ?? 0) - salon.app.clock.now()]
    for (let round = 0; round < 4; round += 1) {
      salon.app.outbox.tick()
      await idle()
      salon.wait(waits.at(-1) ?? 0)
      salon.app.outbox.tick()
      await idle()
      waits.push(((await salon.call('outbox.list')).retryAtMs ?? 0) - salon.app.clock.now())
    }
    expect(waits.map((ms) => ms / 60_000)).toEqual([1, 5, 15, 60, 180])
    expect((await salon.call('privacy.outgoing'))[0]?.contacts).toBe(5)
    server = await mailServer('tls', port)
    await salon.call('outbox.tryNow')
    await idle()
    expect(await states()).toEqual([['sent', null]])
  })

  it('a wrong password is not tried again for an hour, and a new one at once', async () => {
    await queued()
    await queued()
    await setSender({}, 'väärä')
    await idle()
    expect(server.connections()).toBe(1)
    expect(await salon.call('outbox.list')).toMatchObject({ problem: 'LOGIN' })
    salon.wait(59 * 60_000)
    salon.app.outbox.tick()
    await idle()
    expect(server.connections()).toBe(1)
    await setSender()
    await idle()
    expect(await states()).toEqual([
      ['sent', null],
      ['sent', null],
    ])
  })

  it('says of the test letter what is wrong', async () => {
    expect(await salon.refused('outbox.sendTest')).toBe('MAIL_SENDER_MISSING')
    await setSender({}, 'väärä')
    expect(await salon.call('outbox.sendTest')).toMatchObject({ reason: 'LOGIN' })
    await setSender()
    expect(await salon.call('outbox.sendTest')).toEqual({ address: 'posti@aurinko.example', reason: null })
    expect(server.taken.at(-1)?.to).toEqual(['posti@aurinko.example'])
  })

  it('never gets the password of the one before', async () => {
    await setSender()
    expect(
      await salon.refused('outbox.saveSender', { settings: senderTo(server, { host: 'muu.example' }), password: null }),
    ).toBe('MAIL_PASSWORD_NEEDED')
    await setSender({ fromName: 'Toinen nimi' }, null)
    await queued()
    await idle()
    expect(await states()).toEqual([['sent', null]])
  })

  it('keeps its password nowhere in plain', async () => {
    await setSender()
    const kept = salon.app.session.requireOpen().db.raw.prepare('SELECT group_concat(value) FROM setting').pluck().get()
    expect(String(kept)).toContain('posti@aurinko.example')
    expect(String(kept)).not.toContain(mailPassword)
    expect(String(kept)).not.toContain(Buffer.from(mailPassword).toString('base64'))
    await salon.app.session.close()
    for (const name of readdirSync(salon.userData)) {
      if (name.includes('.'))
        expect(readFileSync(path.join(salon.userData, name)).includes(mailPassword), name).toBe(false)
    }
  })
})

describe('a letter that nobody knows of', () => {
  it('asks when the wire was cut in the middle, and never goes again by itself', async () => {
    server.next = 'cut-before-answer'
    await setSender()
    const { letter } = await queued()
    await idle()
    expect(await states()).toEqual([['unsure', 'LOST']])
    expect(server.taken).toHaveLength(1)
    server.next = 'take'
    salon.wait(24 * 3_600_000)
    salon.app.outbox.tick()
    await idle()
    expect(server.taken).toHaveLength(1)
    expect(await salon.call('outbox.counts')).toMatchObject({ waiting: 0, asking: 1 })
    // Only a person sends it again, with the same Message-ID, so that a server which has it can tell.
    const [now] = (await salon.call('outbox.list')).letters
    await salon.call('outbox.decide', { id: letter.id, version: now?.version ?? 0, step: 'send' })
    await idle()
    const ids = server.taken.map((taken) => /^Message-ID: (.+)$/m.exec(taken.text)?.[1]?.trim())
    expect(ids).toHaveLength(2)
    expect(ids[0]).toBe(ids[1])
  })

  it('a letter sent back with a mended address goes there', async () => {
    server.next = { at: 'to', code: 550 }
    await setSender()
    const { letter } = await queued('vaara@esimerkki.example')
    await idle()
    expect(await states()).toEqual([['failed', 'RECIPIENT_REFUSED']])
    server.next = 'take'
    const [now] = (await salon.call('outbox.list')).letters
    const version = now?.version ?? 0
    expect(await salon.refused('outbox.decide', { id: letter.id, version: version - 1, step: 'send' })).toBe(
      'CHANGED_BY_OTHER',
    )
    await salon.call('outbox.decide', { id: letter.id, version, step: 'send', address: 'oikea@esimerkki.example' })
    await idle()
    expect(server.taken.map(({ to }) => to[0])).toEqual(['oikea@esimerkki.example'])
  })

  it('is broken off and asks when the file is closed in the middle of it', async () => {
    await setSender()
    let closing: Promise<void> | null = null
    server.inTheMiddle = () => {
      closing ??= salon.app.session.close()
    }
    await queued()
    await idle()
    await closing
    await salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
    await idle()
    const [[state]] = (await states()) as [[string]]
    // Taken by the server before the wire was closed, or unsure: never back among those that go by themselves.
    expect(['unsure', 'sent']).toContain(state)
  })
})

describe('a copy of a letter, by hand, and cancelled', () => {
  it('each goes its way', async () => {
    const a = await queued('yksi@esimerkki.example')
    const b = await queued('kaksi@esimerkki.example')
    await salon.call('outbox.decide', { id: a.letter.id, version: a.letter.version, step: 'cancel' })
    await salon.call('outbox.decide', { id: b.letter.id, version: b.letter.version, step: 'by-hand' })
    await setSender()
    await idle()
    expect(server.taken).toEqual([])
    const request = next()
    const copy = await salon.call('outbox.resend', { id: b.letter.id, requestId: request })
    expect((await salon.call('outbox.resend', { id: b.letter.id, requestId: request })).id).toBe(copy.id)
    await idle()
    expect(server.taken.map(({ to }) => to[0])).toEqual(['kaksi@esimerkki.example'])
  })

  it('a letter is saved as a file that any mail program opens as one to send', async () => {
    const { letter } = await queued()
    expect(await salon.call('outbox.saveFile', { id: letter.id })).toEqual({
      fileName: expect.stringMatching(/\.eml$/),
    })
    const text = Buffer.from(salon.saved.at(-1)?.content ?? []).toString('utf8')
    expect(text).toContain('X-Unsent: 1')
    expect(text).toContain('paivi@esimerkki.example')
    expect(text).not.toMatch(/^From:/m)
  })
})

describe('an older file', () => {
  async function copyOfSalon(): Promise<string> {
    const folder = mkdtempSync(path.join(tmpdir(), 'loiste-old-'))
    await salon.app.session.close()
    cpSync(salon.userData, folder, { recursive: true })
    await salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
    return folder
  }
  async function opened(folder: string): Promise<TempApp> {
    const app = await tempApp({ userData: folder, mail: trustingTransport() })
    copies.push(app)
    await app.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
    await app.app.outbox.idle()
    app.app.outbox.tick()
    await app.app.outbox.idle()
    return app
  }

  it('copied over by hand sends nothing that it takes for unsent', async () => {
    await setSender({ isOn: false })
    await queued()
    const older = await copyOfSalon()
    await setSender({ isOn: true }, null)
    await idle()
    expect(server.taken).toHaveLength(1)
    // The older file beside what this computer remembers.
    cpSync(path.join(salon.userData, outboxMarkName), path.join(older, outboxMarkName))
    const app = await opened(older)
    await app.call('outbox.saveSender', { settings: senderTo(server), password: mailPassword })
    await app.app.outbox.idle()
    expect(server.taken).toHaveLength(1)
    expect((await app.call('outbox.list')).letters.map(({ state, reason }) => [state, reason])).toEqual([
      ['held', 'RESTORED'],
    ])
  })

  it('on a computer that remembers nothing is held too, and what is new there goes', async () => {
    await setSender({ isOn: false })
    await queued()
    const older = await copyOfSalon()
    rmSync(path.join(older, outboxMarkName), { force: true })
    const app = await opened(older)
    expect((await app.call('outbox.list')).letters.map(({ state }) => state)).toEqual(['held'])
    await app.app.session.close()
    await app.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
    expect((await app.call('outbox.list')).letters.map(({ state }) => state)).toEqual(['held'])
  })

  it('restored from a backup holds its letters, whatever became of them since', async () => {
    await setSender({ isOn: false })
    await queued()
    await salon.call('backups.run')
    await setSender({ isOn: true }, null)
    await idle()
    expect(server.taken).toHaveLength(1)
    salon.chooseFolder(salon.backupFolder)
    const place = await salon.call('restore.choosePlace')
    const token = place?.token ?? ''
    const points = await salon.call('restore.open', { token, secret: ownerPassphrase })
    await salon.call('restore.preview', { token, sequence: points[0]?.sequence ?? 0, minute: 0 })
    await salon.call('restore.run', { token })
    await salon.call('session.signIn', { staffId: salon.ownerId, password: ownerPassphrase })
    await setSender({ isOn: true })
    await idle()
    expect(server.taken).toHaveLength(1)
    expect(await states()).toEqual([['held', 'RESTORED']])
  })
})

describe('a client whose data may only be kept', () => {
  it('gets nothing that waited, and nothing new; it can still be stopped', async () => {
    const { client, receipt, letter } = await queued()
    const { db } = salon.app.session.requireOpen()
    await salon.call('privacy.restrict', { clientId: client.id, on: true, reason: 'Kiistää tiedot' })
    await setSender()
    await idle()
    expect(server.connections()).toBe(0)
    const paper = { kind: 'receipt', documentId: receipt.id, partId: null }
    const input = { requestId: next(), paper, address: 'a@b.example', subject: 'Kuitti', body: '' }
    expect(await salon.refused('outbox.queue', input)).toBe('CLIENT_RESTRICTED')
    await salon.call('outbox.decide', { id: letter.id, version: letter.version, step: 'cancel' })
    await salon.call('privacy.restrict', { clientId: client.id, on: false, reason: 'Selvitetty' })
    await idle()
    expect(db.raw.prepare("SELECT count(*) FROM outbox WHERE state = 'waiting'").pluck().get()).toBe(0)
    expect(server.taken).toEqual([])
  })
})

describe('who may', () => {
  it('sees and sends letters, with what the role may see', async () => {
    const { client, letter } = await queued()
    await salon.call('session.signIn', { staffId: salon.ainoId, password: 'lumipallo77' })
    expect(await salon.call('outbox.ofClient', { clientId: client.id })).toMatchObject([{ id: letter.id }])
    expect(await salon.refused('outbox.sender')).toBe('NOT_PERMITTED')
    const invoicePaper = { kind: 'invoice', documentId: letter.documentId, partId: null }
    expect(await salon.refused('outbox.begin', invoicePaper)).toBe('NOT_PERMITTED')
  })
})
