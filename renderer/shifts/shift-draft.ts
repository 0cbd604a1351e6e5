// A day's shift between what a person types and what is saved. Pure; runs in the window.
import { DayShift, type Stretch } from '../../shared/shifts.ts'
import type { Typed } from '../ui/typed-values.ts'

export interface ShiftDraft {
  readonly startMin: Typed<number>
  readonly endMin: Typed<number>
  readonly breakStartMin: Typed<number>
  readonly breakEndMin: Typed<number>
  /** Further breaks, kept as they are. */
  readonly moreBreaks: readonly Stretch[]
}

export function draftOfShift(shift: DayShift | null): ShiftDraft {
  const [first, ...moreBreaks] = shift?.breaks ?? []
  return {
    startMin: shift?.startMin ?? null,
    endMin: shift?.endMin ?? null,
    breakStartMin: first?.startMin ?? null,
    breakEndMin: first?.endMin ?? null,
    moreBreaks,
  }
}

/** The shift as typed: null when nothing is (a day off), 'invalid' when the times do not make one. */
export function shiftOfDraft(draft: ShiftDraft): DayShift | null | 'invalid' {
  const { startMin, endMin, breakStartMin, breakEndMin, moreBreaks } = draft
  if (startMin === null && endMin === null && breakStartMin === null && breakEndMin === null) return null
  const first = breakStartMin === null && breakEndMin === null ? [] : [{ startMin: breakStartMin, endMin: breakEndMin }]
  const parsed = DayShift.safeParse({ startMin, endMin, breaks: [...first, ...moreBreaks] })
  return parsed.success ? parsed.data : 'invalid'
}

/** New hours for a day, keeping the breaks that still lie in them. */
export function drawnShift(before: DayShift | null, drawn: Stretch): DayShift {
  const breaks = (before?.breaks ?? []).filter(
    (pause) => pause.startMin >= drawn.startMin && pause.endMin <= drawn.endMin,
  )
  return { ...drawn, breaks }
}
