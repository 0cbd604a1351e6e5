// What is worth a look in the access log: many cards in an hour, cards of clients who have no appointment near, looks at
// night. Questions to ask a person, not verdicts. Runs in main.
import { type SqlBool, sql } from 'kysely'
import type { UnusualKind } from '../shared/accesslog.ts'
import { instantToLocal, ZONE } from '../shared/day.ts'

/** More different cards than this within an hour by one person is unusual at a salon's desk. */
const manyCards = 30
const hourMs = 3_600_000
/** An appointment this many days before or after explains why a card was opened. */
const nearDays = 45

/** Narrows `access_log`; 'night' is a superset, because only the salon's own zone knows when it is night. */
export function unusualCondition(kind: UnusualKind) {
  switch (kind) {
    case 'many-views':
      return sql<SqlBool>`access_log.action = 'view' and access_log.kind = 'client' and (
        select count(distinct other.client) from access_log as other
        where other.staff_id = access_log.staff_id and other.action = 'view' and other.kind = 'client'
          and other.at_ms between access_log.at_ms - ${hourMs} and access_log.at_ms) > ${manyCards}`
    case 'no-appointment':
      return sql<SqlBool>`access_log.action = 'view' and access_log.kind = 'client' and access_log.client is not null
        and access_log.purpose <> 'request' and not exists (
          select 1 from appointment where appointment.client_id = access_log.client
            and appointment.day between date(access_log.at_ms / 1000, 'unixepoch', ${`-${nearDays} days`})
              and date(access_log.at_ms / 1000, 'unixepoch', ${`+${nearDays} days`}))`
    case 'night':
      return sql<SqlBool>`access_log.staff_id is not null and access_log.kind <> 'backup'
        and cast(strftime('%H', access_log.at_ms / 1000, 'unixepoch') as integer) in (18, 19, 20, 21, 22, 23, 0, 1, 2, 3)`
  }
}

/** From ten in the evening to six in the morning, by the salon's clock. */
export function isAtNight(atMs: number): boolean {
  const { minute } = instantToLocal(atMs, ZONE)
  return minute >= 22 * 60 || minute < 6 * 60
}
