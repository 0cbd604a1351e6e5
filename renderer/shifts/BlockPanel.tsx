// The panel of a time block: what for, whose, when. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conflict } from '../../shared/appointments.ts'
import { ConflictNotice } from '../appointments/ConflictNotice.tsx'
import { conflictsOf } from '../appointments/changes.ts'
import { staffQuery } from '../appointments/queries.ts'
import { type BlockDraft, closePanel, useCalendar } from '../appointments/store.ts'
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
  const [title, setTitle] = useState(draft.title === '' ? t(($) => $.shifts.break) : draft.title)
  const [chosenStaffId, setStaffId] = useState(draft.staffId)
  const [day, setDay] = useState<Typed<string>>(draft.day)
  const [startMin, setStartMin] = useState<Typed<number>>(draft.startMin)
  const [endMin, setEndMin] = useState<Typed<number>>(draft.endMin)
  const [wasSent, setSent] = useState(false)
  const [conflicts, setConflicts] = useState<readonly Conflict[] | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const people = staff
    .filter((member) => (member.active && member.takesAppointments) || member.id === chosenStaffId)
    .map((member) => ({ id: member.id, label: member.name }))
  // Opened before the day was there: the person at the screen, else the first.
  const first = people.find((person) => person.id === user?.staffId) ?? people[0]
  const staffId = chosenStaffId ?? first?.id ?? null
  const before =
    draft.id === undefined || draft.version === undefined || draft.staffId === null
      ? null
      : { ...draft, id: draft.id, version: draft.version, staffId: draft.staffId }
  const isOrdered = typeof startMin === 'number' && typeof endMin === 'number' && startMin < endMin

  const save = async (reason?: string) => {
    setSent(true)
    if (!isOrdered || day === null || day === 'invalid' || title.trim() === '' || staffId === null) return
    setFailure(null)
    try {
      const saved = await changes.save(
        {
          ...(before === null ? {} : { id: before.id, version: before.version }),
          title,
          staffId,
          day,
          startMin,
          endMin,
          ...(reason === undefined ? {} : { overrideReason: reason }),
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
      title={before === null ? t(($) => $.shifts.block.add) : t(($) => $.shifts.block.edit)}
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
            label={t(($) => $.appointments.form.staff)}
            options={people}
            value={staffId}
            onChange={(id) => setStaffId(id)}
          />
          <DateInput label={t(($) => $.appointments.form.day)} value={day} onChange={setDay} />
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
