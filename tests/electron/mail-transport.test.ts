// Handing a letter to a real mail server on this computer: what is taken, what is refused, and above all what nobody knows.
import { afterEach, describe, expect, it } from 'vitest'
import { letterBytes } from '../../electron/mail-letter.ts'
import { createMailTransport } from '../../electron/mail-transport.ts'
import type { SenderSettings } from '../../shared/outbox.ts'
import { type MailServer, mailPassword, mailServer, senderTo, trustingTransport } from '../helpers/mailServer.ts'

let server: MailServer | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

const letter = (sender: SenderSettings) =>
  letterBytes(sender, {
    messageId: '<kirje-1@aurinko.example>',
    address: 'päivi.äyräs@esimerkki.example',
    subject: 'Kuitti K-1, Salonki Äänekäs',
    body: 'Hei Élise,\n\n.piste rivin alussa\nTerveisin\nSalonki Äänekäs',
    atMs: Date.UTC(2026, 10, 23, 7),
    file: { name: 'Kuitti K-1 é.pdf', bytes: Buffer.alloc(120_000, 7) },
  })
const envelope = { from: 'posti@aurinko.example', to: 'asiakas@esimerkki.example' }
const still = () => new AbortController().signal

async function sendTo(
  to: MailServer,
  patch: Partial<SenderSettings> = {},
  password = mailPassword,
  transport = trustingTransport(),
) {
  const sender = senderTo(to, patch)
  return transport.send(sender, password, envelope, await letter(sender), still())
}

describe('a letter to a mail server', () => {
  it('is taken over TLS, whole, with names as they are written', async () => {
    server = await mailServer()
    expect(await sendTo(server)).toEqual({ end: 'sent' })
    const [taken] = server.taken
    expect(taken?.to).toEqual(['asiakas@esimerkki.example'])
    expect(taken?.text).toContain('Message-ID: <kirje-1@aurinko.example>')
    expect(taken?.text).toContain('=?UTF-8?')
    expect(taken?.text).not.toMatch(/X-Mailer|nodemailer/i)
    // Nothing of this computer's name.
    expect(taken?.text).not.toContain((await import('node:os')).hostname())
    expect(taken?.text).toMatch(/filename\*0?\*?=/)
  })

  it('is taken after STARTTLS', async () => {
    server = await mailServer('starttls')
    expect(await sendTo(server, { security: 'starttls' })).toEqual({ end: 'sent' })
  })

  it('is the same bytes at every try', async () => {
    const sender = senderTo({ port: 1 })
    expect(Buffer.compare(await letter(sender), await letter(sender))).toBe(0)
  })

  it('does not go, and no password either, where encryption is not offered', async () => {
    server = await mailServer('plain')
    expect(await sendTo(server, { security: 'starttls' })).toEqual({
      end: 'not-sent',
      reason: 'NO_TLS',
      isFinal: false,
    })
    expect(await sendTo(server, { security: 'tls' })).toMatchObject({ end: 'not-sent', isFinal: false })
    expect(server.taken).toEqual([])
  })

  it('does not go to a server whose certificate nobody has signed', async () => {
    server = await mailServer()
    expect(await sendTo(server, {}, mailPassword, createMailTransport())).toEqual({
      end: 'not-sent',
      reason: 'NO_TLS',
      isFinal: false,
    })
    await server.close()
    server = await mailServer('starttls')
    expect(await sendTo(server, { security: 'starttls' }, mailPassword, createMailTransport())).toMatchObject({
      reason: 'NO_TLS',
    })
  })

  it('does not go with a wrong password, and says that it is the password', async () => {
    server = await mailServer()
    expect(await sendTo(server, {}, 'väärä')).toEqual({ end: 'not-sent', reason: 'LOGIN', isFinal: false })
    expect(server.taken).toEqual([])
  })

  it('does not go where nothing answers', async () => {
    const gone = await mailServer()
    await gone.close()
    expect(await sendTo(gone)).toEqual({ end: 'not-sent', reason: 'NO_CONNECTION', isFinal: false })
  })

  it.each([
    ['from', 550, 'FROM_REFUSED', false],
    ['to', 550, 'RECIPIENT_REFUSED', true],
    ['to', 450, 'BUSY', false],
    ['data', 554, 'CONTENT_REFUSED', true],
    ['data', 451, 'BUSY', false],
  ] as const)('refused at %s with %i says %s', async (at, code, reason, isFinal) => {
    server = await mailServer()
    server.next = { at, code }
    expect(await sendTo(server)).toEqual({ end: 'not-sent', reason, isFinal })
    expect(server.taken).toEqual([])
  })

  it('is unsure when the wire is cut in the middle of it, and when only the answer is lost', async () => {
    server = await mailServer()
    server.next = 'cut-in-the-middle'
    expect(await sendTo(server)).toEqual({ end: 'unsure' })
    server.next = 'cut-before-answer'
    expect(await sendTo(server)).toEqual({ end: 'unsure' })
    // It had gone: sending it again by itself would have been wrong.
    expect(server.taken).toHaveLength(1)
  })

  it('broken off before it began is certainly not sent', async () => {
    server = await mailServer()
    const stopped = new AbortController()
    stopped.abort()
    const sender = senderTo(server)
    const end = await trustingTransport().send(sender, mailPassword, envelope, await letter(sender), stopped.signal)
    expect(end).toEqual({ end: 'not-sent', reason: 'NO_CONNECTION', isFinal: false })
    expect(server.connections()).toBe(0)
  })
})
