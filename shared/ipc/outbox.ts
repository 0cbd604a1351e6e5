// Routes of the outbox: letters by e-mail, what became of them, and who sends them.
import { z } from 'zod'
import {
  DecideLetter,
  Letter,
  LetterDraft,
  LetterPaper,
  Outbox,
  OutboxCounts,
  QueueLetter,
  SaveSender,
  Sender,
  TestLetter,
} from '../outbox.ts'
import {
  BreachLettersDone,
  QueueBreachLetters,
  QueueRequestLetter,
  RequestLetter,
  RequestLetterDraft,
} from '../privacy-letters.ts'
import { Id, Nothing } from '../values.ts'
import { act, read, write } from './route.ts'

const ofLetter = { kind: 'message', purpose: 'billing' } as const
const subject = (_: unknown, letter: Letter) => ({ record: letter.id, client: letter.clientId })

export const outboxRoutes = {
  'outbox.list': read({
    access: 'messages',
    input: Nothing,
    output: Outbox,
    log: { ...ofLetter, action: 'view', of: (_, outbox) => ({ ids: outbox.letters.map((letter) => letter.id) }) },
  }),
  'outbox.counts': read({
    access: 'messages',
    input: Nothing,
    output: OutboxCounts,
    log: { none: 'numbers only' },
  }),
  'outbox.ofClient': read({
    access: 'messages',
    input: z.strictObject({ clientId: Id }),
    output: z.array(Letter),
    log: {
      ...ofLetter,
      purpose: 'client-care',
      action: 'view',
      of: (input, letters) => ({ client: input.clientId, ids: letters.map((letter) => letter.id) }),
    },
  }),
  /** A letter's beginning: nothing is kept yet. */
  'outbox.begin': read({
    access: 'messages',
    input: LetterPaper,
    output: LetterDraft,
    log: {
      ...ofLetter,
      action: 'view',
      of: (input, draft) => ({
        record: 'visitId' in input ? input.visitId : input.documentId,
        client: draft.clientId,
        fields: ['email'],
      }),
    },
  }),
  'outbox.queue': write({
    access: 'messages',
    input: QueueLetter,
    output: Letter,
    log: { ...ofLetter, action: 'create', of: subject },
  }),
  /** The answer to a client's request as it would go by e-mail: nothing is kept yet. */
  'outbox.beginForRequest': read({
    access: 'privacy-requests',
    input: RequestLetter,
    output: RequestLetterDraft,
    log: {
      action: 'view',
      kind: 'privacy-request',
      purpose: 'request',
      of: (input, draft) => ({ record: input.id, client: draft.clientId, fields: ['email'] }),
    },
  }),
  'outbox.queueForRequest': write({
    access: 'privacy-requests',
    input: QueueRequestLetter,
    output: Letter,
    log: { ...ofLetter, purpose: 'request', action: 'create', of: subject },
  }),
  /** A message to everybody whom a breach concerns. Errors: NOT_FOUND, BREACH_NOT_TOLD. */
  'outbox.queueForBreach': write({
    access: 'privacy-requests',
    input: QueueBreachLetters,
    output: BreachLettersDone,
    log: {
      ...ofLetter,
      purpose: 'request',
      action: 'create',
      of: (input, done) => ({ record: input.id, ids: done.queued, fields: [input.message] }),
    },
  }),
  'outbox.resend': write({
    access: 'messages',
    input: z.strictObject({ id: Id, requestId: Id }),
    output: Letter,
    log: { ...ofLetter, action: 'create', of: subject },
  }),
  'outbox.decide': write({
    access: 'messages',
    input: DecideLetter,
    output: Letter,
    log: { ...ofLetter, action: 'change', of: subject },
  }),
  /** Asks where to and writes the letter as a file for the person's own mail program; null when she cancelled. */
  'outbox.saveFile': act({
    access: 'messages',
    input: z.strictObject({ id: Id }),
    output: z.object({ fileName: z.string().nullable() }),
    log: {
      ...ofLetter,
      action: 'export',
      of: (input, saved) => (saved.fileName === null ? null : { record: input.id }),
    },
  }),
  /** What waits is tried at once. */
  'outbox.tryNow': act({
    access: 'messages',
    input: Nothing,
    output: z.object({ begun: z.boolean() }),
    log: { none: 'each letter that goes leaves its own entry' },
  }),
  'outbox.sender': read({
    access: 'settings',
    input: Nothing,
    output: Sender,
    log: { none: 'the salon’s own settings' },
  }),
  'outbox.saveSender': write({
    access: 'settings',
    input: SaveSender,
    output: Sender,
    log: { action: 'change', kind: 'setting', purpose: 'running', of: () => ({ record: 'mail-sender' }) },
  }),
  /** A letter to the sender's own address, at once. */
  'outbox.sendTest': act({
    access: 'settings',
    input: Nothing,
    output: TestLetter,
    log: { action: 'check', kind: 'setting', purpose: 'running', of: () => ({ record: 'mail-sender' }) },
  }),
}
