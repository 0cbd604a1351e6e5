// What speaks against a treatment, shown where it is booked or given, before anyone is stopped by it. In the window.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/Notice.tsx'
import { checkQuery } from './queries.ts'
import styles from './Safety.module.css'
import { StopList } from './StopList.tsx'

interface SafetyNoticeProps {
  readonly clientId: string | null
  readonly serviceIds: readonly string[]
  readonly day: string
  readonly startMin: number
  /** Its answers are shown too. */
  readonly appointmentId?: string
}

/** Nothing while nothing speaks against it. */
export function SafetyNotice({ clientId, serviceIds, day, startMin, appointmentId }: SafetyNoticeProps) {
  const { t } = useTranslation()
  const asked = {
    clientId: clientId ?? '',
    serviceIds: [...new Set(serviceIds)].sort(),
    day,
    startMin,
    ...(appointmentId === undefined ? {} : { appointmentId }),
  }
  const { data } = useQuery({ ...checkQuery(asked), enabled: clientId !== null && serviceIds.length > 0 })
  if (data === undefined) return null
  const { stops, answers, ageUnknown } = data
  const unknown = ageUnknown.map((each) => (
    <Notice key={each.service}>
      {t(($) => $.safety.stop.ageUnknown, { service: each.service, years: each.years })}
    </Notice>
  ))
  if (stops.length === 0) return <>{unknown}</>
  return (
    <>
      <Notice tone="danger" title={t(($) => $.safety.stop.noticed, { count: stops.length })}>
        <StopList stops={stops} />
        {answers.map((answer) => (
          <p key={answer.atMs} className={styles.quiet}>
            {t(($) => $.safety.stop.answered, { reason: answer.reason, name: answer.staffName })}
          </p>
        ))}
      </Notice>
      {unknown}
    </>
  )
}
