// The hours and the break of one day as four fields; empty means off. Runs in the window.
import { useTranslation } from 'react-i18next'
import { FieldRow } from '../ui/Field.tsx'
import { TimeInput } from '../ui/TypedField.tsx'
import type { ShiftDraft } from './shift-draft.ts'

interface DayFieldsProps {
  /** The day's name, put before each field's own for who does not see the row; null in a dialog of one day. */
  readonly label: string | null
  readonly draft: ShiftDraft
  readonly onChange: (draft: ShiftDraft) => void
}

export function DayFields({ label, draft, onChange }: DayFieldsProps) {
  const { t } = useTranslation()
  const named = (text: string) => (label === null ? text : `${label}: ${text}`)
  const isLabelHidden = label !== null
  const fields = [
    <TimeInput
      key="start"
      label={named(t(($) => $.shifts.starts))}
      isLabelHidden={isLabelHidden}
      value={draft.startMin}
      onChange={(startMin) => onChange({ ...draft, startMin })}
      autoFocus={label === null}
    />,
    <TimeInput
      key="end"
      label={named(t(($) => $.shifts.ends))}
      isLabelHidden={isLabelHidden}
      value={draft.endMin}
      onChange={(endMin) => onChange({ ...draft, endMin })}
    />,
    <TimeInput
      key="breakStart"
      label={named(t(($) => $.shifts.breakStarts))}
      isLabelHidden={isLabelHidden}
      value={draft.breakStartMin}
      onChange={(breakStartMin) => onChange({ ...draft, breakStartMin })}
    />,
    <TimeInput
      key="breakEnd"
      label={named(t(($) => $.shifts.breakEnds))}
      isLabelHidden={isLabelHidden}
      value={draft.breakEndMin}
      onChange={(breakEndMin) => onChange({ ...draft, breakEndMin })}
    />,
  ]
  if (label !== null) return <>{fields}</>
  return (
    <>
      <FieldRow>{fields.slice(0, 2)}</FieldRow>
      <FieldRow>{fields.slice(2)}</FieldRow>
    </>
  )
}
