// Routes of treatment record templates, the instructions for home that come with them, and numbers over visits.
import { z } from 'zod'
import { CareOf, CareSheet } from '../care.ts'
import { NumberSeries, ReadyTemplateKey, RecordTemplate, SaveTemplate } from '../templates.ts'
import { Id, Nothing } from '../values.ts'
import { act, read, write } from './route.ts'

export const templatesRoutes = {
  'templates.list': read({
    access: 'signed-in',
    input: Nothing,
    output: z.array(RecordTemplate),
    log: { none: 'the salon’s own forms, no client data' },
  }),
  'templates.save': write({
    access: 'settings',
    input: SaveTemplate,
    output: z.array(RecordTemplate),
    log: { action: 'change', kind: 'setting', purpose: 'running', of: () => ({ record: 'record-template' }) },
  }),
  /** Adds ready templates in the person's language, linked to the services that have a ready name of the trade. */
  'templates.addReady': write({
    access: 'settings',
    input: z.strictObject({ keys: z.array(ReadyTemplateKey).min(1).max(20) }),
    output: z.array(RecordTemplate),
    log: { action: 'create', kind: 'setting', purpose: 'running', of: () => ({ record: 'record-template' }) },
  }),
  /** Every number and scale that the client's signed records hold, over time. */
  'templates.series': read({
    access: 'treatment-records',
    input: z.strictObject({ clientId: Id }),
    output: z.array(NumberSeries),
    log: {
      action: 'view',
      kind: 'treatment-record',
      purpose: 'treatment',
      of: (input) => ({ record: input.clientId, client: input.clientId }),
    },
  }),
  /**
   * A visit's instructions for home; null when its services have none. They are the salon's own words and name no client, so
   * whoever sees the appointment and its services may hand them over, also at the till.
   */
  'templates.care': read({
    access: 'schedule',
    input: CareOf,
    output: CareSheet.nullable(),
    log: { none: 'the salon’s own words for services that the calendar shows' },
  }),
  /** As a PDF in the client's language; null when the person cancelled. */
  'templates.saveCarePdf': act({
    access: 'schedule',
    input: z.strictObject({ visitId: Id }),
    output: z.object({ fileName: z.string().nullable() }),
    log: {
      action: 'export',
      kind: 'visit',
      purpose: 'treatment',
      of: (input, { fileName }) => (fileName === null ? null : { record: input.visitId, fields: ['care'] }),
    },
  }),
  /** The system's print dialog with the instructions on the page. */
  'templates.printCare': act({
    access: 'schedule',
    input: z.strictObject({ visitId: Id }),
    output: z.object({ printed: z.boolean() }),
    log: {
      action: 'print',
      kind: 'visit',
      purpose: 'treatment',
      of: (input, { printed }) => (printed ? { record: input.visitId, fields: ['care'] } : null),
    },
  }),
}
