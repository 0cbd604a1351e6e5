// Erasing a person: what goes and what stays and why, in one transaction; and erasing again after an older backup was
// restored. Law: GDPR 17 (17(3)(b) bookkeeping stays, 17(3)(e) claims: legal hold); what stays of a voucher is its printed
// content. The rows come from db/client-data.ts, so a table that is not listed there fails a test. Runs in main.
import { addDays, addMonths } from '../shared/day.ts'
import { AppError } from '../shared/errors.ts'
import { bookkeepingRetention } from '../shared/finland/retention.ts'
import type { EraseClient, ErasureDone, ErasurePreview, PreviewErasure } from '../shared/privacy.ts'
import { backupDays } from '../shared/privacy-retention.ts'
import type { Actor } from './actor.ts'
import { freeClaims } from './appointments-claims.ts'
import { type KeepReason, packageSections } from './client-data.ts'
import { forgetWords } from './client-vocabulary.ts'
import { all, type Db, one, query, run, runOne, type Tx, transaction } from './handle.ts'
import { cardHash, hashKeys, type KeyedHash, suppressAddress } from './privacy-hashes.ts'
import { activeHold } from './privacy-limits.ts'
import { cardsOfPerson, cutPointers, eraseRows, type FoundRows, rowsOfPerson } from './privacy-rows.ts'
import { financialYearEnd, retentionPeriods } from './privacy-settings.ts'
import { pastRestriction } from './restriction-guard.ts'
import { writeSetting } from './settings.ts'

type Kept = ErasureDone['kept'][number]

/** What an erasure would do. Errors: NOT_FOUND. */
export function erasurePreview(db: Db, input: PreviewErasure, actor: Actor): ErasurePreview {
  const card = one(db, query.selectFrom('client').select(['id', 'name']).where('id', '=', input.clientId))
  if (!card) throw new AppError('NOT_FOUND', { kind: 'client' })
  const cards = cardsOfPerson(db, card.id)
  const found = rowsOfPerson(db, cards)
  const goes = packageSections
    .map((section) => ({ section, rows: countOf(found, (each) => each.rule.section === section && removes(each)) }))
    .filter((each) => each.rows > 0)
  const coming = comingAppointments(db, cards, actor.today).length
  const count = (table: string) => found.find((each) => each.table === table)?.keys.length ?? 0
  return {
    clientId: card.id,
    name: card.name,
    goes,
    stays: keptOf(db, found, cards, actor.today),
    warnings: [
      { kind: 'coming-appointments' as const, count: coming },
      { kind: 'open-invoices' as const, count: openInvoices(db, cards) },
      { kind: 'cards' as const, count: unusedCards(db, cards) },
      { kind: 'open-requests' as const, count: otherOpenRequests(db, cards, input.requestId) },
      { kind: 'family' as const, count: count('client_family') },
    ].filter((warning) => warning.count > 0),
    hold: activeHold(db, card.id),
    files: count('attachment'),
    backupsUntil: addDays(actor.today, backupDays),
  }
}

/**
 * Erases a person with every card merged into hers. Coming appointments are cancelled and give their time back, past ones
 * stay without her, vouchers keep what they print. The file is scrubbed afterwards (`scrubFile`), outside the transaction.
 * Errors: NOT_FOUND, CLIENT_ON_HOLD.
 */
export function eraseClient(tx: Tx, input: EraseClient, actor: Actor): ErasureDone {
  const card = one(tx, query.selectFrom('client').select('id').where('id', '=', input.clientId))
  if (!card) throw new AppError('NOT_FOUND', { kind: 'client' })
  const cards = cardsOfPerson(tx, card.id)
  if (cards.some((id) => activeHold(tx, id) !== null)) throw new AppError('CLIENT_ON_HOLD')
  if (input.suppress) suppressAddresses(tx, cards, actor.atMs)
  const { staffId, atMs, today, newId } = actor
  return erase(tx, cards, { staffId, requestId: input.requestId, atMs, today, newId })
}

/**
 * Erases again whoever of the hashes is in the file: after a restore from before the erasure. Answers their cards, one a
 * person.
 * A legal hold of the older file does not stop it: it was lifted before the erasure was done.
 */
export function eraseAgain(
  tx: Tx,
  hashes: readonly KeyedHash[],
  now: { readonly atMs: number; readonly today: string; readonly newId: () => string },
): string[] {
  const keys = new Map(hashKeys(tx).map(({ id, key }) => [id, key]))
  const wanted = Map.groupBy(hashes, ({ keyId }) => keyId)
  const ids = all(tx, query.selectFrom('client').select('id')).map(({ id }) => id)
  const persons: string[] = []
  for (const [keyId, entries] of wanted) {
    const key = keys.get(keyId)
    if (!key) continue
    const erased = new Set(entries.map(({ hash }) => hash))
    for (const id of ids.filter((each) => erased.has(cardHash(key, each)))) {
      if (!one(tx, query.selectFrom('client').select('id').where('id', '=', id))) continue
      erase(tx, cardsOfPerson(tx, id), { staffId: null, requestId: null, ...now })
      persons.push(id)
    }
  }
  for (const { keyId, hash } of hashes) keepHash(tx, { keyId, hash }, now.atMs)
  return persons
}

interface Eraser {
  readonly staffId: string | null
  readonly requestId: string | null
  readonly atMs: number
  readonly today: string
  readonly newId: () => string
}

/** Erasing lifts every limit: what stays of a restricted card is nothing. */
const erase = (tx: Tx, cards: readonly string[], eraser: Eraser): ErasureDone =>
  pastRestriction(tx, () => eraseCards(tx, cards, eraser))

function eraseCards(tx: Tx, cards: readonly string[], eraser: Eraser): ErasureDone {
  const found = rowsOfPerson(tx, cards)
  const kept = keptOf(tx, found, cards, eraser.today)
  cancelComing(tx, cards, eraser.today)
  // Parents may go before their children; the keys are checked when the transaction ends.
  tx.raw.pragma('defer_foreign_keys = ON')
  for (const each of found) eraseRows(tx, each)
  cutPointers(tx, cards)
  // Deleted words stay in the parts of the full-text index until they are written anew.
  tx.raw.prepare("INSERT INTO client_search (client_search) VALUES ('optimize')").run()
  forgetWords(tx)

  const removed = Object.fromEntries(
    found.filter((each) => removes(each) && each.keys.length > 0).map((each) => [each.table, each.keys.length]),
  )
  noteScrubNeeded(tx, eraser.atMs)
  const id = eraser.newId()
  const { requestId } = eraser
  runOne(
    tx,
    query.insertInto('erasure').values({
      id,
      at_ms: eraser.atMs,
      staff_id: eraser.staffId,
      request_id: requestId,
      removed: JSON.stringify(removed),
      kept: JSON.stringify(kept),
    }),
  )
  for (const { id: keyId, key } of hashKeys(tx)) {
    for (const card of cards) keepHash(tx, { keyId, hash: cardHash(key, card) }, eraser.atMs)
  }
  return { id, removed: countOf(found, removes), kept }
}

/** What was removed may still lie on pages of the file: remembered in the file itself until `scrubFile` has run. */
export function noteScrubNeeded(tx: Tx, atMs: number): void {
  writeSetting(tx, scrubSetting, true, atMs)
}

/** Since when pages wait to be written anew, epoch ms; null when none do. */
export function scrubNeededSince(db: Db): number | null {
  const row = one(db, query.selectFrom('setting').select('changed_at_ms').where('key', '=', scrubSetting))
  return row?.changed_at_ms ?? null
}

const scrubSetting = 'scrub-needed'

/** Writes the whole file anew: no page keeps what was on it before. Not inside a transaction. Throws when the disk is full. */
export function scrubFile(db: Db): void {
  db.raw.exec('VACUUM')
  db.raw.pragma('wal_checkpoint(TRUNCATE)')
  transaction(db, (tx) => run(tx, query.deleteFrom('setting').where('key', '=', scrubSetting)))
}

/** Every erasure the file knows of, for the journal that is kept with the backups. */
export function erasedHashes(db: Db): (KeyedHash & { readonly atMs: number })[] {
  return all(db, query.selectFrom('erasure_hash').select(['key_id as keyId', 'hash', 'at_ms as atMs']))
}

const removes = (found: FoundRows) => found.rule.erasure.does === 'delete'

function countOf(found: readonly FoundRows[], wanted: (found: FoundRows) => boolean): number {
  return found.filter(wanted).reduce((sum, each) => sum + each.keys.length, 0)
}

function keepHash(tx: Tx, { keyId, hash }: KeyedHash, atMs: number): void {
  run(
    tx,
    query
      .insertInto('erasure_hash')
      .values({ key_id: keyId, hash, at_ms: atMs })
      .onConflict((conflict) => conflict.doNothing()),
  )
}

/** What stays, by reason, and until when. */
function keptOf(db: Db, found: readonly FoundRows[], cards: readonly string[], today: string): Kept[] {
  const rows = new Map<KeepReason, number>()
  for (const { rule, keys } of found) {
    if (rule.erasure.does === 'delete' || keys.length === 0) continue
    const { because } = rule.erasure
    rows.set(because, (rows.get(because) ?? 0) + keys.length)
  }
  return [...rows].map(([because, count]) => ({ because, rows: count, until: keptUntil(db, because, cards, today) }))
}

function keptUntil(db: Db, because: KeepReason, cards: readonly string[], today: string): string | null {
  if (because === 'voucher') {
    const days = cards.flatMap((card) =>
      all(db, query.selectFrom('document').select('day').where('client_id', '=', card)).map(({ day }) => day),
    )
    const newest = days.sort().at(-1)
    return newest === undefined ? null : bookkeepingRetention(financialYearEnd(db, newest)).vouchersThrough
  }
  if (because === 'log') return addMonths(today, retentionPeriods(db)['access-log'])
  return null
}

function comingAppointments(db: Db, cards: readonly string[], today: string): string[] {
  return all(
    db,
    query
      .selectFrom('appointment')
      .select('id')
      .where('client_id', 'in', [...cards])
      .where('day', '>=', today)
      .where('status', 'in', ['booked', 'confirmed'])
      .where('removed_at_ms', 'is', null),
  ).map(({ id }) => id)
}

/** Nobody will come: the time is free again. */
function cancelComing(tx: Tx, cards: readonly string[], today: string): void {
  for (const id of comingAppointments(tx, cards, today)) {
    freeClaims(tx, id)
    run(tx, query.updateTable('appointment').set({ status: 'cancelled' }).where('id', '=', id))
  }
}

function suppressAddresses(tx: Tx, cards: readonly string[], atMs: number): void {
  const rows = all(
    tx,
    query
      .selectFrom('client')
      .select(['phone', 'email'])
      .where('id', 'in', [...cards]),
  )
  for (const { phone, email } of rows) {
    suppressAddress(tx, 'email', email, atMs)
    suppressAddress(tx, 'sms', phone, atMs)
  }
}

/** Invoices that are not paid in full: they stay to be paid, under the name they print. */
function openInvoices(db: Db, cards: readonly string[]): number {
  const open = db.raw
    .prepare(
      `SELECT count(*) FROM document WHERE kind = 'invoice' AND client_id = ? AND total_cents
         + coalesce((SELECT sum(credit.total_cents) FROM document AS credit WHERE credit.original_id = document.id), 0)
         > coalesce((SELECT sum(cents) FROM invoice_payment WHERE invoice_payment.document_id = document.id), 0)`,
    )
    .pluck()
  return cards.reduce((sum, card) => sum + (open.get(card) as number), 0)
}

/** Gift cards, series cards and deposits with something left: they stay good by their code. */
function unusedCards(db: Db, cards: readonly string[]): number {
  const unused = db.raw
    .prepare(
      `SELECT count(*) FROM prepaid WHERE client_id = ?
         AND (SELECT sum(cents) > 0 OR sum(uses) > 0 FROM prepaid_movement WHERE prepaid_id = prepaid.id)`,
    )
    .pluck()
  return cards.reduce((sum, card) => sum + (unused.get(card) as number), 0)
}

/** Requests that wait for an answer, but the one that is answered by the erasure itself. */
function otherOpenRequests(db: Db, cards: readonly string[], requestId: string | null): number {
  return all(
    db,
    query
      .selectFrom('privacy_request')
      .select('id')
      .where('client_id', 'in', [...cards])
      .where('outcome', 'is', null),
  ).filter(({ id }) => id !== requestId).length
}
