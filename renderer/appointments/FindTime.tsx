// Looking for a free time while booking: whose, which part of the day, and the next ones to choose from, also as ghosts in
// the calendar. Runs in the window.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { CalendarSearch } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { type DayPart, dayParts, type FreeTime, mostDaysAhead } from '../../shared/appointments.ts'
import { appointmentSpan } from '../../shared/appointments-times.ts'
import { addDays, instantToLocal, ZONE } from '../../shared/day.ts'
import { call } from '../ipc.ts'
import { salonNow } from '../now.ts'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { FieldRow } from '../ui/Field.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { useShortcut } from '../ui/shortcut.ts'
import styles from './FindTime.module.css'
import type { DraftLine } from './line-draft.ts'
import { staffQuery } from './queries.ts'
import { useCalendar } from './store.ts'
import { whenText } from './words.ts'

interface FindTimeProps {
  readonly lines: readonly DraftLine[]
  /** Looked for from this day on, never from the past. */
  readonly day: string
  readonly exceptId: string | undefined
  readonly onPick: (time: FreeTime) => void
}

const anyone = 'anyone'
const pageSize = 8
const keyOf = (time: FreeTime) => `${time.day} ${time.startMin} ${time.staffId}`

/** A quiet button that opens the search; Alt+E does too. */
export function FindTime(props: FindTimeProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  useShortcut('Alt+E', () => setOpen((open) => !open))
  return (
    <div className={styles.box}>
      <div>
        <Button variant="quiet" size="small" icon={CalendarSearch} shortcut="Alt+E" onPress={() => setOpen(!isOpen)}>
          {isOpen ? t(($) => $.findTime.close) : t(($) => $.findTime.open)}
        </Button>
      </div>
      {!isOpen ? null : props.lines.length === 0 ? (
        <p className={styles.quiet}>{t(($) => $.findTime.needsService)}</p>
      ) : (
        <FreeTimes {...props} />
      )}
    </div>
  )
}

function FreeTimes({ lines, day, exceptId, onPick }: FindTimeProps) {
  const { t } = useTranslation()
  const { data: staff = [] } = useQuery(staffQuery)
  const [staffId, setStaffId] = useState<string>(anyone)
  const [dayPart, setDayPart] = useState<DayPart>('any')
  const now = instantToLocal(salonNow(), ZONE)
  // The form's day when the search was opened: choosing a time must not start the list over from that time.
  const [from, setFrom] = useState(day > now.day ? day : now.day)
  // To the next five minutes, so that the question stays the same for a while.
  const fromMin = from === now.day ? Math.ceil(now.minute / 5) * 5 : 0
  const asked = {
    from,
    fromMin,
    ...(staffId === anyone ? {} : { staffId }),
    lines: lines.map((line) => ({ serviceId: line.serviceId, durationMin: line.durationMin })),
    dayPart,
    limit: pageSize,
    ...(exceptId === undefined ? {} : { exceptId }),
  }
  const { data: times, error } = useQuery({
    // Both ends of the days looked at: a change on any of them may make or take a time.
    queryKey: ['appointments', 'free', from, addDays(from, mostDaysAhead - 1), asked],
    queryFn: () => call('appointments.findTime', asked),
    placeholderData: keepPreviousData,
  })
  const { startMin, endMin } = appointmentSpan(lines)
  useOffers(times, endMin - startMin, onPick)
  const people = staff.filter((member) => member.active && member.takesAppointments)
  const nameOf = (id: string) => staff.find((member) => member.id === id)?.name ?? ''
  const last = times?.at(-1)
  return (
    <div className={styles.box}>
      <FieldRow>
        <Select
          label={t(($) => $.findTime.who)}
          options={[
            { id: anyone, label: t(($) => $.findTime.anyone) },
            ...people.map((member) => ({ id: member.id, label: member.name })),
          ]}
          value={staffId}
          onChange={setStaffId}
        />
        <Select
          label={t(($) => $.findTime.when)}
          options={dayParts.map((part) => ({ id: part, label: t(($) => $.findTime.part[part]) }))}
          value={dayPart}
          onChange={setDayPart}
        />
      </FieldRow>
      <ErrorNotice error={error} />
      {times === undefined ? null : times.length === 0 ? (
        <p role="status">{t(($) => $.findTime.nothing, { days: mostDaysAhead })}</p>
      ) : (
        <ListBox
          aria-label={t(($) => $.findTime.list)}
          className={cx(styles.list)}
          items={times.map((time) => ({ ...time, id: keyOf(time) }))}
          onAction={(key) => {
            const time = times.find((each) => keyOf(each) === key)
            if (time !== undefined) onPick(time)
          }}
        >
          {(time) => {
            const when = whenText(t, time.day, time.startMin)
            const best = time.isBest ? t(($) => $.findTime.best) : ''
            return (
              <ListBoxItem
                className={cx(styles.option)}
                textValue={[when, nameOf(time.staffId), best].filter(Boolean).join(', ')}
              >
                <span className={cx(styles.when, 'figures')}>{when}</span>
                <span className={styles.who}>{nameOf(time.staffId)}</span>
                {time.isBest ? <span className={styles.best}>{best}</span> : null}
              </ListBoxItem>
            )
          }}
        </ListBox>
      )}
      {last === undefined ? null : (
        <div>
          <Button size="small" variant="quiet" onPress={() => setFrom(addDays(last.day, 1))}>
            {t(($) => $.findTime.later)}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Shows the times in the grid as long as they are looked for. */
function useOffers(
  times: readonly FreeTime[] | undefined,
  durationMin: number,
  onPick: (time: FreeTime) => void,
): void {
  const latest = useRef(onPick)
  useEffect(() => {
    latest.current = onPick
  })
  useEffect(() => {
    const offers = { times: times ?? [], durationMin, pick: (time: FreeTime) => latest.current(time) }
    useCalendar.setState({ offers })
    return () => useCalendar.setState({ offers: null })
  }, [times, durationMin])
}
