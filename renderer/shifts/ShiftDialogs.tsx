// The dialogs of the shifts screen, one at a time: what a change leaves outside, a day, a closed day, copying a week.
// Patterns and absences have files of their own. Runs in the window.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, isoWeek } from '../../shared/day.ts'
import { formatDayShort, formatTimeRange, formatWeekdayDay, formatWeekdayShort } from '../../shared/format.ts'
import type { ShiftBook } from '../../shared/shifts.ts'
import { copiedWeek, dayPlan } from '../../shared/shifts-times.ts'
import { currentLanguage } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorLine, FieldStack } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { NumberInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import { AbsenceDialog } from './AbsenceDialog.tsx'
import { DayFields } from './DayFields.tsx'
import { PatternDialog, PatternsDialog } from './PatternDialogs.tsx'
import styles from './ShiftGrid.module.css'
import type { MakeChange } from './shift-changes.ts'
import { draftOfShift, shiftOfDraft } from './shift-draft.ts'
import { type Asking, ask, closeAsking, type Pending, useShifts } from './store.ts'

export interface ShiftDialogProps {
  readonly book: ShiftBook
  readonly change: MakeChange
}

export function ShiftDialogs({ book, change }: ShiftDialogProps) {
  const asking = useShifts((state) => state.asking)
  const pending = useShifts((state) => state.pending)
  if (pending !== null) return <OutsideDialog pending={pending} change={change} />
  if (asking === null) return null
  switch (asking.what) {
    case 'day':
      return <DayDialog key={asking.day + asking.staffId} asking={asking} book={book} change={change} />
    case 'closed':
      return <ClosedDialog key={asking.day} day={asking.day} book={book} change={change} />
    case 'copy':
      return <CopyDialog monday={asking.monday} book={book} change={change} />
    case 'absence':
      return <AbsenceDialog asking={asking} book={book} change={change} />
    case 'patterns':
      return <PatternsDialog staffId={asking.staffId} book={book} change={change} />
    case 'pattern':
      return <PatternDialog asking={asking} book={book} change={change} />
  }
}

const nameOf = (book: ShiftBook, staffId: string) => book.people.find((each) => each.staffId === staffId)?.name ?? ''

/** What would be left outside. Nothing has been saved; saving moves none of them. */
function OutsideDialog({ pending, change }: { readonly pending: Pending; readonly change: MakeChange }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const close = () => useShifts.setState({ pending: null })
  const { outside } = pending
  return (
    <Dialog
      title={t(($) => $.shifts.outside.title, { count: new Set(outside.map((each) => each.appointmentId)).size })}
      isOpen
      onClose={close}
      footer={
        <>
          <Button onPress={close}>{t(($) => $.common.cancel)}</Button>
          <Button
            variant="primary"
            onPress={() => {
              close()
              closeAsking()
              void change(pending.change, pending.said, outside)
            }}
          >
            {t(($) => $.shifts.outside.confirm)}
          </Button>
        </>
      }
    >
      <FieldStack>
        <p>{t(($) => $.shifts.outside.text)}</p>
        <ul className={styles.list}>
          {outside.map((each) => (
            <li key={`${each.appointmentId}-${each.startMin}`}>
              <span className="figures">
                {formatWeekdayShort(each.day, language)} {formatDayShort(each.day, language)}{' '}
                {formatTimeRange(each.startMin, each.endMin, language)}
              </span>{' '}
              {[each.clientName || t(($) => $.appointments.noClient), each.staffName].join(', ')}
            </li>
          ))}
        </ul>
      </FieldStack>
    </Dialog>
  )
}

interface DayDialogProps extends ShiftDialogProps {
  readonly asking: Extract<Asking, { what: 'day' }>
}

function DayDialog({ asking, book, change }: DayDialogProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const { staffId, day } = asking
  const plan = dayPlan(staffId, day, { ...book, closedDays: [] })
  const shift = plan.shift === null ? null : { ...plan.shift, breaks: [...plan.breaks] }
  const [draft, setDraft] = useState(draftOfShift(shift))
  const [wasSent, setSent] = useState(false)
  const name = nameOf(book, staffId)
  const made = shiftOfDraft(draft)
  const send = (day_: { shift: Exclude<typeof made, 'invalid'>; follows: boolean }) => {
    closeAsking()
    void change(
      { kind: 'days', days: [{ staffId, day, ...day_ }] },
      t(($) => $.shifts.saved, { name }),
    )
  }
  return (
    <FormDialog
      title={`${name}, ${formatWeekdayDay(day, language)}`}
      onClose={closeAsking}
      saveLabel={t(($) => $.common.save)}
      onSubmit={() => {
        setSent(true)
        if (made !== 'invalid') send({ shift: made, follows: false })
      }}
      actions={
        <>
          <Button onPress={() => ask({ what: 'absence', absence: null, staffId, day })}>
            {t(($) => $.shifts.away.add)}
          </Button>
          {plan.source === 'exception' ? (
            <Button onPress={() => send({ shift: null, follows: true })}>{t(($) => $.shifts.day.follow)}</Button>
          ) : null}
          <Button onPress={() => send({ shift: null, follows: false })}>{t(($) => $.shifts.day.off)}</Button>
        </>
      }
    >
      <DayFields label={null} draft={draft} onChange={setDraft} />
      {wasSent && made === 'invalid' ? <ErrorLine>{t(($) => $.shifts.needsShift)}</ErrorLine> : null}
      {plan.absences.length === 0 ? null : (
        <ul className={styles.list}>
          {plan.absences.map((absence) => (
            <li key={absence.id} className={styles.item}>
              {t(($) => $.shifts.absence[absence.why])}
              <Button size="small" onPress={() => ask({ what: 'absence', absence, staffId, day })}>
                {t(($) => $.common.edit)}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </FormDialog>
  )
}

function ClosedDialog({ day, book, change }: ShiftDialogProps & { readonly day: string }) {
  const { t } = useTranslation()
  const before = book.closedDays.find((each) => each.day === day)
  const [reason, setReason] = useState(before?.reason ?? '')
  const when = formatWeekdayDay(day, currentLanguage())
  return (
    <FormDialog
      title={t(($) => $.shifts.closed.title, { when })}
      onClose={closeAsking}
      size="small"
      saveLabel={t(($) => $.shifts.closed.close)}
      onSubmit={() => {
        closeAsking()
        void change(
          { kind: 'close-day', day, reason },
          t(($) => $.shifts.closed.done, { when }),
        )
      }}
      actions={
        <>
          <Button onPress={closeAsking}>{t(($) => $.common.cancel)}</Button>
          {before === undefined ? null : (
            <Button
              onPress={() => {
                closeAsking()
                void change(
                  { kind: 'open-day', day },
                  t(($) => $.shifts.closed.opened, { when }),
                )
              }}
            >
              {t(($) => $.shifts.closed.open)}
            </Button>
          )}
        </>
      }
    >
      <TextField
        label={t(($) => $.shifts.closed.reason)}
        value={reason}
        onChange={setReason}
        maxLength={120}
        isOptional
        autoFocus
      />
    </FormDialog>
  )
}

/** As far as the book on screen reaches. */
const mostWeeks = 13

function CopyDialog({ monday, book, change }: ShiftDialogProps & { readonly monday: string }) {
  const { t } = useTranslation()
  const [weeks, setWeeks] = useState<Typed<number>>(1)
  const [hasNothing, setNothing] = useState(false)
  const { week } = isoWeek(monday)
  const copy = () => {
    if (typeof weeks !== 'number') return
    const staffIds = book.people.map((each) => each.staffId)
    const days = copiedWeek(staffIds, monday, weeks, book)
    if (days.length === 0) {
      setNothing(true)
      return
    }
    closeAsking()
    const to = isoWeek(addDays(monday, weeks * 7)).week
    void change(
      { kind: 'days', days },
      t(($) => $.shifts.copy.done, { week, to }),
    )
  }
  return (
    <FormDialog
      title={t(($) => $.shifts.copy.title, { week })}
      onClose={closeAsking}
      size="small"
      saveLabel={t(($) => $.shifts.copy.confirm)}
      onSubmit={copy}
    >
      <NumberInput
        label={t(($) => $.shifts.copy.weeks)}
        value={weeks}
        onChange={(next) => {
          setWeeks(next)
          setNothing(false)
        }}
        least={1}
        most={mostWeeks}
        autoFocus
      />
      <p>{t(($) => $.shifts.copy.help)}</p>
      {hasNothing ? <ErrorLine>{t(($) => $.shifts.copy.nothing)}</ErrorLine> : null}
    </FormDialog>
  )
}
