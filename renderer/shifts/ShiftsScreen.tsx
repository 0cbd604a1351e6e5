// Who works when: a week of everyone's shifts, drawn with the mouse or written in a dialog. Runs in the window.
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { CalendarOff, ChevronLeft, ChevronRight, Copy, Printer, UserPlus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, instantToLocal, isoWeek, mondayOf, ZONE } from '../../shared/day.ts'
import { shiftQueryDays } from '../../shared/shifts.ts'
import { weekRangeText } from '../appointments/words.ts'
import { PrintDialog } from '../daylists/PrintDialog.tsx'
import { forgetHistory, useHistoryKeys } from '../history.ts'
import { call } from '../ipc.ts'
import { useMay, useUser } from '../shell/session.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { useNow } from '../ui/Clock.tsx'
import { Content, EmptyState, Screen, Skeleton, Toolbar } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { useShortcut } from '../ui/shortcut.ts'
import { ShiftDialogs } from './ShiftDialogs.tsx'
import { ShiftGrid } from './ShiftGrid.tsx'
import { useShiftChanges } from './shift-changes.ts'
import { ask, useShifts } from './store.ts'

/** The week and as much after it as copying needs. Keyed by both ends: see isTouched in renderer/queries.ts. */
const bookQuery = (monday: string) => {
  const to = addDays(monday, shiftQueryDays - 1)
  return queryOptions({
    queryKey: ['shifts', 'book', monday, to],
    queryFn: () => call('shifts.book', { from: monday, to }),
  })
}

export function ShiftsScreen() {
  const { t } = useTranslation()
  const today = instantToLocal(useNow(), ZONE).day
  const shown = useShifts((state) => state.day) ?? today
  const monday = mondayOf(shown)
  const mayEdit = useMay('staff-and-roles')
  const change = useShiftChanges()
  const { data, error, refetch } = useQuery({ ...bookQuery(monday), placeholderData: keepPreviousData })
  const step = (weeks: number) => useShifts.setState({ day: addDays(monday, weeks * 7) })
  // In the table the arrows walk from cell to cell.
  const stepUnlessWalking = (weeks: number) => {
    if (document.activeElement?.closest('[data-row]') === null) step(weeks)
  }
  useShortcut('ArrowLeft', () => stepUnlessWalking(-1))
  useShortcut('ArrowRight', () => stepUnlessWalking(1))
  useShortcut('t', () => useShifts.setState({ day: null }))
  const [isPrinting, setPrinting] = useState(false)
  useShortcut('Ctrl+P', () => setPrinting(true))
  useHistoryKeys()
  useForgetOthers()
  const first = data?.people[0]?.staffId
  return (
    <Screen>
      <Toolbar
        title={`${t(($) => $.shifts.screenTitle)} ${weekRangeText(monday)}`}
        end={
          <>
            <IconButton
              icon={Printer}
              label={t(($) => $.daylists.print)}
              shortcut="Ctrl+P"
              onPress={() => setPrinting(true)}
            />
            {mayEdit && first !== undefined ? (
              <>
                <Button icon={Copy} onPress={() => ask({ what: 'copy', monday })}>
                  {t(($) => $.shifts.copy.open)}
                </Button>
                <Button
                  variant="primary"
                  icon={CalendarOff}
                  onPress={() => ask({ what: 'absence', absence: null, staffId: first, day: shown })}
                >
                  {t(($) => $.shifts.away.add)}
                </Button>
              </>
            ) : null}
          </>
        }
      >
        <span className="figures">{t(($) => $.appointments.weekShort, { week: isoWeek(monday).week })}</span>
        <IconButton
          icon={ChevronLeft}
          label={t(($) => $.appointments.previousWeek)}
          shortcut="←"
          onPress={() => step(-1)}
        />
        <Button isDisabled={monday === mondayOf(today)} onPress={() => useShifts.setState({ day: null })}>
          {t(($) => $.common.today)}
        </Button>
        <IconButton
          icon={ChevronRight}
          label={t(($) => $.appointments.nextWeek)}
          shortcut="→"
          onPress={() => step(1)}
        />
      </Toolbar>
      <Content>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
        {data === undefined ? (
          <Skeleton lines={6} />
        ) : data.people.length === 0 ? (
          <EmptyState icon={UserPlus} title={t(($) => $.appointments.noStaffTitle)}>
            {t(($) => $.appointments.noStaff)}
          </EmptyState>
        ) : (
          <>
            <ShiftGrid book={data} monday={monday} today={today} mayEdit={mayEdit} change={change} />
            <ShiftDialogs book={data} change={change} />
            {isPrinting ? <PrintDialog day={monday} kind="plan" onClose={() => setPrinting(false)} /> : null}
          </>
        )}
      </Content>
    </Screen>
  )
}

/** Another person at the screen starts with nothing open and nothing to undo. */
function useForgetOthers(): void {
  const staffId = useUser()?.staffId
  const last = useRef(staffId)
  useEffect(() => {
    if (last.current === staffId) return
    last.current = staffId
    forgetHistory()
    useShifts.setState({ asking: null, pending: null, day: null })
  }, [staffId])
}
