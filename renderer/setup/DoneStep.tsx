// The first run is over: what is ready, and the way in. Runs in the window.

import { useQuery } from '@tanstack/react-query'
import { CalendarDays, CircleAlert, CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { backupsQuery } from '../backups/backups-query.ts'
import { servicesQuery } from '../services/services-query.ts'
import { DoorHeading } from '../session/DoorFrame.tsx'
import { staffQuery } from '../staff/staff-query.ts'
import { Button } from '../ui/Button.tsx'
import styles from './Setup.module.css'
import type { StepProps } from './SetupScreen.tsx'

/** Its button ends the run. */
export function DoneStep({ onNext, onBack }: StepProps) {
  const { t } = useTranslation()
  const staff = useQuery(staffQuery).data?.length ?? 0
  const services = useQuery(servicesQuery).data?.length ?? 0
  const hasBackup = useQuery(backupsQuery).data?.places.some((place) => place.lastGoodAtMs !== null) ?? false
  const rows = [
    { id: 'staff', isThere: true, text: t(($) => $.setup.done.staff, { count: staff }) },
    { id: 'services', isThere: true, text: t(($) => $.setup.done.services, { count: services }) },
    { id: 'recovery', isThere: true, text: t(($) => $.setup.done.recovery) },
    {
      id: 'backup',
      isThere: hasBackup,
      text: hasBackup ? t(($) => $.setup.done.backup) : t(($) => $.setup.done.noBackup),
    },
  ]
  return (
    <>
      <DoorHeading title={t(($) => $.setup.done.title)}>{t(($) => $.setup.done.lead)}</DoorHeading>
      <ul className={styles.done}>
        {rows.map((row) => (
          <li key={row.id} data-missing={row.isThere ? undefined : ''}>
            {row.isThere ? <CircleCheck size={20} aria-hidden /> : <CircleAlert size={20} aria-hidden />}
            <span className="figures">{row.text}</span>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button variant="primary" size="large" icon={CalendarDays} onPress={onNext} autoFocus>
          {t(($) => $.setup.done.open)}
        </Button>
        {onBack === undefined ? null : (
          <Button variant="quiet" onPress={onBack}>
            {t(($) => $.common.back)}
          </Button>
        )}
      </div>
    </>
  )
}
