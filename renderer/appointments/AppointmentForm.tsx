// The form of a booking, new or existing: client, day and time, services, note. The caller saves. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { Repeat } from 'lucide-react'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conflict } from '../../shared/appointments.ts'
import { appointmentSpan } from '../../shared/appointments-times.ts'
import { formatDuration, formatMoney } from '../../shared/format.ts'
import { doesService } from '../../shared/services.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { SafetyNotice } from '../safety/SafetyNotice.tsx'
import { Button } from '../ui/Button.tsx'
import { FieldRow, FieldStack } from '../ui/Field.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { TextArea } from '../ui/TextField.tsx'
import { DateInput, TimeInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import styles from './AppointmentForm.module.css'
import { type ClientChoice, ClientField } from './ClientField.tsx'
import { ConflictNotice } from './ConflictNotice.tsx'
import { conflictsOf, NotMade } from './changes.ts'
import { FindTime } from './FindTime.tsx'
import { LinesEditor } from './LinesEditor.tsx'
import { type DraftLine, priceOfLines, sentOf, startingAt, withService } from './line-draft.ts'
import type { SentLines } from './moves.ts'
import { servicesQuery, staffQuery } from './queries.ts'
import { SeriesDialog, type SeriesStart } from './SeriesDialog.tsx'
import { showDay } from './store.ts'

export interface FormStart {
  readonly day: string
  readonly startMin: number
  readonly staffId: string | null
  readonly drawnMin: number | null
  /** Changes when another place is pressed in the grid: the booking being written moves there. */
  readonly placement: number
  readonly lines: readonly DraftLine[]
  readonly client: ClientChoice
  readonly note: string
}

export interface FormResult {
  readonly day: string
  readonly clientId: string | null
  readonly lines: SentLines
  readonly note: string
}

interface AppointmentFormProps {
  readonly title: string
  readonly saveLabel: string
  readonly start: FormStart
  /** The appointment being changed: its own time counts as free. */
  readonly exceptId?: string
  readonly onSave: (result: FormResult, overrideReason: string | undefined) => Promise<void>
  readonly onClose: () => void
  /** A new booking can be made to repeat; runs when the series is booked. */
  readonly onRepeated?: () => void
}

export function AppointmentForm(props: AppointmentFormProps) {
  const { title, saveLabel, start, exceptId, onSave, onClose, onRepeated } = props
  const { t } = useTranslation()
  const language = currentLanguage()
  const formId = useId()
  const saveButton = useRef<HTMLButtonElement>(null)
  const { data: services = [] } = useQuery(servicesQuery)
  const { data: staff = [] } = useQuery(staffQuery)
  const [client, setClient] = useState(start.client)
  const [day, setDay] = useState<Typed<string>>(start.day)
  const [startMin, setStartMin] = useState<Typed<number>>(start.startMin)
  const [lines, setLines] = useState<readonly DraftLine[]>(start.lines)
  const [note, setNote] = useState(start.note)
  const [conflicts, setConflicts] = useState<readonly Conflict[] | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [isPending, setPending] = useState(false)
  const [wasSent, setSent] = useState(false)
  const [series, setSeries] = useState<SeriesStart | null>(null)

  const placed = useRef(start.placement)
  useEffect(() => {
    if (placed.current === start.placement) return
    placed.current = start.placement
    setDay(start.day)
    setStartMin(start.startMin)
    setConflicts(null)
    setLines((now) => {
      const [first] = now
      const { staffId } = start
      if (first === undefined) return now
      return startingAt(now, start.startMin).map((line) =>
        staffId !== null && line.staffId === first.staffId ? { ...line, staffId } : line,
      )
    })
  }, [start])

  const isTimeKnown = typeof day === 'string' && day !== 'invalid' && typeof startMin === 'number'
  const span = appointmentSpan(lines)
  const priceCents = priceOfLines(lines, services, isTimeKnown ? day : start.day)
  const firstStaffId = start.staffId ?? staff.find((member) => member.active && member.takesAppointments)?.id ?? ''

  const clientIdOf = async (): Promise<string | null> => {
    if (client.kind === 'none') return null
    if (client.kind === 'known') return client.option.id
    const made = await call('clients.create', { name: client.name, phone: client.phone })
    // The card exists from now on, whatever happens to the booking.
    setClient({ kind: 'known', option: { id: made.id, label: made.name } })
    return made.id
  }

  const save = async (overrideReason?: string) => {
    setSent(true)
    if (lines.length === 0 || !isTimeKnown) return
    if (client.kind === 'new' && client.name.trim() === '') return
    setPending(true)
    setFailure(null)
    setConflicts(null)
    try {
      await onSave({ day, clientId: await clientIdOf(), lines: sentOf(lines), note }, overrideReason)
    } catch (error) {
      // The person read what speaks against it and did not go on: what is typed stays.
      if (error instanceof NotMade) return
      const found = conflictsOf(error)
      if (found === null) setFailure(error)
      else setConflicts(found)
    } finally {
      setPending(false)
    }
  }

  /** What repeats is what has been written so far. */
  const repeat = async () => {
    setSent(true)
    if (lines.length === 0 || !isTimeKnown) return
    if (client.kind === 'new' && client.name.trim() === '') return
    try {
      const clientId = await clientIdOf()
      setSeries({ day, startMin: appointmentSpan(lines).startMin, clientId, lines: sentOf(lines), note })
    } catch (error) {
      setFailure(error)
    }
  }

  const submit = (event: FormEvent<HTMLFormElement>) => {
    // A dialog opened from here has a form of its own.
    if (event.target !== event.currentTarget) return
    event.preventDefault()
    void save()
  }

  return (
    <SidePanel
      title={title}
      onClose={onClose}
      footer={
        <>
          {lines.length === 0 ? null : (
            <span className={styles.sum}>
              <span className="figures">
                {t(($) => $.appointments.form.sum, {
                  time: formatDuration(span.endMin - span.startMin),
                  price: formatMoney(priceCents, language),
                })}
              </span>
            </span>
          )}
          <Button onPress={onClose}>{t(($) => $.common.cancel)}</Button>
          <Button ref={saveButton} variant="primary" type="submit" form={formId} isPending={isPending}>
            {saveLabel}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        onSubmit={submit}
        noValidate
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return
          event.preventDefault()
          void save()
        }}
      >
        <FieldStack>
          {conflicts === null ? null : (
            <ConflictNotice key={conflicts.length} conflicts={conflicts} onConfirm={(reason) => void save(reason)} />
          )}
          <ErrorNotice error={failure} />
          <ClientField value={client} onChange={setClient} autoFocus={start.client.kind === 'none'} />
          {isTimeKnown ? (
            <SafetyNotice
              clientId={client.kind === 'known' ? client.option.id : null}
              serviceIds={lines.map((line) => line.serviceId)}
              day={day}
              startMin={startMin}
              {...(exceptId === undefined ? {} : { appointmentId: exceptId })}
            />
          ) : null}
          <FieldRow>
            <DateInput label={t(($) => $.appointments.form.day)} value={day} onChange={setDay} />
            <TimeInput
              label={t(($) => $.appointments.form.time)}
              value={startMin}
              onChange={(minute) => {
                setStartMin(minute)
                if (typeof minute === 'number' && lines.length > 0) setLines(startingAt(lines, minute))
              }}
              error={wasSent && !isTimeKnown ? t(($) => $.appointments.form.needsTime) : undefined}
            />
          </FieldRow>
          <FindTime
            lines={lines}
            day={isTimeKnown ? day : start.day}
            exceptId={exceptId}
            onPick={(time) => {
              setDay(time.day)
              setStartMin(time.startMin)
              setConflicts(null)
              setLines(startingAt(lines, time.startMin).map((line) => ({ ...line, staffId: time.staffId })))
              showDay(time.day)
              saveButton.current?.focus()
            }}
          />
          <LinesEditor
            day={isTimeKnown ? day : start.day}
            lines={lines}
            onChange={setLines}
            onAdd={(service) => {
              const from = typeof startMin === 'number' ? startMin : start.startMin
              // Whose column it began in is hers to refuse; where nobody was named, it goes to the first who does it.
              const doer = staff.find((each) => each.active && each.takesAppointments && doesService(service, each.id))
              const first = {
                startMin: from,
                staffId: start.staffId ?? doer?.id ?? firstStaffId,
                drawnMin: start.drawnMin,
              }
              const last = services.find((each) => each.id === lines.at(-1)?.serviceId)
              setLines(withService(lines, service, first, last?.cleanupMin ?? 0))
              // The usual next key is Enter, and it should save.
              saveButton.current?.focus()
            }}
            error={wasSent && lines.length === 0 ? t(($) => $.appointments.form.needsService) : undefined}
          />
          <TextArea
            label={t(($) => $.appointments.form.note)}
            placeholder={t(($) => $.appointments.form.notePlaceholder)}
            value={note}
            onChange={setNote}
            maxLength={2000}
            rows={2}
          />
          {onRepeated === undefined ? null : (
            <div>
              <Button variant="quiet" size="small" icon={Repeat} onPress={() => void repeat()}>
                {t(($) => $.booking.series.open)}
              </Button>
            </div>
          )}
        </FieldStack>
      </form>
      {series === null || onRepeated === undefined ? null : (
        <SeriesDialog start={series} onClose={() => setSeries(null)} onBooked={onRepeated} />
      )}
    </SidePanel>
  )
}
