// One client in the list: name, number, last visit; in a search with what it was found by. Runs in the window.
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ClientRow } from '../../shared/clients.ts'
import { formatDay } from '../../shared/format.ts'
import { formatPhone, parsePhone } from '../../shared/phone.ts'
import { currentLanguage } from '../i18n.ts'
import { cx } from '../ui/cx.ts'
import styles from './ClientListRow.module.css'
import { highlighted } from './highlight.ts'
import { TagMarks } from './TagMarks.tsx'
import { whyText } from './why.ts'

interface ClientListRowProps {
  readonly row: ClientRow
  /** What is searched for; its parts stand out in the name. */
  readonly wanted: string
}

export function ClientListRow({ row, wanted }: ClientListRowProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const known = row.phone === null ? null : parsePhone(row.phone)
  const phone = known === null ? row.phone : formatPhone(known)
  const why = (row.why ?? []).map((reason) => whyText(t, reason))
  return (
    <div className={styles.row}>
      <span className={styles.name}>
        <span className={styles.words}>
          {highlighted(row.name, wanted).map((part) =>
            part.isFound ? <mark key={part.from}>{part.text}</mark> : <span key={part.from}>{part.text}</span>,
          )}
        </span>
        <TagMarks tags={row.tags ?? []} />
        {row.hasAlert ? (
          <TriangleAlert className={styles.alert} size={14} role="img" aria-label={t(($) => $.clients.hasAlert)} />
        ) : null}
      </span>
      <span className={cx(styles.phone, 'figures')}>{why.length > 0 ? why.join(', ') : phone || row.email}</span>
      <span className={cx(styles.visit, 'figures')}>
        {row.lastVisitDay === null
          ? t(($) => $.clients.neverVisited)
          : t(($) => $.clients.lastVisit, { day: formatDay(row.lastVisitDay, language) })}
      </span>
    </div>
  )
}
