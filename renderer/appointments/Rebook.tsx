// "The same in six weeks": one press takes the same weekday and time into a new booking, or shows the nearest free times.
// Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { CalendarPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Appointment } from '../../shared/appointments.ts'
import { appointmentSpan } from '../../shared/appointments-times.ts'
import { call } from '../ipc.ts'
import { goTo } from '../shell/navigation.ts'
import { Button } from '../ui/Button.tsx'
import { Menu } from '../ui/Menu.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import styles from './AppointmentPanel.module.css'
import { appointmentQuery } from './queries.ts'
import { openBooking, showDay } from './store.ts'
import { whenText } from './words.ts'

/** After how many weeks people come back. */
const usualWeeks = [2, 3, 4, 5, 6, 8, 10, 12] as const

/** A booking of the same services for the same client at another place, ready to be saved. */
export function bookLike(appointment: Appointment, day: string, startMin: number, staffId?: string): void {
  const was = appointmentSpan(appointment.lines)
  const [first] = appointment.lines
  const { clientId, clientName } = appointment
  showDay(day)
  goTo({ screen: 'calendar' })
  openBooking({
    day,
    startMin,
    staffId: staffId ?? first?.staffId ?? null,
    durationMin: null,
    ...(clientId === null ? {} : { client: { id: clientId, label: clientName } }),
    lines: appointment.lines.map((line) => ({
      serviceId: line.serviceId,
      staffId: staffId !== undefined && line.staffId === first?.staffId ? staffId : line.staffId,
      startMin: line.startMin - was.startMin + startMin,
      durationMin: line.durationMin,
      addOnIds: line.addOns.map((each) => each.serviceId),
    })),
  })
}

export function Rebook({ appointment }: { readonly appointment: Appointment }) {
  const { t } = useTranslation()
  const ask = useMutation({
    mutationFn: (weeks: number) => call('appointments.rebook', { id: appointment.id, weeks }),
    onSuccess: (offer) => {
      if (offer.isFree) bookLike(appointment, offer.day, offer.startMin)
    },
  })
  const offer = ask.data
  const when = offer === undefined ? '' : whenText(t, offer.day, offer.startMin)
  return (
    <section className={styles.rebook}>
      <Menu
        label={t(($) => $.booking.rebook.open)}
        entries={usualWeeks.map((weeks) => ({
          id: String(weeks),
          label: t(($) => $.booking.rebook.weeks, { count: weeks }),
          onAction: () => ask.mutate(weeks),
        }))}
      >
        <Button icon={CalendarPlus} isWide isPending={ask.isPending}>
          {t(($) => $.booking.rebook.open)}
        </Button>
      </Menu>
      <ErrorNotice error={ask.error} />
      {offer === undefined || offer.isFree ? null : offer.nearest.length === 0 ? (
        <p role="status">{t(($) => $.booking.rebook.nothing, { when })}</p>
      ) : (
        <>
          <p role="status">{t(($) => $.booking.rebook.taken, { when })}</p>
          <div className={styles.times}>
            {offer.nearest.map((time) => (
              <Button
                key={`${time.day}-${time.startMin}`}
                size="small"
                onPress={() => bookLike(appointment, time.day, time.startMin, time.staffId)}
              >
                <span className="figures">{whenText(t, time.day, time.startMin)}</span>
              </Button>
            ))}
          </div>
        </>
      )}
    </section>
  )
}

/** The same for an appointment that is known by its id. */
export function RebookOf({ appointmentId }: { readonly appointmentId: string }) {
  const { data } = useQuery(appointmentQuery(appointmentId))
  return data === undefined ? null : <Rebook appointment={data.appointment} />
}
