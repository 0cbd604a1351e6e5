// The three questions that cannot wait: book over a conflict, move to another day, cancel with a reason.
// Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Appointment } from '../../shared/appointments.ts'
import { appointmentSpan } from '../../shared/appointments-times.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FieldRow, FieldStack } from '../ui/Field.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { DateInput, TimeInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import { ConflictSentences, leastReason } from './ConflictNotice.tsx'
import { type Changes, useChanges } from './changes.ts'
import { movedLines } from './moves.ts'
import { appointmentQuery, staffQuery } from './queries.ts'
import { type Refusal, useCalendar } from './store.ts'

const closeAsking = () => useCalendar.setState({ asking: null })
const closeRefusal = () => useCalendar.setState({ refusal: null })

/** Whichever of the dialogs is asked for; nothing otherwise. */
export function CalendarDialogs() {
  const asking = useCalendar((state) => state.asking)
  const refusal = useCalendar((state) => state.refusal)
  const changes = useChanges()
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
  const formId = useId()
  const [reason, setReason] = useState('')
  const [isShort, setShort] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const confirm = async () => {
    if (reason.trim().length < leastReason) {
      setShort(true)
      return
    }
    try {
      await refusal.retry(reason)
      closeRefusal()
    } catch (error) {
      setFailure(error)
    }
  }
  return (
    <Dialog
      title={t(($) => $.appointments.conflict.title)}
      isOpen
      onClose={closeRefusal}
      size="small"
      footer={
        <>
          <Button onPress={closeRefusal}>{t(($) => $.common.cancel)}</Button>
          {refusal.conflicts.length === 0 ? null : (
            <Button type="submit" form={formId} variant="primary">
              {t(($) => $.appointments.conflict.confirm)}
            </Button>
          )}
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void confirm()
        }}
      >
        <FieldStack>
          <ErrorNotice error={failure} />
          <ConflictSentences conflicts={refusal.conflicts} />
          {refusal.conflicts.length === 0 ? null : (
            <TextField
              label={t(($) => $.appointments.conflict.reason)}
              description={t(($) => $.appointments.conflict.reasonHelp)}
              value={reason}
              onChange={(text) => {
                setReason(text)
                setShort(false)
              }}
              maxLength={300}
              error={isShort ? t(($) => $.appointments.conflict.reasonNeeded) : undefined}
              autoFocus
            />
          )}
        </FieldStack>
      </form>
    </Dialog>
  )
}

function MoveDialog({ id, changes }: { readonly id: string; readonly changes: Changes }) {
  const { data } = useQuery(appointmentQuery(id))
  return data === undefined ? null : <MoveForm key={id} appointment={data.appointment} changes={changes} />
}

function MoveForm({ appointment, changes }: { readonly appointment: Appointment; readonly changes: Changes }) {
  const { t } = useTranslation()
  const formId = useId()
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
    <Dialog
      title={t(($) => $.appointments.moveTitle)}
      isOpen
      onClose={closeAsking}
      size="small"
      footer={
        <>
          <Button onPress={closeAsking}>{t(($) => $.common.cancel)}</Button>
          <Button type="submit" form={formId} variant="primary">
            {t(($) => $.appointments.move)}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          move()
        }}
      >
        <FieldStack>
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
        </FieldStack>
      </form>
    </Dialog>
  )
}

function CancelDialog({ id, changes }: { readonly id: string; readonly changes: Changes }) {
  const { t } = useTranslation()
  const formId = useId()
  const { data } = useQuery(appointmentQuery(id))
  const [reason, setReason] = useState('')
  if (data === undefined) return null
  return (
    <Dialog
      title={t(($) => $.appointments.cancelling.title)}
      isOpen
      onClose={closeAsking}
      size="small"
      footer={
        <>
          <Button onPress={closeAsking}>{t(($) => $.appointments.cancelling.keep)}</Button>
          <Button type="submit" form={formId} variant="primary">
            {t(($) => $.appointments.cancelling.confirm)}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          closeAsking()
          void changes.setStatus(data.appointment, 'cancelled', reason)
        }}
      >
        <TextField
          label={t(($) => $.appointments.cancelling.reason)}
          value={reason}
          onChange={setReason}
          maxLength={300}
          isOptional
          autoFocus
        />
      </form>
    </Dialog>
  )
}
