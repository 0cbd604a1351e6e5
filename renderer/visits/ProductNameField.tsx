// The name of a used product: the salon's own products are offered while typing, anything else may be written. Window.
import { useState } from 'react'
import { ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { foldLoose } from '../../shared/collation.ts'
import { cx } from '../ui/cx.ts'
import fieldStyles from '../ui/Field.module.css'
import { FieldFrame } from '../ui/Field.tsx'
import listStyles from '../ui/Popover.module.css'

interface ProductNameFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (name: string) => void
  readonly onBlur: () => void
  readonly names: readonly string[]
  readonly error?: string | undefined
  readonly autoFocus?: boolean
}

const mostOffers = 8
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

/** Names in which every typed word begins some word; none when the text already is one of them. */
export function offersFor(text: string, names: readonly string[]): readonly string[] {
  const words = foldLoose(text).split(' ').filter(Boolean)
  if (words.length === 0 || names.includes(text)) return []
  return [...new Set(names)]
    .filter((name) => {
      const parts = foldLoose(name).split(' ')
      return words.every((word) => parts.some((part) => part.startsWith(word)))
    })
    .slice(0, mostOffers)
}
