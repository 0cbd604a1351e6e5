// What a service has beside its own length and price: people's own times, prices from a day on, and for an add-on the
// services it goes with. Runs in main.
import type { Service, ServiceFields } from '../shared/services.ts'
import { all, type Db, query, run, runOne, type Tx } from './handle.ts'

export type Terms = Pick<Service, 'goesWith' | 'personTimes' | 'notBy' | 'prices'>

/** The terms of every service, or of one when only it is needed; read at once, given by id. */
export function readTerms(db: Db, onlyId?: string): (serviceId: string) => Terms {
  const times = query.selectFrom('service_time').orderBy('staff_id').selectAll()
  const prices = query.selectFrom('service_price').orderBy('valid_from').orderBy('staff_id').selectAll()
  const notBy = query.selectFrom('service_not_by').orderBy('staff_id').selectAll()
  const goesWith = query.selectFrom('service_add_on').selectAll()
  const isAll = onlyId === undefined
  const timesOf = Map.groupBy(all(db, isAll ? times : times.where('service_id', '=', onlyId)), (row) => row.service_id)
  const pricesOf = Map.groupBy(
    all(db, isAll ? prices : prices.where('service_id', '=', onlyId)),
    (row) => row.service_id,
  )
  const goesOf = Map.groupBy(
    all(db, isAll ? goesWith : goesWith.where('add_on_id', '=', onlyId)),
    (row) => row.add_on_id,
  )
  const notByOf = Map.groupBy(all(db, isAll ? notBy : notBy.where('service_id', '=', onlyId)), (row) => row.service_id)
  return (id) => ({
    goesWith: (goesOf.get(id) ?? []).map((row) => row.service_id),
    personTimes: (timesOf.get(id) ?? []).map((row) => ({ staffId: row.staff_id, activeMin: row.active_min })),
    notBy: (notByOf.get(id) ?? []).map((row) => row.staff_id),
    prices: (pricesOf.get(id) ?? []).map((row) => ({
      staffId: row.staff_id,
      from: row.valid_from,
      priceCents: row.price_cents,
    })),
  })
}

/** Replaces those terms that are given. */
export function writeTerms(tx: Tx, serviceId: string, given: Partial<Pick<ServiceFields, keyof Terms>>): void {
  const { goesWith, personTimes, notBy, prices } = given
  if (goesWith !== undefined) {
    run(tx, query.deleteFrom('service_add_on').where('add_on_id', '=', serviceId))
    for (const each of new Set(goesWith)) {
      runOne(tx, query.insertInto('service_add_on').values({ add_on_id: serviceId, service_id: each }))
    }
  }
  if (personTimes !== undefined) {
    run(tx, query.deleteFrom('service_time').where('service_id', '=', serviceId))
    for (const { staffId, activeMin } of personTimes) {
      const values = { service_id: serviceId, staff_id: staffId, active_min: activeMin }
      runOne(tx, query.insertInto('service_time').values(values))
    }
  }
  if (notBy !== undefined) {
    run(tx, query.deleteFrom('service_not_by').where('service_id', '=', serviceId))
    for (const staffId of new Set(notBy)) {
      runOne(tx, query.insertInto('service_not_by').values({ service_id: serviceId, staff_id: staffId }))
    }
  }
  if (prices !== undefined) {
    run(tx, query.deleteFrom('service_price').where('service_id', '=', serviceId))
    for (const { staffId, from, priceCents } of prices) {
      const values = { service_id: serviceId, staff_id: staffId, valid_from: from, price_cents: priceCents }
      runOne(tx, query.insertInto('service_price').values(values))
    }
  }
}
