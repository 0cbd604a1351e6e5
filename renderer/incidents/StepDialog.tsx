// Whom an incident was reported to, or what was found when the client was asked afterwards. Runs in the window.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Incident, type IncidentStepKind, incidentStepKinds, isReported } from '../../shared/incidents.ts'
import { call } from '../ipc.ts'
import { useToday } from '../sales/queries.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { DateInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'

interface StepDialogProps {
  readonly incident: Incident
  readonly onClose: () => void
}

export function StepDialog({ incident, onClose }: StepDialogProps) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<IncidentStepKind>(isReported(incident) ? 'follow-up' : 'tukes')
  const [day, setDay] = useState<Typed<string>>(useToday())
  const [note, setNote] = useState('')
  const [wasSent, setSent] = useState(false)
  // That nobody is told is a decision, and a decision has a reason.
  const needsWhy = kind === 'nobody' && note.trim() === ''
  return (
    <FormDialog
      title={t(($) => $.incidents.addStep)}
      size="small"
      onClose={onClose}
      saveLabel={t(($) => $.common.save)}
      onSubmit={async () => {
        setSent(true)
        if (day === null || day === 'invalid' || needsWhy) return
        await call('incidents.addStep', { id: incident.id, kind, day, note })
        const name = t(($) => $.incidents.stepKinds[kind])
        showToast({ tone: 'success', text: t(($) => $.incidents.stepSaved, { kind: name }) })
        onClose()
      }}
    >
      <Select
        label={t(($) => $.incidents.stepKind)}
        options={incidentStepKinds.map((id) => ({ id, label: t(($) => $.incidents.stepKinds[id]) }))}
        value={kind}
        onChange={setKind}
      />
      <DateInput
        label={t(($) => $.incidents.stepDay)}
        value={day}
        onChange={setDay}
        error={wasSent && day === null ? t(($) => $.incidents.dayNeeded) : undefined}
      />
      <TextField
        label={t(($) => $.incidents.stepNote)}
        value={note}
        onChange={setNote}
        maxLength={500}
        error={wasSent && needsWhy ? t(($) => $.incidents.nobodyNeedsWhy) : undefined}
      />
    </FormDialog>
  )
}
