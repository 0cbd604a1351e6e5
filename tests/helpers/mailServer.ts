// A real mail server on this computer, with a certificate of its own, that takes letters or fails as the test says.
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { createMailTransport } from '../../electron/mail-transport.ts'
import type { SenderSettings } from '../../shared/outbox.ts'
import { certificate, privateKey } from './mailCertificate.ts'

export interface TakenLetter {
  readonly from: string
  readonly to: readonly string[]
  readonly text: string
}

export interface MailServer {
  readonly port: number
  readonly taken: TakenLetter[]
  /** How many connections were opened. */
  readonly connections: () => number
  /** What happens to letters: taken, refused with a code, or the wire is cut in the middle or at the very end. */
  next:
    | 'take'
    | 'cut-in-the-middle'
    | 'cut-before-answer'
    | { readonly code: number; readonly at: 'from' | 'to' | 'data' }
  /** Runs in the middle of each letter. */
  inTheMiddle: () => void
  readonly close: () => Promise<void>
}

export const mailPassword = 'salasana-ääkkösin 7'
export const mailUser = 'posti@aurinko.example'

/** `kind`: encrypted from the first byte, after STARTTLS, or never. */
export async function mailServer(kind: 'tls' | 'starttls' | 'plain' = 'tls', port = 0): Promise<MailServer> {
  let connections = 0
  const sockets = new Set<Socket>()
  const refusal = (code: number) => Object.assign(new Error('not now'), { responseCode: code })
  const refusedAt = (at: 'from' | 'to' | 'data') => {
    const { next } = state
    return typeof next === 'object' && next.at === at ? refusal(next.code) : null
  }
  const options: SMTPServerOptions = {
    secure: kind === 'tls',
    key: privateKey,
    cert: certificate,
    ...(kind === 'plain' ? { hideSTARTTLS: true, disabledCommands: ['STARTTLS'], allowInsecureAuth: true } : {}),
    authMethods: ['PLAIN', 'LOGIN'],
    disableReverseLookup: true,
    // Connections that are still open when the test ends; torn from under their encryption, Node itself would fall over.
    closeTimeout: 20,
    onConnect(_session, callback) {
      connections += 1
      callback()
    },
    onAuth(auth, _session, callback) {
      if (auth.username === mailUser && auth.password === mailPassword) callback(null, { user: auth.username })
      else callback(new Error('Invalid username or password'))
    },
    onMailFrom: (_address, _session, callback) => callback(refusedAt('from')),
    onRcptTo: (_address, _session, callback) => callback(refusedAt('to')),
    onData(stream, session, callback) {
      const parts: Buffer[] = []
      const cut = () => {
        for (const socket of sockets) socket.destroy()
      }
      stream.on('data', (part: Buffer) => {
        parts.push(part)
        if (parts.length === 1) state.inTheMiddle()
        if (state.next === 'cut-in-the-middle') cut()
      })
      stream.on('end', () => {
        if (state.next === 'cut-in-the-middle') return
        const refused = refusedAt('data')
        if (refused) return callback(refused)
        state.taken.push({
          from: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address,
          to: session.envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(parts).toString('utf8'),
        })
        if (state.next === 'cut-before-answer') return cut()
        callback()
      })
    },
  }
  const server = new SMTPServer(options)
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const state: MailServer = {
    port: (server.server.address() as AddressInfo).port,
    taken: [],
    connections: () => connections,
    next: 'take',
    inTheMiddle: () => {},
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
      }),
  }
  return state
}

/** Trusts the test's server and nobody else. */
export const trustingTransport = () => createMailTransport({ ca: certificate })

export function senderTo(server: { readonly port: number }, patch: Partial<SenderSettings> = {}): SenderSettings {
  return {
    isOn: true,
    host: 'localhost',
    port: server.port,
    security: 'tls',
    user: mailUser,
    fromName: 'Salonki Äänekäs',
    fromAddress: 'posti@aurinko.example',
    ...patch,
  }
}
