// The panel of a time block: what for, whose, when. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conflict } from '../../shared/appointments.ts'
import { daysBetween } from '../../shared/day.ts'
import { mostClosedDays } from '../../shared/shifts.ts'
import { ConflictNotice } from '../appointments/ConflictNotice.tsx'
import { conflictsOf } from '../appointments/changes.ts'
import { staffQuery } from '../appointments/queries.ts'
import { type BlockDraft, closePanel, useCalendar } from '../appointments/store.ts'
import { resourceIcon } from '../resources/resource-icon.ts'
import { resourcesQuery } from '../resources/resources-query.ts'
import { useUser } from '../shell/session.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { FieldRow, FieldStack } from '../ui/Field.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { TextField } from '../ui/TextField.tsx'
import { DateInput, TimeInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import { useBlockChanges } from './block-changes.ts'

export function BlockPanel({ draft }: { readonly draft: BlockDraft }) {
  const { t } = useTranslation()
  const formId = useId()
  const changes = useBlockChanges()
  const user = useUser()
  const { data: staff = [] } = useQuery(staffQuery)
  const { data: book } = useQuery(resourcesQuery)
  const isPlace = typeof draft.resourceId === 'string'
  const usualTitle = isPlace ? t(($) => $.shifts.block.repair) : t(($) => $.shifts.break)
  const [title, setTitle] = useState(draft.title === '' ? usualTitle : draft.title)
  const [chosenId, setChosenId] = useState(draft.resourceId ?? draft.staffId)
  const [day, setDay] = useState<Typed<string>>(draft.day)
  // Of a room or device; null is the first day alone.
  const [lastDay, setLastDay] = useState<Typed<string>>(null)
  const [startMin, setStartMin] = useState<Typed<number>>(draft.startMin)
  const [endMin, setEndMin] = useState<Typed<number>>(draft.endMin)
  const [wasSent, setSent] = useState(false)
  const [conflicts, setConflicts] = useState<readonly Conflict[] | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const people = staff
    .filter((member) => (member.active && member.takesAppointments) || member.id === chosenId)
    .map((member) => ({ id: member.id, label: member.name }))
  const places = (book?.resources ?? [])
    .filter((each) => !each.archived || each.id === chosenId)
    .map((each) => ({ id: each.id, label: each.name, icon: resourceIcon[each.kind] }))
  // Opened before the day was there: the person at the screen, else the first.
  const first = people.find((person) => person.id === user?.staffId) ?? people[0]
  const holderId = chosenId ?? first?.id ?? null
  const isOfPlace = places.some((each) => each.id === holderId)
  const before =
    draft.id === undefined || draft.version === undefined
      ? null
      : { ...draft, id: draft.id, version: draft.version, resourceId: draft.resourceId ?? null }
  // One that is there stays a person's or a room's; a new one may be either.
  const holders = before === null ? [...people, ...places] : isPlace ? places : people
  // A room under repair is often closed for several days; what is there already is one day.
  const hasLastDay = before === null && isOfPlace
  const toDay = hasLastDay && lastDay !== null ? lastDay : day
  const isDaysOrdered =
    typeof day !== 'string' ||
    typeof toDay !== 'string' ||
    day === 'invalid' ||
    (toDay !== 'invalid' && day <= toDay && daysBetween(day, toDay) < mostClosedDays)
  const isOrdered = typeof startMin === 'number' && typeof endMin === 'number' && startMin < endMin

  const save = async (reason?: string) => {
    setSent(true)
    if (!isOrdered || day === null || day === 'invalid' || title.trim() === '' || holderId === null) return
    if (!isDaysOrdered || toDay === null) return
    setFailure(null)
    const given = reason === undefined ? {} : { overrideReason: reason }
    try {
      if (toDay !== day) {
        const made = await changes.close({
          title,
          resourceId: holderId,
          fromDay: day,
          toDay,
          startMin,
          endMin,
          ...given,
        })
        useCalendar.setState({ day, focusedLineId: made[0]?.id ?? null })
        closePanel()
        return
      }
      const saved = await changes.save(
        {
          ...(before === null ? {} : { id: before.id, version: before.version }),
          title,
          staffId: isOfPlace ? null : holderId,
          resourceId: isOfPlace ? holderId : null,
          day,
          startMin,
          endMin,
          ...given,
        },
        before,
      )
      useCalendar.setState({ day: saved.day, focusedLineId: saved.id })
      closePanel()
    } catch (error) {
      const found = conflictsOf(error)
      setConflicts(found)
      if (found === null) setFailure(error)
    }
  }

  return (
    <SidePanel
      title={titleOf(t, before === null, isPlace)}
      onClose={closePanel}
      head={
        before === null ? null : (
          <IconButton
            icon={Trash2}
            label={t(($) => $.shifts.block.remove)}
            onPress={() => {
              closePanel()
              void changes.remove(before)
            }}
          />
        )
      }
      footer={
        <>
          <Button onPress={closePanel}>{t(($) => $.common.cancel)}</Button>
          <Button type="submit" form={formId} variant="primary">
            {t(($) => $.common.save)}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <FieldStack>
          {conflicts === null ? null : (
            <ConflictNotice key={conflicts.length} conflicts={conflicts} onConfirm={(reason) => void save(reason)} />
          )}
          <ErrorNotice error={failure} />
          <TextField
            label={t(($) => $.shifts.block.title)}
            value={title}
            onChange={setTitle}
            maxLength={80}
            error={wasSent && title.trim() === '' ? t(($) => $.shifts.block.needsTitle) : undefined}
            autoFocus
          />
          <Select
            label={places.length === 0 ? t(($) => $.appointments.form.staff) : t(($) => $.shifts.block.holder)}
            options={holders}
            value={holderId}
            onChange={setChosenId}
          />
          {hasLastDay ? (
            <FieldRow>
              <DateInput label={t(($) => $.shifts.block.firstDay)} value={day} onChange={setDay} />
              <DateInput
                label={t(($) => $.shifts.block.lastDay)}
                value={lastDay === null ? day : lastDay}
                onChange={setLastDay}
                error={
                  wasSent && !isDaysOrdered ? t(($) => $.shifts.block.needsDays, { days: mostClosedDays }) : undefined
                }
              />
            </FieldRow>
          ) : (
            <DateInput label={t(($) => $.appointments.form.day)} value={day} onChange={setDay} />
          )}
          <FieldRow>
            <TimeInput label={t(($) => $.shifts.starts)} value={startMin} onChange={setStartMin} />
            <TimeInput
              label={t(($) => $.shifts.ends)}
              value={endMin}
              onChange={setEndMin}
              error={wasSent && !isOrdered ? t(($) => $.shifts.needsTimes) : undefined}
            />
          </FieldRow>
        </FieldStack>
      </form>
    </SidePanel>
  )
}

function titleOf(t: TFunction, isNew: boolean, isPlace: boolean): string {
  if (isPlace) return isNew ? t(($) => $.shifts.block.close) : t(($) => $.shifts.block.editClosed)
  return isNew ? t(($) => $.shifts.block.add) : t(($) => $.shifts.block.edit)
}
