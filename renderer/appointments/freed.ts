// Which time a change gives back: what the waiting list is asked about. Pure.
import { type Appointment, holdsTime } from '../../shared/appointments.ts'
import { type Claim, claimsOf } from '../../shared/appointments-times.ts'
import type { FreedTime } from '../../shared/waitlist.ts'

const heldBy = (appointment: Appointment): (Claim & { day: string })[] =>
  appointment.removed || !holdsTime(appointment.status)
    ? []
    : appointment.lines.flatMap(claimsOf).map((claim) => ({ ...claim, day: appointment.day }))

/** What of `whole` is not under any of `covers`. */
function without(whole: Claim, covers: readonly Claim[]): Claim[] {
  return covers.reduce<Claim[]>(
    (left, cover) =>
      left
        .flatMap((each) => [
          { ...each, endMin: Math.min(each.endMin, cover.startMin) },
          { ...each, startMin: Math.max(each.startMin, cover.endMin) },
        ])
        .filter((each) => each.startMin < each.endMin),
    [whole],
  )
}

/** The stretches that `before` held and `after` no longer does, as far as they lie ahead of `now`. */
export function freedBy(
  before: Appointment,
  after: Appointment,
  now: { readonly day: string; readonly minute: number },
): FreedTime[] {
  const kept = heldBy(after)
  return heldBy(before)
    .flatMap((claim) =>
      without(
        claim,
        kept.filter((each) => each.day === claim.day && each.staffId === claim.staffId),
      ).map((each) => ({ ...each, day: claim.day })),
    )
    .filter((each) => each.day > now.day || (each.day === now.day && each.endMin > now.minute))
    .map(({ day, staffId, startMin, endMin }) => ({ day, staffId, startMin, endMin }))
}
