// Notes a breach: what kind and when it became known; the clock starts there. Runs in the window.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localToInstant, ZONE } from '../../shared/day.ts'
import { type BreachKind, breachKinds, emptyFacts } from '../../shared/privacy-breaches.ts'
import { call } from '../ipc.ts'
import { useToday } from '../sales/queries.ts'
import { FieldRow } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea } from '../ui/TextField.tsx'
import { DateInput, TimeInput } from '../ui/TypedField.tsx'

interface NewBreachDialogProps {
  readonly onClose: () => void
  readonly onMade: (id: string) => void
}

export function NewBreachDialog({ onClose, onMade }: NewBreachDialogProps) {
  const { t } = useTranslation()
  const today = useToday()
  const [kind, setKind] = useState<BreachKind>('lost-computer')
  const [day, setDay] = useState<string | null | 'invalid'>(today)
  const [minute, setMinute] = useState<number | null | 'invalid'>(480)
  const [what, setWhat] = useState('')
  return (
    <FormDialog
      title={t(($) => $.privacyBreach.new)}
      onClose={onClose}
      saveLabel={t(($) => $.privacyBreach.new)}
      onSubmit={async () => {
        if (day === null || day === 'invalid' || typeof minute !== 'number') return
        const awareAtMs = localToInstant(day, minute, ZONE)
        const made = await call('privacy.newBreach', { kind, awareAtMs, facts: { ...emptyFacts, what } })
        onMade(made.id)
      }}
    >
      <Select
        label={t(($) => $.privacyBreach.kindLabel)}
        options={breachKinds.map((id) => ({ id, label: t(($) => $.privacyBreach.kinds[id]) }))}
        value={kind}
        onChange={setKind}
      />
      <FieldRow>
        <DateInput label={t(($) => $.privacyBreach.awareDay)} value={day} onChange={setDay} today={today} />
        <TimeInput label={t(($) => $.privacyBreach.awareTime)} value={minute} onChange={setMinute} />
      </FieldRow>
      <TextArea
        label={t(($) => $.privacyBreach.what)}
        description={t(($) => $.privacyBreach.whatHint)}
        value={what}
        onChange={setWhat}
        rows={3}
      />
    </FormDialog>
  )
}
