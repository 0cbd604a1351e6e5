// The salon's list of what speaks against treatments, what clients have told, and patch tests. Runs in main.

import { sortKey } from '../shared/collation.ts'
import { instantToLocal, localToInstant, ZONE } from '../shared/day.ts'
import { AppError } from '../shared/errors.ts'
import {
  type ClientHealth,
  type HealthEntry,
  type PatchTest,
  type SafetyAnswer,
  type SafetyRule,
  type SaveHealthEntry,
  type SavePatchTest,
  type SaveSafetyRule,
  safetyKinds,
  validUntil,
} from '../shared/safety.ts'
import { readySafetyRules } from '../shared/safety-ready.ts'
import { readyServices } from '../shared/services.ts'
import { translator } from '../shared/translations/translate.ts'
import { languages } from '../shared/values.ts'
import type { Actor } from './actor.ts'
import { activeConsents, requireConsent } from './consents.ts'
import { all, type Db, one, query, run, runOne, type Tx } from './handle.ts'
import { differences, healthChangesOf, keepHealthChange } from './health-changes.ts'
import { listServices } from './services.ts'
import { nameOrder } from './settings.ts'

/** The whole list by kind and name, archived ones too. */
export function safetyRules(db: Db): SafetyRule[] {
  const links = Map.groupBy(all(db, query.selectFrom('safety_rule_service').selectAll()), (link) => link.rule_id)
  const order = nameOrder(db)
  return (
    all(db, query.selectFrom('safety_rule').selectAll())
      .map(
        (row): SafetyRule => ({
          id: row.id,
          version: row.version,
          kind: row.kind,
          name: row.name,
          serviceIds: (links.get(row.id) ?? []).map((link) => link.service_id),
          minHours: row.min_hours,
          validMonths: row.valid_months,
          archived: row.archived_at_ms !== null,
        }),
      )
      // Every booking asks: each name's key is made once, not at each comparison.
      .map((rule) => ({ rule, key: sortKey(rule.name, order) }))
      .sort((a, b) => placeOf(a.rule) - placeOf(b.rule) || (a.key < b.key ? -1 : 1))
      .map(({ rule }) => rule)
  )
}

const placeOf = (rule: SafetyRule) => safetyKinds.indexOf(rule.kind)

/** Errors: NOT_FOUND, CHANGED_BY_OTHER. A rule keeps its kind: entries and tests were made for it. */
export function saveSafetyRule(tx: Tx, input: SaveSafetyRule, actor: Actor): SafetyRule[] {
  const { known } = input
  const values = {
    name: input.name,
    min_hours: input.minHours,
    valid_months: input.validMonths,
    archived_at_ms: input.archived ? actor.atMs : null,
  }
  const id = known?.id ?? actor.newId()
  if (known === null) {
    runOne(tx, query.insertInto('safety_rule').values({ id, kind: input.kind, ...values, created_at_ms: actor.atMs }))
  } else {
    const before = ruleById(tx, known.id)
    if (before.version !== known.version || before.kind !== input.kind) throw new AppError('CHANGED_BY_OTHER')
    runOne(
      tx,
      query
        .updateTable('safety_rule')
        .set({ ...values, version: known.version + 1 })
        .where('id', '=', id),
    )
  }
  linkServices(tx, id, input.serviceIds)
  return safetyRules(tx)
}

function linkServices(tx: Tx, ruleId: string, serviceIds: readonly string[]): void {
  run(tx, query.deleteFrom('safety_rule_service').where('rule_id', '=', ruleId))
  for (const serviceId of new Set(serviceIds)) {
    runOne(tx, query.insertInto('safety_rule_service').values({ rule_id: ruleId, service_id: serviceId }))
  }
}

function ruleById(db: Db, id: string) {
  const row = one(db, query.selectFrom('safety_rule').selectAll().where('id', '=', id))
  if (!row) throw new AppError('NOT_FOUND', { kind: 'safety-rule' })
  return row
}

/** Adds those of the usual rules whose name is not on the list yet, linked to services that have a ready name. */
export function addReadySafetyRules(tx: Tx, actor: Actor): SafetyRule[] {
  const t = translator(actor.language)
  const known = new Set(safetyRules(tx).map((rule) => rule.name.toLowerCase()))
  const services = servicesByReadyKey(tx)
  for (const ready of readySafetyRules) {
    const name = t(($) => $.safety.ready[ready.key])
    if (known.has(name.toLowerCase())) continue
    const id = actor.newId()
    runOne(
      tx,
      query.insertInto('safety_rule').values({
        id,
        kind: ready.kind,
        name,
        min_hours: ready.minHours ?? null,
        valid_months: ready.validMonths ?? null,
        created_at_ms: actor.atMs,
        archived_at_ms: null,
      }),
    )
    linkServices(
      tx,
      id,
      ready.services.flatMap((key) => services.get(key) ?? []),
    )
  }
  return safetyRules(tx)
}

/** The salon's services whose name is that of a ready one in any language. */
export function servicesByReadyKey(db: Db): Map<string, string[]> {
  const keys = new Map<string, string>()
  for (const language of languages) {
    const t = translator(language)
    for (const ready of readyServices) keys.set(t(($) => $.services.ready[ready.key]).toLowerCase(), ready.key)
  }
  const found = new Map<string, string[]>()
  for (const service of listServices(db)) {
    const key = keys.get(service.name.toLowerCase())
    if (key === undefined || service.archived) continue
    found.set(key, [...(found.get(key) ?? []), service.id])
  }
  return found
}

/** Errors: NOT_FOUND. */
export function clientHealth(db: Db, input: { readonly clientId: string }): ClientHealth {
  const client = one(db, query.selectFrom('client').select('id').where('id', '=', input.clientId))
  if (!client) throw new AppError('NOT_FOUND', { kind: 'client' })
  const hasConsent = activeConsents(db, client.id).has('health')
  return {
    clientId: client.id,
    hasConsent,
    entries: entriesOf(db, client.id),
    tests: testsOf(db, client.id),
    answers: answersOf(db, { clientId: client.id }),
    changes: healthChangesOf(db, client.id, hasConsent),
  }
}

/** What a client has told: what holds first, each by name. Nothing without her consent: a claim may have locked it. */
export function entriesOf(db: Db, clientId: string): HealthEntry[] {
  if (!activeConsents(db, clientId).has('health')) return []
  const rows = all(
    db,
    query
      .selectFrom('health_entry')
      .innerJoin('safety_rule', 'safety_rule.id', 'health_entry.rule_id')
      .innerJoin('staff', 'staff.id', 'health_entry.staff_id')
      .select([
        'health_entry.id',
        'health_entry.version',
        'health_entry.rule_id as ruleId',
        'safety_rule.kind',
        'safety_rule.name',
        'health_entry.detail',
        'staff.name as staffName',
        'health_entry.changed_at_ms as changedAtMs',
        'health_entry.ended_at_ms as endedAtMs',
      ])
      .where('health_entry.client_id', '=', clientId)
      .orderBy(({ eb }) => eb('health_entry.ended_at_ms', 'is not', null))
      .orderBy('health_entry.created_at_ms'),
  )
  return rows
}

export function testsOf(db: Db, clientId: string): PatchTest[] {
  const rows = all(
    db,
    query
      .selectFrom('patch_test')
      .innerJoin('safety_rule', 'safety_rule.id', 'patch_test.rule_id')
      .innerJoin('staff', 'staff.id', 'patch_test.staff_id')
      .select([
        'patch_test.id',
        'patch_test.rule_id as ruleId',
        'safety_rule.name',
        'safety_rule.valid_months as validMonths',
        'patch_test.tested_at_ms as testedAtMs',
        'patch_test.result',
        'patch_test.detail',
        'staff.name as staffName',
      ])
      .where('patch_test.client_id', '=', clientId)
      .orderBy('patch_test.tested_at_ms', 'desc'),
  )
  const seesReactions = activeConsents(db, clientId).has('health')
  const shown = rows.filter(({ result }) => seesReactions || result !== 'reaction')
  return shown.map(({ validMonths, ...row }) => ({
    ...row,
    validUntil: validUntil(instantToLocal(row.testedAtMs, ZONE).day, validMonths ?? 0),
  }))
}

/** The written reasons of a client's appointments, newest first. */
export function answersOf(db: Db, of: { readonly clientId: string; readonly appointmentId?: string }): SafetyAnswer[] {
  return all(
    db,
    query
      .selectFrom('safety_answer as answer')
      .innerJoin('appointment', 'appointment.id', 'answer.appointment_id')
      .innerJoin('staff', 'staff.id', 'answer.staff_id')
      .select([
        'answer.appointment_id as appointmentId',
        'appointment.day',
        'answer.stage',
        'answer.reason',
        'answer.at_ms as atMs',
        'staff.name as staffName',
      ])
      .where('answer.client_id', '=', of.clientId)
      .where('answer.reason', '<>', '')
      .$if(of.appointmentId !== undefined, (rows) => rows.where('answer.appointment_id', '=', of.appointmentId ?? ''))
      .orderBy('answer.at_ms', 'desc')
      .limit(50),
  )
}

/**
 * Writes down what the client told, or changes what more is said of it.
 * Errors: CONSENT_NEEDED, NOT_FOUND, CHANGED_BY_OTHER, HEALTH_ENTRY_EXISTS.
 */
export function saveHealthEntry(tx: Tx, input: SaveHealthEntry, actor: Actor): ClientHealth {
  requireConsent(tx, input.clientId, 'health')
  if (ruleById(tx, input.ruleId).kind === 'patch-test') throw new AppError('NOT_FOUND', { kind: 'safety-rule' })
  const present = one(
    tx,
    query
      .selectFrom('health_entry')
      .select('id')
      .where('client_id', '=', input.clientId)
      .where('rule_id', '=', input.ruleId)
      .where('ended_at_ms', 'is', null),
  )
  if (present && present.id !== input.known?.id) throw new AppError('HEALTH_ENTRY_EXISTS')
  const said = { rule_id: input.ruleId, detail: input.detail, staff_id: actor.staffId, changed_at_ms: actor.atMs }
  const before = input.known === null ? {} : entryTexts(tx, input.clientId, input.known.id)
  const id = input.known?.id ?? actor.newId()
  if (input.known === null) {
    runOne(
      tx,
      query.insertInto('health_entry').values({
        id,
        client_id: input.clientId,
        ...said,
        created_at_ms: actor.atMs,
        ended_at_ms: null,
      }),
    )
  } else {
    changeEntry(tx, { ...input.known, clientId: input.clientId }, said)
  }
  keepEntryChange(tx, input.clientId, id, before, actor)
  return clientHealth(tx, input)
}

/** Errors: CONSENT_NEEDED, CHANGED_BY_OTHER. */
export function endHealthEntry(
  tx: Tx,
  input: { readonly clientId: string; readonly id: string; readonly version: number },
  actor: Actor,
): ClientHealth {
  requireConsent(tx, input.clientId, 'health')
  const before = entryTexts(tx, input.clientId, input.id)
  changeEntry(tx, input, { ended_at_ms: actor.atMs, staff_id: actor.staffId, changed_at_ms: actor.atMs })
  keepEntryChange(tx, input.clientId, input.id, before, actor)
  return clientHealth(tx, input)
}

/** What the history tells of an entry, field by field; nothing for one that is not hers. */
function entryTexts(db: Db, clientId: string, id: string): Record<string, string> {
  const entry = entriesOf(db, clientId).find((each) => each.id === id)
  return entry === undefined
    ? {}
    : { rule: entry.name, detail: entry.detail, ended: entry.endedAtMs === null ? '' : String(entry.endedAtMs) }
}

function keepEntryChange(
  tx: Tx,
  clientId: string,
  id: string,
  before: Readonly<Record<string, string>>,
  actor: Actor,
): void {
  const after = entryTexts(tx, clientId, id)
  const subject = { clientId, about: 'entry', aboutId: id, name: after.rule ?? '' } as const
  keepHealthChange(tx, subject, differences(before, after), actor)
}

function changeEntry(
  tx: Tx,
  known: { readonly clientId: string; readonly id: string; readonly version: number },
  set: { rule_id?: string; detail?: string; ended_at_ms?: number; staff_id: string; changed_at_ms: number },
): void {
  const changed = run(
    tx,
    query
      .updateTable('health_entry')
      .set({ ...set, version: known.version + 1 })
      .where('id', '=', known.id)
      .where('client_id', '=', known.clientId)
      .where('version', '=', known.version)
      .where('ended_at_ms', 'is', null),
  )
  if (changed !== 1) throw new AppError('CHANGED_BY_OTHER')
}

/**
 * Notes a patch test, or the result of one. A reaction is health data and needs the consent.
 * Errors: CONSENT_NEEDED, NOT_FOUND.
 */
export function savePatchTest(tx: Tx, input: SavePatchTest, actor: Actor): ClientHealth {
  if (input.result === 'reaction') requireConsent(tx, input.clientId, 'health')
  if (ruleById(tx, input.ruleId).kind !== 'patch-test') throw new AppError('NOT_FOUND', { kind: 'safety-rule' })
  const values = {
    rule_id: input.ruleId,
    tested_at_ms: localToInstant(input.day, input.minute, ZONE),
    result: input.result,
    detail: input.detail,
    staff_id: actor.staffId,
    changed_at_ms: actor.atMs,
  }
  if (input.id === null) {
    const made = { id: actor.newId(), client_id: input.clientId, visit_id: input.visitId, ...values }
    runOne(tx, query.insertInto('patch_test').values(made))
  } else {
    const before = testTexts(tx, input.clientId, input.id)
    const changed = run(
      tx,
      query.updateTable('patch_test').set(values).where('id', '=', input.id).where('client_id', '=', input.clientId),
    )
    if (changed !== 1) throw new AppError('NOT_FOUND', { kind: 'patch-test' })
    const after = testTexts(tx, input.clientId, input.id)
    const subject = { clientId: input.clientId, about: 'test', aboutId: input.id, name: after.rule ?? '' } as const
    // A reaction is health data; the history of a test without one stands under the same consent.
    if (activeConsents(tx, input.clientId).has('health')) {
      keepHealthChange(tx, subject, differences(before, after), actor)
    }
  }
  return clientHealth(tx, input)
}

function testTexts(db: Db, clientId: string, id: string): Record<string, string> {
  const test = testsOf(db, clientId).find((each) => each.id === id)
  if (test === undefined) return {}
  const { day, minute } = instantToLocal(test.testedAtMs, ZONE)
  const clock = `${Math.floor(minute / 60)}.${String(minute % 60).padStart(2, '0')}`
  return { rule: test.name, tested: `${day} ${clock}`, result: test.result, detail: test.detail }
}
