// Where rooms and devices are free while a time is being looked for: what is taken of them in the coming weeks, read
// once. Runs in main.
import type { FindTime } from '../shared/appointments.ts'
import { addDays } from '../shared/day.ts'
import { fitsResources, resourceStarts } from '../shared/free-resources.ts'
import type { Places, WantedLine } from '../shared/free-time.ts'
import { all, type Db, query } from './handle.ts'
import { resourceStock } from './resources.ts'

/**
 * For the services one after another, a function from their lines (in the same order; lengths differ by person) to the
 * starts at which what they need is free; undefined when they need nothing.
 */
export function freePlaces(
  db: Db,
  asked: Pick<FindTime, 'from' | 'days' | 'exceptId'>,
  serviceIds: readonly string[],
): (lines: readonly WantedLine[]) => Places | undefined {
  const stock = resourceStock(db)
  const needs = serviceIds.map((id) => stock.needs.get(id) ?? [])
  if (needs.every((groupIds) => groupIds.length === 0)) return () => undefined
  const ids = new Set(needs.flat().flatMap((groupId) => stock.groups.get(groupId)?.resourceIds ?? []))
  const columns = ['day', 'resource_id as resourceId', 'start_min as startMin', 'end_min as endMin'] as const
  const claims = all(
    db,
    query
      .selectFrom('resource_claim')
      .where('resource_id', 'in', [...ids])
      .where('day', '>=', asked.from)
      .where('day', '<', addDays(asked.from, asked.days))
      .where('appointment_id', '<>', asked.exceptId ?? '')
      .select(columns),
  )
  const blocks = all(
    db,
    query
      .selectFrom('resource_block')
      .where('resource_id', 'in', [...ids])
      .where('day', '>=', asked.from)
      .where('day', '<', addDays(asked.from, asked.days))
      .select(columns),
  )
  const taken = Map.groupBy([...claims, ...blocks], (claim) => claim.day)
  return (lines) => {
    const placed = lines.map((line, index) => ({ ...line, needs: needs[index] ?? [] }))
    return {
      startsOf: (day) => resourceStarts(placed, stock, taken.get(day) ?? []),
      fits: (day, startMin) => fitsResources(placed, startMin, stock, taken.get(day) ?? []),
    }
  }
}
