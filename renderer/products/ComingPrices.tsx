// A product's prices to come, which can be changed, and those that have been, which can only be read. Part of the
// product's form. Runs in the window.
import { type Control, Controller, type FieldError } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../shared/day.ts'
import { formatDay, formatMoney } from '../../shared/format.ts'
import type { Product, ProductFields } from '../../shared/services.ts'
import type { Translate } from '../../shared/translations/translate.ts'
import { currentLanguage } from '../i18n.ts'
import { type DatedRow, DatedRows } from '../services/DatedRows.tsx'
import styles from './ComingPrices.module.css'

interface ComingPricesProps {
  readonly control: Control<ProductFields>
  readonly product: Product | null
  readonly today: string
}

export function ComingPrices({ control, product, today }: ComingPricesProps) {
  const { t } = useTranslation()
  return (
    <Controller
      control={control}
      name="prices"
      render={({ field, fieldState }) => {
        const rows: readonly DatedRow[] = field.value ?? []
        return (
          <DatedRows
            title={t(($) => $.services.products.comingPrices)}
            lead={t(($) => $.services.products.comingPricesLead)}
            rows={rows}
            onChange={field.onChange}
            added={{ from: rows.length === 0 ? addDays(today, 1) : null, priceCents: null }}
            error={pricesError(t, fieldState.invalid, fieldState.error)}
          >
            {product === null ? null : <PricesSoFar product={product} today={today} />}
          </DatedRows>
        )
      }}
    />
  )
}

function pricesError(t: Translate, isInvalid: boolean, error: FieldError | undefined): string | undefined {
  if (!isInvalid) return undefined
  if (error?.message === 'NOT_AFTER_TODAY') return t(($) => $.services.products.priceNotAfterToday)
  return t(($) => $.booking.terms.checkPrices)
}

/** Newest first; nothing while the product costs what it began with. */
function PricesSoFar({ product, today }: { readonly product: Product; readonly today: string }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const begun = product.prices.filter((each) => each.from <= today).toReversed()
  if (begun.length === 0) return null
  return (
    <div className={styles.soFar}>
      <h3>{t(($) => $.services.products.pricesSoFar)}</h3>
      <dl>
        {begun.map(({ from, priceCents }) => (
          <div key={from}>
            <dt>{t(($) => $.services.products.priceFrom, { day: formatDay(from, language) })}</dt>
            <dd>{formatMoney(priceCents, language)}</dd>
          </div>
        ))}
        <div>
          <dt>{t(($) => $.services.products.firstPrice)}</dt>
          <dd>{formatMoney(product.firstPriceCents, language)}</dd>
        </div>
      </dl>
    </div>
  )
}
