// Routes of health data and safety stops. Health data leaves main only with its permission; everyone who books sees that
// something speaks against a treatment, not what.
import { z } from 'zod'
import { AgeLimit, SaveAgeLimit } from '../age-limits.ts'
import {
  CheckSafety,
  ClientHealth,
  SafetyCheck,
  SafetyRule,
  SaveHealthEntry,
  SavePatchTest,
  SaveSafetyRule,
} from '../safety.ts'
import { Id, Nothing } from '../values.ts'
import { read, write } from './route.ts'

const ofClient = (input: { readonly clientId: string }) => ({ record: input.clientId, client: input.clientId })

export const safetyRoutes = {
  /** The salon's list: what is asked about and which services it concerns. */
  'safety.rules': read({
    access: 'signed-in',
    input: Nothing,
    output: z.array(SafetyRule),
    log: { none: 'the salon’s own list, no client data' },
  }),
  'safety.saveRule': write({
    access: 'settings',
    input: SaveSafetyRule,
    output: z.array(SafetyRule),
    log: {
      action: 'change',
      kind: 'setting',
      purpose: 'running',
      of: () => ({ record: 'safety-rule', fields: ['rule'] }),
    },
  }),
  /** Adds the usual contraindications and patch tests, linked to the salon's services by their ready names. */
  'safety.addReady': write({
    access: 'settings',
    input: Nothing,
    output: z.array(SafetyRule),
    log: { action: 'create', kind: 'setting', purpose: 'running', of: () => ({ record: 'safety-rule' }) },
  }),
  /** Services that are not for everybody's age. */
  'safety.ageLimits': read({
    access: 'signed-in',
    input: Nothing,
    output: z.array(AgeLimit),
    log: { none: 'the salon’s own list, no client data' },
  }),
  'safety.saveAgeLimit': write({
    access: 'settings',
    input: SaveAgeLimit,
    output: z.array(AgeLimit),
    log: {
      action: 'change',
      kind: 'setting',
      purpose: 'running',
      of: (input) => ({ record: input.serviceId, fields: ['leastAge', 'guardianAge'] }),
    },
  }),
  'safety.ofClient': read({
    access: 'health-data',
    input: z.strictObject({ clientId: Id }),
    output: ClientHealth,
    log: { action: 'view', kind: 'health', purpose: 'treatment', of: ofClient },
  }),
  'safety.saveEntry': write({
    access: 'health-data',
    input: SaveHealthEntry,
    output: ClientHealth,
    log: {
      action: 'change',
      kind: 'health',
      purpose: 'treatment',
      of: (input) => ({ ...ofClient(input), fields: ['rule', 'detail'] }),
    },
  }),
  /** No longer true; it stays to be seen that it was. */
  'safety.endEntry': write({
    access: 'health-data',
    input: z.strictObject({ clientId: Id, id: Id, version: z.int() }),
    output: ClientHealth,
    log: {
      action: 'change',
      kind: 'health',
      purpose: 'treatment',
      of: (input) => ({ ...ofClient(input), fields: ['ended'] }),
    },
  }),
  'safety.savePatchTest': write({
    access: 'health-data',
    input: SavePatchTest,
    output: ClientHealth,
    log: {
      action: 'change',
      kind: 'health',
      purpose: 'treatment',
      of: (input) => ({ ...ofClient(input), fields: ['patchTest'] }),
    },
  }),
  /** What speaks against giving these services to this client then, and how it was answered before. */
  'safety.check': read({
    access: 'schedule',
    input: CheckSafety,
    output: SafetyCheck,
    log: {
      action: 'view',
      kind: 'health',
      purpose: 'appointment',
      of: (input, { stops, answers }) => (stops.length + answers.length === 0 ? null : ofClient(input)),
    },
  }),
}
