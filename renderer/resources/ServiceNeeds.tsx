// What a service needs of rooms and devices: one box for each group, part of the service's form. Nothing where the salon
// has no groups. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostNeeds } from '../../shared/resources.ts'
import { call } from '../ipc.ts'
import { Checkbox } from '../ui/Choices.tsx'
import styles from './Resources.module.css'
import { resourcesQuery } from './resources-query.ts'

export interface ServiceNeedsState {
  /** Null until somebody has touched a box. */
  readonly chosen: readonly string[] | null
  readonly setChosen: (groupIds: readonly string[]) => void
  /** Saves what was changed, under the id that the service has by now. */
  readonly save: (serviceId: string) => Promise<void>
}

/** The form's own state; saved together with the service. */
export function useServiceNeeds(): ServiceNeedsState {
  const [chosen, setChosen] = useState<readonly string[] | null>(null)
  const save = async (serviceId: string) => {
    if (chosen !== null) await call('resources.setNeeds', { serviceId, groupIds: [...chosen] })
  }
  return { chosen, setChosen, save }
}

interface ServiceNeedsProps {
  /** Null for a new service. */
  readonly serviceId: string | null
  readonly needs: ServiceNeedsState
}

export function ServiceNeeds({ serviceId, needs }: ServiceNeedsProps) {
  const { t } = useTranslation()
  const { data } = useQuery(resourcesQuery)
  const groups = data?.groups.filter((group) => !group.archived) ?? []
  if (data === undefined || groups.length === 0) return null
  const present = data.needs.find((each) => each.serviceId === serviceId)?.groupIds ?? []
  const chosen = needs.chosen ?? present
  return (
    <fieldset className={styles.needs}>
      <legend>{t(($) => $.resources.needs)}</legend>
      <p>{t(($) => $.resources.needsLead)}</p>
      {groups.map((group) => {
        const isSelected = chosen.includes(group.id)
        return (
          <Checkbox
            key={group.id}
            isSelected={isSelected}
            isDisabled={!isSelected && chosen.length >= mostNeeds}
            onChange={(next) => needs.setChosen(next ? [...chosen, group.id] : chosen.filter((id) => id !== group.id))}
          >
            {group.name}
          </Checkbox>
        )
      })}
    </fieldset>
  )
}
