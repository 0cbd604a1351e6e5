// Who works here. Runs in the window.

import { useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { DoorHeading } from '../session/DoorFrame.tsx'
import { useUser } from '../shell/session.ts'
import { StaffForm } from '../staff/StaffForm.tsx'
import { staffQuery } from '../staff/staff-query.ts'
import { Button } from '../ui/Button.tsx'
import { Badge, ColourDot } from '../ui/Chip.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { staffColour } from '../ui/tones.ts'
import styles from './Setup.module.css'
import type { StepProps } from './SetupScreen.tsx'
import { StepActions } from './StepActions.tsx'

/** Each person is saved when added; a salon of one goes straight on. */
export function StaffStep({ onNext, onBack }: StepProps) {
  const { t } = useTranslation()
  const user = useUser()
  const { data, error } = useQuery(staffQuery)
  return (
    <>
      <DoorHeading title={t(($) => $.setup.staff.title)}>{t(($) => $.setup.staff.lead)}</DoorHeading>
      <ErrorNotice error={error} />
      {/* A new row is read out; it is also what a toast would say. */}
      <ul className={styles.people} aria-live="polite">
        {data?.map((member) => (
          <li key={member.id} className={styles.member}>
            <ColourDot colour={staffColour(member.colour)} />
            <span className={styles.memberName}>{member.name}</span>
            {member.id === user?.staffId ? <Badge>{t(($) => $.setup.staff.you)}</Badge> : null}
            <span className={styles.quiet}>{t(($) => $.staff.roles[member.role])}</span>
            <span className={styles.quiet}>
              {member.canSignIn ? t(($) => $.staff.signInYes) : t(($) => $.staff.signInNo)}
            </span>
          </li>
        ))}
      </ul>
      <section className={styles.add} aria-labelledby="add-staff">
        <h2 id="add-staff">{t(($) => $.setup.staff.addTitle)}</h2>
        {/* Only once the people are known: a form that is mounted anew would lose what has been typed. */}
        {data === undefined ? (
          <Skeleton lines={6} />
        ) : (
          <StaffForm
            member={null}
            count={data.length}
            actions={(isPending) => (
              <Button type="submit" icon={UserPlus} isPending={isPending}>
                {t(($) => $.common.add)}
              </Button>
            )}
          />
        )}
      </section>
      <StepActions onBack={onBack} onNext={onNext} />
    </>
  )
}
