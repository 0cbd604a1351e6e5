// A signed treatment record or amendment, as it was signed. Also last time's record. Runs in the window.
import { useTranslation } from 'react-i18next'
import { ZONE } from '../../shared/day.ts'
import { formatInstant } from '../../shared/format.ts'
import type { RecordForm } from '../../shared/record-forms.ts'
import type { TreatmentRecord, UsedProduct } from '../../shared/visits.ts'
import { currentLanguage } from '../i18n.ts'
import { FormContents } from '../templates/FormContents.tsx'
import { Badge } from '../ui/Chip.tsx'
import { cx } from '../ui/cx.ts'
import styles from './VisitPanel.module.css'

interface SignedRecordProps {
  readonly record: TreatmentRecord
  /** A later amendment holds instead of it. */
  readonly isCorrected: boolean
}

export function SignedRecord({ record, isCorrected }: SignedRecordProps) {
  const { t } = useTranslation()
  const when = record.signedAtMs === null ? '' : formatInstant(record.signedAtMs, ZONE, currentLanguage())
  return (
    <section className={cx(styles.signed, isCorrected && styles.corrected)}>
      <RecordContents {...record} />
      <p className={styles.quiet}>
        {record.amends === null
          ? t(($) => $.visits.signedBy, { name: record.staffName, when })
          : t(($) => $.visits.amendment, { name: record.staffName, when })}{' '}
        {isCorrected ? <Badge>{t(($) => $.visits.corrected)}</Badge> : null}
      </p>
    </section>
  )
}

interface RecordContentsProps {
  readonly text: string
  readonly products: readonly UsedProduct[]
  readonly forms: readonly RecordForm[]
}

export function RecordContents({ text, products, forms }: RecordContentsProps) {
  return (
    <>
      {forms.map((form) => (
        <FormContents key={form.templateId} form={form} />
      ))}
      {text === '' ? null : <p className={styles.recordText}>{text}</p>}
      {products.length === 0 ? null : (
        <ul className={styles.recordProducts}>
          {products.map((product, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list in which a product may stand twice
            <li key={index}>
              <span>{product.name}</span>
              <span className="figures">{product.amount}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
