// Adding, changing and removing an absence. Runs in the window.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { absenceKinds, ShiftChange } from '../../shared/shifts.ts'
import { absenceWhen } from '../appointments/words.ts'
import { Button } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choices.tsx'
import { ErrorLine, FieldRow } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Select } from '../ui/Select.tsx'
import { DateInput, TimeInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import type { ShiftDialogProps } from './ShiftDialogs.tsx'
import { type Asking, closeAsking } from './store.ts'

interface AbsenceDialogProps extends ShiftDialogProps {
  readonly asking: Extract<Asking, { what: 'absence' }>
}

export function AbsenceDialog({ asking, book, change }: AbsenceDialogProps) {
  const { t } = useTranslation()
  const before = asking.absence
  const [staffId, setStaffId] = useState(before?.staffId ?? asking.staffId)
  const [why, setWhy] = useState(before?.why ?? 'holiday')
  const [fromDay, setFromDay] = useState<Typed<string>>(before?.fromDay ?? asking.day)
  const [toDay, setToDay] = useState<Typed<string>>(before?.toDay ?? asking.day)
  const [startMin, setStartMin] = useState<Typed<number>>(before?.part?.startMin ?? null)
  const [endMin, setEndMin] = useState<Typed<number>>(before?.part?.endMin ?? null)
  const [wasSent, setSent] = useState(false)
  const name = book.people.find((each) => each.staffId === staffId)?.name ?? ''
  const parsed = ShiftChange.safeParse({
    kind: 'absence',
    ...(before === null ? {} : { id: before.id, version: before.version }),
    staffId,
    why,
    fromDay,
    toDay,
    part: startMin === null && endMin === null ? null : { startMin, endMin },
  })
  const save = () => {
    setSent(true)
    if (!parsed.success || parsed.data.kind !== 'absence') return
    closeAsking()
    const text = t(($) => $.shifts.away.saved, { name, when: absenceWhen(t, parsed.data) })
    void change(parsed.data, text)
  }
  return (
    <FormDialog
      title={before === null ? t(($) => $.shifts.away.add) : t(($) => $.shifts.away.edit)}
      onClose={closeAsking}
      saveLabel={t(($) => $.common.save)}
      onSubmit={save}
      actions={
        before === null ? undefined : (
          <Button
            onPress={() => {
              closeAsking()
              void change(
                { kind: 'remove-absence', id: before.id },
                t(($) => $.shifts.away.removed, { name }),
              )
            }}
          >
            {t(($) => $.shifts.away.remove)}
          </Button>
        )
      }
    >
      <Select
        label={t(($) => $.appointments.staffMember)}
        options={book.people.map((each) => ({ id: each.staffId, label: each.name }))}
        value={staffId}
        onChange={(id) => setStaffId(id)}
      />
      <SegmentedControl
        label={t(($) => $.shifts.away.why)}
        options={absenceKinds.map((id) => ({ id, label: t(($) => $.shifts.absence[id]) }))}
        value={why}
        onChange={setWhy}
      />
      <FieldRow>
        <DateInput label={t(($) => $.shifts.away.from)} value={fromDay} onChange={setFromDay} />
        <DateInput label={t(($) => $.shifts.away.to)} value={toDay} onChange={setToDay} />
      </FieldRow>
      {fromDay === toDay ? (
        <FieldRow>
          <TimeInput
            label={t(($) => $.shifts.starts)}
            description={t(($) => $.shifts.away.wholeDay)}
            value={startMin}
            onChange={setStartMin}
          />
          <TimeInput label={t(($) => $.shifts.ends)} value={endMin} onChange={setEndMin} />
        </FieldRow>
      ) : null}
      {wasSent && !parsed.success ? <ErrorLine>{t(($) => $.shifts.away.needsDays)}</ErrorLine> : null}
    </FormDialog>
  )
}
