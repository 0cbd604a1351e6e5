// Letters about a client's rights by e-mail: shapes. Runs anywhere.
import { z } from 'zod'
import { LetterDraft, LetterState, QueueLetter } from './outbox.ts'
import { breachMessages } from './privacy-texts/breach-message.ts'
import { requestLetterKinds } from './privacy-texts/request-letter.ts'
import { Id } from './values.ts'

export const RequestLetter = z.strictObject({ id: Id, letter: z.enum(requestLetterKinds) })
export type RequestLetter = z.infer<typeof RequestLetter>

/** A letter's beginning, without a paper of its own to go along. */
export const RequestLetterDraft = LetterDraft.omit({ paper: true, fileName: true }).extend({
  /** Where the same letter stands already; null when it has not been written. */
  before: LetterState.nullable(),
})
export type RequestLetterDraft = z.infer<typeof RequestLetterDraft>

export const QueueRequestLetter = RequestLetter.extend(
  QueueLetter.pick({ address: true, subject: true, body: true }).shape,
)
export type QueueRequestLetter = z.infer<typeof QueueRequestLetter>

export const QueueBreachLetters = z.strictObject({ id: Id, message: z.enum(breachMessages) })

export const BreachLettersDone = z.object({
  /** The clients to whom a letter goes now. */
  queued: z.array(Id),
  /** To whom it went before. */
  before: z.int(),
  /** Who has no address: told in another way. */
  byHand: z.int(),
})
export type BreachLettersDone = z.infer<typeof BreachLettersDone>
