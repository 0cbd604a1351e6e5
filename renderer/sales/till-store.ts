// Sales begun at the till, one for each appointment and one without: going to the calendar and back loses nothing.
// Kept in the window's memory only. Runs in the window.

import { create } from 'zustand'
import type { Draft } from './draft.ts'

const walkInKey = 'walk-in'

export function draftKey(appointmentId: string | null | undefined): string {
  return appointmentId ?? walkInKey
}

interface TillStore {
  /** Who began them: another person at the screen starts with an empty till. */
  readonly staffId: string | null
  readonly drafts: Readonly<Record<string, Draft>>
  /** The receipt that was issued a moment ago: it still has to be said what to give back. */
  readonly justPaidId: string | null
  readonly begin: (staffId: string | null) => void
  readonly keep: (draft: Draft) => void
  readonly drop: (draft: Draft) => void
}

export const useTillStore = create<TillStore>()((set) => ({
  staffId: null,
  drafts: {},
  justPaidId: null,
  begin: (staffId) => set((now) => (now.staffId === staffId ? now : { staffId, drafts: {}, justPaidId: null })),
  keep: (draft) => set((now) => ({ drafts: { ...now.drafts, [draftKey(draft.appointmentId)]: draft } })),
  drop: (draft) =>
    set((now) => {
      const { [draftKey(draft.appointmentId)]: _paid, ...drafts } = now.drafts
      return { drafts }
    }),
}))
