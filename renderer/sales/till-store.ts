// Sales begun at the till, one for each appointment and one without: going to the calendar and back loses nothing.
// Kept in the window's memory; a sale that is put aside under a name is in the file. Runs in the window.

import { create } from 'zustand'
import type { Draft } from './draft.ts'

export const walkInKey = 'walk-in'

/** Where a sale stands: under the parked sale or the appointment that it began from. */
export function draftKey(route: {
  readonly appointmentId?: string | undefined
  readonly parkedId?: string | undefined
}) {
  return route.parkedId ?? route.appointmentId ?? walkInKey
}

interface TillStore {
  /** Who began them: another person at the screen starts with an empty till. */
  readonly staffId: string | null
  readonly drafts: Readonly<Record<string, Draft>>
  /** The receipt that was issued a moment ago: it still has to be said what to give back. */
  readonly justPaidId: string | null
  /** Another seller's part of the sale that was just paid, which waits in the file. */
  readonly waiting: Draft | null
  readonly begin: (staffId: string | null) => void
  readonly keep: (key: string, draft: Draft) => void
  readonly drop: (key: string) => void
}

export const useTillStore = create<TillStore>()((set) => ({
  staffId: null,
  drafts: {},
  justPaidId: null,
  waiting: null,
  begin: (staffId) =>
    set((now) => (now.staffId === staffId ? now : { staffId, drafts: {}, justPaidId: null, waiting: null })),
  keep: (key, draft) => set((now) => ({ drafts: { ...now.drafts, [key]: draft } })),
  drop: (key) =>
    set((now) => {
      const { [key]: _paid, ...drafts } = now.drafts
      return { drafts }
    }),
}))
