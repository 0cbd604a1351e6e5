// What a salon that takes care writes down beside its records: forms of the treatments, consents, what clients have told,
// patch tests. Invented. Build scripts only.
import type { Actor } from '../../db/actor.ts'
import { type Db, type Tx, transaction } from '../../db/handle.ts'
import { newId } from '../../db/new-id.ts'
import { addReadySafetyRules, saveSafetyRule } from '../../db/safety.ts'
import { addReadyTemplates } from '../../db/templates.ts'
import type { ConsentKind } from '../../shared/consents.ts'
import { addDays, localToInstant, ZONE } from '../../shared/day.ts'
import { type Field, type FieldValue, type RecordForm, withValue } from '../../shared/record-forms.ts'
import type { SafetyRule } from '../../shared/safety.ts'
import { emptyForm, type RecordTemplate, readyTemplateKeys } from '../../shared/templates.ts'
import type { Language } from '../../shared/values.ts'
import { type Random, randomOf } from './random.ts'
import { inserter } from './rows.ts'

/** Forms for every trade, and the usual list of contraindications. The test for hair colour waits in the archive. */
export function furnishCare(tx: Tx, actor: Actor): { templates: RecordTemplate[]; rules: SafetyRule[] } {
  const templates = addReadyTemplates(tx, { keys: readyTemplateKeys }, actor)
  const rules = addReadySafetyRules(tx, actor)
  const colourTest = rules.filter((rule) => rule.kind === 'patch-test').find((rule) => rule.serviceIds.length > 1)
  if (colourTest === undefined) return { templates, rules }
  const { id, version, archived: _, ...rest } = colourTest
  return { templates, rules: saveSafetyRule(tx, { known: { id, version }, ...rest, archived: true }, actor) }
}

const shades = ['6/0', '7/1', '7/43', '8/0', '9/16', '10/1', '6/77', '5/5'] as const
const ratios = ['1:1', '1:1,5', '1:2'] as const
const spots: Readonly<Record<Language, readonly string[]>> = {
  fi: ['kireä', 'arka', 'aristaa painaessa', 'kuiva kohta', 'punoitusta'],
  sv: ['spänd', 'öm', 'ömmar vid tryck', 'torrt ställe', 'rodnad'],
  en: ['tight', 'tender', 'sore when pressed', 'dry patch', 'redness'],
}

/** The form of a service as a therapist would fill it in; none when the service has none. */
export function drawForms(
  templates: readonly RecordTemplate[],
  serviceId: string,
  language: Language,
  random: Random,
): RecordForm[] {
  const template = templates.find((each) => each.serviceIds.includes(serviceId))
  if (template === undefined) return []
  let form = emptyForm(template)
  for (const field of template.fields) {
    const value = drawValue(field, language, random)
    if (value !== null) form = withValue(form, field.id, value)
  }
  return form.values.length === 0 ? [] : [form]
}

function drawValue(field: Field, language: Language, random: Random): FieldValue | null {
  const { id } = field
  switch (field.type) {
    case 'text':
      return null
    case 'number': {
      const step = 10 ** field.decimals
      const number = random.between(Math.ceil(field.least * step), Math.floor((field.most * step) / 2)) / step
      return { field: id, type: 'number', number }
    }
    case 'choice':
      return { field: id, type: 'choice', chosen: [random.pick(field.options)] }
    case 'scale':
      return { field: id, type: 'scale', level: random.between(1, field.most) }
    case 'map': {
      if (random.chance(0.5)) return null
      const marks = [0, 1].slice(0, random.between(1, 2)).map(() => ({
        x: random.between(400, 600),
        y: random.between(250, 500),
        note: random.pick(spots[language]),
      }))
      return { field: id, type: 'map', marks }
    }
    case 'formula': {
      const lines = [0, 1].slice(0, random.between(1, 2)).map(() => ({
        product: random.pick(shades),
        ratio: random.pick(ratios),
        grams: random.between(3, 9) * 5,
        minutes: random.between(5, 9) * 5,
      }))
      return { field: id, type: 'formula', lines }
    }
  }
}

interface CareOptions {
  readonly seed: number
  readonly nowMs: number
  readonly until: string
  readonly language: Language
  readonly ownerId: string
  readonly rules: readonly SafetyRule[]
}

/** Consents of many, what those with an allergy on the card have told, and a patch test for everyone whose lashes are tinted. */
export function addCare(db: Db, options: CareOptions): void {
  const { nowMs, ownerId, rules } = options
  const random = randomOf(options.seed, 'care')
  const id = () => newId(nowMs, random.bytes)
  const consent = inserter(db, 'consent', ['id', 'client_id', 'kind', 'answer', 'source', 'at_ms', 'staff_id'])
  const entry = inserter(db, 'health_entry', [
    ...(['id', 'client_id', 'rule_id', 'detail', 'staff_id', 'changed_at_ms', 'created_at_ms'] as const),
  ])
  const test = inserter(db, 'patch_test', [
    ...(['id', 'client_id', 'rule_id', 'tested_at_ms', 'result', 'staff_id', 'changed_at_ms'] as const),
  ])
  const ofService = new Map(
    rules
      .filter((rule) => rule.kind === 'patch-test' && !rule.archived)
      .flatMap((rule) => rule.serviceIds.map((each) => [each, rule.id])),
  )
  const told = rules.filter((rule) => rule.kind === 'allergy')
  transaction(db, () => {
    const clients = db.raw
      .prepare("SELECT id, alert, created_at_ms AS atMs FROM client WHERE kind = 'person' ORDER BY pk")
      .all() as { id: string; alert: string; atMs: number }[]
    for (const client of clients) {
      const give = (kind: ConsentKind, answer: 'given' | 'refused' = 'given') =>
        consent({
          id: id(),
          client_id: client.id,
          kind,
          answer,
          source: random.pick(['spoken', 'paper']),
          at_ms: client.atMs,
          staff_id: ownerId,
        })
      if (random.chance(0.45)) give('marketing-email', random.chance(0.85) ? 'given' : 'refused')
      if (random.chance(0.35)) give('marketing-sms', random.chance(0.9) ? 'given' : 'refused')
      if (random.chance(0.2)) give('photos-record')
      const isAllergic = /allerg|yliherk/i.test(client.alert)
      if (!isAllergic && !random.chance(0.15)) continue
      give('health')
      const rule = told.find((each) => client.alert.toLowerCase().includes(each.name.slice(0, 5).toLowerCase()))
      if (!isAllergic || rule === undefined) continue
      entry({
        id: id(),
        client_id: client.id,
        rule_id: rule.id,
        detail: client.alert,
        staff_id: ownerId,
        changed_at_ms: client.atMs,
        created_at_ms: client.atMs,
      })
    }
    const tinted = db.raw
      .prepare(`SELECT DISTINCT appointment.client_id AS clientId, line.service_id AS serviceId, min(appointment.day) AS day
        FROM appointment JOIN appointment_line AS line ON line.appointment_id = appointment.id
        WHERE appointment.client_id IS NOT NULL AND appointment.day >= ? GROUP BY 1, 2 ORDER BY 3, 1`)
      .all(addDays(options.until, -60)) as { clientId: string; serviceId: string; day: string }[]
    for (const { clientId, serviceId, day } of tinted) {
      const ruleId = ofService.get(serviceId)
      if (ruleId === undefined) continue
      const testedAtMs = Math.min(localToInstant(addDays(day, -7), 12 * 60, ZONE), nowMs - 60_000)
      test({
        id: id(),
        client_id: clientId,
        rule_id: ruleId,
        tested_at_ms: testedAtMs,
        result: 'clear',
        staff_id: ownerId,
        changed_at_ms: testedAtMs,
      })
    }
    addIncidents(db, options)
  })
}

const incidentWords: Readonly<
  Record<Language, readonly { readonly happened: string; readonly done: string; readonly note: string }[]>
> = {
  fi: [
    { happened: 'Iho punoitti ja kutisi hoidon jälkeen.', done: 'Huuhdeltiin viileällä vedellä.', note: 'Oireet ohi' },
    {
      happened: 'Iho turposi hieman tuotteesta.',
      done: 'Tuote poistettiin, annettiin ohjeet.',
      note: 'Soitettu, kunnossa',
    },
  ],
  sv: [
    { happened: 'Huden rodnade och kliade efteråt.', done: 'Sköljdes med svalt vatten.', note: 'Besvären över' },
    {
      happened: 'Huden svullnade lite av produkten.',
      done: 'Produkten togs bort, råd gavs.',
      note: 'Ringde, allt bra',
    },
  ],
  en: [
    { happened: 'The skin went red and itched afterwards.', done: 'Rinsed with cool water.', note: 'Symptoms gone' },
    { happened: 'The skin swelled a little.', done: 'Product removed, advice given.', note: 'Phoned, all well' },
  ],
}

/** Two reactions of clients who have agreed to health data: one dealt with, one that is still open. */
function addIncidents(db: Db, options: CareOptions): void {
  const { nowMs, ownerId, language } = options
  const random = randomOf(options.seed, 'incidents')
  const incident = inserter(db, 'incident', [
    ...(['id', 'client_id', 'visit_id', 'kind', 'day', 'minute', 'service', 'happened', 'done'] as const),
    ...(['follow_up_day', 'closed_at_ms', 'staff_id', 'created_at_ms', 'changed_at_ms'] as const),
  ])
  const step = inserter(db, 'incident_step', ['id', 'incident_id', 'kind', 'day', 'note', 'staff_id', 'at_ms'])
  const visits = db.raw
    .prepare(`SELECT visit.id, visit.client_id AS clientId, visit.day, visit.finished_at_ms AS atMs, min(service.name) AS service
      FROM visit JOIN consent ON consent.client_id = visit.client_id AND consent.kind = 'health' AND consent.answer = 'given'
      JOIN appointment_line AS line ON line.appointment_id = visit.appointment_id
      JOIN service ON service.id = line.service_id
      WHERE visit.finished_at_ms IS NOT NULL AND visit.day <= ? GROUP BY visit.id ORDER BY visit.day DESC, visit.id LIMIT 2`)
    .all(addDays(options.until, -4)) as { id: string; clientId: string; day: string; atMs: number; service: string }[]
  for (const [at, visit] of visits.entries()) {
    const words = incidentWords[language][at]
    if (words === undefined) continue
    const id = newId(nowMs, random.bytes)
    const isClosed = at > 0
    incident({
      id,
      client_id: visit.clientId,
      visit_id: visit.id,
      kind: 'reaction',
      day: visit.day,
      minute: null,
      service: visit.service,
      happened: words.happened,
      done: words.done,
      follow_up_day: addDays(visit.day, 2),
      closed_at_ms: isClosed ? visit.atMs + 3 * 86_400_000 : null,
      staff_id: ownerId,
      created_at_ms: visit.atMs,
      changed_at_ms: visit.atMs,
    })
    if (!isClosed) continue
    const told = { incident_id: id, staff_id: ownerId, at_ms: visit.atMs + 2 * 86_400_000 }
    step({ ...told, id: newId(nowMs, random.bytes), kind: 'doctor', day: visit.day, note: '' })
    const asked = { kind: 'follow-up', day: addDays(visit.day, 2), note: words.note } as const
    step({ ...told, id: newId(nowMs, random.bytes), ...asked })
  }
}
