// The way of a letter out: claimed before anything is sent, settled after, and never claimed again by itself when nobody
// can know whether it went. Runs in main.
import type { LetterReason, LetterState } from '../shared/outbox.ts'
import { all, type Db, one, query, run, type Tx } from './handle.ts'
import { readSetting, writeSetting } from './settings.ts'

const claimsKey = 'outbox-claims'

/** How many letters this file has ever claimed; compared with the mark beside the file, it tells an older copy. */
export function claimsOf(db: Db): number {
  const value = readSetting(db, claimsKey)
  return typeof value === 'number' ? value : 0
}

const columns = [
  'id',
  'kind',
  'document_id as documentId',
  'part_id as partId',
  'paper_copy as paperCopy',
  'address',
  'subject',
  'body',
  'language',
  'message_id as messageId',
  'client_id as clientId',
  'tries',
  'claimed_at_ms as claimedAtMs',
  'created_at_ms as createdAtMs',
] as const

/** The letter whose turn it is, or undefined. One to a client whose data may only be kept has no turn. */
export function nextLetter(db: Db, nowMs: number) {
  return one(
    db,
    query
      .selectFrom('outbox')
      .select(columns)
      .where('state', '=', 'waiting')
      .where('next_at_ms', '<=', nowMs)
      .where(({ eb, or, not, exists, selectFrom }) =>
        or([
          // The answer to her own request, and what she must be told of a breach, go all the same (GDPR 12, 18(3), 34).
          eb('request_id', 'like', 'privacy-%'),
          not(
            exists(
              selectFrom('restriction')
                .select('restriction.id')
                .whereRef('restriction.client_id', '=', 'outbox.client_id')
                .where('lifted_at_ms', 'is', null),
            ),
          ),
        ]),
      )
      .orderBy('next_at_ms')
      .orderBy('id')
      .limit(1),
  )
}

export type LetterToSend = NonNullable<ReturnType<typeof nextLetter>>

/** By its id, whatever its state. */
export function letterToSend(db: Db, id: string): LetterToSend | undefined {
  return one(db, query.selectFrom('outbox').select(columns).where('id', '=', id))
}

/**
 * Takes the letter for one try; false when somebody else has it or it is not waiting any more. Must be committed before
 * the first byte leaves.
 */
export function claimLetter(tx: Tx, id: string, atMs: number): boolean {
  const taken = run(
    tx,
    query
      .updateTable('outbox')
      .set(({ eb }) => ({
        state: 'sending',
        claimed_at_ms: atMs,
        tries: eb('tries', '+', 1),
        version: eb('version', '+', 1),
      }))
      .where('id', '=', id)
      .where('state', '=', 'waiting'),
  )
  if (taken === 1) writeSetting(tx, claimsKey, claimsOf(tx) + 1, atMs)
  return taken === 1
}

/** Ends the try that `claimLetter` began. */
export function settleLetter(
  tx: Tx,
  id: string,
  end: {
    readonly state: 'sent' | 'waiting' | 'failed' | 'unsure'
    readonly reason: LetterReason | null
    readonly atMs: number
    readonly nextAtMs: number
    /** A try that never reached anybody is not counted. */
    readonly isCounted: boolean
  },
): void {
  // A letter that was erased with its client in the meantime is gone.
  run(
    tx,
    query
      .updateTable('outbox')
      .set(({ eb }) => ({
        state: end.state,
        reason: end.reason,
        next_at_ms: end.nextAtMs,
        done_at_ms: end.state === 'sent' ? end.atMs : null,
        tries: eb('tries', '-', end.isCounted ? 0 : 1),
        version: eb('version', '+', 1),
      }))
      .where('id', '=', id)
      .where('state', '=', 'sending'),
  )
}

function move(tx: Tx, from: LetterState, to: LetterState, reason: LetterReason): number {
  return run(
    tx,
    query
      .updateTable('outbox')
      .set(({ eb }) => ({ state: to, reason, version: eb('version', '+', 1) }))
      .where('state', '=', from),
  )
}

/** At opening: what a crash left in the middle may have gone. Answers how many. */
export function settleInterrupted(tx: Tx): number {
  return move(tx, 'sending', 'unsure', 'INTERRUPTED')
}

/**
 * After a restore: what this older state takes for unsent may have gone since. Nothing goes by itself; a person decides
 * of each. Answers how many. The file may be of a schema without an outbox.
 */
export function holdLetters(tx: Tx): number {
  const hasOutbox = tx.raw.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'outbox'").get()
  if (hasOutbox === undefined) return 0
  return move(tx, 'sending', 'unsure', 'RESTORED') + move(tx, 'waiting', 'held', 'RESTORED')
}

/** The file's count of claims goes on from the higher one, so that it is not taken for an older copy again. */
export function carryClaimsForward(tx: Tx, claims: number, atMs: number): void {
  if (claims > claimsOf(tx)) writeSetting(tx, claimsKey, claims, atMs)
}

/** A new sender, or a mended one: what waits is tried at once. */
export function wakeLetters(tx: Tx, atMs: number): void {
  run(tx, query.updateTable('outbox').set({ next_at_ms: atMs }).where('state', '=', 'waiting'))
}

/** Old letters that belong to no card, for retention. */
export function lettersWithoutClient(
  db: Db,
  beforeMs: number,
): { readonly rows: number; readonly oldest: number | null } {
  const found = all(
    db,
    query
      .selectFrom('outbox')
      .where('client_id', 'is', null)
      .where('created_at_ms', '<', beforeMs)
      .select(({ fn }) => [fn.countAll<number>().as('rows'), fn.min('created_at_ms').as('oldest')]),
  )
  return found[0] ?? { rows: 0, oldest: null }
}
