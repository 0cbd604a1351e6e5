// A booking that meets a wish, ready to be saved. Runs in the window.
import type { FreeTime } from '../../shared/appointments.ts'
import { clientMinutes, partsBy, type Service } from '../../shared/services.ts'
import type { WaitlistEntry } from '../../shared/waitlist.ts'
import { openBooking, showDay } from '../appointments/store.ts'

/** Opens the booking panel with the client, her services one after another, and the time. */
export function bookWish(entry: WaitlistEntry, time: FreeTime, services: readonly Service[]): void {
  let startMin = time.startMin
  const lines = entry.serviceIds.flatMap((id) => {
    const service = services.find((each) => each.id === id)
    if (service === undefined) return []
    const durationMin = clientMinutes(partsBy(service, time.staffId))
    const line = { serviceId: id, staffId: time.staffId, startMin, durationMin }
    startMin += durationMin + service.cleanupMin
    return [line]
  })
  showDay(time.day)
  openBooking({
    day: time.day,
    startMin: time.startMin,
    staffId: time.staffId,
    durationMin: null,
    client: { id: entry.clientId, label: entry.clientName },
    lines,
    note: entry.note,
    waitlistId: entry.id,
  })
}
