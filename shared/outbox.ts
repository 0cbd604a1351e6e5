// The outbox: letters that go out by e-mail when a sender is there and can be reached. Shapes, the ways a letter may take
// and how long it waits between tries. Runs anywhere.
import { z } from 'zod'
import { AtMs, filledLine, Id, Language, line, paragraphs } from './values.ts'

// ------------------------------------------------------------------ the sender

/** One address, as the client card takes it. */
export const MailAddress = filledLine(254).pipe(
  z.string().refine((text) => /^[^\s@<>,;"()[\]\\]+@[^\s@<>,;"()[\]\\]+\.[^\s@<>,;"()[\]\\]+$/.test(text), {
    error: 'NOT_AN_EMAIL',
  }),
)

/** A name of the net or a number; never with a scheme, a path or a blank in it. */
export const MailHost = filledLine(253).pipe(
  z.string().refine((text) => /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(text), { error: 'NOT_A_HOST' }),
)

export const SenderSettings = z.strictObject({
  /** Off: letters wait, nothing is contacted. */
  isOn: z.boolean(),
  host: MailHost,
  port: z.int().min(1).max(65_535),
  /** TLS from the first byte (465), or asked for before anything else is said (587). Never without. */
  security: z.enum(['tls', 'starttls']),
  user: line(254),
  fromName: line(80),
  fromAddress: MailAddress,
})
export type SenderSettings = z.infer<typeof SenderSettings>

export const SaveSender = z.strictObject({
  settings: SenderSettings,
  /** Null keeps the one that is there. */
  password: z.string().max(500).nullable(),
})
export type SaveSender = z.infer<typeof SaveSender>

export const Sender = z.object({ settings: SenderSettings.nullable(), hasPassword: z.boolean() })
export type Sender = z.infer<typeof Sender>

// ------------------------------------------------------------------ letters

export const letterKinds = ['receipt', 'invoice', 'reminder', 'credit', 'letter'] as const
export const LetterKind = z.enum(letterKinds)
export type LetterKind = z.infer<typeof LetterKind>

/**
 * - waiting: goes out by itself when it can
 * - sending: claimed for one try; found like this after a crash it becomes unsure
 * - sent: taken by the sender's server, or by hand
 * - failed: refused for good; a person mends the address or gives up
 * - unsure: it may have gone; only a person decides
 * - held: the file was restored; only a person decides
 * - cancelled: never goes
 */
export const letterStates = ['waiting', 'sending', 'sent', 'failed', 'unsure', 'held', 'cancelled'] as const
export const LetterState = z.enum(letterStates)
export type LetterState = z.infer<typeof LetterState>

/** Why a letter stands where it stands. */
export const letterReasons = [
  /** The sender could not be reached. */
  'NO_CONNECTION',
  /** Its certificate was not accepted, or it offers no encryption. */
  'NO_TLS',
  /** It refused the user or the password. */
  'LOGIN',
  /** It does not let us send in this name. */
  'FROM_REFUSED',
  'RECIPIENT_REFUSED',
  'CONTENT_REFUSED',
  /** "Try again later." */
  'BUSY',
  /** The connection broke after the letter had begun to go. */
  'LOST',
  /** The program ended while it was going. */
  'INTERRUPTED',
  'RESTORED',
  /** The paper to send is not there any more. */
  'NO_PAPER',
  'BY_HAND',
] as const
export const LetterReason = z.enum(letterReasons)
export type LetterReason = z.infer<typeof LetterReason>

/** Reasons that lie with the sender, not with one letter: nothing else is tried before it is mended or some time has passed. */
export const senderReasons: readonly LetterReason[] = ['NO_CONNECTION', 'NO_TLS', 'LOGIN', 'FROM_REFUSED']

/** How long until the next try after so many, ms: a minute at first, at most three hours. Wrong passwords wait an hour. */
export function waitAfterMs(tries: number, reason: LetterReason): number {
  if (reason === 'LOGIN' || reason === 'FROM_REFUSED' || reason === 'NO_TLS') return 60 * 60_000
  const minutes = [1, 5, 15, 60, 180][Math.max(0, Math.min(tries - 1, 4))] ?? 180
  return minutes * 60_000
}

/** After so many "try again later" of one letter a person looks at it. */
export const mostTries = 12

/** What a person may do with a letter in each state. */
export const letterSteps = ['send', 'by-hand', 'cancel'] as const
export const LetterStep = z.enum(letterSteps)
export type LetterStep = z.infer<typeof LetterStep>

export function stepsOf(state: LetterState): readonly LetterStep[] {
  switch (state) {
    case 'waiting':
      return ['by-hand', 'cancel']
    case 'failed':
    case 'unsure':
    case 'held':
      return ['send', 'by-hand', 'cancel']
    case 'sending':
    case 'sent':
    case 'cancelled':
      return []
  }
}

export const Letter = z.object({
  id: Id,
  version: z.int(),
  kind: LetterKind,
  state: LetterState,
  reason: LetterReason.nullable(),
  /** '' for those who may not see contacts. */
  address: z.string(),
  /** Of whom the letter is; '' when it belongs to no card, or for those who may not see names. */
  clientName: z.string(),
  clientId: Id.nullable(),
  subject: z.string(),
  /** Null for a letter without a paper. */
  documentId: Id.nullable(),
  tries: z.int(),
  nextAtMs: AtMs,
  createdAtMs: AtMs,
  /** When it was taken, or when a person settled it. */
  doneAtMs: AtMs.nullable(),
  staffName: z.string(),
  isCopy: z.boolean(),
})
export type Letter = z.infer<typeof Letter>

export const Outbox = z.object({
  /** none: nobody has set one up · off: switched off · on */
  sender: z.enum(['none', 'off', 'on']),
  /** host:port of the sender. */
  senderAddress: z.string().nullable(),
  /** What keeps the sender from working now, and when it is tried again. */
  problem: LetterReason.nullable(),
  retryAtMs: AtMs.nullable(),
  letters: z.array(Letter),
})
export type Outbox = z.infer<typeof Outbox>

export const OutboxCounts = z.object({
  /** Go by themselves. */
  waiting: z.int(),
  /** Ask for a decision. */
  asking: z.int(),
  sender: Outbox.shape.sender,
})
export type OutboxCounts = z.infer<typeof OutboxCounts>

/** Which paper goes with a letter. */
const DocumentPaper = z.strictObject({
  kind: z.enum(['receipt', 'invoice', 'reminder', 'credit']),
  documentId: Id,
  /** Of a reminder; the credit note of an invoice. */
  partId: Id.nullable(),
})
export type DocumentPaper = z.infer<typeof DocumentPaper>

/** A visit's instructions for home. */
const CareLetter = z.strictObject({ kind: z.literal('care'), visitId: Id })
export type CareLetter = z.infer<typeof CareLetter>

export const LetterPaper = z.union([DocumentPaper, CareLetter])
export type LetterPaper = z.infer<typeof LetterPaper>

/** A letter's beginning, for the person to look through. */
export const LetterDraft = z.object({
  paper: LetterPaper,
  clientId: Id.nullable(),
  /** From the card; '' when there is none or the person may not see it. */
  address: z.string(),
  /** Whether the card has an address that this person may not see. */
  isWithheld: z.boolean(),
  language: Language,
  subject: z.string(),
  body: z.string(),
  /** The file that goes along. */
  fileName: z.string(),
})
export type LetterDraft = z.infer<typeof LetterDraft>

export const QueueLetter = z.strictObject({
  /** Made once by the window for each letter: a second call with it queues nothing again. */
  requestId: Id,
  paper: LetterPaper,
  address: MailAddress,
  subject: filledLine(200),
  body: paragraphs(4000),
})
export type QueueLetter = z.infer<typeof QueueLetter>

export const DecideLetter = z.strictObject({
  id: Id,
  version: z.int(),
  step: LetterStep,
  /** A mended address, when it is sent again. */
  address: MailAddress.optional(),
})
export type DecideLetter = z.infer<typeof DecideLetter>

/** What came of a test letter. */
export const TestLetter = z.object({ address: z.string(), reason: LetterReason.nullable() })
export type TestLetter = z.infer<typeof TestLetter>
