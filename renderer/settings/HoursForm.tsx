// Opening hours, Monday to Sunday. In the first run and in the settings. Runs in the window.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatWeekday } from '../../shared/format.ts'
import { WeekHours } from '../../shared/settings.ts'
import type { Translate } from '../../shared/translations/translate.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { ErrorLine } from '../ui/Field.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { TimeInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import styles from './Settings.module.css'
import { settingsQuery } from './settings-query.ts'

interface DayDraft {
  readonly isOpen: boolean
  readonly openMin: Typed<number>
  readonly closeMin: Typed<number>
}

const draftOf = (hours: WeekHours): DayDraft[] =>
  hours.map((day) =>
    day === null
      ? { isOpen: false, openMin: 540, closeMin: 1020 }
      : { isOpen: true, openMin: day.openMin, closeMin: day.closeMin },
  )

const hoursOf = (draft: readonly DayDraft[]): unknown =>
  draft.map((day) => (day.isOpen ? { openMin: day.openMin, closeMin: day.closeMin } : null))

/** What is wrong with one day; undefined when it may be saved. */
function dayFault(t: Translate, day: DayDraft): string | undefined {
  if (!day.isOpen) return undefined
  if (typeof day.openMin !== 'number' || typeof day.closeMin !== 'number') return t(($) => $.common.notTime)
  return day.openMin < day.closeMin ? undefined : t(($) => $.settings.field.closesFirst)
}

// 5 January 2026 is a Monday; only the names of the days that follow are used.
const dayName = (index: number) => formatWeekday(`2026-01-${String(5 + index).padStart(2, '0')}`, currentLanguage())
const capital = (word: string) => word.charAt(0).toLocaleUpperCase('fi') + word.slice(1)

interface HoursFormProps {
  readonly hours: WeekHours
  readonly onSaved: () => void
  readonly actions: (isPending: boolean) => ReactNode
}

/** A tick opens a day; a cleared one is closed. */
export function HoursForm({ hours, onSaved, actions }: HoursFormProps) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState(() => draftOf(hours))
  const [isChecked, setChecked] = useState(false)
  const save = useMutation({
    mutationFn: (input: WeekHours) => call('settings.saveHours', input),
    onSuccess: (settings) => {
      queryClient.setQueryData(settingsQuery.queryKey, settings)
      onSaved()
    },
  })
  const change = (index: number, patch: Partial<DayDraft>) =>
    setDraft((days) => days.map((day, at) => (at === index ? { ...day, ...patch } : day)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const parsed = WeekHours.safeParse(hoursOf(draft))
    if (parsed.success && !save.isPending) save.mutate(parsed.data)
  }
  const monday = draft[0]
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <div className={styles.days}>
        {draft.map((day, index) => {
          const name = dayName(index)
          const fault = isChecked ? dayFault(t, day) : undefined
          return (
            <div key={name} className={styles.day}>
              <div className={styles.dayName}>
                <Checkbox isSelected={day.isOpen} onChange={(isOpen) => change(index, { isOpen })}>
                  {capital(name)}
                  <span className="visually-hidden">: {t(($) => $.settings.hours.open)}</span>
                </Checkbox>
              </div>
              {day.isOpen ? (
                <>
                  <TimeInput
                    label={t(($) => $.settings.hours.opens, { day: capital(name) })}
                    isLabelHidden
                    value={day.openMin}
                    onChange={(openMin) => change(index, { openMin })}
                  />
                  <span className={styles.dash} aria-hidden>
                    –
                  </span>
                  <TimeInput
                    label={t(($) => $.settings.hours.closes, { day: capital(name) })}
                    isLabelHidden
                    value={day.closeMin}
                    onChange={(closeMin) => change(index, { closeMin })}
                  />
                </>
              ) : (
                <span className={styles.closed}>{t(($) => $.settings.hours.closed)}</span>
              )}
              {fault === undefined ? null : (
                <div className={styles.dayError} role="alert">
                  <ErrorLine>{fault}</ErrorLine>
                </div>
              )}
            </div>
          )
        })}
      </div>
      <div>
        <Button
          variant="quiet"
          size="small"
          isDisabled={monday === undefined}
          onPress={() =>
            setDraft((days) => days.map((day, index) => (index < 5 && monday !== undefined ? monday : day)))
          }
        >
          {t(($) => $.settings.hours.copy)}
        </Button>
      </div>
      <ErrorNotice error={save.error} />
      <div className={styles.actions}>{actions(save.isPending)}</div>
    </form>
  )
}
