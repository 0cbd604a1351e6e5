// A quiet line over the calendar when time that was just given back suits someone who waits. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { initialsOf } from '../../shared/person-names.ts'
import { servicesQuery } from '../appointments/queries.ts'
import { useCalendar } from '../appointments/store.ts'
import { whenText } from '../appointments/words.ts'
import { useUser } from '../shell/session.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { bookWish } from './book-wish.ts'
import { matchesQuery } from './queries.ts'
import styles from './Waitlist.module.css'

/** How many are named; the rest are in the list. */
const mostNamed = 2

export function FreedOffer() {
  const { t } = useTranslation()
  const initialsOnly = useUser()?.initialsOnly ?? false
  const freed = useCalendar((state) => state.freed)
  const { data: matches = [] } = useQuery(matchesQuery(freed))
  const { data: services = [] } = useQuery(servicesQuery)
  if (freed.length === 0 || matches.length === 0) return null
  return (
    <section className={styles.offer} role="status" aria-label={t(($) => $.waitlist.freed, { count: matches.length })}>
      <span className={styles.offerTitle}>{t(($) => $.waitlist.freed, { count: matches.length })}</span>
      {matches.slice(0, mostNamed).map((entry) => {
        const [time] = entry.times
        if (time === undefined) return null
        const when = whenText(t, time.day, time.startMin)
        return (
          <Button key={entry.id} size="small" onPress={() => bookWish(entry, time, services)}>
            {t(($) => $.waitlist.freedRow, {
              client: initialsOnly ? initialsOf(entry.clientName) : entry.clientName,
              services: entry.serviceNames.join(', '),
              when,
            })}
          </Button>
        )
      })}
      <Button size="small" variant="quiet" onPress={() => useCalendar.setState({ panel: { kind: 'waitlist' } })}>
        {t(($) => $.waitlist.open)}
      </Button>
      <IconButton
        icon={X}
        size="small"
        label={t(($) => $.waitlist.dismiss)}
        onPress={() => useCalendar.setState({ freed: [] })}
      />
    </section>
  )
}
