// Where one is on the shifts screen and what is being asked. Runs in the window.
import { create } from 'zustand'
import type { Absence, LeftOutside, ShiftChange, ShiftPattern } from '../../shared/shifts.ts'

export type Asking =
  | { readonly what: 'day'; readonly staffId: string; readonly day: string }
  | { readonly what: 'patterns'; readonly staffId: string }
  | { readonly what: 'pattern'; readonly staffId: string; readonly pattern: ShiftPattern | null }
  | { readonly what: 'absence'; readonly absence: Absence | null; readonly staffId: string; readonly day: string }
  | { readonly what: 'closed'; readonly day: string }
  | { readonly what: 'copy'; readonly monday: string }

/** A change that waits for someone to have seen what it leaves outside working time. */
export interface Pending {
  readonly change: ShiftChange
  readonly said: { readonly text: string }
  readonly outside: readonly LeftOutside[]
}

interface ShiftsState {
  /** Any day of the shown week; null is this week. */
  readonly day: string | null
  readonly asking: Asking | null
  readonly pending: Pending | null
}

export const useShifts = create<ShiftsState>()(() => ({ day: null, asking: null, pending: null }))

export const ask = (asking: Asking | null): void => useShifts.setState({ asking })
export const closeAsking = (): void => ask(null)
