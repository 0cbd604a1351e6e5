// The services of a booking: add by name, change length and person, take away. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { Pencil, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDuration, formatMoney, formatTimeRange } from '../../shared/format.ts'
import { addOnsOf, clientMinutes, doesService, isBookable, priceOn, type Service } from '../../shared/services.ts'
import { currentLanguage } from '../i18n.ts'
import { ServiceDialog, type ServiceDraft } from '../services/ServiceDialog.tsx'
import { folded } from '../shell/actions.ts'
import { useMay } from '../shell/session.ts'
import { IconButton } from '../ui/Button.tsx'
import { ColourDot } from '../ui/Chip.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { ComboBox } from '../ui/ComboBox.tsx'
import { cx } from '../ui/cx.ts'
import { Notice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { NumberInput, TimeInput } from '../ui/TypedField.tsx'
import { staffColour } from '../ui/tones.ts'
import styles from './AppointmentForm.module.css'
import { type DraftLine, withAddOn, withDuration, withoutLine, withStaff, withStart } from './line-draft.ts'
import { servicesQuery, staffQuery } from './queries.ts'

interface LinesEditorProps {
  readonly lines: readonly DraftLine[]
  readonly onChange: (lines: DraftLine[]) => void
  readonly onAdd: (service: Service) => void
  readonly error: string | undefined
  /** Prices are those of this day. */
  readonly day: string
}

/** Services in which each typed word begins some word of the name or category. */
function matching(services: readonly Service[], text: string): Service[] {
  const wanted = folded(text).split(/\s+/).filter(Boolean)
  return services.filter((service) => {
    const words = folded(`${service.name} ${service.category}`).split(/[\s,/–-]+/)
    return isBookable(service) && wanted.every((each) => words.some((word) => word.startsWith(each)))
  })
}

export function LinesEditor({ lines, onChange, onAdd, error, day }: LinesEditorProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const { data: services = [], isSuccess } = useQuery(servicesQuery)
  const { data: staff = [] } = useQuery(staffQuery)
  const mayEditServices = useMay('services-and-prices')
  const [editing, setEditing] = useState<ServiceDraft | null>(null)
  const search = (text: string) =>
    matching(services, text).map((service) => ({
      id: service.id,
      label: service.name,
      detail: `${formatDuration(clientMinutes(service))} · ${formatMoney(priceOn(service, lines.at(-1)?.staffId ?? null, day), language)}`,
    }))
  const people = staff
    .filter((member) => (member.active && member.takesAppointments) || lines.some((line) => line.staffId === member.id))
    .map((member) => ({ id: member.id, label: member.name }))
  return (
    <div className={styles.lines}>
      {lines.map((line) => {
        const service = services.find((each) => each.id === line.serviceId)
        const name = service?.name ?? ''
        return (
          <div key={line.key} className={styles.line}>
            <div className={styles.lineHead}>
              <ColourDot colour={staffColour(service?.colour ?? 0)} />
              <span className={styles.lineName}>{name}</span>
              <span className={styles.lineTime}>
                <span className="figures">
                  {formatTimeRange(line.startMin, line.startMin + line.durationMin, language)}
                </span>
              </span>
              {mayEditServices && service !== undefined ? (
                <IconButton
                  icon={Pencil}
                  size="small"
                  label={t(($) => $.booking.service.edit, { service: name })}
                  onPress={() => setEditing({ service, name: '' })}
                />
              ) : null}
              <IconButton
                icon={X}
                size="small"
                label={t(($) => $.appointments.form.removeLine, { service: name })}
                onPress={() => onChange(withoutLine(lines, line.key))}
              />
            </div>
            <div className={cx(styles.lineFields, lines.length > 1 && styles.chained)}>
              {lines.length > 1 ? (
                <TimeInput
                  label={t(($) => $.appointments.form.time)}
                  value={line.startMin}
                  onChange={(minute) => {
                    if (typeof minute === 'number') onChange(withStart(lines, line.key, minute))
                  }}
                />
              ) : null}
              <Select
                label={t(($) => $.appointments.form.staff)}
                options={people.filter(
                  ({ id }) => id === line.staffId || service === undefined || doesService(service, id),
                )}
                value={line.staffId}
                onChange={(staffId) => onChange(withStaff(lines, line.key, staffId, service))}
              />
              <NumberInput
                label={t(($) => $.appointments.form.duration)}
                unit="min"
                least={5}
                most={1440}
                value={line.durationMin}
                onChange={(minutes) => {
                  if (typeof minutes === 'number') onChange(withDuration(lines, line.key, minutes))
                }}
              />
            </div>
            <AddOns lines={lines} line={line} services={services} day={day} onChange={onChange} />
          </div>
        )
      })}
      {isSuccess && !services.some(isBookable) && !mayEditServices ? (
        <Notice tone="warning">{t(($) => $.appointments.form.noServices)}</Notice>
      ) : (
        <ComboBox
          // Emptied by starting over: the chosen service is a line of its own now.
          key={lines.map((line) => line.key).join()}
          label={lines.length === 0 ? t(($) => $.appointments.form.service) : t(($) => $.appointments.form.addService)}
          placeholder={t(($) => $.appointments.form.servicePlaceholder)}
          search={search}
          value={null}
          onChange={(option) => {
            const chosen = services.find((service) => service.id === option?.id)
            if (chosen !== undefined) onAdd(chosen)
          }}
          {...(mayEditServices
            ? {
                onCreate: (text: string) => setEditing({ service: null, name: text }),
                createLabel: (text: string) => t(($) => $.booking.service.create, { name: text }),
              }
            : {})}
          error={error}
        />
      )}
      {editing === null ? null : (
        <ServiceDialog
          draft={editing}
          onClose={() => setEditing(null)}
          onSaved={(service) => {
            if (editing.service === null && isBookable(service)) onAdd(service)
          }}
        />
      )}
    </div>
  )
}

interface AddOnsProps {
  readonly lines: readonly DraftLine[]
  readonly line: DraftLine
  readonly services: readonly Service[]
  readonly day: string
  readonly onChange: (lines: DraftLine[]) => void
}

/** What can be had with the service, ticked when it is; those chosen stay even if they are no longer offered. */
function AddOns({ lines, line, services, day, onChange }: AddOnsProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const offered = new Set(addOnsOf(services, line.serviceId))
  const chosen = services.filter((each) => line.addOnIds.includes(each.id))
  const shown = services.filter((each) => offered.has(each) || chosen.includes(each))
  if (shown.length === 0) return null
  return (
    <fieldset className={styles.addOns}>
      <legend>{t(($) => $.booking.addOns)}</legend>
      {shown.map((addOn) => {
        const words = [
          ...(addOn.addOnMin ? [`+${formatDuration(addOn.addOnMin)}`] : []),
          formatMoney(priceOn(addOn, line.staffId, day), language),
        ]
        return (
          <Checkbox
            key={addOn.id}
            isSelected={line.addOnIds.includes(addOn.id)}
            onChange={(isChosen) => onChange(withAddOn(lines, line.key, addOn, isChosen))}
            detail={words.join(' · ')}
          >
            {addOn.name}
          </Checkbox>
        )
      })}
    </fieldset>
  )
}
