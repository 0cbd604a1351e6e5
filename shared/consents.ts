// Consents: what a client has agreed to or refused, in which words, when and how. Sources: GDPR art. 7 (proof, as easy to
// withdraw as to give), art. 9(2)(a) for health data, act 917/2014 section 200 for marketing. Runs anywhere.
import { z } from 'zod'
import { base64, largestFileBytes } from './photos.ts'
import { AtMs, filledLine, Id, Language, line, paragraphs } from './values.ts'

export const consentKinds = [
  'treatment-notes',
  'health',
  'guardian',
  'photos-record',
  'photos-show',
  'photos-marketing',
  'marketing-email',
  'marketing-sms',
  'marketing-phone',
  'marketing-post',
] as const
export const ConsentKind = z.enum(consentKinds)
export type ConsentKind = z.infer<typeof ConsentKind>

/** Kinds that allow something in the program itself; those of marketing allow messages. */
export const unlockingKinds = [
  'treatment-notes',
  'health',
  'guardian',
  'photos-record',
  'photos-show',
  'photos-marketing',
] as const satisfies readonly ConsentKind[]
export type UnlockingKind = (typeof unlockingKinds)[number]

/** Kinds as the card groups them. */
export const consentGroups = [
  { id: 'care', kinds: ['treatment-notes', 'health', 'guardian'] },
  { id: 'photos', kinds: ['photos-record', 'photos-show', 'photos-marketing'] },
  { id: 'marketing', kinds: ['marketing-email', 'marketing-sms', 'marketing-phone', 'marketing-post'] },
] as const satisfies readonly { readonly id: string; readonly kinds: readonly ConsentKind[] }[]

/** How an answer came: signed on screen, on paper, said and noted down, by a message, or from another program. */
export const consentSources = ['signed', 'paper', 'spoken', 'message', 'import'] as const
export const ConsentSource = z.enum(consentSources)
export type ConsentSource = z.infer<typeof ConsentSource>

/** A stroke of a signature: x, y, x, y… in thousandths of the field's width and height. */
export const Signature = z
  .array(z.array(z.int().min(0).max(1000)).min(4).max(4000))
  .min(1)
  .max(200)
export type Signature = z.infer<typeof Signature>

/** The wording of a kind in a language. Version 0 is the program's own, not agreed to by anybody yet. */
export const ConsentText = z.object({
  kind: ConsentKind,
  language: Language,
  version: z.int().min(0),
  text: z.string(),
})
export type ConsentText = z.infer<typeof ConsentText>

export const ScanType = z.enum(['image/jpeg', 'application/pdf'])
export type ScanType = z.infer<typeof ScanType>

/** The signed paper as a picture without anything but the picture, or as a PDF. */
export const NewScan = z.strictObject({ name: filledLine(200), content: base64(largestFileBytes) })
export type NewScan = z.infer<typeof NewScan>

/** One answer, past or present. */
export const Consent = z.object({
  id: Id,
  kind: ConsentKind,
  answer: z.enum(['given', 'refused']),
  source: ConsentSource,
  /** The words answered to; null when they were elsewhere, as on an old paper. */
  text: ConsentText.nullable(),
  signature: Signature.nullable(),
  /** Who answered for a minor; '' when the client did. */
  guardian: z.string(),
  /** The paper that was signed, without its content; null when none was scanned. */
  scan: z.object({ id: Id, name: z.string(), type: ScanType }).nullable(),
  atMs: AtMs,
  staffName: z.string(),
  /** Null: holds now. */
  ended: z.object({ atMs: AtMs, staffName: z.string(), source: z.enum([...consentSources, 'replaced']) }).nullable(),
})
export type Consent = z.infer<typeof Consent>

/** The answers that hold, what was before, and the words to ask with in the client's language. */
export const ClientConsents = z.object({
  clientId: Id,
  clientName: z.string(),
  language: Language,
  holding: z.array(Consent),
  /** Newest first. */
  past: z.array(Consent),
  texts: z.array(ConsentText),
})
export type ClientConsents = z.infer<typeof ClientConsents>

export const AnswerConsent = z
  .strictObject({
    clientId: Id,
    kinds: z.array(ConsentKind).min(1).max(consentKinds.length),
    answer: z.enum(['given', 'refused']),
    source: ConsentSource,
    language: Language,
    signature: Signature.nullable().default(null),
    guardian: line(120).default(''),
    scan: NewScan.nullable().default(null),
  })
  .refine((input) => (input.source === 'signed') === (input.signature !== null), { error: 'SIGNATURE_NEEDED' })
  .refine((input) => input.scan === null || input.source === 'paper', { error: 'SCAN_WITHOUT_PAPER' })
export type AnswerConsent = z.infer<typeof AnswerConsent>

export const WithdrawConsent = z.strictObject({
  clientId: Id,
  kind: ConsentKind,
  source: ConsentSource.default('spoken'),
})
export type WithdrawConsent = z.infer<typeof WithdrawConsent>

export const SaveConsentText = z.strictObject({
  kind: ConsentKind,
  language: Language,
  text: paragraphs(5000).pipe(z.string().min(1)),
})
export type SaveConsentText = z.infer<typeof SaveConsentText>
