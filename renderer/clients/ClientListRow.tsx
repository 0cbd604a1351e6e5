// One client in the list: name, number, last visit. Runs in the window.
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ClientRow } from '../../shared/clients.ts'
import { formatDay } from '../../shared/format.ts'
import { formatPhone, parsePhone } from '../../shared/phone.ts'
import { currentLanguage } from '../i18n.ts'
import { cx } from '../ui/cx.ts'
import styles from './ClientListRow.module.css'

export function ClientListRow({ row }: { readonly row: ClientRow }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const known = row.phone === null ? null : parsePhone(row.phone)
  const phone = known === null ? row.phone : formatPhone(known)
  return (
    <div className={styles.row}>
      <span className={styles.name}>
        <span className={styles.words}>{row.name}</span>
        {row.hasAlert ? (
          <TriangleAlert className={styles.alert} size={14} role="img" aria-label={t(($) => $.clients.hasAlert)} />
        ) : null}
      </span>
      <span className={cx(styles.phone, 'figures')}>{phone || row.email}</span>
      <span className={cx(styles.visit, 'figures')}>
        {row.lastVisitDay === null
          ? t(($) => $.clients.neverVisited)
          : t(($) => $.clients.lastVisit, { day: formatDay(row.lastVisitDay, language) })}
      </span>
    </div>
  )
}
