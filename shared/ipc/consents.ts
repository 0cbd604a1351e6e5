// Routes of clients' consents and of the words they are asked in.
import { z } from 'zod'
import { AnswerConsent, ClientConsents, ConsentText, SaveConsentText, ScanType, WithdrawConsent } from '../consents.ts'
import { largestFileBytes } from '../photos.ts'
import { Id, Nothing } from '../values.ts'
import { act, read, write } from './route.ts'

const ofClient = (input: { readonly clientId: string }) => ({ record: input.clientId, client: input.clientId })
const OneScan = z.strictObject({ clientId: Id, id: Id })
const ofScan = (input: z.infer<typeof OneScan>) => ({ record: input.id, client: input.clientId })

export const consentsRoutes = {
  'consents.ofClient': read({
    access: 'client-names',
    input: z.strictObject({ clientId: Id }),
    output: ClientConsents,
    log: { action: 'view', kind: 'consent', purpose: 'client-care', of: ofClient },
  }),
  /** One answer to one or several kinds; what was answered before ends. */
  'consents.answer': write({
    access: 'client-names',
    input: AnswerConsent,
    output: ClientConsents,
    // The scan as base64, and the rest of the answer.
    largestInputChars: Math.ceil(largestFileBytes / 3) * 4 + 600_000,
    log: {
      action: 'change',
      kind: 'consent',
      purpose: 'client-care',
      of: (input) => ({ ...ofClient(input), fields: input.kinds }),
    },
  }),
  /** Ends a consent at once, and removes what was kept only because of it: health entries, photos. */
  'consents.withdraw': write({
    access: 'client-names',
    input: WithdrawConsent,
    output: ClientConsents,
    whileRestricted: { because: 'a consent can be withdrawn at any time (GDPR 7(3))' },
    log: {
      action: 'remove',
      kind: 'consent',
      purpose: 'client-care',
      of: (input) => ({ ...ofClient(input), fields: [input.kind] }),
    },
  }),
  /** The client's consents as a PDF in the client's language; null when the person cancelled. */
  'consents.savePdf': act({
    access: 'client-names',
    input: z.strictObject({ clientId: Id }),
    output: z.object({ fileName: z.string().nullable() }),
    log: {
      action: 'export',
      kind: 'consent',
      purpose: 'client-care',
      of: (input, { fileName }) => (fileName === null ? null : ofClient(input)),
    },
  }),
  /** The signed paper, base64. Held as closely as photos: a form often says more than the answer. */
  'consents.scan': read({
    access: 'photos',
    input: OneScan,
    output: z.object({ type: ScanType, content: z.string() }),
    log: { action: 'view', kind: 'consent', purpose: 'client-care', of: ofScan },
  }),
  /** A copy of the signed paper outside the encrypted file, where the person chooses; null when cancelled. */
  'consents.saveScan': act({
    access: 'photos',
    input: OneScan,
    output: z.object({ fileName: z.string().nullable() }),
    log: {
      action: 'export',
      kind: 'consent',
      purpose: 'client-care',
      of: (input, { fileName }) => (fileName === null ? null : ofScan(input)),
    },
  }),
  'consents.texts': read({
    access: 'signed-in',
    input: Nothing,
    output: z.array(ConsentText),
    log: { none: 'the salon’s own wording, no client data' },
  }),
  'consents.saveText': write({
    access: 'settings',
    input: SaveConsentText,
    output: z.array(ConsentText),
    log: {
      action: 'change',
      kind: 'setting',
      purpose: 'running',
      of: (input) => ({ record: 'consent-text', fields: [input.kind] }),
    },
  }),
}
