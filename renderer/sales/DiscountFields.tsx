// A discount with its reason, off a line or off the whole sale. Runs in the window.

import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choices.tsx'
import { TextField } from '../ui/TextField.tsx'
import { MoneyInput, NumberInput } from '../ui/TypedField.tsx'
import type { DraftDiscount } from './draft.ts'
import styles from './LineEditor.module.css'

export const noDiscount: DraftDiscount = { kind: 'percent', cents: null, percent: null, reason: '' }

interface DiscountFieldsProps {
  readonly discount: DraftDiscount
  readonly isTooLarge: boolean
  readonly isDisabled: boolean
  readonly onChange: (discount: DraftDiscount | null) => void
}

export function DiscountFields({ discount, isTooLarge, isDisabled, onChange }: DiscountFieldsProps) {
  const { t } = useTranslation()
  const error = isTooLarge ? t(($) => $.sales.sale.tooLarge) : undefined
  return (
    <div className={styles.discount}>
      <SegmentedControl
        label={t(($) => $.sales.sale.discountKind)}
        options={[
          { id: 'percent', label: '%' },
          { id: 'cents', label: '€' },
        ]}
        value={discount.kind}
        onChange={(kind) => onChange({ ...discount, kind })}
        isDisabled={isDisabled}
      />
      {discount.kind === 'percent' ? (
        <NumberInput
          label={t(($) => $.sales.sale.discountPercent)}
          isLabelHidden
          value={discount.percent}
          onChange={(percent) => onChange({ ...discount, percent })}
          least={0}
          most={100}
          unit="%"
          error={discount.percent === 'invalid' ? t(($) => $.sales.sale.percentRange) : error}
          autoFocus={discount.percent === null}
          isDisabled={isDisabled}
        />
      ) : (
        <MoneyInput
          label={t(($) => $.sales.sale.discountCents)}
          isLabelHidden
          value={discount.cents}
          onChange={(cents) => onChange({ ...discount, cents })}
          error={error}
          autoFocus={discount.cents === null}
          isDisabled={isDisabled}
        />
      )}
      <TextField
        label={t(($) => $.sales.sale.reason)}
        isLabelHidden
        placeholder={t(($) => $.sales.sale.reasonHint)}
        value={discount.reason}
        onChange={(reason) => onChange({ ...discount, reason })}
        maxLength={120}
        isDisabled={isDisabled}
      />
      <IconButton
        icon={X}
        label={t(($) => $.sales.sale.removeDiscount)}
        onPress={() => onChange(null)}
        isDisabled={isDisabled}
      />
    </div>
  )
}
