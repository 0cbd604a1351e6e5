// Routes of visits and treatment records.
import { z } from 'zod'
import { Id } from '../values.ts'
import { SaveRecord, SignRecord, TreatmentRecord, Visit } from '../visits.ts'
import { read, write } from './route.ts'

const visitSubject = (_: unknown, visit: Visit) => ({ record: visit.id, client: visit.clientId })

export const visitsRoutes = {
  'visits.get': read({
    access: 'treatment-records',
    input: z.strictObject({ id: Id }),
    output: Visit,
    log: { action: 'view', kind: 'visit', purpose: 'treatment', of: visitSubject },
  }),
  /** Saves the draft of the visit's record, or starts an amendment when the record is signed. */
  'visits.saveDraft': write({
    access: 'treatment-records',
    input: SaveRecord,
    output: TreatmentRecord,
    log: {
      action: 'change',
      kind: 'treatment-record',
      purpose: 'treatment',
      of: (input, record) => ({ record: record.id, ids: [input.visitId], fields: ['text', 'products', 'forms'] }),
    },
  }),
  'visits.discardDraft': write({
    access: 'treatment-records',
    input: z.strictObject({ visitId: Id, draft: z.strictObject({ id: Id, version: z.int() }) }),
    output: Visit,
    log: { action: 'remove', kind: 'treatment-record', purpose: 'treatment', of: visitSubject },
  }),
  /** Signs the draft: from then on it can only be amended. */
  'visits.sign': write({
    access: 'treatment-records',
    input: SignRecord,
    output: Visit,
    log: {
      action: 'change',
      kind: 'treatment-record',
      purpose: 'treatment',
      of: (input, visit) => ({ ...visitSubject(input, visit), fields: ['signed'] }),
    },
  }),
}
