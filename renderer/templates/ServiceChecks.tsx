// Which of the salon's services something belongs to: tick boxes by category. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { servicesQuery } from '../services/services-query.ts'
import { Checkbox } from '../ui/Choices.tsx'
import styles from './ServiceChecks.module.css'

interface ServiceChecksProps {
  readonly label: string
  readonly chosen: readonly string[]
  readonly onChange: (ids: string[]) => void
}

/** Archived services stay chosen but are shown only while they are. */
export function ServiceChecks({ label, chosen, onChange }: ServiceChecksProps) {
  const { data = [] } = useQuery(servicesQuery)
  const shown = data.filter((service) => !service.archived || chosen.includes(service.id))
  return (
    <fieldset className={styles.checks}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.list}>
        {shown.map((service) => (
          <Checkbox
            key={service.id}
            isSelected={chosen.includes(service.id)}
            onChange={(isOn) => onChange(isOn ? [...chosen, service.id] : chosen.filter((id) => id !== service.id))}
          >
            {service.name}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}
