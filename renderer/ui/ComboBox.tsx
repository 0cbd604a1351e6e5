// Type-ahead over a list too long to show: clients, services, products. The caller searches; nothing is filtered here.
// Runs in the window.

import { ChevronDown, Plus } from 'lucide-react'
import { type ReactNode, type Ref, useContext, useEffect, useRef, useState } from 'react'
import {
  ComboBox as AriaComboBox,
  Button,
  ComboBoxStateContext,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import fieldStyles from './Field.module.css'
import { FieldFrame, type FieldProps, fieldParts } from './Field.tsx'
import { iconSize } from './icon.ts'
import { lastQuestion } from './latest.ts'
import listStyles from './Popover.module.css'
import styles from './Select.module.css'
import { type Option, OptionRow } from './Select.tsx'

/** react-aria's lists stay quick up to about this many rows. */
const MAX_ROWS = 200
const CREATE = '\u0000create'

export interface ComboBoxProps<O extends Option> extends FieldProps {
  /** Answers at most 200 options for a text, best first; called with '' when the list opens empty. Not debounced. */
  readonly search: (text: string) => Promise<readonly O[]> | readonly O[]
  readonly value: O | null
  readonly onChange: (value: O | null) => void
  /** When given, the last row offers to make a new one named as typed. */
  readonly onCreate?: (text: string) => void
  /** The words of that row; "Add new: “…”" when left out. */
  readonly createLabel?: (text: string) => string
  readonly onBlur?: () => void
  readonly placeholder?: string
  readonly autoFocus?: boolean
  /** False opens the list only when something is typed or the arrow pressed. */
  readonly opensOnFocus?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

/**
 * A type-ahead field. Arrow keys walk, Enter takes the row walked to or else the first, Esc closes; emptying the text
 * empties the value.
 */
export function ComboBox<O extends Option>(props: ComboBoxProps<O>) {
  const { frame, rest } = fieldParts(props)
  const {
    search,
    value,
    onChange,
    onCreate,
    createLabel,
    placeholder,
    opensOnFocus = true,
    onBlur,
    ref,
    ...behaviour
  } = rest
  const { t } = useTranslation()
  const [text, setText] = useState(value?.label ?? '')
  const [found, setFound] = useState<readonly O[]>([])
  const [isSearching, setSearching] = useState(false)
  const questions = useRef(lastQuestion())

  // The field shows what is chosen when the choice comes from outside (prefilled, or a client just made).
  const shownValue = useRef(value)
  useEffect(() => {
    if (shownValue.current?.id === value?.id && shownValue.current?.label === value?.label) return
    shownValue.current = value
    setText(value?.label ?? '')
  }, [value])

  const ask = (wanted: string) => {
    const isLast = questions.current.begin()
    const answer = search(wanted)
    if (!(answer instanceof Promise)) {
      setFound(answer.slice(0, MAX_ROWS))
      return
    }
    setSearching(true)
    answer.then(
      (options) => {
        if (!isLast()) return
        setSearching(false)
        setFound(options.slice(0, MAX_ROWS))
      },
      () => {
        // A failed search shows as no matches; the caller's query reports the reason.
        if (!isLast()) return
        setSearching(false)
        setFound([])
      },
    )
  }

  const choose = (next: O | null) => {
    shownValue.current = next
    onChange(next)
  }

  const typed = text.trim()
  const offersNew = onCreate !== undefined && typed !== '' && typed !== value?.label
  const rows: readonly Option[] = offersNew
    ? [
        ...found,
        { id: CREATE, label: createLabel?.(typed) ?? t(($) => $.common.createNew, { name: typed }), icon: Plus },
      ]
    : found

  return (
    <AriaComboBox
      {...behaviour}
      className={cx(fieldStyles.field)}
      isInvalid={frame.error !== undefined}
      items={rows}
      inputValue={text}
      onInputChange={(next) => {
        if (next === text) return
        setText(next)
        ask(next === value?.label ? '' : next)
        if (next === '' && value !== null) choose(null)
      }}
      value={value?.id ?? null}
      onChange={(key) => {
        if (key === CREATE) {
          setText(typed)
          onCreate?.(typed)
          return
        }
        const chosen = found.find((option) => option.id === key)
        if (chosen === undefined) return
        setText(chosen.label)
        choose(chosen)
      }}
      onOpenChange={(isOpen) => {
        if (isOpen) ask(typed === value?.label ? '' : typed)
        else questions.current.drop()
      }}
      onBlur={() => {
        // Words that were not taken from the list are not a choice, and must not look like one.
        setText(value?.label ?? '')
        onBlur?.()
      }}
      menuTrigger={opensOnFocus ? 'focus' : 'input'}
      allowsEmptyCollection
      allowsCustomValue
    >
      <FieldFrame {...frame}>
        <EnterTakesFirst
          first={typed === '' || typed === value?.label ? undefined : found[0]}
          onTake={(option) => {
            setText(option.label)
            choose(option)
          }}
        >
          <Input
            className={cx(fieldStyles.input)}
            spellCheck={false}
            {...(placeholder === undefined ? {} : { placeholder })}
            {...(ref === undefined ? {} : { ref })}
          />
          <Button className={cx(styles.opener)}>
            <ChevronDown size={iconSize.text} aria-hidden />
          </Button>
        </EnterTakesFirst>
      </FieldFrame>
      <Popover className={cx(listStyles.popover)} offset={4}>
        <ListBox
          className={cx(listStyles.list)}
          renderEmptyState={() => (
            <div className={listStyles.empty}>
              {isSearching ? t(($) => $.common.searching) : t(($) => $.common.noMatches)}
            </div>
          )}
        >
          {(option: Option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.label}
              className={cx(listStyles.item, option.id === CREATE && listStyles.create)}
            >
              <OptionRow option={option} />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}

interface EnterTakesFirstProps<O> {
  readonly first: O | undefined
  readonly onTake: (option: O) => void
  readonly children: ReactNode
}

/** The box around the input: Enter with no row walked to takes the best match, so that name, Enter is enough. */
function EnterTakesFirst<O>({ first, onTake, children }: EnterTakesFirstProps<O>) {
  const list = useContext(ComboBoxStateContext)
  return (
    <div
      className={fieldStyles.control}
      role="presentation"
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || list === null || !list.isOpen || first === undefined) return
        if (list.selectionManager.focusedKey !== null) return
        event.preventDefault()
        event.stopPropagation()
        onTake(first)
        list.close()
      }}
    >
      {children}
    </div>
  )
}
