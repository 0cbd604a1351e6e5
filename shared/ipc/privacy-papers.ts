// Routes of breaches, of the papers a salon owes, of own roles and of what staff have been told.
import { z } from 'zod'
import { SaveRole, StaffRole } from '../privacy.ts'
import { Breach, BreachRow, MarkBreach, NewBreach, SaveBreach } from '../privacy-breaches.ts'
import { Acknowledgements, MakePaper, PaperRow, PaperSettings } from '../privacy-papers.ts'
import { AtMs, Id, line, Nothing } from '../values.ts'
import { act, read, write } from './route.ts'

const OneBreach = z.strictObject({ id: Id })
const breachLog = { kind: 'breach', purpose: 'running' } as const
const noClientData = 'the salon’s own papers, no client data'
const saved = z.object({ fileName: z.string().nullable() })

export const privacyPapersRoutes = {
  // ---------------------------------------------------------------- breaches
  'privacy.breaches': read({
    access: 'privacy-requests',
    input: Nothing,
    output: z.array(BreachRow),
    log: { none: 'kinds and dates only, no client data' },
  }),
  'privacy.breach': read({
    access: 'privacy-requests',
    input: OneBreach,
    output: Breach,
    log: {
      ...breachLog,
      action: 'view',
      of: (input, breach) => ({ record: input.id, ids: breach.clients.map((client) => client.id) }),
    },
  }),
  'privacy.newBreach': write({
    access: 'privacy-requests',
    input: NewBreach,
    output: Breach,
    log: { ...breachLog, action: 'create', of: (_, breach) => ({ record: breach.id }) },
  }),
  'privacy.saveBreach': write({
    access: 'privacy-requests',
    input: SaveBreach,
    output: Breach,
    log: { ...breachLog, action: 'change', of: (input) => ({ record: input.id }) },
  }),
  'privacy.markBreach': write({
    access: 'privacy-requests',
    input: MarkBreach,
    output: Breach,
    log: { ...breachLog, action: 'change', of: (input) => ({ record: input.id, fields: [input.step] }) },
  }),
  /** Whose data was seen between two instants, by the access log. */
  'privacy.clientsSeen': read({
    access: 'access-log',
    input: z.strictObject({ fromMs: AtMs, toMs: AtMs, staffId: Id.nullable() }),
    output: z.array(z.object({ id: Id, name: z.string() })),
    log: {
      action: 'view',
      kind: 'access-log',
      purpose: 'running',
      of: (_, seen) => ({ ids: seen.map(({ id }) => id) }),
    },
  }),
  /** What is told to the authority (33(3)), to the people (34), and later; as a PDF. */
  'privacy.saveBreachPaper': act({
    access: 'privacy-requests',
    input: OneBreach,
    output: saved,
    log: {
      ...breachLog,
      action: 'export',
      of: (input, { fileName }) => (fileName === null ? null : { record: input.id }),
    },
  }),

  // ---------------------------------------------------------------- papers
  'privacy.papers': read({
    access: 'privacy-requests',
    input: Nothing,
    output: z.object({ papers: z.array(PaperRow), settings: PaperSettings }),
    log: { none: noClientData },
  }),
  'privacy.savePaperSettings': write({
    access: 'privacy-requests',
    input: PaperSettings,
    output: PaperSettings,
    log: { action: 'change', kind: 'setting', purpose: 'running', of: () => ({ record: 'privacy-papers' }) },
  }),
  /** A new version, dated and kept; the answer's number. */
  'privacy.makePaper': write({
    access: 'privacy-requests',
    input: MakePaper,
    output: PaperRow,
    log: { action: 'create', kind: 'privacy-paper', purpose: 'running', of: (input) => ({ record: input.kind }) },
  }),
  'privacy.savePaper': act({
    access: 'privacy-requests',
    input: z.strictObject({ id: Id }),
    output: saved,
    log: {
      action: 'export',
      kind: 'privacy-paper',
      purpose: 'running',
      of: (input, { fileName }) => (fileName === null ? null : { record: input.id }),
    },
  }),

  // ---------------------------------------------------------------- staff
  /** Who has been told of logging and has signed to secrecy. */
  'privacy.acknowledgements': read({
    access: 'privacy-requests',
    input: Nothing,
    output: Acknowledgements,
    log: { none: noClientData },
  }),
  /** Whether the person at the screen still has to be told, and the words. */
  'privacy.ownNotice': read({
    access: 'signed-in',
    input: Nothing,
    output: z.object({ isDue: z.boolean(), number: z.int() }),
    log: { none: noClientData },
  }),
  'privacy.acknowledge': write({
    access: 'signed-in',
    input: z.strictObject({ number: z.int().min(0) }),
    output: z.null(),
    log: { action: 'create', kind: 'privacy-paper', purpose: 'running', of: () => ({ record: 'staff-notice' }) },
  }),
  /** A signed undertaking has come, and where it lies. */
  'privacy.noteUndertaking': write({
    access: 'privacy-requests',
    input: z.strictObject({ staffId: Id, where: line(200) }),
    output: Acknowledgements,
    log: { action: 'create', kind: 'privacy-paper', purpose: 'running', of: (input) => ({ record: input.staffId }) },
  }),

  // ---------------------------------------------------------------- own roles
  'roles.list': read({
    access: 'staff-and-roles',
    input: Nothing,
    output: z.array(StaffRole),
    log: { none: 'names of roles, no client data' },
  }),
  'roles.save': write({
    access: 'staff-and-roles',
    input: SaveRole,
    output: z.array(StaffRole),
    log: {
      action: 'change',
      kind: 'staff',
      purpose: 'running',
      of: (input) => ({ record: input.id, fields: ['role', ...input.permissions] }),
    },
  }),
  'roles.remove': write({
    access: 'staff-and-roles',
    input: z.strictObject({ id: Id }),
    output: z.array(StaffRole),
    log: {
      action: 'remove',
      kind: 'staff',
      purpose: 'running',
      of: (input) => ({ record: input.id, fields: ['role'] }),
    },
  }),
  'roles.give': write({
    access: 'staff-and-roles',
    input: z.strictObject({ staffId: Id, roleId: Id.nullable() }),
    output: z.array(StaffRole),
    log: {
      action: 'change',
      kind: 'staff',
      purpose: 'running',
      of: (input) => ({ record: input.staffId, fields: ['role'] }),
    },
  }),
}
