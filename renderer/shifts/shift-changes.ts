// Making a change of shifts: with undo, and with the list of appointments it would leave outside before it is saved.
// Runs in the window.
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { isAppError } from '../../shared/errors.ts'
import type { LeftOutside, ShiftChange } from '../../shared/shifts.ts'
import { errorText } from '../error-text.ts'
import { recordStep } from '../history.ts'
import { call } from '../ipc.ts'
import { showToast } from '../ui/Toast.tsx'
import { useShifts } from './store.ts'

/** What a change says when it is made. */
export interface Said {
  readonly text: string
}

/** Makes a change; `known` names the appointments that the person has been shown. */
export type MakeChange = (change: ShiftChange, said: string | Said, known?: readonly LeftOutside[]) => Promise<void>

export function useShiftChanges(): MakeChange {
  const { t } = useTranslation()
  return useMemo(() => makerOf(t), [t])
}

function leftOutsideOf(error: unknown): readonly LeftOutside[] | null {
  if (!isAppError(error) || error.code !== 'SHIFT_LEAVES_APPOINTMENTS') return null
  return Array.isArray(error.data.outside) ? (error.data.outside as LeftOutside[]) : []
}

function makerOf(t: TFunction): MakeChange {
  const make: MakeChange = async (change, said, known = []) => {
    const { text } = typeof said === 'string' ? { text: said } : said
    const knownOutside = [...new Set(known.map((each) => each.appointmentId))]
    try {
      // Each way answers what takes it back, so one step goes to and fro.
      let back = (await call('shifts.change', { change, knownOutside })).undo
      const turn = async (shown: string | null): Promise<boolean> => {
        try {
          back = (await call('shifts.change', { change: back, knownOutside: [] })).undo
          if (shown !== null) showToast({ text: shown })
          return true
        } catch (error) {
          const outside = leftOutsideOf(error)
          if (outside === null) showToast({ text: errorText(t, error), tone: 'danger' })
          else useShifts.setState({ pending: { change: back, said: { text: shown ?? text }, outside } })
          return false
        }
      }
      recordStep({ text, undo: () => turn(t(($) => $.shifts.undone)), redo: () => turn(null) })
    } catch (error) {
      const outside = leftOutsideOf(error)
      if (outside === null) showToast({ text: errorText(t, error), tone: 'danger' })
      else useShifts.setState({ pending: { change, said: { text }, outside } })
    }
  }
  return make
}
