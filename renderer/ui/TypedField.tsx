// Inputs that read what was typed: sums, days, times, whole numbers. The text stays as typed while the field has focus
// and is written out in full when it is left. Runs in the window.

import { type Ref, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Temporal } from 'temporal-polyfill'
import { type Day, ZONE } from '../../shared/day.ts'
import { languageFor } from '../../shared/translations/translate.ts'
import { currentLanguage } from '../i18n.ts'
import type { FieldProps } from './Field.tsx'
import { TextField } from './TextField.tsx'
import {
  dayKind,
  decimalKind,
  moneyKind,
  type Typed,
  type TypedKind,
  timeKind,
  wholeNumberKind,
} from './typed-values.ts'

export interface TypedInputProps<T> extends FieldProps {
  /** null is empty, 'invalid' is text that cannot be read. */
  readonly value: Typed<T>
  readonly onChange: (value: Typed<T>) => void
  readonly onBlur?: () => void
  readonly name?: string
  readonly placeholder?: string
  readonly autoFocus?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

interface TypedFieldProps<T> extends TypedInputProps<T> {
  readonly kind: TypedKind<T>
  /** What to say when the text cannot be read. */
  readonly refusal: string
  readonly unit?: string
  readonly isFigures?: boolean
  readonly inputMode?: 'text' | 'numeric' | 'decimal'
}

function TypedField<T>({ value, onChange, onBlur, kind, refusal, error, ...rest }: TypedFieldProps<T>) {
  const written = (given: Typed<T>) => (given === null || given === 'invalid' ? '' : kind.write(given))
  const [text, setText] = useState(() => written(value))
  const [isLeft, setLeft] = useState(false)
  const lastSent = useRef(value)

  const shownKind = useRef(kind)

  // A value from outside (a prefilled sum, another day chosen) and another language replace the text; our own value
  // does not, or what is being typed would change under the fingers.
  useEffect(() => {
    if (Object.is(lastSent.current, value) && shownKind.current === kind) return
    lastSent.current = value
    shownKind.current = kind
    if (value !== 'invalid') setText(value === null ? '' : kind.write(value))
  }, [value, kind])

  const isRefused = isLeft && kind.read(text) === 'invalid'
  return (
    <TextField
      {...rest}
      value={text}
      error={error ?? (isRefused ? refusal : undefined)}
      onChange={(next) => {
        setText(next)
        setLeft(false)
        const read = kind.read(next)
        lastSent.current = read
        onChange(read)
      }}
      onBlur={() => {
        const read = kind.read(text)
        if (read !== 'invalid') setText(written(read))
        setLeft(true)
        onBlur?.()
      }}
    />
  )
}

/** A sum in integer cents. Comma or dot; refuses what could be read in two ways. */
export function MoneyInput({
  isNegativeAllowed = false,
  ...props
}: TypedInputProps<number> & { readonly isNegativeAllowed?: boolean }) {
  const { t, i18n } = useTranslation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language on screen decides how sums are written
  const kind = useMemo(() => moneyKind(currentLanguage(), isNegativeAllowed), [isNegativeAllowed, i18n.language])
  return (
    <TypedField {...props} kind={kind} refusal={t(($) => $.common.notMoney)} unit="€" isFigures inputMode="decimal" />
  )
}

/** A day as YYYY-MM-DD: '1.2.', '1.2.27', '010227', '+7', 't'. `today` is the salon's day; the clock's when left out. */
export function DateInput({ today, ...props }: TypedInputProps<Day> & { readonly today?: Day }) {
  const { t, i18n } = useTranslation()
  const now = today ?? Temporal.Now.plainDateISO(ZONE).toString()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language on screen decides how days are written
  const kind = useMemo(() => dayKind(currentLanguage(), now), [now, i18n.language])
  return <TypedField {...props} kind={kind} refusal={t(($) => $.common.notDay)} />
}

/** A wall-clock time as minutes from midnight: '9', '930', '9.30'. */
export function TimeInput(props: TypedInputProps<number>) {
  const { t, i18n } = useTranslation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language on screen decides how times are written
  const kind = useMemo(() => timeKind(currentLanguage()), [i18n.language])
  return <TypedField {...props} kind={kind} refusal={t(($) => $.common.notTime)} />
}

/** A whole number between two limits: minutes, pieces, percent. */
export function NumberInput({
  least,
  most,
  unit,
  ...props
}: TypedInputProps<number> & { readonly least: number; readonly most: number; readonly unit?: string }) {
  const { t } = useTranslation()
  const kind = useMemo(() => wholeNumberKind(least, most), [least, most])
  return (
    <TypedField
      {...props}
      kind={kind}
      refusal={t(($) => $.common.notNumber, { least, most })}
      isFigures
      inputMode="numeric"
      {...(unit === undefined ? {} : { unit })}
    />
  )
}

/** A number between two limits with so many decimals; written with the comma of the language. */
export function DecimalInput({
  least,
  most,
  decimals,
  unit,
  ...props
}: TypedInputProps<number> & {
  readonly least: number
  readonly most: number
  readonly decimals: number
  readonly unit?: string
}) {
  const { t, i18n } = useTranslation()
  const language = languageFor(i18n.language)
  const kind = useMemo(() => decimalKind(language, { least, most, decimals }), [language, least, most, decimals])
  return (
    <TypedField
      {...props}
      kind={kind}
      refusal={t(($) => $.common.notNumber, { least, most })}
      isFigures
      inputMode="decimal"
      {...(unit === undefined || unit === '' ? {} : { unit })}
    />
  )
}
