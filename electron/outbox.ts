// The outbox at work: takes one letter at a time to the salon's own sender, when there is one, and waits calmly when there
// is none or it cannot be reached. A letter is claimed in the file before the first byte leaves, so that a crash, a power
// cut or a restored older file can never send one twice by itself. Runs in main.
import { type Db, transaction } from '../db/handle.ts'
import { outboxLetters, senderState } from '../db/outbox.ts'
import { mailSender, senderPassword } from '../db/outbox-sender.ts'
import {
  carryClaimsForward,
  claimLetter,
  claimsOf,
  holdLetters,
  type LetterToSend,
  nextLetter,
  settleInterrupted,
  settleLetter,
  wakeLetters,
} from '../db/outbox-way.ts'
import { noteOutsideContact } from '../db/outside-contacts.ts'
import { salonOf } from '../db/settings.ts'
import { AppError } from '../shared/errors.ts'
import {
  type LetterReason,
  mostTries,
  type Outbox,
  type SenderSettings,
  senderReasons,
  type TestLetter,
  waitAfterMs,
} from '../shared/outbox.ts'
import { translator } from '../shared/translations/translate.ts'
import type { Clock } from './clock.ts'
import { fieldKeys } from './keys/derived-keys.ts'
import { letterBytes } from './mail-letter.ts'
import type { MailEnd, MailTransport } from './mail-transport.ts'
import type { OutboxMark } from './outbox-mark.ts'
import { letterFile } from './outbox-papers.ts'
import type { Papers } from './papers/papers.ts'
import type { Session } from './session.ts'

export interface OutboxKeeper {
  /** The file has just been opened: what is unsure about its letters is said before anything goes. */
  settle(db: Db): void
  state(): Outbox
  /** Something was queued or decided, or the sender changed: `isNew` forgets what was wrong with it. */
  wake(isNewSender?: boolean): void
  /** Called every few seconds; begins at most one letter's sending. */
  tick(): void
  /** Ends when nothing is under way any more. */
  idle(): Promise<void>
  /** Before the file is closed: what is under way is broken off and settled. */
  stop(): Promise<void>
  /** A letter to the salon's own address, now. Errors: MAIL_SENDER_MISSING, DATABASE_WRONG_KEY. */
  sendTest(): Promise<TestLetter>
}

interface Parts {
  readonly session: Session
  readonly clock: Clock
  readonly papers: Papers
  readonly transport: MailTransport
  readonly mark: OutboxMark
  /** The rows changed without a call from a window. */
  readonly onChanged: () => void
  readonly onFailure: (error: unknown) => void
}

export function createOutbox(parts: Parts): OutboxKeeper {
  const { session, clock, papers, transport, mark } = parts
  let problem: LetterReason | null = null
  let retryAtMs: number | null = null
  let senderFailures = 0
  let working: Promise<void> | null = null
  let breakOff = new AbortController()

  const openFile = () => (session.isOpen() ? session.requireOpen() : null)

  /** The connection and its place in the list of contacts are one: nothing is sent that is not listed. */
  async function contact(
    db: Db,
    sender: SenderSettings,
    password: string,
    to: string,
    letter: Uint8Array,
  ): Promise<MailEnd> {
    const address = `${sender.host}:${sender.port}`
    transaction(db, (tx) => noteOutsideContact(tx, 'mail-sender', address, { atMs: clock.now() }))
    return transport.send(sender, password, { from: sender.fromAddress, to }, letter, breakOff.signal)
  }

  async function sendOne(db: Db, letter: LetterToSend, sender: SenderSettings, password: string): Promise<void> {
    // Everything that can fail without having sent anything comes first.
    let bytes: Uint8Array
    try {
      const file = await letterFile(db, papers, letter, clock.today())
      const content = { ...letter, atMs: letter.createdAtMs, file }
      bytes = await letterBytes(sender, content)
    } catch (error) {
      parts.onFailure(error)
      transaction(db, (tx) => {
        const atMs = clock.now()
        if (claimLetter(tx, letter.id, atMs)) {
          settleLetter(tx, letter.id, { state: 'failed', reason: 'NO_PAPER', atMs, nextAtMs: atMs, isCounted: false })
        }
      })
      return
    }
    if (breakOff.signal.aborted) return
    const isOurs = transaction(db, (tx) => claimLetter(tx, letter.id, clock.now()))
    if (!isOurs) return
    // After the claim is durable and before anything leaves: an older copy of the file will be known as one.
    mark.write(claimsOf(db))
    const end = await contact(db, sender, password, letter.address, bytes)
    settle(db, letter, end)
  }

  function settle(db: Db, letter: LetterToSend, end: MailEnd): void {
    const atMs = clock.now()
    const tries = letter.tries + 1
    if (end.end === 'not-sent' && senderReasons.includes(end.reason) && !breakOff.signal.aborted) {
      senderFailures += 1
      problem = end.reason
      retryAtMs = atMs + waitAfterMs(senderFailures, end.reason)
    } else if (!breakOff.signal.aborted) {
      senderFailures = 0
      problem = null
      retryAtMs = null
    }
    transaction(db, (tx) => {
      switch (end.end) {
        case 'sent':
          settleLetter(tx, letter.id, { state: 'sent', reason: null, atMs, nextAtMs: atMs, isCounted: true })
          return
        case 'unsure':
          settleLetter(tx, letter.id, { state: 'unsure', reason: 'LOST', atMs, nextAtMs: atMs, isCounted: true })
          return
        case 'not-sent': {
          const isSenders = senderReasons.includes(end.reason)
          const isOver = end.isFinal || (!isSenders && tries >= mostTries)
          settleLetter(tx, letter.id, {
            state: isOver ? 'failed' : 'waiting',
            reason: end.reason,
            atMs,
            nextAtMs: isSenders ? atMs : atMs + waitAfterMs(tries, end.reason),
            isCounted: !isSenders,
          })
        }
      }
    })
    if (end.end === 'sent') {
      session.log({
        action: 'export',
        kind: 'message',
        purpose: 'billing',
        record: letter.id,
        client: letter.clientId,
      })
    }
  }

  async function work(): Promise<void> {
    try {
      for (;;) {
        const file = openFile()
        const nowMs = clock.now()
        if (file === null || breakOff.signal.aborted || (retryAtMs !== null && nowMs < retryAtMs)) return
        const { db } = file
        const sender = mailSender(db)
        if (sender === null || !sender.isOn) return
        const letter = nextLetter(db, nowMs)
        if (letter === undefined) return
        await sendOne(db, letter, sender, senderPassword(db, fieldKeys(file.opened)))
        parts.onChanged()
      }
    } catch (error) {
      // The file was closed, or full: what was claimed is unsure when it is opened again.
      parts.onFailure(error)
      problem = 'NO_CONNECTION'
      retryAtMs = clock.now() + waitAfterMs(3, 'NO_CONNECTION')
    }
  }

  function tick(): void {
    if (working !== null || !session.isOpen()) return
    working = work().finally(() => {
      working = null
    })
  }

  return {
    settle(db) {
      breakOff = new AbortController()
      problem = null
      retryAtMs = null
      senderFailures = 0
      const known = mark.read()
      transaction(db, (tx) => {
        settleInterrupted(tx)
        if (known === null || known > claimsOf(tx)) holdLetters(tx)
        carryClaimsForward(tx, known ?? 0, clock.now())
      })
      if (known !== claimsOf(db)) mark.write(claimsOf(db))
    },
    state() {
      const { db } = session.requireOpen()
      const sender = mailSender(db)
      return {
        sender: senderState(db),
        senderAddress: sender === null ? null : `${sender.host}:${sender.port}`,
        problem,
        retryAtMs,
        letters: outboxLetters(db, session.actor()),
      }
    },
    wake(isNewSender = false) {
      const file = openFile()
      if (isNewSender && file !== null) {
        problem = null
        retryAtMs = null
        senderFailures = 0
        transaction(file.db, (tx) => wakeLetters(tx, clock.now()))
      }
      tick()
    },
    tick,
    async idle() {
      while (working !== null) await working
    },
    async stop() {
      breakOff.abort()
      await working
    },
    async sendTest() {
      const { db, opened } = session.requireOpen()
      const sender = mailSender(db)
      if (sender === null) throw new AppError('MAIL_SENDER_MISSING')
      const { language, newId } = session.actor()
      const t = translator(language)
      const salon = salonOf(db)?.name ?? 'Loiste'
      const bytes = await letterBytes(sender, {
        messageId: `<${newId()}@${sender.fromAddress.split('@')[1] ?? 'loiste.invalid'}>`,
        address: sender.fromAddress,
        subject: t(($) => $.outbox.test.subject, { salon }),
        body: t(($) => $.outbox.test.body, { salon }),
        atMs: clock.now(),
        file: null,
      })
      const end = await contact(db, sender, senderPassword(db, fieldKeys(opened)), sender.fromAddress, bytes)
      return {
        address: sender.fromAddress,
        reason: end.end === 'sent' ? null : end.end === 'unsure' ? 'LOST' : end.reason,
      }
    },
  }
}
