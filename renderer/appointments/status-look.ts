// The icon and the key of each status; its colour comes from the tokens by the status's own name. Runs in the window.
import {
  BadgeCheck,
  Ban,
  CalendarCheck,
  CalendarClock,
  CircleCheck,
  DoorOpen,
  type LucideIcon,
  Scissors,
  UserX,
} from 'lucide-react'
import type { AppointmentStatus } from '../../shared/appointments.ts'

export const statusIcon: Readonly<Record<AppointmentStatus, LucideIcon>> = {
  booked: CalendarClock,
  confirmed: CalendarCheck,
  arrived: DoorOpen,
  'in-treatment': Scissors,
  done: CircleCheck,
  paid: BadgeCheck,
  'no-show': UserX,
  cancelled: Ban,
}

/** The key that sets a status on the focused appointment; digits are the same in every language. */
export const statusKey: Readonly<Record<AppointmentStatus, string>> = {
  booked: '1',
  confirmed: '2',
  arrived: '3',
  'in-treatment': '4',
  done: '5',
  paid: '6',
  'no-show': '7',
  cancelled: '8',
}
