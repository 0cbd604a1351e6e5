// Rooms and chairs of the practice salon, and which of them each appointment is in: the first free one, as booking itself
// would give it. Build scripts only.
import type { Actor } from '../../db/actor.ts'
import { all, type Db, query, type Tx, transaction } from '../../db/handle.ts'
import { saveResource, saveResourceGroup, setServiceNeeds } from '../../db/resources.ts'
import type { Trade } from '../../shared/services.ts'
import { inserter } from './rows.ts'

const plans = [
  { group: 'Hoitohuoneet', name: 'Huone', kind: 'room', trades: ['beauty', 'massage'] },
  { group: 'Jalkahoitopaikat', name: 'Jalkahoitotuoli', kind: 'chair', trades: ['feet'] },
] as const satisfies readonly { group: string; name: string; kind: 'room' | 'chair'; trades: readonly Trade[] }[]

interface SeededService {
  readonly id: string
  readonly trade: Trade
}

/** After everything else: what was booked before there were rooms gets one where one is free. */
export function addRooms(db: Db, services: readonly SeededService[], staffCount: number, actor: Actor): void {
  transaction(db, (tx) => {
    const insertClaim = inserter(db, 'resource_claim', [
      ...(['line_id', 'resource_id', 'appointment_id', 'day', 'start_min', 'end_min'] as const),
    ])
    const insertLine = inserter(db, 'line_resource', ['line_id', 'resource_id'])
    let atMs = actor.atMs
    for (const plan of plans) {
      const { name, kind } = plan
      // Ids in the order of the names.
      const count = kind === 'room' ? Math.max(2, staffCount - 1) : 2
      const ids = Array.from({ length: count }, (_, index) => {
        atMs += 1
        const one = { name: `${name} ${index + 1}`, kind, groupIds: [], archived: false }
        return saveResource(tx, one, { ...actor, atMs }).id
      })
      const group = saveResourceGroup(tx, { name: plan.group, resourceIds: ids, archived: false }, actor)
      const needing = services.filter((service) => (plan.trades as readonly Trade[]).includes(service.trade))
      for (const service of needing) setServiceNeeds(tx, { serviceId: service.id, groupIds: [group.id] })
      const wanted = linesOf(
        tx,
        needing.map((service) => service.id),
      )
      const freeFrom = new Map<string, number>()
      for (const line of wanted) {
        const resourceId = ids.find((id) => (freeFrom.get(`${line.day} ${id}`) ?? 0) <= line.startMin)
        if (resourceId === undefined) continue
        const endMin = line.startMin + line.durationMin + line.cleanupMin
        freeFrom.set(`${line.day} ${resourceId}`, endMin)
        insertLine({ line_id: line.id, resource_id: resourceId })
        insertClaim({
          line_id: line.id,
          resource_id: resourceId,
          appointment_id: line.appointmentId,
          day: line.day,
          start_min: line.startMin,
          end_min: endMin,
        })
      }
    }
  })
}

/** Lines of the services that hold time, in order of time. */
function linesOf(tx: Tx, serviceIds: readonly string[]) {
  return all(
    tx,
    query
      .selectFrom('appointment_line as line')
      .innerJoin('appointment', 'appointment.id', 'line.appointment_id')
      .where('line.service_id', 'in', [...serviceIds])
      .where('appointment.status', 'not in', ['cancelled', 'no-show'])
      .where('appointment.removed_at_ms', 'is', null)
      .orderBy('appointment.day')
      .orderBy('line.start_min')
      .orderBy('line.id')
      .select([
        'line.id',
        'line.appointment_id as appointmentId',
        'appointment.day',
        'line.start_min as startMin',
        'line.duration_min as durationMin',
        'line.cleanup_min as cleanupMin',
      ]),
  )
}
