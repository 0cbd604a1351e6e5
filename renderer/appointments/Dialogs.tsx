// The three questions that cannot wait: book over a conflict, move to another day, cancel with a reason.
// Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Appointment } from '../../shared/appointments.ts'
import type { SeriesScope } from '../../shared/appointments-series.ts'
import { appointmentSpan } from '../../shared/appointments-times.ts'
import { feeHint, isLateCancel } from '../../shared/cancelling.ts'
import { formatMoney } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { salonNow } from '../now.ts'
import { Button } from '../ui/Button.tsx'
import { FieldRow } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { DateInput, TimeInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import { ConflictSentences, leastReason } from './ConflictNotice.tsx'
import { type Changes, useChanges } from './changes.ts'
import { movedLines } from './moves.ts'
import { appointmentQuery, settingsQuery, staffQuery } from './queries.ts'
import { ScopeChoice, ScopeDialog, SeriesRefusalDialog } from './SeriesQuestions.tsx'
import { type Refusal, useCalendar } from './store.ts'

const closeAsking = () => useCalendar.setState({ asking: null })
const closeRefusal = () => useCalendar.setState({ refusal: null })

/** Whichever of the dialogs is asked for; nothing otherwise. */
export function CalendarDialogs() {
  const asking = useCalendar((state) => state.asking)
  const refusal = useCalendar((state) => state.refusal)
  const changes = useChanges()
  const question = useCalendar((state) => state.scopeQuestion)
  const seriesRefusal = useCalendar((state) => state.seriesRefusal)
  if (question !== null) return <ScopeDialog />
  if (seriesRefusal !== null) return <SeriesRefusalDialog />
  if (refusal !== null) return <RefusalDialog refusal={refusal} />
  if (asking === null) return null
  return asking.what === 'move' ? (
    <MoveDialog id={asking.appointmentId} changes={changes} />
  ) : (
    <CancelDialog id={asking.appointmentId} changes={changes} />
  )
}

function RefusalDialog({ refusal }: { readonly refusal: Refusal }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [isShort, setShort] = useState(false)
  const hasReason = refusal.conflicts.length > 0
  const confirm = async () => {
    if (reason.trim().length < leastReason) {
      setShort(true)
      return
    }
    await refusal.retry(reason)
    closeRefusal()
  }
  return (
    <FormDialog
      title={t(($) => $.conflicts.title)}
      onClose={closeRefusal}
      size="small"
      saveLabel={hasReason ? t(($) => $.conflicts.confirm) : null}
      onSubmit={confirm}
    >
      <ConflictSentences conflicts={refusal.conflicts} />
      {hasReason ? (
        <TextField
          label={t(($) => $.conflicts.reason)}
          description={t(($) => $.conflicts.reasonHelp)}
          value={reason}
          onChange={(text) => {
            setReason(text)
            setShort(false)
          }}
          maxLength={300}
          error={isShort ? t(($) => $.conflicts.reasonNeeded) : undefined}
          autoFocus
        />
      ) : null}
    </FormDialog>
  )
}

function MoveDialog({ id, changes }: { readonly id: string; readonly changes: Changes }) {
  const { data } = useQuery(appointmentQuery(id))
  return data === undefined ? null : <MoveForm key={id} appointment={data.appointment} changes={changes} />
}

function MoveForm({ appointment, changes }: { readonly appointment: Appointment; readonly changes: Changes }) {
  const { t } = useTranslation()
  const { data: staff = [] } = useQuery(staffQuery)
  const first = appointment.lines[0]
  const [day, setDay] = useState<Typed<string>>(appointment.day)
  const [startMin, setStartMin] = useState<Typed<number>>(appointmentSpan(appointment.lines).startMin)
  const [staffId, setStaffId] = useState(first?.staffId ?? '')
  const people = staff
    .filter((member) => (member.active && member.takesAppointments) || member.id === staffId)
    .map((member) => ({ id: member.id, label: member.name }))
  const move = () => {
    if (typeof day !== 'string' || day === 'invalid' || typeof startMin !== 'number' || first === undefined) return
    const start = first.startMin + startMin - appointmentSpan(appointment.lines).startMin
    const lines = movedLines(appointment, first.id, { startMin: start, staffId })
    if (lines === null) return
    closeAsking()
    useCalendar.setState({ day, focusedLineId: first.id })
    void changes.place(appointment, { day, lines })
  }
  return (
    <FormDialog
      title={t(($) => $.appointments.moveTitle)}
      onClose={closeAsking}
      size="small"
      saveLabel={t(($) => $.appointments.move)}
      onSubmit={move}
    >
      <FieldRow>
        <DateInput label={t(($) => $.appointments.form.day)} value={day} onChange={setDay} autoFocus />
        <TimeInput label={t(($) => $.appointments.form.time)} value={startMin} onChange={setStartMin} />
      </FieldRow>
      <Select
        label={t(($) => $.appointments.form.staff)}
        options={people}
        value={staffId}
        onChange={(next) => setStaffId(next)}
      />
    </FormDialog>
  )
}

function CancelDialog({ id, changes }: { readonly id: string; readonly changes: Changes }) {
  const { t } = useTranslation()
  const { data } = useQuery(appointmentQuery(id))
  const { data: settings } = useQuery(settingsQuery)
  const [reason, setReason] = useState('')
  const [scope, setScope] = useState<SeriesScope>('this')
  if (data === undefined || settings === undefined) return null
  const { appointment } = data
  const { lateCancelHours } = settings.booking
  const isLate = isLateCancel(appointment, lateCancelHours, salonNow())
  const feeCents = isLate ? feeHint(appointment, 'late-cancel', settings.booking) : 0
  return (
    <FormDialog
      title={t(($) => $.appointments.cancelling.title)}
      onClose={closeAsking}
      size="small"
      saveLabel={t(($) => $.appointments.cancelling.confirm)}
      onSubmit={() => {
        closeAsking()
        void changes.setStatus(appointment, 'cancelled', reason, scope)
      }}
      actions={<Button onPress={closeAsking}>{t(($) => $.appointments.cancelling.keep)}</Button>}
    >
      {isLate ? (
        <Notice tone="warning">
          {t(($) => $.booking.late.willBe, { hours: lateCancelHours })}{' '}
          {feeCents === 0 ? '' : t(($) => $.booking.late.fee, { sum: formatMoney(feeCents, currentLanguage()) })}
        </Notice>
      ) : null}
      {appointment.seriesId === null ? null : (
        <ScopeChoice label={t(($) => $.booking.series.scopeCancel)} value={scope} onChange={setScope} />
      )}
      <TextField
        label={t(($) => $.appointments.cancelling.reason)}
        value={reason}
        onChange={setReason}
        maxLength={300}
        isOptional
        autoFocus
      />
    </FormDialog>
  )
}
