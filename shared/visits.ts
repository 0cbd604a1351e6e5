// Visits and treatment records: what happened, with what, how it went. Runs anywhere.
import { z } from 'zod'
import { AppointmentStatus } from './appointments.ts'
import { isEmptyForm, RecordForm } from './record-forms.ts'
import { RecordTemplate } from './templates.ts'
import { AtMs, Day, filledLine, Id, line, Minute, paragraphs } from './values.ts'

export const UsedProduct = z.strictObject({
  name: filledLine(120),
  /** As people say it: "30 g", "1:1,5", "2 painallusta". */
  amount: line(60),
})
export type UsedProduct = z.infer<typeof UsedProduct>

export const TreatmentRecord = z.object({
  id: Id,
  version: z.int(),
  staffName: z.string(),
  text: z.string(),
  products: z.array(UsedProduct),
  /** The typed part: forms with their fields as they were when it was written. */
  forms: z.array(RecordForm),
  signedAtMs: AtMs.nullable(),
  changedAtMs: AtMs,
  /** Set on an amendment: the record it corrects. The original stays as it was signed. */
  amends: Id.nullable(),
})
export type TreatmentRecord = z.infer<typeof TreatmentRecord>

export const Visit = z.object({
  id: Id,
  appointmentId: Id,
  /** For the next step of the appointment's status. */
  appointmentVersion: z.int(),
  clientId: Id.nullable(),
  clientName: z.string(),
  alert: z.string(),
  day: Day,
  startMin: Minute,
  status: AppointmentStatus,
  services: z.array(z.string()),
  staffNames: z.array(z.string()),
  arrivedAtMs: AtMs,
  startedAtMs: AtMs.nullable(),
  finishedAtMs: AtMs.nullable(),
  /** Oldest first: the signed record, then its amendments; at most one draft, last. */
  records: z.array(TreatmentRecord),
  /** The client's latest signed record before this visit, for "same as last time". */
  previous: z
    .object({
      day: Day,
      services: z.array(z.string()),
      text: z.string(),
      products: z.array(UsedProduct),
      forms: z.array(RecordForm),
    })
    .nullable(),
  /** Forms for the services of this visit. */
  templates: z.array(RecordTemplate),
  /** The client has refused treatment records: nothing can be written. */
  isRefused: z.boolean(),
  /** For the checks of what speaks against the treatment. */
  serviceIds: z.array(Id),
})
export type Visit = z.infer<typeof Visit>

const RecordContent = {
  text: paragraphs(20_000),
  products: z.array(UsedProduct).max(40),
  forms: z.array(RecordForm).max(6).default([]),
}

export const SaveRecord = z.strictObject({
  visitId: Id,
  /** The draft this was typed on, as last answered; null starts one. Another window's typing is never overwritten. */
  draft: z.strictObject({ id: Id, version: z.int() }).nullable(),
  ...RecordContent,
})
export type SaveRecord = z.input<typeof SaveRecord>

/** What is signed is what the person sees: the content travels with the signature. An empty record cannot be signed. */
export const SignRecord = SaveRecord.refine((record) => !isEmptyRecord(record), { error: 'RECORD_EMPTY' })

export function isEmptyRecord(record: {
  readonly text: string
  readonly products: readonly unknown[]
  readonly forms?: readonly Pick<RecordForm, 'values'>[] | undefined
}): boolean {
  return record.text.trim() === '' && record.products.length === 0 && (record.forms ?? []).every(isEmptyForm)
}
