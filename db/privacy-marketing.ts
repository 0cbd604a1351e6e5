// Whom marketing may reach, by consent, existing relationship and refusals. Runs in main.
import { type MarketingChannel, type MarketingCounts, marketingGround } from '../shared/privacy-marketing.ts'
import type { Language } from '../shared/values.ts'
import type { Db } from './handle.ts'
import { addressHashes, hashKeys } from './privacy-hashes.ts'

export interface MarketingTarget {
  readonly id: string
  readonly name: string
  readonly address: string
  readonly language: Language
  readonly ground: 'consent' | 'soft-opt-in'
}

interface Row {
  readonly id: string
  readonly name: string
  readonly language: Language
  readonly email: string
  readonly phone: string
  readonly answer: 'given' | 'refused' | null
  readonly restricted: number
  readonly bought: number
}

const rowsOf = (db: Db, channel: MarketingChannel) =>
  db.raw
    .prepare(
      `SELECT client.id, client.name, client.language, client.email, coalesce(client.phone_e164, '') AS phone,
         (SELECT answer FROM consent WHERE consent.client_id = client.id AND kind = ? AND ended_at_ms IS NULL) AS answer,
         EXISTS (SELECT 1 FROM restriction WHERE restriction.client_id = client.id AND lifted_at_ms IS NULL) AS restricted,
         EXISTS (SELECT 1 FROM document WHERE document.client_id = client.id) AS bought
       FROM client WHERE removed_at_ms IS NULL ORDER BY sort_key`,
    )
    .all(`marketing-${channel}`) as Row[]

/** Those to whom a message may go, with the ground of each. */
export function marketingList(db: Db, channel: MarketingChannel, softOptIn: boolean): MarketingTarget[] {
  const keys = hashKeys(db)
  const suppressed = new Set(db.raw.prepare('SELECT hash FROM suppression').pluck().all() as string[])
  return rowsOf(db, channel).flatMap((row) => {
    const address = channel === 'email' ? row.email : row.phone
    const ground = marketingGround({
      answer: row.answer,
      hasAddress: address !== '',
      restricted: row.restricted === 1,
      hasBought: row.bought === 1,
      softOptIn,
      suppressed: suppressed.size > 0 && addressHashes(keys, channel, address).some(({ hash }) => suppressed.has(hash)),
    })
    return ground === null ? [] : [{ id: row.id, name: row.name, language: row.language, address, ground }]
  })
}

export function marketingCounts(db: Db): MarketingCounts {
  const count = (channel: MarketingChannel) => {
    const reached = marketingList(db, channel, true)
    const consent = reached.filter((each) => each.ground === 'consent').length
    const refused = db.raw
      .prepare("SELECT count(*) FROM consent WHERE kind = ? AND answer = 'refused' AND ended_at_ms IS NULL")
      .pluck()
      .get(`marketing-${channel}`) as number
    return { consent, softOptIn: reached.length - consent, refused }
  }
  return { email: count('email'), sms: count('sms') }
}
