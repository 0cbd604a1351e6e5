// Age limits of services. Runs in main.
import type { AgeLimit, Birth, SaveAgeLimit } from '../shared/age-limits.ts'
import { AppError } from '../shared/errors.ts'
import { all, type Db, one, query, run, runOne, type Tx } from './handle.ts'

/** Every service that has a limit. */
export function ageLimits(db: Db): AgeLimit[] {
  return all(db, query.selectFrom('service_age').selectAll().orderBy('service_id')).map((row) => ({
    serviceId: row.service_id,
    version: row.version,
    leastAge: row.least_age,
    guardianAge: row.guardian_age,
  }))
}

/** Sets a service's limits, or takes them away. Errors: NOT_FOUND, CHANGED_BY_OTHER. */
export function saveAgeLimit(tx: Tx, input: SaveAgeLimit): AgeLimit[] {
  const { serviceId, version, leastAge, guardianAge } = input
  if (!one(tx, query.selectFrom('service').select('id').where('id', '=', serviceId))) {
    throw new AppError('NOT_FOUND', { kind: 'service' })
  }
  const before = one(tx, query.selectFrom('service_age').select('version').where('service_id', '=', serviceId))
  if ((before?.version ?? 0) !== version) throw new AppError('CHANGED_BY_OTHER')
  run(tx, query.deleteFrom('service_age').where('service_id', '=', serviceId))
  if (leastAge !== null || guardianAge !== null) {
    const limits = { least_age: leastAge, guardian_age: guardianAge }
    runOne(tx, query.insertInto('service_age').values({ service_id: serviceId, version: version + 1, ...limits }))
  }
  return ageLimits(tx)
}

/** What a card says of somebody's birth. A company has none. */
export function birthOf(db: Db, clientId: string): Birth {
  const row = one(
    db,
    query.selectFrom('client').select(['birth_date', 'birth_year', 'kind']).where('id', '=', clientId),
  )
  return row === undefined || row.kind === 'company'
    ? { date: null, year: null }
    : { date: row.birth_date, year: row.birth_year }
}
