// What a salon's owner has done about privacy by now: papers with versions, what staff have signed, requests at every stage,
// a consent withdrawn, a restricted card, a claim, a breach that was a drill. Written last, with the program's own functions.
// Build scripts only.
import type { Actor } from '../../db/actor.ts'
import { answerConsent, withdrawConsent } from '../../db/consents.ts'
import { type Db, type Tx, transaction } from '../../db/handle.ts'
import { markBreach, newBreach, saveBreach } from '../../db/privacy-breaches.ts'
import { setLimit } from '../../db/privacy-limits.ts'
import { acknowledge, makePaper, noteUndertaking } from '../../db/privacy-papers.ts'
import { checkIdentity, closeRequest, extendRequest, newRequest } from '../../db/privacy-requests.ts'
import { savePaperSettings } from '../../db/privacy-settings.ts'
import { addDays, type Day, localToInstant, ZONE } from '../../shared/day.ts'
import type { BreachFacts } from '../../shared/privacy-breaches.ts'
import { paperKinds } from '../../shared/privacy-papers.ts'
import type { RequestKind } from '../../shared/privacy-requests.ts'
import type { Language } from '../../shared/values.ts'

interface PrivacySeed {
  readonly until: Day
  readonly language: Language
  readonly staffIds: readonly string[]
}

const words = {
  fi: {
    bookkeeper: 'Tilitoimisto Esimerkki',
    bookkeeping: 'kirjanpito',
    support: 'Atk-tuki Malli',
    helping: 'tietokoneen huolto',
    seen: 'Tunnettu asiakas, nimi ja syntymävuosi kysytty',
    busy: 'Tietoja on monelta vuodelta',
    disputed: 'Kiistää yhteystietonsa oikeiksi, selvitys kesken',
    claim: 'Reklamaatio hiusten väristä, käsittely kesken',
    folder: 'Kansio 3, takahuone',
    drill: 'Harjoitus: varmuuskopiotikku oli kadoksissa yhden illan. Se löytyi takin taskusta.',
    measures: 'Tikku on salattu, avain ei ollut mukana. Tikuille on nyt lukittu lokero.',
    nobody: 'Ei ilmoitettavaa: sisältö oli salattu',
    asks: ['Haluaisin nähdä, mitä minusta on tallennettu.', 'Puhelinnumero on vaihtunut.', 'Poistakaa tietoni.'],
  },
  sv: {
    bookkeeper: 'Bokföringsbyrån Exempel',
    bookkeeping: 'bokföring',
    support: 'Datastöd Modell',
    helping: 'underhåll av datorn',
    seen: 'Känd kund, namn och födelseår frågades',
    busy: 'Uppgifterna är från många år',
    disputed: 'Bestrider sina kontaktuppgifter, utreds',
    claim: 'Reklamation om hårfärgen, behandlas',
    folder: 'Mapp 3, bakrummet',
    drill: 'Övning: stickan med säkerhetskopian var borta en kväll. Den hittades i en jackficka.',
    measures: 'Stickan är krypterad, nyckeln var inte med. Stickorna har nu ett låst fack.',
    nobody: 'Inget att anmäla: innehållet var krypterat',
    asks: ['Jag vill se vad som har sparats om mig.', 'Telefonnumret är nytt.', 'Ta bort mina uppgifter.'],
  },
  en: {
    bookkeeper: 'Example Accounting',
    bookkeeping: 'bookkeeping',
    support: 'Model IT Support',
    helping: 'looking after the computer',
    seen: 'Known client, name and year of birth asked',
    busy: 'The data covers many years',
    disputed: 'Disputes the contact details, being looked into',
    claim: 'Complaint about the hair colour, being handled',
    folder: 'Folder 3, back room',
    drill: 'Drill: the backup stick was missing for an evening. It was found in a coat pocket.',
    measures: 'The stick is encrypted and the key was not with it. Sticks now have a locked drawer.',
    nobody: 'Nothing to notify: the content was encrypted',
    asks: ['I would like to see what is kept about me.', 'My number has changed.', 'Please erase my data.'],
  },
} satisfies Record<Language, object>

/** Clients with visits behind them, in the order of the file; each is used once. */
function regulars(db: Db): () => { readonly id: string; readonly name: string } {
  const rows = db.raw
    .prepare(
      `SELECT id, name FROM client WHERE removed_at_ms IS NULL AND last_visit_day IS NOT NULL AND email <> ''
         AND NOT EXISTS (SELECT 1 FROM appointment WHERE client_id = client.id AND status IN ('arrived', 'in-treatment'))
       ORDER BY pk LIMIT 20`,
    )
    .all() as { id: string; name: string }[]
  let next = 0
  return () => {
    const row = rows[next]
    next += 1
    if (row === undefined) throw new Error('too few clients for the privacy story')
    return row
  }
}

export function addPrivacyStory(db: Db, seed: PrivacySeed, present: Actor): void {
  const { language, until } = seed
  const w = words[language]
  const on = (day: Day, minute = 600): Actor => ({ ...present, today: day, atMs: localToInstant(day, minute, ZONE) })
  const ago = (days: number) => on(addDays(until, -days))
  transaction(db, (tx) => {
    const [opening, lately] = [ago(170), ago(20)]
    savePaperSettings(
      tx,
      {
        contactName: '',
        contactEmail: '',
        processors: [
          { name: w.bookkeeper, task: w.bookkeeping, contractDay: addDays(until, -900) },
          { name: w.support, task: w.helping, contractDay: null },
        ],
        financialYearEnd: '12-31',
        addition: '',
      },
      opening,
    )
    for (const kind of paperKinds) makePaper(tx, { kind, language }, opening)
    makePaper(tx, { kind: 'notice', language }, lately)
    // The newest colleague has not signed yet.
    for (const staffId of seed.staffIds) acknowledge(tx, { number: 1 }, { ...ago(169), staffId })
    for (const staffId of seed.staffIds.slice(1, -1)) noteUndertaking(tx, { staffId, where: w.folder }, ago(168))

    addRequests(tx, seed, regulars(db), ago)
    addLimits(tx, seed, ago)
    addDrill(tx, seed, ago(64))
  })
}

function addRequests(
  tx: Tx,
  { until, language }: PrivacySeed,
  next: () => { readonly id: string; readonly name: string },
  ago: (days: number) => Actor,
): void {
  const w = words[language]
  const ask = (kind: RequestKind, days: number, about: number) => {
    const { id, name } = next()
    return newRequest(
      tx,
      {
        kind,
        clientId: id,
        requesterName: name,
        about: w.asks[about] ?? '',
        language,
        receivedDay: addDays(until, -days),
        receivedBy: 'email',
      },
      ago(days),
    )
  }
  for (const [request, days] of [
    [ask('access', 58, 0), 50],
    [ask('rectification', 33, 1), 33],
  ] as const) {
    const checked = checkIdentity(tx, { id: request.id, version: request.version, note: w.seen }, ago(days))
    closeRequest(tx, { id: checked.id, version: checked.version, outcome: 'done', reason: '' }, ago(days))
  }
  const long = ask('portability', 24, 0)
  extendRequest(tx, { id: long.id, version: long.version, reason: w.busy }, ago(12))
  ask('access', 3, 0)
  ask('erasure', 1, 2)
}

function addLimits(tx: Tx, { language }: PrivacySeed, ago: (days: number) => Actor): void {
  const w = words[language]
  const rows = tx.raw
    .prepare(
      `SELECT client.id FROM client WHERE removed_at_ms IS NULL AND last_visit_day IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM privacy_request WHERE client_id = client.id)
         AND NOT EXISTS (SELECT 1 FROM appointment WHERE client_id = client.id AND day >= ?)
       ORDER BY pk LIMIT 3`,
    )
    .pluck()
    .all(ago(0).today) as string[]
  const [changed, disputing, claiming] = rows
  if (changed === undefined || disputing === undefined || claiming === undefined) return
  const answer = { language, signature: null, guardian: '', scan: null, source: 'spoken', answer: 'given' } as const
  answerConsent(tx, { ...answer, clientId: changed, kinds: ['marketing-email', 'photos-record'] }, ago(140))
  withdrawConsent(tx, { clientId: changed, kind: 'photos-record', source: 'spoken' }, ago(15))
  setLimit(tx, 'hold', { clientId: claiming, on: true, reason: w.claim }, ago(26))
  setLimit(tx, 'restriction', { clientId: disputing, on: true, reason: w.disputed }, ago(5))
}

function addDrill(tx: Tx, { language }: PrivacySeed, actor: Actor): void {
  const w = words[language]
  const facts: BreachFacts = {
    what: w.drill,
    encrypted: 'yes',
    data: ['names', 'contacts', 'appointments'],
    people: 0,
    consequences: '',
    measures: w.measures,
  }
  const input = { kind: 'lost-backup', awareAtMs: actor.atMs, facts } as const
  const made = newBreach(tx, input, actor)
  const judged = saveBreach(tx, {
    id: made.id,
    version: made.version,
    facts,
    risk: 'none',
    clientIds: [],
  })
  markBreach(tx, { id: judged.id, version: judged.version, step: 'closed', note: w.nobody }, actor)
}
