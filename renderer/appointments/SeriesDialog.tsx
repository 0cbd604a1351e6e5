// A booking that repeats: its rule, what stands in the way of which day, and what is done about each. Nothing is saved
// before every such day has its answer. Runs in the window.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewLine } from '../../shared/appointments.ts'
import {
  mostOccurrences,
  type SeriesDay,
  type SeriesProblem,
  SeriesRule,
  seriesDays,
} from '../../shared/appointments-series.ts'
import { addDays, addMonths, dayParts, weekdayOf } from '../../shared/day.ts'
import { formatDay, formatWeekday } from '../../shared/format.ts'
import type { SafetyStop } from '../../shared/safety.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { leastStopReason, StopAnswer } from '../safety/StopAnswer.tsx'
import { stopsOf } from '../safety/with-safety.ts'
import { useUser } from '../shell/session.ts'
import { SegmentedControl } from '../ui/Choices.tsx'
import { ErrorLine, FieldRow } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { DateInput, NumberInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import { WeekdayPicker } from '../ui/WeekdayPicker.tsx'
import { leastReason } from './ConflictNotice.tsx'
import { problemsOf, useChanges } from './changes.ts'
import styles from './SeriesDialog.module.css'
import { conflictText, whenText } from './words.ts'

export interface SeriesStart {
  readonly day: string
  readonly startMin: number
  readonly clientId: string | null
  readonly lines: NewLine[]
  readonly note: string
}

interface SeriesDialogProps {
  readonly start: SeriesStart
  readonly onClose: () => void
  readonly onBooked: () => void
}

/** What is done about a day that cannot be as asked: left out, booked anyway, or moved to the time named. */
type Answer = 'skip' | 'override' | { readonly day: string; readonly startMin: number }

const timeKey = (time: { day: string; startMin: number }) => `${time.day} ${time.startMin}`

export function SeriesDialog({ start, onClose, onBooked }: SeriesDialogProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const changes = useChanges()
  const [every, setEvery] = useState<Typed<number>>(4)
  const [unit, setUnit] = useState<SeriesRule['unit']>('week')
  const [weekdays, setWeekdays] = useState<readonly number[]>([weekdayOf(start.day)])
  const [monthBy, setMonthBy] = useState<SeriesRule['monthBy']>('weekday')
  const [ends, setEnds] = useState<'count' | 'until'>('count')
  const [count, setCount] = useState<Typed<number>>(6)
  const [until, setUntil] = useState<Typed<string>>(addMonths(start.day, 6))
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map())
  const [reason, setReason] = useState('')
  const [isShort, setShort] = useState(false)
  // What speaks against the treatment, once main has said so, and why it is given all the same.
  const [stops, setStops] = useState<readonly SafetyStop[]>([])
  const [safetyReason, setSafetyReason] = useState('')
  const [isSafetyShort, setSafetyShort] = useState(false)
  // What went in the way between asking and saving.
  const [lateProblems, setLateProblems] = useState<readonly SeriesProblem[]>([])

  const parsed = SeriesRule.safeParse({
    every,
    unit,
    weekdays: unit === 'week' ? weekdays : [],
    monthBy,
    end: ends === 'count' ? { kind: 'count', count } : { kind: 'until', day: until },
  })
  const days = parsed.success ? seriesDays(start.day, parsed.data) : []
  const isEnough = days !== null && days.length > 1
  const { data: problems, error } = useQuery({
    queryKey: ['appointments', 'checkSeries', start.day, addDays(days?.at(-1) ?? start.day, 1), start.lines, days],
    queryFn: () =>
      call('appointments.checkSeries', { clientId: start.clientId, lines: start.lines, days: [...(days ?? [])] }),
    enabled: isEnough,
    placeholderData: keepPreviousData,
  })
  const shown = isEnough ? (problems ?? []).filter((each) => days.includes(each.day)) : []
  const answerOf = (day: string): Answer => answers.get(day) ?? 'skip'
  const isOverriding = shown.some((each) => answerOf(each.day) === 'override')
  const occurrences = (isEnough ? days : []).flatMap((day) => {
    if (!shown.some((each) => each.day === day)) return [{ day, startMin: start.startMin }]
    const answer = answerOf(day)
    if (answer === 'skip') return []
    return answer === 'override' ? [{ day, startMin: start.startMin, overrideReason: reason }] : [answer]
  })

  const save = async () => {
    if (!parsed.success || occurrences.length === 0) return
    if (isOverriding && reason.trim().length < leastReason) {
      setShort(true)
      return
    }
    if (stops.length > 0 && safetyReason.trim().length < leastStopReason) {
      setSafetyShort(true)
      return
    }
    setLateProblems([])
    try {
      const { clientId, note, lines } = start
      await changes.bookSeries({
        clientId,
        note,
        lines,
        rule: parsed.data,
        occurrences,
        ...(stops.length === 0 ? {} : { safetyReason }),
      })
      onBooked()
    } catch (failure) {
      const speaksAgainst = stopsOf(failure)
      if (speaksAgainst !== null) {
        setStops(speaksAgainst)
        return
      }
      const found = problemsOf(failure)
      if (found === null) throw failure
      setLateProblems(found)
    }
  }

  const [first] = days ?? []
  const order = useOrderWords(start.day)
  return (
    <FormDialog
      title={t(($) => $.booking.series.title)}
      onClose={onClose}
      saveLabel={occurrences.length === 0 ? null : t(($) => $.booking.series.book, { count: occurrences.length })}
      onSubmit={save}
    >
      <FieldRow>
        <NumberInput
          label={t(($) => $.booking.series.every)}
          least={1}
          most={52}
          value={every}
          onChange={setEvery}
          autoFocus
        />
        <Select
          label={t(($) => $.booking.series.period)}
          options={(['day', 'week', 'month'] as const).map((id) => ({
            id,
            label: t(($) => $.booking.series.unit[id]),
          }))}
          value={unit}
          onChange={setUnit}
        />
      </FieldRow>
      {unit === 'week' ? (
        <WeekdayPicker label={t(($) => $.booking.series.weekdays)} value={weekdays} onChange={setWeekdays} />
      ) : null}
      {unit === 'month' ? (
        <SegmentedControl
          label={t(($) => $.booking.series.monthRule)}
          options={[
            {
              id: 'weekday',
              label: t(($) => $.booking.series.monthBy.weekday, { order, weekday: formatWeekday(start.day, language) }),
            },
            {
              id: 'date',
              label: t(($) => $.booking.series.monthBy.date, { date: String(dayParts(start.day).date) }),
            },
          ]}
          value={monthBy}
          onChange={setMonthBy}
        />
      ) : null}
      <FieldRow>
        <Select
          label={t(($) => $.booking.series.ends)}
          options={[
            { id: 'count', label: t(($) => $.booking.series.endCount) },
            { id: 'until', label: t(($) => $.booking.series.endUntil) },
          ]}
          value={ends}
          onChange={setEnds}
        />
        {ends === 'count' ? (
          <NumberInput
            label={t(($) => $.booking.series.count)}
            least={2}
            most={mostOccurrences}
            value={count}
            onChange={setCount}
          />
        ) : (
          <DateInput label={t(($) => $.booking.series.until)} value={until} onChange={setUntil} />
        )}
      </FieldRow>
      {days === null ? (
        <ErrorLine>{t(($) => $.booking.series.tooMany, { most: mostOccurrences })}</ErrorLine>
      ) : !isEnough ? (
        parsed.success ? (
          <ErrorLine>{t(($) => $.booking.series.tooFew)}</ErrorLine>
        ) : null
      ) : (
        <p role="status" className="figures">
          {t(($) => $.booking.series.summary, {
            count: days.length,
            from: formatDay(first ?? start.day, language),
            to: formatDay(days.at(-1) ?? start.day, language),
          })}
          {problems !== undefined && shown.length === 0 ? `. ${t(($) => $.booking.series.allFree)}` : ''}
        </p>
      )}
      <ErrorNotice error={error} />
      {isEnough && problems === undefined && error === null ? <Skeleton lines={2} /> : null}
      {shown.length === 0 ? null : (
        <section className={styles.problems}>
          <p className={styles.lead}>{t(($) => $.booking.series.problems, { count: shown.length })}</p>
          {shown.map((problem) => (
            <ProblemRow
              key={problem.day}
              problem={problem}
              answer={answerOf(problem.day)}
              onAnswer={(answer) => setAnswers(new Map(answers).set(problem.day, answer))}
            />
          ))}
          {isOverriding ? (
            <TextField
              label={t(($) => $.conflicts.reason)}
              description={t(($) => $.conflicts.reasonHelp)}
              value={reason}
              onChange={(text) => {
                setReason(text)
                setShort(false)
              }}
              maxLength={300}
              error={isShort ? t(($) => $.conflicts.reasonNeeded) : undefined}
            />
          ) : null}
        </section>
      )}
      {stops.length === 0 ? null : (
        <section className={styles.problems} aria-label={t(($) => $.safety.stop.title)}>
          <StopAnswer
            stops={stops}
            reason={safetyReason}
            onChange={(text) => {
              setSafetyReason(text)
              setSafetyShort(false)
            }}
            isShort={isSafetyShort}
            isLate
          />
        </section>
      )}
      {lateProblems.length === 0 ? null : <ProblemList problems={lateProblems} />}
    </FormDialog>
  )
}

interface ProblemRowProps {
  readonly problem: SeriesDay
  readonly answer: Answer
  readonly onAnswer: (answer: Answer) => void
}

function ProblemRow({ problem, answer, onAnswer }: ProblemRowProps) {
  const { t } = useTranslation()
  const when = whenText(t, problem.day, problem.startMin)
  const options = [
    { id: 'skip', label: t(($) => $.booking.series.skip) },
    ...problem.nearest.map((time) => ({
      id: timeKey(time),
      label: t(($) => $.booking.series.moveTo, { when: whenText(t, time.day, time.startMin) }),
    })),
    ...(problem.fault === null ? [{ id: 'override', label: t(($) => $.booking.series.override) }] : []),
  ]
  return (
    <div className={styles.problem}>
      <ProblemWords problem={problem} />
      <Select
        label={t(($) => $.booking.series.choice, { when })}
        isLabelHidden
        options={options}
        value={typeof answer === 'string' ? answer : timeKey(answer)}
        onChange={(id) => {
          const time = problem.nearest.find((each) => timeKey(each) === id)
          onAnswer(time ? { day: time.day, startMin: time.startMin } : id === 'override' ? 'override' : 'skip')
        }}
      />
    </div>
  )
}

/** The day and why it cannot be. */
function ProblemWords({ problem }: { readonly problem: SeriesProblem }) {
  const { t } = useTranslation()
  const initialsOnly = useUser()?.initialsOnly ?? false
  const why =
    problem.fault === 'does-not-exist'
      ? [t(($) => $.booking.series.noSuchTime)]
      : problem.fault === 'outside-day'
        ? [t(($) => $.booking.series.outsideDay)]
        : problem.conflicts.length === 0
          ? [t(($) => $.conflicts.someone)]
          : problem.conflicts.map((conflict) => conflictText(t, conflict, initialsOnly))
  return (
    <div>
      <strong className="figures">{whenText(t, problem.day, problem.startMin)}</strong>
      <p className={styles.why}>{why.join(' ')}</p>
    </div>
  )
}

/** Days that cannot be, to be read. */
export function ProblemList({ problems }: { readonly problems: readonly SeriesProblem[] }) {
  return (
    <div className={styles.problems} role="alert">
      {problems.map((problem) => (
        <div key={`${problem.day}-${problem.appointmentId ?? ''}`} className={styles.problem}>
          <ProblemWords problem={problem} />
        </div>
      ))}
    </div>
  )
}

/** "the second Tuesday" of the day's month; a fifth one is the last. */
function useOrderWords(day: string): string {
  const { t } = useTranslation()
  const word = (['first', 'second', 'third', 'fourth'] as const)[Math.ceil(dayParts(day).date / 7) - 1]
  return word === undefined ? t(($) => $.booking.series.order.last) : t(($) => $.booking.series.order[word])
}
