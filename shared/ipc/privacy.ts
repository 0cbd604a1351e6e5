// Routes of what the salon owes its clients: requests, erasure, restriction, retention, breaches, papers, the dashboard.
import { z } from 'zod'
import {
  ClientPrivacy,
  Dashboard,
  EraseClient,
  ErasureDone,
  ErasurePreview,
  Objection,
  OutsideContact,
  PreviewErasure,
  SetLimit,
} from '../privacy.ts'
import { MarketingCounts, SaveMarketingList } from '../privacy-marketing.ts'
import {
  CheckIdentity,
  CloseRequest,
  DecideRepeat,
  ExtendRequest,
  NewRequest,
  PrivacyRequest,
  RequestRow,
} from '../privacy-requests.ts'
import { DecideRetention, RetentionPeriods, RetentionState } from '../privacy-retention.ts'
import { Id, line, Nothing } from '../values.ts'
import { act, read, write } from './route.ts'

const OneRequest = z.strictObject({ id: Id })
const OneClient = z.strictObject({ clientId: Id })
const ofClient = (input: { readonly clientId: string }) => ({ record: input.clientId, client: input.clientId })
const ofRequest = (input: { readonly id: string }, request: PrivacyRequest) => ({
  record: input.id,
  client: request.clientId,
})
const requestLog = { kind: 'privacy-request', purpose: 'request' } as const

export const privacyRoutes = {
  'privacy.dashboard': read({
    access: 'privacy-requests',
    input: Nothing,
    output: Dashboard,
    log: { none: 'counts and dates only, no client data' },
  }),
  /** Every contact the program has made outwards, newest first. */
  'privacy.outgoing': read({
    access: 'privacy-requests',
    input: Nothing,
    output: z.array(OutsideContact),
    log: { none: 'hosts and places, no client data' },
  }),

  // ---------------------------------------------------------------- requests
  'privacy.requests': read({
    access: 'privacy-requests',
    input: Nothing,
    output: z.array(RequestRow),
    log: { ...requestLog, action: 'view', of: (_, rows) => ({ ids: rows.map((row) => row.id) }) },
  }),
  'privacy.request': read({
    access: 'privacy-requests',
    input: OneRequest,
    output: PrivacyRequest,
    log: { ...requestLog, action: 'view', of: ofRequest },
  }),
  'privacy.newRequest': write({
    access: 'privacy-requests',
    input: NewRequest,
    output: PrivacyRequest,
    log: {
      ...requestLog,
      action: 'create',
      of: (input, request) => ({ record: request.id, client: input.clientId, fields: [input.kind] }),
    },
  }),
  'privacy.checkIdentity': write({
    access: 'privacy-requests',
    input: CheckIdentity,
    output: PrivacyRequest,
    log: { ...requestLog, action: 'change', of: (i, o) => ({ ...ofRequest(i, o), fields: ['identity'] }) },
  }),
  'privacy.extendRequest': write({
    access: 'privacy-requests',
    input: ExtendRequest,
    output: PrivacyRequest,
    log: { ...requestLog, action: 'change', of: (i, o) => ({ ...ofRequest(i, o), fields: ['extension'] }) },
  }),
  'privacy.decideRepeat': write({
    access: 'privacy-requests',
    input: DecideRepeat,
    output: PrivacyRequest,
    log: { ...requestLog, action: 'change', of: (i, o) => ({ ...ofRequest(i, o), fields: ['repeat'] }) },
  }),
  'privacy.closeRequest': write({
    access: 'privacy-requests',
    input: CloseRequest,
    output: PrivacyRequest,
    log: { ...requestLog, action: 'change', of: (i, o) => ({ ...ofRequest(i, o), fields: ['outcome'] }) },
  }),
  /**
   * Everything about the client, as a paper or for machines; main asks where to. Names of staff in the log only with a
   * written reason. Errors: PRIVACY_IDENTITY_UNCHECKED, PRIVACY_REPEAT_UNDECIDED, PRIVACY_REQUEST_CLOSED, NOT_FOUND.
   */
  'privacy.savePackage': act({
    access: 'privacy-requests',
    input: z.strictObject({
      id: Id,
      what: z.enum(['access-pdf', 'access-json', 'portability']),
      nameStaffReason: line(500).default(''),
    }),
    output: z.object({ fileName: z.string().nullable(), request: PrivacyRequest }),
    log: {
      ...requestLog,
      action: 'export',
      of: (input, { fileName, request }) =>
        fileName === null ? null : { record: input.id, client: request.clientId, fields: [input.what] },
    },
  }),
  /** The answer to the client in her language: received, extended, or the outcome. */
  'privacy.saveLetter': act({
    access: 'privacy-requests',
    input: z.strictObject({ id: Id, letter: z.enum(['received', 'extended', 'answered']) }),
    output: z.object({ fileName: z.string().nullable(), request: PrivacyRequest }),
    log: {
      ...requestLog,
      action: 'export',
      of: (input, { fileName, request }) =>
        fileName === null ? null : { record: input.id, client: request.clientId, fields: [input.letter] },
    },
  }),

  // ---------------------------------------------------------------- a client's rights on her card
  'privacy.ofClient': read({
    access: 'privacy-requests',
    input: OneClient,
    output: ClientPrivacy,
    log: { action: 'view', kind: 'client', purpose: 'request', of: ofClient },
  }),
  'privacy.erasurePreview': read({
    access: 'privacy-requests',
    input: PreviewErasure,
    output: ErasurePreview,
    log: { action: 'view', kind: 'client', purpose: 'request', of: ofClient },
  }),
  /** Erases a person. Errors: NOT_FOUND, CLIENT_ON_HOLD. */
  'privacy.erase': act({
    access: 'privacy-requests',
    input: EraseClient,
    /** Not scrubbed: the disk was full; the program tries again by itself and the overview says so. */
    output: ErasureDone.extend({ isScrubbed: z.boolean() }),
    log: { action: 'remove', kind: 'client', purpose: 'request', of: (i) => ({ ...ofClient(i), fields: ['erasure'] }) },
  }),
  'privacy.restrict': write({
    access: 'privacy-requests',
    input: SetLimit,
    output: ClientPrivacy,
    log: {
      action: 'change',
      kind: 'client',
      purpose: 'request',
      of: (i) => ({ ...ofClient(i), fields: ['restriction'] }),
    },
  }),
  'privacy.hold': write({
    access: 'privacy-requests',
    input: SetLimit,
    output: ClientPrivacy,
    log: { action: 'change', kind: 'client', purpose: 'request', of: (i) => ({ ...ofClient(i), fields: ['hold'] }) },
  }),
  /** No more marketing, at once. */
  'privacy.object': write({
    access: 'client-names',
    input: Objection,
    output: z.null(),
    whileRestricted: { because: 'refusing marketing is her right at any time (GDPR 21(3))' },
    log: {
      action: 'change',
      kind: 'client',
      purpose: 'request',
      of: (i) => ({ ...ofClient(i), fields: ['objection'] }),
    },
  }),

  // ---------------------------------------------------------------- marketing
  'privacy.marketing': read({
    access: 'privacy-requests',
    input: Nothing,
    output: MarketingCounts,
    log: { none: 'counts only, no client data' },
  }),
  /** The list for a message, without those who have refused; main asks where to. */
  'privacy.saveMarketingList': act({
    access: 'marketing',
    input: SaveMarketingList,
    output: z.object({ fileName: z.string().nullable(), ids: z.array(Id) }),
    log: {
      action: 'export',
      kind: 'client-list',
      purpose: 'client-care',
      of: (input, { fileName, ids }) =>
        fileName === null
          ? null
          : { record: 'marketing', ids, fields: [input.channel, ...(input.softOptIn ? ['soft-opt-in'] : [])] },
    },
  }),

  // ---------------------------------------------------------------- retention
  'privacy.retention': read({
    access: 'privacy-requests',
    input: Nothing,
    output: RetentionState,
    log: {
      action: 'view',
      kind: 'retention',
      purpose: 'running',
      of: (_, state) => ({
        ids: state.proposals
          .flatMap((proposal) => proposal.items.flatMap((item) => item.clientId ?? []))
          .slice(0, 1000),
      }),
    },
  }),
  'privacy.savePeriods': write({
    access: 'privacy-requests',
    input: RetentionPeriods,
    output: RetentionState,
    log: { action: 'change', kind: 'setting', purpose: 'running', of: () => ({ record: 'retention' }) },
  }),
  /** Purges or skips what was proposed. Errors: RETENTION_BLOCKED. */
  'privacy.decideRetention': act({
    access: 'privacy-requests',
    input: DecideRetention,
    output: RetentionState,
    log: {
      action: 'remove',
      kind: 'retention',
      purpose: 'running',
      of: (input) => ({ record: input.kind, ids: input.ids, fields: [input.decision] }),
    },
  }),
}
