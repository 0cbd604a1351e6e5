// Writing down a reaction or an accident, or changing what was written. Whom it names is said before it is saved.
// Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { type Incident, type IncidentKind, incidentKinds } from '../../shared/incidents.ts'
import { ClientPicker } from '../clients/ClientPicker.tsx'
import { consentsQuery } from '../consents/queries.ts'
import { call } from '../ipc.ts'
import { salonNow } from '../now.ts'
import { servicesQuery } from '../services/services-query.ts'
import { Button } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choices.tsx'
import { ComboBox } from '../ui/ComboBox.tsx'
import { FieldRow } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Option } from '../ui/Select.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { DateInput, TimeInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'

/** What is known already where the dialog is opened. */
export interface IncidentStart {
  readonly client: { readonly id: string; readonly name: string } | null
  readonly visitId?: string
  readonly day?: string
  readonly minute?: number
  readonly service?: string
}

interface IncidentDialogProps {
  /** The one to change; null writes a new one. */
  readonly incident: Incident | null
  readonly start: IncidentStart
  readonly onClose: () => void
  /** Asks for the health consent; the dialog closes. Left out where nobody can be asked. */
  readonly onAskConsent?: (() => void) | undefined
}

export function IncidentDialog({ incident, start, onClose, onAskConsent }: IncidentDialogProps) {
  const { t } = useTranslation()
  const [now] = useState(() => instantToLocal(salonNow(), ZONE))
  const [client, setClient] = useState<Option | null>(
    incident === null
      ? start.client && { id: start.client.id, label: start.client.name }
      : incident.clientId === null
        ? null
        : { id: incident.clientId, label: incident.clientName },
  )
  const [kind, setKind] = useState<IncidentKind>(incident?.kind ?? 'reaction')
  const [day, setDay] = useState<Typed<string>>(incident?.day ?? start.day ?? now.day)
  const [minute, setMinute] = useState<Typed<number>>(
    incident === null ? (start.minute ?? (start.visitId === undefined ? null : now.minute)) : incident.minute,
  )
  const [service, setService] = useState(incident?.service ?? start.service ?? '')
  const [product, setProduct] = useState(incident?.product ?? '')
  const [batch, setBatch] = useState(incident?.batch ?? '')
  const [happened, setHappened] = useState(incident?.happened ?? '')
  const [done, setDone] = useState(incident?.done ?? '')
  const [followUpDay, setFollowUpDay] = useState<Typed<string>>(incident?.followUpDay ?? null)
  const [wasSent, setSent] = useState(false)
  const consents = useQuery({ ...consentsQuery(client?.id ?? ''), enabled: client !== null }).data
  const services = useQuery(servicesQuery).data ?? []
  const mayName = consents?.holding.some((each) => each.kind === 'health' && each.answer === 'given') ?? false
  const isClientFixed = start.client !== null
  // Until the consents are there nobody is named, and nothing is saved.
  const isWaiting = client !== null && consents === undefined
  return (
    <FormDialog
      title={incident === null ? t(($) => $.incidents.add) : t(($) => $.incidents.edit)}
      onClose={onClose}
      saveLabel={isWaiting ? null : t(($) => $.common.save)}
      onSubmit={async () => {
        setSent(true)
        if (day === null || day === 'invalid' || minute === 'invalid' || followUpDay === 'invalid') return
        if (happened.trim() === '') return
        const named = client !== null && mayName
        await call('incidents.save', {
          known: incident === null ? null : { id: incident.id, version: incident.version },
          clientId: named ? client.id : null,
          visitId: named ? (incident?.visitId ?? start.visitId ?? null) : null,
          fields: { kind, day, minute, service, product, batch, happened, done, followUpDay },
        })
        showToast({ tone: 'success', text: t(($) => $.incidents.saved) })
        onClose()
      }}
    >
      {isClientFixed ? null : (
        <ClientPicker label={t(($) => $.incidents.client)} value={client} onChange={setClient} opensOnFocus={false} />
      )}
      {isWaiting || client === null ? null : mayName ? (
        <Notice>{t(($) => $.incidents.named, { name: client.label })}</Notice>
      ) : (
        <Notice
          tone="warning"
          actions={
            onAskConsent === undefined ? undefined : (
              <Button size="small" icon={ShieldCheck} onPress={onAskConsent}>
                {t(($) => $.incidents.askConsent)}
              </Button>
            )
          }
        >
          {t(($) => $.incidents.unnamed)}
        </Notice>
      )}
      <SegmentedControl<IncidentKind>
        label={t(($) => $.incidents.kind)}
        options={incidentKinds.map((id) => ({ id, label: t(($) => $.incidents.kinds[id]) }))}
        value={kind}
        onChange={setKind}
      />
      <TextArea
        label={t(($) => $.incidents.happened)}
        description={t(($) => $.incidents.happenedHelp)}
        value={happened}
        onChange={setHappened}
        rows={3}
        maxLength={5000}
        error={wasSent && happened.trim() === '' ? t(($) => $.incidents.happenedNeeded) : undefined}
        autoFocus
      />
      <TextArea label={t(($) => $.incidents.done)} value={done} onChange={setDone} rows={2} maxLength={5000} />
      <FieldRow>
        <ComboBox
          label={t(($) => $.incidents.service)}
          value={service === '' ? null : { id: service, label: service }}
          search={(text) =>
            services
              .filter((each) => !each.archived && each.name.toLowerCase().includes(text.toLowerCase()))
              .map((each) => ({ id: each.name, label: each.name }))
          }
          onChange={(option) => setService(option?.label ?? '')}
        />
        <TextField label={t(($) => $.incidents.product)} value={product} onChange={setProduct} maxLength={120} />
        <TextField label={t(($) => $.incidents.batch)} value={batch} onChange={setBatch} maxLength={60} />
      </FieldRow>
      <FieldRow>
        <DateInput
          label={t(($) => $.incidents.day)}
          value={day}
          onChange={setDay}
          error={wasSent && day === null ? t(($) => $.incidents.dayNeeded) : undefined}
        />
        <TimeInput label={t(($) => $.incidents.time)} value={minute} onChange={setMinute} />
        <DateInput
          label={t(($) => $.incidents.followUpDay)}
          description={t(($) => $.incidents.followUpHelp)}
          value={followUpDay}
          onChange={setFollowUpDay}
        />
      </FieldRow>
    </FormDialog>
  )
}
