// Consents: answers, withdrawals and the words they were asked in. What is kept only because of a consent goes when it is
// withdrawn, in the same transaction. Runs in main.
import {
  type AnswerConsent,
  type ClientConsents,
  type Consent,
  type ConsentKind,
  type ConsentText,
  consentKinds,
  type SaveConsentText,
  Signature,
  type WithdrawConsent,
} from '../shared/consents.ts'
import { AppError } from '../shared/errors.ts'
import { translator } from '../shared/translations/translate.ts'
import { type Language, languages } from '../shared/values.ts'
import type { Actor } from './actor.ts'
import { removeKept } from './consent-removal.ts'
import { keepScan } from './consent-scans.ts'
import { all, type Db, one, query, run, runOne, type Tx } from './handle.ts'
import { activeHold, object, takeBackObjection } from './privacy-limits.ts'

/** The kinds that are given and hold now. */
export function activeConsents(db: Db, clientId: string): ReadonlySet<ConsentKind> {
  return new Set(all(db, holdingRows.where('client_id', '=', clientId)).map((row) => row.kind))
}

const holdingRows = query
  .selectFrom('consent')
  .select('kind')
  .where('answer', '=', 'given')
  .where('ended_at_ms', 'is', null)

/** True when the client has said no and has not said yes since. */
export function isRefused(db: Db, clientId: string, kind: ConsentKind): boolean {
  const row = one(
    db,
    query
      .selectFrom('consent')
      .select('id')
      .where('client_id', '=', clientId)
      .where('kind', '=', kind)
      .where('answer', '=', 'refused')
      .where('ended_at_ms', 'is', null),
  )
  return row !== undefined
}

/** Errors: CONSENT_NEEDED (data: kind). */
export function requireConsent(db: Db, clientId: string, kind: ConsentKind): void {
  if (!activeConsents(db, clientId).has(kind)) throw new AppError('CONSENT_NEEDED', { kind })
}

/** All answers of a client. Errors: NOT_FOUND. */
export function clientConsents(db: Db, input: { readonly clientId: string }): ClientConsents {
  const client = one(db, query.selectFrom('client').select(['id', 'name', 'language']).where('id', '=', input.clientId))
  if (!client) throw new AppError('NOT_FOUND', { kind: 'client' })
  const answers = answersOf(db, client.id)
  return {
    clientId: client.id,
    clientName: client.name,
    language: client.language,
    holding: answers.filter((answer) => answer.ended === null),
    past: answers.filter((answer) => answer.ended !== null),
    texts: consentTexts(db),
  }
}

function answersOf(db: Db, clientId: string): Consent[] {
  const rows = all(
    db,
    query
      .selectFrom('consent')
      .innerJoin('staff', 'staff.id', 'consent.staff_id')
      .leftJoin('staff as ender', 'ender.id', 'consent.ended_by')
      .leftJoin('consent_text as words', 'words.id', 'consent.text_id')
      .leftJoin('consent_scan as scan', 'scan.id', 'consent.scan_id')
      .selectAll('consent')
      .select([
        'staff.name as staffName',
        'ender.name as enderName',
        'words.language as language',
        'words.version as textVersion',
        'words.text as text',
        'scan.name as scanName',
        'scan.type as scanType',
      ])
      .where('consent.client_id', '=', clientId)
      .orderBy('consent.at_ms', 'desc')
      .orderBy('consent.id', 'desc'),
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    answer: row.answer,
    source: row.source,
    text:
      row.text === null || row.language === null || row.textVersion === null
        ? null
        : { kind: row.kind, language: row.language, version: row.textVersion, text: row.text },
    signature: row.signature === null ? null : Signature.parse(JSON.parse(row.signature)),
    guardian: row.guardian,
    scan:
      row.scan_id === null || row.scanName === null || row.scanType === null
        ? null
        : { id: row.scan_id, name: row.scanName, type: row.scanType },
    atMs: row.at_ms,
    staffName: row.staffName,
    ended:
      row.ended_at_ms === null || row.end_source === null
        ? null
        : { atMs: row.ended_at_ms, staffName: row.enderName ?? '', source: row.end_source },
  }))
}

/** Notes one answer to each kind. Errors: NOT_FOUND; those of `keepScan` when a paper comes with it. */
export function answerConsent(tx: Tx, input: AnswerConsent, actor: Actor): ClientConsents {
  const client = one(
    tx,
    query.selectFrom('client').select('id').where('id', '=', input.clientId).where('removed_at_ms', 'is', null),
  )
  if (!client) throw new AppError('NOT_FOUND', { kind: 'client' })
  const scanId = input.scan === null ? null : keepScan(tx, { clientId: client.id, ...input.scan }, actor)
  for (const kind of new Set(input.kinds)) {
    endHolding(tx, client.id, kind, 'replaced', actor)
    if (input.answer === 'refused') removeOrLock(tx, client.id, kind)
    followMarketing(tx, client.id, kind, input.answer, actor)
    runOne(
      tx,
      query.insertInto('consent').values({
        id: actor.newId(),
        client_id: client.id,
        kind,
        answer: input.answer,
        source: input.source,
        text_id: textIdFor(tx, kind, input.language, actor),
        signature: input.signature === null ? null : JSON.stringify(input.signature),
        guardian: input.guardian,
        at_ms: actor.atMs,
        staff_id: actor.staffId,
        scan_id: scanId,
      }),
    )
  }
  return clientConsents(tx, input)
}

/** Ends what holds; nothing happens when nothing does. */
export function withdrawConsent(tx: Tx, input: WithdrawConsent, actor: Actor): ClientConsents {
  endHolding(tx, input.clientId, input.kind, input.source, actor)
  removeOrLock(tx, input.clientId, input.kind)
  return clientConsents(tx, input)
}

/**
 * A legal hold locks what stood on the consent instead (GDPR 17(3)(e)): nobody is shown it, and it is proposed to go when the
 * hold has ended.
 */
function removeOrLock(tx: Tx, clientId: string, kind: ConsentKind): void {
  if (activeHold(tx, clientId) === null) removeKept(tx, clientId, kind)
}

/** A refusal of marketing also holds for the address itself, on whoever's card; a new consent lifts it. */
function followMarketing(tx: Tx, clientId: string, kind: ConsentKind, answer: 'given' | 'refused', actor: Actor): void {
  const channel = kind === 'marketing-email' ? 'email' : kind === 'marketing-sms' ? 'sms' : null
  if (channel === null) return
  const change = answer === 'refused' ? object : takeBackObjection
  change(tx, { clientId, channels: [channel] }, actor)
}

function endHolding(
  tx: Tx,
  clientId: string,
  kind: ConsentKind,
  source: WithdrawConsent['source'] | 'replaced',
  actor: Actor,
): void {
  run(
    tx,
    query
      .updateTable('consent')
      .set({ ended_at_ms: actor.atMs, ended_by: actor.staffId, end_source: source })
      .where('client_id', '=', clientId)
      .where('kind', '=', kind)
      .where('ended_at_ms', 'is', null),
  )
}

/** Removes what stands on a consent that the client no longer gives; nothing while a hold lasts. */
export function removeUnconsented(tx: Tx, clientId: string): void {
  const given = activeConsents(tx, clientId)
  for (const kind of ['health', 'photos-record'] as const) if (!given.has(kind)) removeOrLock(tx, clientId, kind)
}

/** The newest wording of every kind in every language; the program's own where the salon has none. */
export function consentTexts(db: Db): ConsentText[] {
  const rows = all(db, query.selectFrom('consent_text').selectAll().orderBy('version'))
  const newest = new Map(rows.map((row) => [`${row.kind} ${row.language}`, row]))
  return consentKinds.flatMap((kind) =>
    languages.map((language) => {
      const row = newest.get(`${kind} ${language}`)
      return {
        kind,
        language,
        version: row?.version ?? 0,
        text: row?.text ?? readyText(kind, language),
      }
    }),
  )
}

/** A new version, unless the words are the same. */
export function saveConsentText(tx: Tx, input: SaveConsentText, actor: Actor): ConsentText[] {
  const newest = newestText(tx, input.kind, input.language)
  const before = newest?.text ?? readyText(input.kind, input.language)
  if (before !== input.text) addText(tx, input, (newest?.version ?? 0) + 1, actor)
  return consentTexts(tx)
}

function readyText(kind: ConsentKind, language: Language): string {
  return translator(language)(($) => $.consents.readyTexts[kind])
}

function newestText(db: Db, kind: ConsentKind, language: Language) {
  return one(
    db,
    query
      .selectFrom('consent_text')
      .selectAll()
      .where('kind', '=', kind)
      .where('language', '=', language)
      .orderBy('version', 'desc')
      .limit(1),
  )
}

function addText(tx: Tx, input: SaveConsentText, version: number, actor: Actor): string {
  const id = actor.newId()
  runOne(tx, query.insertInto('consent_text').values({ id, ...input, version, created_at_ms: actor.atMs }))
  return id
}

/** The wording that is answered to, kept from the first answer on. */
function textIdFor(tx: Tx, kind: ConsentKind, language: Language, actor: Actor): string {
  return (
    newestText(tx, kind, language)?.id ?? addText(tx, { kind, language, text: readyText(kind, language) }, 1, actor)
  )
}
