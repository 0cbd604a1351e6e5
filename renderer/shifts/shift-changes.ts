// Making a change of shifts: with undo, and with the list of appointments it would leave outside before it is saved.
// Runs in the window.
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { isAppError } from '../../shared/errors.ts'
import type { LeftOutside, ShiftChange } from '../../shared/shifts.ts'
import { errorText } from '../error-text.ts'
import { call } from '../ipc.ts'
import { showToast } from '../ui/Toast.tsx'
import { useShifts } from './store.ts'

/** What a change says when it is made, and whether it takes another back: then it is not itself offered for undoing. */
export interface Said {
  readonly text: string
  readonly isUndo?: boolean
}

/** Makes a change; `known` names the appointments that the person has been shown. */
export type MakeChange = (change: ShiftChange, said: string | Said, known?: readonly LeftOutside[]) => Promise<void>

export function useShiftChanges(): MakeChange {
  const { t } = useTranslation()
  return useMemo(() => makerOf(t), [t])
}

// What this window did last, so that Ctrl+Z takes back one change after another.
const undos: (() => Promise<void>)[] = []

/** Takes back the latest change of shifts of this window. */
export function undoLatestShift(): void {
  void undos.pop()?.()
}

/** Forgets what could be undone: someone else is at the screen. */
export function forgetShiftUndos(): void {
  undos.length = 0
}

function leftOutsideOf(error: unknown): readonly LeftOutside[] | null {
  if (!isAppError(error) || error.code !== 'SHIFT_LEAVES_APPOINTMENTS') return null
  return Array.isArray(error.data.outside) ? (error.data.outside as LeftOutside[]) : []
}

function makerOf(t: TFunction): MakeChange {
  const make: MakeChange = async (change, said, known = []) => {
    const { text, isUndo = false } = typeof said === 'string' ? { text: said } : said
    const knownOutside = [...new Set(known.map((each) => each.appointmentId))]
    try {
      const { undo } = await call('shifts.change', { change, knownOutside })
      if (isUndo) {
        showToast({ text })
        return
      }
      const takeBack = async () => {
        const at = undos.indexOf(takeBack)
        if (at >= 0) undos.splice(at, 1)
        await make(undo, { text: t(($) => $.shifts.undone), isUndo: true })
      }
      undos.push(takeBack)
      showToast({ text, onUndo: () => void takeBack() })
    } catch (error) {
      const outside = leftOutsideOf(error)
      if (outside === null) showToast({ text: errorText(t, error), tone: 'danger' })
      else useShifts.setState({ pending: { change, said: { text, isUndo }, outside } })
    }
  }
  return make
}
