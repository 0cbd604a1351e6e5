// Routes of the incident log. It is health data as a whole, also where it names nobody.
import { z } from 'zod'
import { AddIncidentStep, Incident, SaveIncident } from '../incidents.ts'
import { Id } from '../values.ts'
import { act, read, write } from './route.ts'

const One = z.strictObject({ id: Id })
const ofOne = (_: unknown, incident: Incident) => ({ record: incident.id, client: incident.clientId })
const Printed = z.object({ printed: z.boolean() })

export const incidentsRoutes = {
  /** A client's, or the whole salon's; newest first. */
  'incidents.list': read({
    access: 'health-data',
    input: z.strictObject({ clientId: Id.optional() }),
    output: z.array(Incident),
    log: {
      action: 'view',
      kind: 'incident',
      purpose: 'treatment',
      of: (input, list) =>
        input.clientId === undefined
          ? { ids: list.map((each) => each.id).slice(0, 200) }
          : { record: input.clientId, client: input.clientId, ids: list.map((each) => each.id).slice(0, 200) },
    },
  }),
  'incidents.save': write({
    access: 'health-data',
    input: SaveIncident,
    output: Incident,
    log: {
      action: 'change',
      kind: 'incident',
      purpose: 'treatment',
      of: (input, incident) => ({
        ...ofOne(input, incident),
        fields: [...Object.keys(input.fields), ...(input.clientId === null ? ['client'] : [])],
      }),
    },
  }),
  /** Told to somebody, or asked afterwards. */
  'incidents.addStep': write({
    access: 'health-data',
    input: AddIncidentStep,
    output: Incident,
    log: {
      action: 'change',
      kind: 'incident',
      purpose: 'treatment',
      of: (input, incident) => ({ ...ofOne(input, incident), fields: [input.kind] }),
    },
  }),
  'incidents.removeStep': write({
    access: 'health-data',
    input: z.strictObject({ id: Id, stepId: Id }),
    output: Incident,
    log: {
      action: 'remove',
      kind: 'incident',
      purpose: 'treatment',
      of: (input, incident) => ({ ...ofOne(input, incident), fields: ['step'] }),
    },
  }),
  /** Nothing more is expected to come of it, or it is opened again. */
  'incidents.close': write({
    access: 'health-data',
    input: z.strictObject({ id: Id, version: z.int(), isClosed: z.boolean() }),
    output: Incident,
    log: {
      action: 'change',
      kind: 'incident',
      purpose: 'treatment',
      of: (input, incident) => ({ ...ofOne(input, incident), fields: ['closed'] }),
    },
  }),
  /** The report as a PDF for Tukes, a doctor or an insurer; null when the person cancelled. */
  'incidents.savePdf': act({
    access: 'health-data',
    input: One,
    output: z.object({ fileName: z.string().nullable(), clientId: Id.nullable() }),
    log: {
      action: 'export',
      kind: 'incident',
      purpose: 'treatment',
      of: (input, { fileName, clientId }) => (fileName === null ? null : { record: input.id, client: clientId }),
    },
  }),
  /** The system's print dialog with the report on screen. */
  'incidents.print': act({
    access: 'health-data',
    input: One,
    output: Printed,
    log: {
      action: 'print',
      kind: 'incident',
      purpose: 'treatment',
      of: (input, { printed }) => (printed ? { record: input.id } : null),
    },
  }),
}
