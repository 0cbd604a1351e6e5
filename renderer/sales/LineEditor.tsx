// One line of a sale: quantity, price, who did it, discount with its reason. Runs in the window.

import { Percent, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../shared/format.ts'
import type { StaffMember } from '../../shared/staff.ts'
import { currentLanguage } from '../i18n.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { Select } from '../ui/Select.tsx'
import { MoneyInput, NumberInput } from '../ui/TypedField.tsx'
import { DiscountFields, noDiscount } from './DiscountFields.tsx'
import { type DraftLine, isDiscountTooLarge, sumsOf } from './draft.ts'
import styles from './LineEditor.module.css'

interface LineEditorProps {
  readonly line: DraftLine
  readonly number: number
  readonly people: readonly StaffMember[]
  readonly isDisabled: boolean
  readonly onChange: (line: DraftLine) => void
  readonly onRemove: () => void
}

export function LineEditor({ line, number, people, isDisabled, onChange, onRemove }: LineEditorProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const sums = sumsOf(line)
  return (
    <li className={styles.line} aria-label={t(($) => $.sales.sale.line, { number, name: line.name })}>
      <div className={styles.head}>
        <span className={styles.name}>{line.name}</span>
        <span className={styles.sums}>
          {sums === null || sums.discountCents === 0 ? null : (
            <s className={cx(styles.before, 'figures')}>{formatMoney(sums.grossCents, language)}</s>
          )}
          <span className={cx(styles.sum, 'figures')}>
            {sums === null ? '–' : formatMoney(sums.totalCents, language)}
          </span>
        </span>
        <IconButton
          icon={Trash2}
          size="small"
          label={t(($) => $.sales.sale.removeLine, { name: line.name })}
          onPress={onRemove}
          isDisabled={isDisabled}
        />
      </div>
      <div className={styles.fields}>
        <NumberInput
          label={t(($) => $.sales.sale.quantity)}
          value={line.quantity}
          onChange={(quantity) => onChange({ ...line, quantity })}
          least={1}
          most={999}
          isDisabled={isDisabled}
        />
        <MoneyInput
          label={t(($) => $.sales.sale.price)}
          value={line.unitCents}
          onChange={(unitCents) => onChange({ ...line, unitCents })}
          isDisabled={isDisabled}
        />
        <Select
          label={t(($) => $.sales.sale.staff)}
          options={people.map((each) => ({ id: each.id, label: each.name }))}
          value={line.staffId}
          onChange={(staffId) => onChange({ ...line, staffId })}
          isDisabled={isDisabled}
        />
        {line.discount === null ? (
          <Button
            variant="quiet"
            icon={Percent}
            onPress={() => onChange({ ...line, discount: noDiscount })}
            isDisabled={isDisabled}
          >
            {t(($) => $.sales.sale.discount)}
          </Button>
        ) : null}
      </div>
      {line.discount === null ? null : (
        <DiscountFields
          discount={line.discount}
          isTooLarge={isDiscountTooLarge(line)}
          isDisabled={isDisabled}
          onChange={(discount) => onChange({ ...line, discount })}
        />
      )}
    </li>
  )
}
