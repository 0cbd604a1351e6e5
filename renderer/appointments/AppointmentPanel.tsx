// The panel beside the calendar: everything about one appointment, with its natural next step first. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { ClipboardList, Ellipsis, Pencil, Repeat, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Appointment, type AppointmentDetail, stepAfter } from '../../shared/appointments.ts'
import { appointmentSpan } from '../../shared/appointments-times.ts'
import { feeHint } from '../../shared/cancelling.ts'
import { formatMoney, formatTimeRange, formatWeekdayDay } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { resourcesQuery } from '../resources/resources-query.ts'
import { SafetyNotice } from '../safety/SafetyNotice.tsx'
import { useMay } from '../shell/session.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { ColourDot, StatusChip } from '../ui/Chip.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { Menu } from '../ui/Menu.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { staffColour } from '../ui/tones.ts'
import { ClientPart, LastVisit, NextPart, UnpaidPart } from './AppointmentClient.tsx'
import { AppointmentForm } from './AppointmentForm.tsx'
import styles from './AppointmentPanel.module.css'
import { applyStatus, appointmentEntries } from './actions.ts'
import { NotMade, useChanges } from './changes.ts'
import { draftOf } from './line-draft.ts'
import { NoteField } from './NoteField.tsx'
import { appointmentQuery, settingsQuery, staffQuery } from './queries.ts'
import { Rebook } from './Rebook.tsx'
import { statusIcon } from './status-look.ts'
import { closePanel, useCalendar } from './store.ts'
import { Timeline } from './Timeline.tsx'
import { useCopy } from './useClipboard.ts'
import { nameWords } from './words.ts'

export function AppointmentPanel({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(appointmentQuery(id))
  const [isEditing, setEditing] = useState(false)
  if (data === undefined) {
    return (
      <SidePanel title={t(($) => $.appointments.panel.title)} onClose={closePanel}>
        {error === null ? <Skeleton lines={6} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />}
      </SidePanel>
    )
  }
  return isEditing ? (
    <EditForm appointment={data.appointment} onEnd={() => setEditing(false)} />
  ) : (
    <DetailPanel detail={data} onEdit={() => setEditing(true)} />
  )
}

function EditForm(props: { readonly appointment: Appointment; readonly onEnd: () => void }) {
  const { onEnd } = props
  const { t } = useTranslation()
  const changes = useChanges()
  // As it was when the form opened: what somebody else saves meanwhile is not written over.
  const [appointment] = useState(props.appointment)
  const { clientId, clientName } = appointment
  return (
    <AppointmentForm
      title={t(($) => $.appointments.form.editTitle)}
      saveLabel={t(($) => $.common.save)}
      exceptId={appointment.id}
      start={{
        day: appointment.day,
        startMin: appointmentSpan(appointment.lines).startMin,
        staffId: appointment.lines[0]?.staffId ?? null,
        drawnMin: null,
        placement: 0,
        lines: draftOf(appointment),
        client: clientId === null ? { kind: 'none' } : { kind: 'known', option: { id: clientId, label: clientName } },
        note: appointment.note,
      }}
      onSave={async (result, overrideReason) => {
        try {
          const after = await changes.change(appointment, result, overrideReason)
          useCalendar.setState({ day: after.day })
          onEnd()
        } catch (error) {
          // The question about the series was left, or its refusal is on screen: what is typed stays.
          if (!(error instanceof NotMade)) throw error
        }
      }}
      onClose={onEnd}
    />
  )
}

function DetailPanel({ detail, onEdit }: { readonly detail: AppointmentDetail; readonly onEdit: () => void }) {
  const { t } = useTranslation()
  const changes = useChanges()
  const mayTakePayment = useMay('till')
  const copy = useCopy()
  const { appointment, client } = detail
  const words = nameWords(t)
  const { status } = appointment
  const next = stepAfter(status)
  const isNextAllowed = next !== null && (next !== 'paid' || mayTakePayment)
  const NextIcon = next === null ? null : statusIcon[next]
  return (
    <SidePanel
      title={client?.name ?? (appointment.restricted ? words.restricted : words.noClient)}
      onClose={closePanel}
      head={
        <>
          <StatusChip tone={status} icon={statusIcon[status]}>
            {t(($) => $.appointments.status[status])}
          </StatusChip>
          {appointment.removed ? null : (
            <Menu
              label={t(($) => $.appointments.actions)}
              entries={appointmentEntries(t, changes, appointment, mayTakePayment, copy)}
            >
              <IconButton icon={Ellipsis} label={t(($) => $.appointments.actions)} />
            </Menu>
          )}
        </>
      }
      footer={
        appointment.removed ? undefined : (
          <>
            <Button icon={Pencil} onPress={onEdit} isDisabled={status === 'paid' || appointment.restricted === true}>
              {t(($) => $.common.edit)}
            </Button>
            {isNextAllowed && NextIcon !== null ? (
              <Button variant="primary" icon={NextIcon} onPress={() => applyStatus(changes, appointment, next)}>
                {t(($) => $.appointments.step[next])}
              </Button>
            ) : null}
          </>
        )
      }
    >
      <div className={styles.stack}>
        {appointment.removed ? (
          <Notice
            tone="warning"
            role="alert"
            title={t(($) => $.booking.panel.removed)}
            actions={
              <Button size="small" icon={Undo2} onPress={() => void changes.bringBack(appointment)}>
                {t(($) => $.booking.panel.bringBack)}
              </Button>
            }
          />
        ) : null}
        <When appointment={appointment} />
        {detail.cancelReason === '' ? null : (
          <Notice tone="neutral">
            {t(($) => $.appointments.panel.cancelledBecause, { reason: detail.cancelReason })}
          </Notice>
        )}
        <SafetyNotice
          clientId={client?.id ?? null}
          serviceIds={appointment.lines.map((line) => line.serviceId)}
          day={appointment.day}
          startMin={appointmentSpan(appointment.lines).startMin}
          appointmentId={appointment.id}
        />
        {client !== null && client.alert !== '' ? <Notice tone="danger" title={client.alert} /> : null}
        <LateNotice appointment={appointment} />
        <UnpaidPart unpaid={detail.unpaid} />
        {client === null ? null : <ClientPart client={client} />}
        {appointment.visitId === null ? null : (
          <OpenVisit appointmentId={appointment.id} visitId={appointment.visitId} />
        )}
        {appointment.removed || appointment.restricted ? null : (
          <NoteField key={appointment.id} appointment={appointment} />
        )}
        {appointment.removed || appointment.restricted ? null : <Rebook appointment={appointment} />}
        {client === null ? null : <LastVisit client={client} />}
        <NextPart next={detail.next} />
        <Timeline changes={detail.changes} />
      </div>
    </SidePanel>
  )
}

function When({ appointment }: { readonly appointment: Appointment }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const { data: staff = [] } = useQuery(staffQuery)
  const { data: book } = useQuery(resourcesQuery)
  const nameIn = (list: readonly { readonly id: string; readonly name: string }[], id: string) =>
    list.find((each) => each.id === id)?.name ?? ''
  const { startMin, endMin } = appointmentSpan(appointment.lines)
  return (
    <section>
      <p className={styles.when}>
        <span className="figures">{formatWeekdayDay(appointment.day, language)}</span>
        <strong className="figures">{formatTimeRange(startMin, endMin, language)}</strong>
      </p>
      <ul className={styles.services}>
        {appointment.lines.map((line) => (
          <li key={line.id} className={styles.service}>
            <ColourDot colour={staffColour(line.colour)} />
            <span className={styles.serviceWords}>
              <span>{line.serviceName}</span>
              <span className={styles.quiet}>
                <span className="figures">
                  {formatTimeRange(line.startMin, line.startMin + line.durationMin, language)}
                </span>
                {' · '}
                {[
                  nameIn(staff, line.staffId),
                  ...line.resourceIds.map((resourceId) => nameIn(book?.resources ?? [], resourceId)),
                ]
                  .filter((name) => name !== '')
                  .join(' · ')}
              </span>
            </span>
            <span className="figures">{formatMoney(line.priceCents, language)}</span>
            {line.addOns.map((addOn) => (
              <span key={addOn.serviceId} className={styles.addOn}>
                <span>+ {addOn.name}</span>
                <span className="figures">{formatMoney(addOn.priceCents, language)}</span>
              </span>
            ))}
          </li>
        ))}
      </ul>
      {appointment.seriesId === null ? null : (
        <p className={styles.series}>
          <Repeat size={14} aria-hidden />
          {t(($) => $.booking.series.inSeries)}
        </p>
      )}
    </section>
  )
}

/** That it was cancelled late, or missed, and what the salon's own rule asks for it. */
function LateNotice({ appointment }: { readonly appointment: Appointment }) {
  const { t } = useTranslation()
  const { data: settings } = useQuery(settingsQuery)
  if (settings === undefined) return null
  const { booking } = settings
  const why = appointment.status === 'no-show' ? 'no-show' : appointment.lateCancel ? 'late-cancel' : null
  if (why === null) return null
  const cents = feeHint(appointment, why, booking)
  const words = [
    ...(why === 'late-cancel' ? [t(($) => $.booking.late.was, { hours: booking.lateCancelHours })] : []),
    ...(cents === 0 ? [] : [t(($) => $.booking.late.fee, { sum: formatMoney(cents, currentLanguage()) })]),
  ]
  return words.length === 0 ? null : <Notice tone="warning">{words.join('. ')}</Notice>
}

function OpenVisit({ appointmentId, visitId }: { readonly appointmentId: string; readonly visitId: string }) {
  const { t } = useTranslation()
  const mayWrite = useMay('treatment-records')
  if (!mayWrite) return null
  return (
    <Button
      icon={ClipboardList}
      isWide
      onPress={() => useCalendar.setState({ panel: { kind: 'visit', visitId, appointmentId } })}
    >
      {t(($) => $.appointments.panel.openVisit)}
    </Button>
  )
}
