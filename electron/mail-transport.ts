// Hands one letter to the salon's own mail sender (SMTP, always encrypted). The only place of the program that opens a
// connection beyond the salon's own network, and only to the server named in the settings. Says what became of the
// letter; decides nothing. Runs in main.
import { isIP } from 'node:net'
import { Readable } from 'node:stream'
import type { ConnectionOptions } from 'node:tls'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { LetterReason, SenderSettings } from '../shared/outbox.ts'

export interface Envelope {
  readonly from: string
  readonly to: string
}

export type MailEnd =
  | { readonly end: 'sent' }
  /** Certainly not taken. `isFinal`: the same letter will not be taken later either. */
  | { readonly end: 'not-sent'; readonly reason: LetterReason; readonly isFinal: boolean }
  /** The letter had begun to go and no answer came. */
  | { readonly end: 'unsure' }

export interface MailTransport {
  readonly send: (
    sender: SenderSettings,
    password: string,
    envelope: Envelope,
    letter: Uint8Array,
    signal: AbortSignal,
  ) => Promise<MailEnd>
}

const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000, dnsTimeout: 10_000 }

interface SmtpError extends Error {
  readonly code?: string | undefined
  readonly responseCode?: number | undefined
  readonly command?: string | undefined
}

/** `tls`: what a test adds so that its own server is trusted. The program has the system's list of authorities only. */
export function createMailTransport(tls: ConnectionOptions = {}): MailTransport {
  return {
    send(sender, password, envelope, letter, signal) {
      return new Promise((resolve) => {
        if (signal.aborted) return resolve({ end: 'not-sent', reason: 'NO_CONNECTION', isFinal: false })
        const connection = new SMTPConnection({
          ...patience,
          host: sender.host,
          port: sender.port,
          secure: sender.security === 'tls',
          requireTLS: true,
          // The computer's name is nobody's business.
          name: '[127.0.0.1]',
          tls: { minVersion: 'TLSv1.2', ...(isIP(sender.host) ? {} : { servername: sender.host }), ...tls },
        })
        // Until the server has asked for the letter, nothing of it can have been taken.
        let step: 'connect' | 'login' | 'letter' = 'connect'
        let hasBegun = false
        let ended = false
        const finish = (end: MailEnd) => {
          if (ended) return
          ended = true
          signal.removeEventListener('abort', abort)
          resolve(end)
          if (end.end === 'sent') connection.quit()
          else connection.close()
        }
        const fail = (error: SmtpError) => finish(endOf(error, step, hasBegun))
        const abort = () => {
          finish(hasBegun ? { end: 'unsure' } : { end: 'not-sent', reason: 'NO_CONNECTION', isFinal: false })
        }
        signal.addEventListener('abort', abort)
        connection.on('error', fail)
        connection.once('end', () => fail(new Error('closed')))
        const sendLetter = () => {
          step = 'letter'
          const content = contentOf(letter, () => {
            hasBegun = true
          })
          connection.send({ from: envelope.from, to: [envelope.to], size: letter.length }, content, (error) =>
            error ? fail(error) : finish({ end: 'sent' }),
          )
        }
        connection.connect(() => {
          if (ended) return
          // Said by us, whatever the library would have let pass: no letter and no password without encryption.
          if (!connection.secure) return finish({ end: 'not-sent', reason: 'NO_TLS', isFinal: false })
          if (sender.user === '') return sendLetter()
          step = 'login'
          connection.login({ user: sender.user, pass: password }, (error) => (error ? fail(error) : sendLetter()))
        })
      })
    },
  }
}

/** What the failure says of the letter. Pure. */
export function endOf(error: SmtpError, step: 'connect' | 'login' | 'letter', hasBegun: boolean): MailEnd {
  const { code, responseCode, command } = error
  const notSent = (reason: LetterReason, isFinal = false): MailEnd => ({ end: 'not-sent', reason, isFinal })
  if (responseCode === undefined || responseCode === 0) {
    if (hasBegun) return { end: 'unsure' }
    if (code === 'ETLS' || isCertificateFailure(error)) return notSent('NO_TLS')
    if (code === 'EAUTH' || code === 'ENOAUTH') return notSent('LOGIN')
    return notSent('NO_CONNECTION')
  }
  const isForGood = responseCode >= 500
  if (step === 'connect') return notSent(code === 'ETLS' ? 'NO_TLS' : 'NO_CONNECTION')
  if (step === 'login') return notSent(isForGood ? 'LOGIN' : 'BUSY')
  if (!isForGood) return notSent('BUSY')
  // 530 and 535 in the middle: the server wants another login after all.
  if (responseCode === 530 || responseCode === 535) return notSent('LOGIN')
  if (command === 'MAIL FROM') return notSent('FROM_REFUSED')
  if (command === 'RCPT TO') return notSent('RECIPIENT_REFUSED', true)
  return notSent('CONTENT_REFUSED', true)
}

function isCertificateFailure(error: Error): boolean {
  return /certificate|self[- ]signed|altnames|SSL routines|tls|wrong version number/i.test(error.message)
}

/** The letter as a stream that tells when the server's "go ahead" has made it move. */
function contentOf(letter: Uint8Array, onBegun: () => void): Readable {
  let at = 0
  return new Readable({
    read() {
      onBegun()
      if (at >= letter.length) {
        this.push(null)
        return
      }
      this.push(letter.subarray(at, at + 16_384))
      at += 16_384
    },
  })
}
