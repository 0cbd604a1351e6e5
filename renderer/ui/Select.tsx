// One choice out of a short, known list. For people, services and other long lists use ComboBox. Runs in the window.

import { Check, ChevronDown } from 'lucide-react'
import { Select as AriaSelect, Button, ListBox, ListBoxItem, Popover, SelectValue } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import fieldStyles from './Field.module.css'
import { FieldFrame, type FieldProps, fieldParts } from './Field.tsx'
import { type Icon, iconSize } from './icon.ts'
import listStyles from './Popover.module.css'
import styles from './Select.module.css'

export interface Option<Id extends string = string> {
  readonly id: Id
  readonly label: string
  /** A second, quieter line. */
  readonly detail?: string
  readonly icon?: Icon
}

export interface SelectProps<Id extends string> extends FieldProps {
  readonly options: readonly Option<Id>[]
  readonly value: Id | null
  readonly onChange: (value: Id) => void
  readonly onBlur?: () => void
  readonly placeholder?: string
  readonly autoFocus?: boolean
}

/** A select; the value's type is the options' ids. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { frame, rest } = fieldParts(props)
  const { options, value, onChange, placeholder, isRequired, isDisabled, onBlur, autoFocus } = rest
  const { t } = useTranslation()
  return (
    <AriaSelect
      className={cx(fieldStyles.field)}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key)
        if (chosen !== undefined) onChange(chosen.id)
      }}
      isInvalid={frame.error !== undefined}
      placeholder={placeholder ?? t(($) => $.common.choose)}
      isRequired={isRequired ?? false}
      isDisabled={isDisabled ?? false}
      autoFocus={autoFocus ?? false}
      {...(onBlur === undefined ? {} : { onBlur })}
    >
      <FieldFrame {...frame}>
        <Button className={cx(fieldStyles.control, styles.button)}>
          <SelectValue className={cx(styles.value)}>
            {({ isPlaceholder, defaultChildren }) =>
              isPlaceholder ? defaultChildren : options.find((option) => option.id === value)?.label
            }
          </SelectValue>
          <ChevronDown size={iconSize.text} className={styles.chevron} aria-hidden />
        </Button>
      </FieldFrame>
      <Popover className={cx(listStyles.popover)} offset={4}>
        <ListBox className={cx(listStyles.list)} items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={cx(listStyles.item)}>
              <OptionRow option={option} />
              <Check size={iconSize.text} className={listStyles.check} aria-hidden />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

/** Icon, label and detail of one option. */
export function OptionRow({ option }: { readonly option: Option }) {
  const OptionIcon = option.icon
  return (
    <>
      {OptionIcon === undefined ? null : <OptionIcon size={iconSize.text} strokeWidth={1.75} aria-hidden />}
      <span className={listStyles.words}>
        <span className={listStyles.label}>{option.label}</span>
        {option.detail === undefined ? null : <span className={listStyles.detail}>{option.detail}</span>}
      </span>
    </>
  )
}
