// How near a seller outside the VAT register is to the limit: this calendar year and the one before, each by itself.
// Runs in the window.
import { useTranslation } from 'react-i18next'
import { smallBusinessLimit, turnoverLevel } from '../../shared/finland/small-business.ts'
import { formatMoney } from '../../shared/format.ts'
import type { Seller } from '../../shared/sellers.ts'
import { currentLanguage } from '../i18n.ts'
import { useToday } from '../sales/queries.ts'
import { cx } from '../ui/cx.ts'
import { Notice } from '../ui/Notice.tsx'
import styles from './Sellers.module.css'

export function TurnoverGauge({ seller }: { readonly seller: Seller }) {
  const { t } = useTranslation()
  const year = Number(useToday().slice(0, 4))
  const limit = smallBusinessLimit(year)
  if (seller.fields === null || seller.fields.vatRegistered || limit === null) return null
  const language = currentLanguage()
  const level = turnoverLevel(seller.turnover, year)
  const { thisYearCents, lastYearCents } = seller.turnover
  const percent = Math.min(100, Math.max(0, Math.floor((thisYearCents * 100) / limit)))
  return (
    <div className={styles.turnover}>
      <p className={styles.turnoverLine}>
        <span>{t(($) => $.sellers.turnover.thisYear, { year })}</span>
        <span className="figures">
          {t(($) => $.sellers.turnover.of, {
            sum: formatMoney(thisYearCents, language),
            limit: formatMoney(limit, language),
          })}
        </span>
      </p>
      <div className={styles.gauge} aria-hidden>
        <span
          className={cx(level !== 'calm' && styles.near, level === 'over' && styles.over)}
          style={{ '--share': `${percent}%` }}
        />
      </div>
      <p className={styles.quiet}>
        {t(($) => $.sellers.turnover.lastYear, { year: year - 1, sum: formatMoney(lastYearCents, language) })}
      </p>
      {level === 'calm' ? null : (
        <Notice tone={level === 'over' ? 'danger' : 'warning'}>{t(($) => $.sellers.turnover[level])}</Notice>
      )}
    </div>
  )
}
