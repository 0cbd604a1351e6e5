// Which pages of a file that does not open are damaged, and where its newest copies are. Part of the start. Runs in the window.

import { useTranslation } from 'react-i18next'
import { ZONE } from '../../shared/day.ts'
import { errorCodes } from '../../shared/errors.ts'
import { formatInstant } from '../../shared/format.ts'
import type { DoorDamage } from '../../shared/session.ts'
import { codeText } from '../error-text.ts'
import { currentLanguage } from '../i18n.ts'
import styles from './DoorFrame.module.css'

const mostNamed = 8

/** Nothing of what is not known. */
export function DoorDamageWords({ damage: { pages, places } }: { readonly damage: DoorDamage }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const named = pages.slice(0, mostNamed).join(', ') + (pages.length > mostNamed ? ' …' : '')
  return (
    <>
      {pages.length === 0 ? null : <p>{t(($) => $.backups.damage.pages, { count: pages.length, pages: named })}</p>}
      {places.length === 0 ? null : (
        <ul className={styles.copies} aria-label={t(($) => $.session.damaged.copies)}>
          {places.map(({ id, label, newestAtMs, problem }) => {
            const code = errorCodes.find((each) => each === problem) ?? 'INTERNAL'
            return (
              <li key={id}>
                <h2>{label}</h2>
                <p className="figures">
                  {newestAtMs === null
                    ? codeText(t, code)
                    : t(($) => $.session.damaged.newest, { time: formatInstant(newestAtMs, ZONE, language) })}
                </p>
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}
