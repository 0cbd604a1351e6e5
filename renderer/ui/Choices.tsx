// Yes or no, one of a few: checkbox, switch, radio group, segmented control. Runs in the window.

import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Checkbox as AriaCheckbox,
  RadioGroup as AriaRadioGroup,
  Switch as AriaSwitch,
  Radio,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components'
import styles from './Choices.module.css'
import { cx } from './cx.ts'
import fieldStyles from './Field.module.css'
import { ErrorLine, FieldFrame, type FieldProps, fieldParts } from './Field.tsx'
import { iconSize } from './icon.ts'
import type { Option } from './Select.tsx'

export interface CheckboxProps {
  readonly children: ReactNode
  readonly detail?: ReactNode
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isIndeterminate?: boolean
  readonly isDisabled?: boolean
  readonly error?: string | undefined
  readonly name?: string
  readonly autoFocus?: boolean
}

/** A tick box with its sentence; `detail` is a quieter second line. */
export function Checkbox({ children, detail, error, ...behaviour }: CheckboxProps) {
  return (
    <div className={fieldStyles.field}>
      <AriaCheckbox {...behaviour} isInvalid={error !== undefined} className={cx(styles.choice)}>
        {({ isIndeterminate }) => (
          <>
            <span className={styles.box} aria-hidden>
              {isIndeterminate ? <Minus size={14} strokeWidth={2.5} /> : <Check size={14} strokeWidth={2.5} />}
            </span>
            <span className={styles.words}>
              <span>{children}</span>
              {detail === undefined ? null : <span className={styles.detail}>{detail}</span>}
            </span>
          </>
        )}
      </AriaCheckbox>
      {error === undefined ? null : <ErrorLine>{error}</ErrorLine>}
    </div>
  )
}

export interface SwitchProps {
  readonly children: ReactNode
  readonly detail?: ReactNode
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isDisabled?: boolean
}

/** On or off with effect at once; in a form that is saved later use Checkbox. */
export function Switch({ children, detail, ...behaviour }: SwitchProps) {
  return (
    <AriaSwitch {...behaviour} className={cx(styles.choice)}>
      <span className={styles.track} aria-hidden>
        <span className={styles.thumb} style={{ display: 'block' }} />
      </span>
      <span className={styles.words}>
        <span>{children}</span>
        {detail === undefined ? null : <span className={styles.detail}>{detail}</span>}
      </span>
    </AriaSwitch>
  )
}

export interface RadioGroupProps<Id extends string> extends FieldProps {
  readonly options: readonly Option<Id>[]
  readonly value: Id | null
  readonly onChange: (value: Id) => void
}

/** One of a few, each on its own line with room for a detail. */
export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { frame, rest } = fieldParts(props)
  const { options, value, onChange, isDisabled, isRequired } = rest
  return (
    <AriaRadioGroup
      className={cx(fieldStyles.field)}
      value={value}
      onChange={(next) => {
        const chosen = options.find((option) => option.id === next)
        if (chosen !== undefined) onChange(chosen.id)
      }}
      isInvalid={frame.error !== undefined}
      isDisabled={isDisabled ?? false}
      isRequired={isRequired ?? false}
    >
      <FieldFrame {...frame}>
        <div className={styles.group}>
          {options.map((option) => (
            <Radio key={option.id} value={option.id} className={cx(styles.choice)}>
              <span className={styles.dot} aria-hidden>
                <span className={styles.inner} />
              </span>
              <span className={styles.words}>
                <span>{option.label}</span>
                {option.detail === undefined ? null : <span className={styles.detail}>{option.detail}</span>}
              </span>
            </Radio>
          ))}
        </div>
      </FieldFrame>
    </AriaRadioGroup>
  )
}

export interface SegmentedControlProps<Id extends string> {
  /** Read aloud, not shown. */
  readonly label: string
  readonly options: readonly Option<Id>[]
  readonly value: Id
  readonly onChange: (value: Id) => void
  readonly isDisabled?: boolean
}

/** Two to five short words side by side, one of them chosen: day / week, cash / card. */
export function SegmentedControl<Id extends string>(props: SegmentedControlProps<Id>) {
  const { label, options, value, onChange, isDisabled } = props
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={cx(styles.segments)}
      selectionMode="single"
      disallowEmptySelection
      isDisabled={isDisabled ?? false}
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.id))
        if (chosen !== undefined) onChange(chosen.id)
      }}
    >
      {options.map((option) => {
        const OptionIcon = option.icon
        return (
          <ToggleButton key={option.id} id={option.id} className={cx(styles.segment)}>
            {OptionIcon === undefined ? null : <OptionIcon size={iconSize.text} strokeWidth={1.75} aria-hidden />}
            {option.label}
          </ToggleButton>
        )
      })}
    </ToggleButtonGroup>
  )
}
