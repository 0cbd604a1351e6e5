// Letters about a client's rights by e-mail: shapes. Runs anywhere.
import { z } from 'zod'
import { LetterState, MailAddress } from './outbox.ts'
import { breachMessages } from './privacy-texts/breach-message.ts'
import { requestLetterKinds } from './privacy-texts/request-letter.ts'
import { filledLine, Id, Language, paragraphs } from './values.ts'

export const RequestLetter = z.strictObject({ id: Id, letter: z.enum(requestLetterKinds) })
export type RequestLetter = z.infer<typeof RequestLetter>

export const RequestLetterDraft = z.object({
  clientId: Id.nullable(),
  /** From the card; '' when there is none or the person may not see it. */
  address: z.string(),
  isWithheld: z.boolean(),
  language: Language,
  subject: z.string(),
  body: z.string(),
  /** Where the same letter stands already; null when it has not been written. */
  before: LetterState.nullable(),
})
export type RequestLetterDraft = z.infer<typeof RequestLetterDraft>

export const QueueRequestLetter = RequestLetter.extend({
  address: MailAddress,
  subject: filledLine(200),
  body: paragraphs(4000),
})
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
