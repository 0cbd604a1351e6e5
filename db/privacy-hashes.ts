// Keyed hashes of what must be recognised again without being kept: erased cards, addresses that refused marketing. The
// keys come from the salon's data keys, one for each it has had, so that a backup of any time is recognised. Runs in main.
import { createHmac } from 'node:crypto'
import { parsePhone } from '../shared/phone.ts'
import { all, type Db, one, query, run, type Tx } from './handle.ts'

export interface HashKey {
  readonly id: string
  readonly key: Uint8Array
}

export interface KeyedHash {
  readonly keyId: string
  readonly hash: string
}

export type MarketingChannel = 'email' | 'sms'

/** Makes the keys known to the file; those it has stay. */
export function noteHashKeys(tx: Tx, keys: readonly HashKey[], atMs: number): void {
  const known = new Set(hashKeys(tx).map((key) => key.id))
  for (const { id, key } of keys) {
    if (known.has(id)) continue
    run(tx, query.insertInto('hash_key').values({ id, key: Buffer.from(key), since_ms: atMs }))
  }
}

export function hashKeys(db: Db): HashKey[] {
  return all(db, query.selectFrom('hash_key').select(['id', 'key']).orderBy('since_ms'))
}

const hashOf = (key: Uint8Array, ...parts: readonly string[]) =>
  createHmac('sha256', key).update(JSON.stringify(parts)).digest('hex')

/** A card's hash under one key. */
export function cardHash(key: Uint8Array, clientId: string): string {
  return hashOf(key, 'loiste erased card v1', clientId)
}

/** An address as it is hashed: e-mail in lower case, phone as E.164; null when it is none. */
export function plainAddress(channel: MarketingChannel, address: string): string | null {
  const text = channel === 'email' ? address.trim().toLowerCase() : parsePhone(address)
  return text === null || text === '' ? null : text
}

/** The hashes of an address under every key; none for an empty or unreadable one. */
export function addressHashes(keys: readonly HashKey[], channel: MarketingChannel, address: string): KeyedHash[] {
  const text = plainAddress(channel, address)
  if (text === null) return []
  return keys.map(({ id, key }) => ({ keyId: id, hash: hashOf(key, 'loiste no marketing v1', channel, text) }))
}

/** Remembers that an address gets no marketing. Never dated before a return it ends: the clock may have been set back. */
export function suppressAddress(tx: Tx, channel: MarketingChannel, address: string, atMs: number): void {
  for (const each of addressHashes(hashKeys(tx), channel, address)) {
    keepSuppression(tx, { ...each, channel, atMs: Math.max(atMs, datedAt(tx, 'marketing_return', each) ?? 0) })
  }
}

const datedAt = (db: Db, table: 'suppression' | 'marketing_return', { keyId, hash }: KeyedHash): number | undefined =>
  one(db, query.selectFrom(table).select('at_ms').where('key_id', '=', keyId).where('hash', '=', hash))?.at_ms

export interface Suppression extends KeyedHash {
  readonly channel: MarketingChannel
  readonly atMs: number
}

export function keepSuppression(tx: Tx, suppression: Suppression): void {
  keepIn(tx, 'suppression', suppression)
  leave(tx, 'marketing_return', suppression)
}

/** Takes a refusal back, when the person herself asks for marketing again. Nothing where nothing was refused. */
export function allowAddress(tx: Tx, channel: MarketingChannel, address: string, atMs: number): void {
  for (const each of addressHashes(hashKeys(tx), channel, address)) {
    const refusedAtMs = datedAt(tx, 'suppression', each)
    if (refusedAtMs !== undefined) keepReturn(tx, { ...each, channel, atMs: Math.max(atMs, refusedAtMs + 1) })
  }
}

/** Remembers that a refusal was taken back, so that the journal of another time does not bring it back. */
export function keepReturn(tx: Tx, suppression: Suppression): void {
  keepIn(tx, 'marketing_return', suppression)
  leave(tx, 'suppression', suppression)
}

function keepIn(tx: Tx, table: 'suppression' | 'marketing_return', { keyId, hash, channel, atMs }: Suppression): void {
  run(
    tx,
    query
      .insertInto(table)
      .values({ key_id: keyId, hash, channel, at_ms: atMs })
      .onConflict((conflict) => conflict.columns(['key_id', 'hash']).doUpdateSet({ at_ms: atMs })),
  )
}

function leave(tx: Tx, table: 'suppression' | 'marketing_return', { keyId, hash }: KeyedHash): void {
  run(tx, query.deleteFrom(table).where('key_id', '=', keyId).where('hash', '=', hash))
}

/** True when the address has refused marketing, whoever's card it stands on now. */
export function isSuppressed(db: Db, channel: MarketingChannel, address: string): boolean {
  const hashes = addressHashes(hashKeys(db), channel, address).map(({ hash }) => hash)
  if (hashes.length === 0) return false
  return all(db, query.selectFrom('suppression').select('hash').where('hash', 'in', hashes)).length > 0
}
