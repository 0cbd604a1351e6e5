// The incident log: writing down, reporting, following up. A client is named only under her consent for health data; the
// file refuses it otherwise. When the consent ends, the link and the words go, and what remains is that a product of a
// batch did something on a day (db/consent-removal.ts). Runs in main.
import { AppError } from '../shared/errors.ts'
import type { AddIncidentStep, Incident, IncidentStep, SaveIncident } from '../shared/incidents.ts'
import type { Actor } from './actor.ts'
import { activeConsents, requireConsent } from './consents.ts'
import { all, type Db, one, query, runOne, type Tx } from './handle.ts'
import { differences, incidentChanges, keepHealthChange } from './health-changes.ts'
import { idList } from './id-list.ts'
import { hiddenClients } from './privacy-limits.ts'

const mostListed = 500

/** Newest first. Those of restricted cards are for the people who handle requests. */
export function listIncidents(db: Db, input: { readonly clientId?: string | undefined }, actor: Actor): Incident[] {
  const { clientId } = input
  const ids = all(
    db,
    query
      .selectFrom('incident')
      .select(['id', 'client_id as clientId'])
      .$if(clientId !== undefined, (rows) => rows.where('client_id', '=', clientId ?? ''))
      .orderBy('day', 'desc')
      .orderBy('created_at_ms', 'desc')
      .orderBy('id', 'desc')
      .limit(mostListed),
  )
  const hidden = hiddenClients(db, actor)
  const shown = ids.filter((row) => row.clientId === null || !hidden.has(row.clientId)).map((row) => row.id)
  return read(db, shown)
}

/** Errors: NOT_FOUND, also while it is locked for a claim. */
export function incidentById(db: Db, id: string): Incident {
  const [incident] = read(db, [id])
  if (!incident) throw new AppError('NOT_FOUND', { kind: 'incident' })
  return incident
}

function read(db: Db, ids: readonly string[]): Incident[] {
  const found = all(
    db,
    query
      .selectFrom('incident')
      .innerJoin('staff', 'staff.id', 'incident.staff_id')
      .leftJoin('client', 'client.id', 'incident.client_id')
      .selectAll('incident')
      .select(['staff.name as staffName', 'client.name as clientName'])
      .where('incident.id', 'in', idList(ids)),
  )
  const steps = stepsOf(db, ids)
  const rows = new Map(found.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = rows.get(id)
    // Locked for a claim after the consent was withdrawn: shown to nobody.
    if (!row || (row.client_id !== null && !activeConsents(db, row.client_id).has('health'))) return []
    return {
      id: row.id,
      version: row.version,
      clientId: row.client_id,
      clientName: row.clientName ?? '',
      visitId: row.visit_id,
      kind: row.kind,
      day: row.day,
      minute: row.minute,
      service: row.service,
      product: row.product,
      batch: row.batch,
      happened: row.happened,
      done: row.done,
      followUpDay: row.follow_up_day,
      staffName: row.staffName,
      createdAtMs: row.created_at_ms,
      changedAtMs: row.changed_at_ms,
      closedAtMs: row.closed_at_ms,
      steps: steps.get(id) ?? [],
      changes: incidentChanges(db, id),
    }
  })
}

function stepsOf(db: Db, ids: readonly string[]): Map<string, IncidentStep[]> {
  const rows = all(
    db,
    query
      .selectFrom('incident_step as step')
      .innerJoin('staff', 'staff.id', 'step.staff_id')
      .select([
        'step.id',
        'step.incident_id as incidentId',
        'step.kind',
        'step.day',
        'step.note',
        'staff.name as staffName',
        'step.at_ms as atMs',
      ])
      .where('step.incident_id', 'in', idList(ids))
      .orderBy('step.day')
      .orderBy('step.at_ms')
      .orderBy('step.id'),
  )
  const found = new Map<string, IncidentStep[]>()
  for (const { incidentId, ...step } of rows) found.set(incidentId, [...(found.get(incidentId) ?? []), step])
  return found
}

/** Writes one down, or changes it. Errors: NOT_FOUND, CHANGED_BY_OTHER, CONSENT_NEEDED (to name somebody). */
export function saveIncident(tx: Tx, input: SaveIncident, actor: Actor): Incident {
  const { known, clientId, fields } = input
  if (clientId !== null) requireConsent(tx, clientId, 'health')
  const visitId = clientId === null ? null : input.visitId
  requireOwnVisit(tx, clientId, visitId)
  const values = {
    client_id: clientId,
    visit_id: visitId,
    kind: fields.kind,
    day: fields.day,
    minute: fields.minute,
    service: fields.service,
    product: fields.product,
    batch: fields.batch,
    happened: fields.happened,
    done: fields.done,
    follow_up_day: fields.followUpDay,
    changed_at_ms: actor.atMs,
  }
  if (known === null) {
    const id = actor.newId()
    const made = { id, staff_id: actor.staffId, created_at_ms: actor.atMs, closed_at_ms: null }
    runOne(tx, query.insertInto('incident').values({ ...values, ...made }))
    return incidentById(tx, id)
  }
  const before = incidentById(tx, known.id)
  if (before.version !== known.version) throw new AppError('CHANGED_BY_OTHER')
  runOne(
    tx,
    query
      .updateTable('incident')
      .set({ ...values, version: known.version + 1 })
      .where('id', '=', known.id),
  )
  const after = incidentById(tx, known.id)
  keepHealthChange(tx, subjectOf(after), differences(textsOf(before), textsOf(after)), actor)
  return incidentById(tx, known.id)
}

const subjectOf = (incident: Incident) =>
  ({ clientId: incident.clientId, about: 'incident', aboutId: incident.id, name: '' }) as const

/** What the history tells of an incident, field by field. */
function textsOf(incident: Incident): Record<string, string> {
  return {
    client: incident.clientName,
    kind: incident.kind,
    day: incident.day,
    minute: incident.minute === null ? '' : String(incident.minute),
    service: incident.service,
    product: incident.product,
    batch: incident.batch,
    happened: incident.happened,
    done: incident.done,
    followUpDay: incident.followUpDay ?? '',
  }
}

function requireOwnVisit(tx: Tx, clientId: string | null, visitId: string | null): void {
  if (visitId === null) return
  const visit = one(tx, query.selectFrom('visit').select('client_id').where('id', '=', visitId))
  if (visit?.client_id !== clientId) throw new AppError('NOT_FOUND', { kind: 'visit' })
}

/** Errors: NOT_FOUND. */
export function addIncidentStep(tx: Tx, input: AddIncidentStep, actor: Actor): Incident {
  const incident = incidentById(tx, input.id)
  runOne(
    tx,
    query.insertInto('incident_step').values({
      id: actor.newId(),
      incident_id: incident.id,
      kind: input.kind,
      day: input.day,
      note: input.note,
      staff_id: actor.staffId,
      at_ms: actor.atMs,
    }),
  )
  return incidentById(tx, incident.id)
}

/** Takes back what was noted by mistake; that it stood there remains in the history. Errors: NOT_FOUND. */
export function removeIncidentStep(
  tx: Tx,
  input: { readonly id: string; readonly stepId: string },
  actor: Actor,
): Incident {
  const incident = incidentById(tx, input.id)
  const step = incident.steps.find((each) => each.id === input.stepId)
  if (!step) throw new AppError('NOT_FOUND', { kind: 'incident-step' })
  runOne(tx, query.deleteFrom('incident_step').where('id', '=', step.id))
  const gone = { field: step.kind, before: [step.day, step.note].filter((part) => part !== '').join(' '), after: '' }
  keepHealthChange(tx, subjectOf(incident), [gone], actor)
  return incidentById(tx, incident.id)
}

/** Errors: NOT_FOUND, CHANGED_BY_OTHER. */
export function closeIncident(
  tx: Tx,
  input: { readonly id: string; readonly version: number; readonly isClosed: boolean },
  actor: Actor,
): Incident {
  const before = incidentById(tx, input.id)
  if (before.version !== input.version) throw new AppError('CHANGED_BY_OTHER')
  if ((before.closedAtMs !== null) === input.isClosed) return before
  runOne(
    tx,
    query
      .updateTable('incident')
      .set({
        closed_at_ms: input.isClosed ? actor.atMs : null,
        changed_at_ms: actor.atMs,
        version: input.version + 1,
      })
      .where('id', '=', input.id),
  )
  const [is, was] = [String(input.isClosed), String(!input.isClosed)]
  keepHealthChange(tx, subjectOf(before), [{ field: 'closed', before: was, after: is }], actor)
  return incidentById(tx, input.id)
}
