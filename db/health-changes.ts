// Who changed what of the health data: entries, patch tests and incidents, old value and new. Apart from the card's own
// history, because the values are health data and go with it. Runs in main.
import type { HealthChange, HealthFieldChange } from '../shared/incidents.ts'
import type { Actor } from './actor.ts'
import { all, type Db, query, runOne, type Tx } from './handle.ts'

const mostChanges = 200

interface Subject {
  readonly clientId: string | null
  readonly about: HealthChange['about']
  readonly aboutId: string
  readonly name: string
}

/** The values that differ, in the order of the first. */
export function differences(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): HealthFieldChange[] {
  return Object.keys({ ...before, ...after })
    .map((field) => ({ field, before: before[field] ?? '', after: after[field] ?? '' }))
    .filter((change) => change.before !== change.after)
}

/** Writes one entry; nothing when nothing changed. */
export function keepHealthChange(tx: Tx, subject: Subject, changes: readonly HealthFieldChange[], actor: Actor): void {
  if (changes.length === 0) return
  runOne(
    tx,
    query.insertInto('health_change').values({
      client_id: subject.clientId,
      about: subject.about,
      about_id: subject.aboutId,
      name: subject.name,
      changes: JSON.stringify(changes),
      staff_id: actor.staffId,
      at_ms: actor.atMs,
    }),
  )
}

const rows = query
  .selectFrom('health_change as change')
  .innerJoin('staff', 'staff.id', 'change.staff_id')
  .select([
    'change.id',
    'change.at_ms as atMs',
    'staff.name as staffName',
    'change.about',
    'change.about_id as aboutId',
    'change.name',
    'change.changes',
  ])
  .orderBy('change.id', 'desc')
  .limit(mostChanges)

const shown = (row: Omit<HealthChange, 'changes'> & { readonly changes: string }): HealthChange => ({
  ...row,
  changes: JSON.parse(row.changes) as HealthFieldChange[],
})

/** Of a client's entries and tests, newest first. Nothing without her consent: a claim may have locked it. */
export function healthChangesOf(db: Db, clientId: string, hasConsent: boolean): HealthChange[] {
  if (!hasConsent) return []
  const found = rows.where('change.client_id', '=', clientId).where('change.about', '<>', 'incident')
  return all(db, found).map(shown)
}

/** Of one incident, newest first. */
export function incidentChanges(db: Db, id: string): HealthChange[] {
  return all(db, rows.where('change.about_id', '=', id).where('change.about', '=', 'incident')).map(shown)
}
