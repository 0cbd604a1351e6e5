// A wish for the waiting list: who, what, with whom and when. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { X } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addMonths, instantToLocal, ZONE } from '../../shared/day.ts'
import { formatDuration } from '../../shared/format.ts'
import { clientMinutes, isBookable } from '../../shared/services.ts'
import { type WaitlistEntry, WaitlistFields } from '../../shared/waitlist.ts'
import { servicesQuery, staffQuery } from '../appointments/queries.ts'
import { useCalendar } from '../appointments/store.ts'
import { ClientPicker } from '../clients/ClientPicker.tsx'
import { errorText } from '../error-text.ts'
import { recordStep } from '../history.ts'
import { call } from '../ipc.ts'
import { salonNow } from '../now.ts'
import { folded } from '../shell/actions.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { ComboBox } from '../ui/ComboBox.tsx'
import { ErrorLine, FieldRow, FieldStack } from '../ui/Field.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { type Option, Select } from '../ui/Select.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { TextArea } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { DateInput, TimeInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import { WeekdayPicker } from '../ui/WeekdayPicker.tsx'
import styles from './Waitlist.module.css'

const anyone = 'anyone'
const showList = () => useCalendar.setState({ panel: { kind: 'waitlist' } })

/** Mount with the wish's id as key. `entry` null makes a new one. */
export function WishPanel({ entry }: { readonly entry: WaitlistEntry | null }) {
  const { t } = useTranslation()
  const formId = useId()
  const { day: today } = instantToLocal(salonNow(), ZONE)
  const { data: services = [] } = useQuery(servicesQuery)
  const { data: staff = [] } = useQuery(staffQuery)
  const [client, setClient] = useState<Option | null>(
    entry === null ? null : { id: entry.clientId, label: entry.clientName },
  )
  const [serviceIds, setServiceIds] = useState<readonly string[]>(entry?.serviceIds ?? [])
  const [staffId, setStaffId] = useState(entry?.staffIds[0] ?? anyone)
  const [weekdays, setWeekdays] = useState<readonly number[]>(entry?.weekdays ?? [])
  const [fromDay, setFromDay] = useState<Typed<string>>(entry?.fromDay ?? today)
  const [untilDay, setUntilDay] = useState<Typed<string>>(entry?.untilDay ?? addMonths(today, 1))
  const [fromMin, setFromMin] = useState<Typed<number>>(entry === null || entry.fromMin === 0 ? null : entry.fromMin)
  const [untilMin, setUntilMin] = useState<Typed<number>>(
    entry === null || entry.untilMin === 1440 ? null : entry.untilMin,
  )
  const [note, setNote] = useState(entry?.note ?? '')
  const [wasSent, setSent] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [isPending, setPending] = useState(false)

  const parsed = WaitlistFields.safeParse({
    clientId: client?.id,
    serviceIds,
    staffIds: staffId === anyone ? [] : [staffId],
    weekdays,
    fromDay,
    untilDay,
    fromMin: fromMin ?? 0,
    untilMin: untilMin ?? 1440,
    note,
  })
  const isWrong = (...names: string[]) =>
    wasSent && !parsed.success && parsed.error.issues.some((issue) => names.includes(String(issue.path[0])))

  const save = async () => {
    setSent(true)
    if (!parsed.success || isPending) return
    setPending(true)
    try {
      const fields = parsed.data
      const saved = await (entry === null
        ? call('waitlist.add', fields)
        : call('waitlist.change', { id: entry.id, version: entry.version, fields }))
      const said = { client: saved.clientName }
      const text = entry === null ? t(($) => $.waitlist.added, said) : t(($) => $.waitlist.saved, said)
      recordWish(t, text, entry, saved, fields)
      showList()
    } catch (error) {
      setFailure(error)
    } finally {
      setPending(false)
    }
  }
  const people = staff.filter((member) => (member.active && member.takesAppointments) || member.id === staffId)
  return (
    <SidePanel
      title={entry === null ? t(($) => $.waitlist.addTitle) : t(($) => $.waitlist.editTitle)}
      onClose={showList}
      footer={
        <>
          <Button onPress={showList}>{t(($) => $.common.cancel)}</Button>
          <Button variant="primary" type="submit" form={formId} isPending={isPending}>
            {t(($) => $.common.save)}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void save()
        }}
      >
        <FieldStack>
          <ErrorNotice error={failure} />
          <ClientPicker
            label={t(($) => $.appointments.form.client)}
            value={client}
            onChange={setClient}
            autoFocus={entry === null}
            opensOnFocus={false}
            error={isWrong('clientId') ? t(($) => $.waitlist.needsClient) : undefined}
          />
          <div className={styles.services}>
            {serviceIds.map((id, at) => {
              const name = services.find((each) => each.id === id)?.name ?? ''
              return (
                // The same service may be wished for twice.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <div key={`${id}-${at}`} className={styles.service}>
                  <span>{name}</span>
                  <IconButton
                    icon={X}
                    size="small"
                    label={t(($) => $.waitlist.removeService, { service: name })}
                    onPress={() => setServiceIds(serviceIds.filter((_, index) => index !== at))}
                  />
                </div>
              )
            })}
            <ComboBox
              key={serviceIds.length}
              label={serviceIds.length === 0 ? t(($) => $.waitlist.services) : t(($) => $.waitlist.addService)}
              search={(text) =>
                services
                  .filter((each) => isBookable(each) && folded(`${each.name} ${each.category}`).includes(folded(text)))
                  .map((each) => ({ id: each.id, label: each.name, detail: formatDuration(clientMinutes(each)) }))
              }
              value={null}
              onChange={(option) => {
                if (option !== null) setServiceIds([...serviceIds, option.id])
              }}
              error={isWrong('serviceIds') ? t(($) => $.waitlist.needsService) : undefined}
            />
          </div>
          <Select
            label={t(($) => $.waitlist.whose)}
            options={[
              { id: anyone, label: t(($) => $.waitlist.anyone) },
              ...people.map((member) => ({ id: member.id, label: member.name })),
            ]}
            value={staffId}
            onChange={(id) => setStaffId(id)}
          />
          <WeekdayPicker label={t(($) => $.waitlist.weekdays)} value={weekdays} onChange={setWeekdays} />
          <FieldRow>
            <DateInput label={t(($) => $.waitlist.fromDay)} value={fromDay} onChange={setFromDay} />
            <DateInput label={t(($) => $.waitlist.untilDay)} value={untilDay} onChange={setUntilDay} />
          </FieldRow>
          {isWrong('fromDay', 'untilDay') ? <ErrorLine>{t(($) => $.waitlist.needsDays)}</ErrorLine> : null}
          <FieldRow>
            <TimeInput label={t(($) => $.waitlist.fromMin)} value={fromMin} onChange={setFromMin} />
            <TimeInput label={t(($) => $.waitlist.untilMin)} value={untilMin} onChange={setUntilMin} />
          </FieldRow>
          {isWrong('fromMin', 'untilMin') ? <ErrorLine>{t(($) => $.waitlist.needsTimes)}</ErrorLine> : null}
          <TextArea label={t(($) => $.waitlist.note)} value={note} onChange={setNote} maxLength={1000} rows={2} />
        </FieldStack>
      </form>
    </SidePanel>
  )
}

/** Takes a wish off the list that was put on it, or gives one back what it said; and again. */
function recordWish(
  t: TFunction,
  text: string,
  before: WaitlistEntry | null,
  saved: WaitlistEntry,
  fields: WaitlistFields,
): void {
  let { version } = saved
  const { id } = saved
  const turn = async (work: () => Promise<WaitlistEntry>): Promise<boolean> => {
    try {
      version = (await work()).version
      return true
    } catch (error) {
      showToast({ tone: 'danger', text: errorText(t, error) })
      return false
    }
  }
  const close = (closed: boolean) => () => call('waitlist.close', { id, version, closed })
  const write = (to: WaitlistFields) => () => call('waitlist.change', { id, version, fields: to })
  recordStep({
    text,
    undo: () => turn(before === null ? close(true) : write(fieldsOf(before))),
    redo: () => turn(before === null ? close(false) : write(fields)),
  })
}

const fieldsOf = (entry: WaitlistEntry): WaitlistFields => ({
  clientId: entry.clientId,
  serviceIds: entry.serviceIds,
  staffIds: entry.staffIds,
  weekdays: entry.weekdays,
  fromDay: entry.fromDay,
  untilDay: entry.untilDay,
  fromMin: entry.fromMin,
  untilMin: entry.untilMin,
  note: entry.note,
})
