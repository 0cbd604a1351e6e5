// The overview: each promise of the privacy notice, its state, and the figures that show it. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { keyFromSelector } from 'i18next'
import { CircleAlert, CircleCheck, Eye } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ZONE } from '../../shared/day.ts'
import { formatDay, formatInstant } from '../../shared/format.ts'
import type { PromiseName, PromiseState } from '../../shared/privacy.ts'
import type { privacyPromises } from '../../shared/translations/privacyPromises.ts'
import { currentLanguage } from '../i18n.ts'
import { goTo, type Route } from '../shell/navigation.ts'
import { useUser } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { StatusChip } from '../ui/Chip.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import styles from './Privacy.module.css'
import { dashboardQuery } from './privacy-queries.ts'

const looks = {
  kept: { tone: 'success', icon: CircleCheck },
  look: { tone: 'warning', icon: Eye },
  act: { tone: 'danger', icon: CircleAlert },
} as const

/** What waits comes first. */
const order: readonly PromiseState['state'][] = ['act', 'look', 'kept']

/** Where each promise is looked after. */
const places: Partial<Record<PromiseName, Route>> = {
  'no-third-parties': { screen: 'privacy', part: 'outgoing' },
  marketing: { screen: 'privacy', part: 'marketing' },
  retention: { screen: 'privacy', part: 'retention' },
  backups: { screen: 'backups' },
  breaches: { screen: 'privacy', part: 'breaches' },
  requests: { screen: 'privacy', part: 'requests' },
  log: { screen: 'accesslog' },
  confidentiality: { screen: 'privacy', part: 'papers' },
  record: { screen: 'privacy', part: 'papers' },
}

export function OverviewPart() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(dashboardQuery)
  if (data === undefined) {
    return error === null ? <Skeleton lines={8} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  }
  const waiting = data.promises.filter((each) => each.state !== 'kept').length
  return (
    <>
      <div>
        <p className={styles.lead}>{t(($) => $.privacy.lead)}</p>
        <p>
          <strong>
            {waiting === 0
              ? t(($) => $.privacyPromises.allKept)
              : t(($) => $.privacyPromises.summary, { count: waiting })}
          </strong>
        </p>
      </div>
      <ul className={styles.promises}>
        {data.promises
          .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
          .map((promise) => (
            <PromiseRow key={promise.promise} promise={promise} />
          ))}
      </ul>
    </>
  )
}

function PromiseRow({ promise }: { readonly promise: PromiseState }) {
  const { t } = useTranslation()
  const user = useUser()
  const { tone, icon } = looks[promise.state]
  const place = places[promise.promise]
  const isOpen = (screen: Route['screen']) =>
    screen === 'privacy' || user?.permissions.includes(screen === 'backups' ? 'backups' : 'access-log')
  return (
    <li className={styles.promise}>
      <h2>{t(($) => $.privacyPromises.promises[promise.promise])}</h2>
      <p className="figures">
        {t(
          keyFromSelector(($) => $.privacyPromises.proofs[promise.proof as ProofName]),
          shownNumbers(promise.numbers),
        )}
      </p>
      <div className={styles.promiseEnd}>
        {place === undefined || !isOpen(place.screen) ? null : (
          <Button size="small" variant="quiet" onPress={() => goTo(place)}>
            {t(($) => $.privacy.open)}
          </Button>
        )}
        <StatusChip tone={tone} icon={icon}>
          {t(($) => $.privacyPromises.states[promise.state])}
        </StatusChip>
      </div>
    </li>
  )
}

type ProofName = keyof (typeof privacyPromises)['fi']['proofs']

/** Instants and days as words; the rest as they are. */
function shownNumbers(numbers: PromiseState['numbers']): Record<string, unknown> {
  const language = currentLanguage()
  const shown = Object.entries(numbers).map(([name, value]): [string, string | number] => {
    if (name === 'atMs') return [name, formatInstant(Number(value), ZONE, language)]
    if (name === 'day' || name === 'reviewDay') return [name, formatDay(String(value), language)]
    return [name, value]
  })
  return Object.fromEntries(shown)
}
