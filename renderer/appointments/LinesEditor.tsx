// The services of a booking: add by name, change length and person, take away. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatDuration, formatMoney, formatTimeRange } from '../../shared/format.ts'
import { clientMinutes, type Service } from '../../shared/services.ts'
import { currentLanguage } from '../i18n.ts'
import { folded } from '../shell/actions.ts'
import { IconButton } from '../ui/Button.tsx'
import { ColourDot } from '../ui/Chip.tsx'
import { ComboBox } from '../ui/ComboBox.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { NumberInput } from '../ui/TypedField.tsx'
import { staffColour } from '../ui/tones.ts'
import styles from './AppointmentForm.module.css'
import { type DraftLine, withDuration, withoutLine, withStaff } from './line-draft.ts'
import { servicesQuery, staffQuery } from './queries.ts'

interface LinesEditorProps {
  readonly lines: readonly DraftLine[]
  readonly onChange: (lines: DraftLine[]) => void
  readonly onAdd: (service: Service) => void
  readonly error: string | undefined
}

/** Services in which each typed word begins some word of the name or category. */
function matching(services: readonly Service[], text: string): Service[] {
  const wanted = folded(text).split(/\s+/).filter(Boolean)
  return services.filter((service) => {
    const words = folded(`${service.name} ${service.category}`).split(/[\s,/–-]+/)
    return !service.archived && wanted.every((each) => words.some((word) => word.startsWith(each)))
  })
}

export function LinesEditor({ lines, onChange, onAdd, error }: LinesEditorProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const { data: services = [], isSuccess } = useQuery(servicesQuery)
  const { data: staff = [] } = useQuery(staffQuery)
  const search = (text: string) =>
    matching(services, text).map((service) => ({
      id: service.id,
      label: service.name,
      detail: `${formatDuration(clientMinutes(service))} · ${formatMoney(service.priceCents, language)}`,
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
              <IconButton
                icon={X}
                size="small"
                label={t(($) => $.appointments.form.removeLine, { service: name })}
                onPress={() => onChange(withoutLine(lines, line.key))}
              />
            </div>
            <div className={styles.lineFields}>
              <Select
                label={t(($) => $.appointments.form.staff)}
                options={people}
                value={line.staffId}
                onChange={(staffId) => onChange(withStaff(lines, line.key, staffId))}
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
          </div>
        )
      })}
      {isSuccess && services.every((service) => service.archived) ? (
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
          error={error}
        />
      )}
    </div>
  )
}
