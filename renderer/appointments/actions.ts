// What can be done to an appointment, the same from the grid's keys, its menu and the side panel. Runs in the window.

import type { TFunction } from 'i18next'
import { ArrowRightLeft, Coins, Copy, Eye, Trash2 } from 'lucide-react'
import {
  type Appointment,
  type AppointmentStatus,
  hasArrived,
  nextStatuses,
  stepAfter,
} from '../../shared/appointments.ts'
import { goTo } from '../shell/navigation.ts'
import type { MenuEntry } from '../ui/Menu.tsx'
import type { Changes } from './changes.ts'
import { statusIcon, statusKey } from './status-look.ts'
import { openAppointment, useCalendar } from './store.ts'

/** Sets a status, or opens what it takes: the till for a payment, a question for a cancellation. */
export function applyStatus(changes: Changes, appointment: Appointment, status: AppointmentStatus): void {
  if (status === appointment.status) return
  if (status === 'paid') {
    if (appointment.status !== 'cancelled' && appointment.status !== 'no-show') {
      goTo({ screen: 'till', appointmentId: appointment.id })
    }
    return
  }
  if (!nextStatuses[appointment.status].includes(status)) return
  if (status === 'cancelled') {
    useCalendar.setState({ asking: { what: 'cancel', appointmentId: appointment.id } })
    return
  }
  void changes.setStatus(appointment, status)
}

/** Statuses that can be set now, the natural next one first; the till is one of them. */
export function statusesNow(appointment: Appointment, mayTakePayment: boolean): AppointmentStatus[] {
  const allowed: AppointmentStatus[] = [...nextStatuses[appointment.status]]
  const isPayable = mayTakePayment && hasArrived(appointment.status) && appointment.status !== 'paid'
  if (isPayable) allowed.push('paid')
  const next = stepAfter(appointment.status)
  return allowed.sort((a, b) => Number(b === next) - Number(a === next))
}

/** The menu of one appointment: statuses with their keys, then opening, moving and removing. */
export function appointmentEntries(
  t: TFunction,
  changes: Changes,
  appointment: Appointment,
  mayTakePayment: boolean,
  copy: (appointment: Appointment) => void,
): MenuEntry[] {
  const statuses = statusesNow(appointment, mayTakePayment).map((status) => ({
    id: `status-${status}`,
    label: t(($) => $.appointments.step[status]),
    icon: statusIcon[status],
    shortcut: statusKey[status],
    onAction: () => applyStatus(changes, appointment, status),
  }))
  const isFixed = appointment.status === 'paid'
  const fee: MenuEntry = {
    id: 'fee',
    label: t(($) => $.appointments.chargeFee),
    icon: Coins,
    onAction: () => goTo({ screen: 'till', appointmentId: appointment.id }),
  }
  return [
    ...statuses,
    ...(appointment.status === 'no-show' && mayTakePayment ? [fee] : []),
    {
      id: 'open',
      label: t(($) => $.appointments.open),
      icon: Eye,
      startsGroup: statuses.length > 0,
      onAction: () => openAppointment(appointment.id),
    },
    {
      id: 'move',
      label: t(($) => $.appointments.moveTo),
      icon: ArrowRightLeft,
      isDisabled: isFixed,
      onAction: () => useCalendar.setState({ asking: { what: 'move', appointmentId: appointment.id } }),
    },
    {
      id: 'copy',
      label: t(($) => $.booking.copy.copy),
      icon: Copy,
      shortcut: 'Ctrl+C',
      onAction: () => copy(appointment),
    },
    {
      id: 'remove',
      label: t(($) => $.appointments.removeMistake),
      icon: Trash2,
      startsGroup: true,
      isDisabled: isFixed || hasArrived(appointment.status),
      onAction: () => void changes.remove(appointment),
    },
  ]
}
