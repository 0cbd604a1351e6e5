// The name of a used product: the salon's own products are offered while typing, anything else may be written. Window.
import { useContext, useEffect, useState } from 'react'
import { ComboBox, ComboBoxStateContext, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { cx } from '../ui/cx.ts'
import fieldStyles from '../ui/Field.module.css'
import { FieldFrame } from '../ui/Field.tsx'
import listStyles from '../ui/Popover.module.css'
import { offersFor } from './offers.ts'

interface ProductNameFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (name: string) => void
  readonly onBlur: () => void
  readonly names: readonly string[]
  readonly error?: string | undefined
  readonly autoFocus?: boolean
}

const longestName = 120

export function ProductNameField(props: ProductNameFieldProps) {
  const { label, value, onChange, onBlur, names, error, autoFocus } = props
  const [isTyping, setTyping] = useState(false)
  const offers = isTyping ? offersFor(value, names) : []
  return (
    <ComboBox
      className={cx(fieldStyles.field)}
      inputValue={value}
      onInputChange={(next) => {
        setTyping(true)
        if (next !== value) onChange(next)
      }}
      onChange={(key) => {
        if (typeof key !== 'string') return
        setTyping(false)
        onChange(key)
      }}
      onBlur={() => {
        setTyping(false)
        onBlur()
      }}
      items={offers.map((name) => ({ id: name }))}
      value={null}
      isInvalid={error !== undefined}
      menuTrigger="input"
      allowsCustomValue
    >
      <OpensWhenOffered count={offers.length} />
      <FieldFrame label={label} error={error} isLabelHidden>
        <div className={fieldStyles.control}>
          <Input
            className={cx(fieldStyles.input)}
            placeholder={label}
            maxLength={longestName}
            spellCheck={false}
            autoFocus={autoFocus ?? false}
          />
        </div>
      </FieldFrame>
      <Popover className={cx(listStyles.popover)} offset={4}>
        <ListBox className={cx(listStyles.list)}>
          {(offer: { readonly id: string }) => (
            <ListBoxItem id={offer.id} textValue={offer.id} className={cx(listStyles.item)}>
              {offer.id}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

/** The list closes while it has nothing to offer; names that arrive after the first letters open it again. */
function OpensWhenOffered({ count }: { readonly count: number }) {
  const list = useContext(ComboBoxStateContext)
  const isMissing = count > 0 && list !== null && !list.isOpen && list.isFocused
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each arrival, not after Escape.
  useEffect(() => {
    if (isMissing) list?.open(null, 'input')
  }, [count > 0])
  return null
}
