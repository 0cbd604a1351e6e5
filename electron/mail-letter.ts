// A letter as it goes over the wire: the address lines, the words, and the paper as PDF. The same letter is the same bytes
// but for the borders between its parts. Runs in main.
import { createHash } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { SenderSettings } from '../shared/outbox.ts'

export interface LetterContent {
  readonly messageId: string
  readonly address: string
  readonly subject: string
  readonly body: string
  readonly atMs: number
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null
}

/** `sender` null: a file for the person's own mail program, which fills in who it is from. */
export function letterBytes(
  sender: Pick<SenderSettings, 'fromName' | 'fromAddress'> | null,
  letter: LetterContent,
): Promise<Buffer> {
  const composer = new MailComposer({
    ...(sender === null ? {} : { from: { name: sender.fromName, address: sender.fromAddress } }),
    to: { name: '', address: letter.address },
    subject: letter.subject,
    text: letter.body,
    messageId: letter.messageId,
    date: new Date(letter.atMs),
    xMailer: false,
    // Opened by a mail program it is a letter still to be sent.
    ...(sender === null ? { headers: { 'X-Unsent': '1' } } : {}),
    boundaryPrefix: 'loiste',
    baseBoundary: createHash('sha256').update(letter.messageId).digest('hex').slice(0, 24),
    newline: '\r\n',
    // Nothing is ever fetched or read for a letter.
    disableFileAccess: true,
    disableUrlAccess: true,
    attachments:
      letter.file === null
        ? []
        : [{ filename: letter.file.name, content: Buffer.from(letter.file.bytes), contentType: 'application/pdf' }],
  })
  return composer.compile().build()
}
