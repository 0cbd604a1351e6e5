// Notes a new request: who asks, what, when and how it came. Somebody who is not on file may ask too. Runs in the window.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ReceivedBy, type RequestKind, receivedWays, requestKinds } from '../../shared/privacy-requests.ts'
import type { Language } from '../../shared/values.ts'
import { ClientPicker } from '../clients/ClientPicker.tsx'
import { LanguageField } from '../clients/LanguageField.tsx'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { useToday } from '../sales/queries.ts'
import { FieldRow } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { type Option, Select } from '../ui/Select.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { DateInput } from '../ui/TypedField.tsx'

interface NewRequestDialogProps {
  readonly client: Option | null
  readonly onClose: () => void
  readonly onMade: (id: string) => void
}

export function NewRequestDialog({ client: first, onClose, onMade }: NewRequestDialogProps) {
  const { t } = useTranslation()
  const today = useToday()
  const [kind, setKind] = useState<RequestKind>('access')
  const [client, setClient] = useState<Option | null>(first)
  const [name, setName] = useState(first?.label ?? '')
  const [about, setAbout] = useState('')
  const [day, setDay] = useState<string | null | 'invalid'>(today)
  const [way, setWay] = useState<ReceivedBy>('in-person')
  const [language, setLanguage] = useState<Language>(currentLanguage())
  const isWhole = name.trim() !== '' && day !== null && day !== 'invalid' && day <= today
  return (
    <FormDialog
      title={t(($) => $.privacyRequests.new)}
      onClose={onClose}
      saveLabel={t(($) => $.privacyRequests.save)}
      onSubmit={async () => {
        if (!isWhole) return
        const made = await call('privacy.newRequest', {
          kind,
          clientId: client?.id ?? null,
          requesterName: name,
          about,
          language,
          receivedDay: day,
          receivedBy: way,
        })
        showToast({ tone: 'success', text: t(($) => $.privacyRequests.saved) })
        onMade(made.id)
      }}
    >
      <Select
        label={t(($) => $.privacyRequests.kind)}
        options={requestKinds.map((id) => ({ id, label: t(($) => $.privacyRequests.kinds[id]) }))}
        value={kind}
        onChange={setKind}
      />
      {first === null ? (
        <ClientPicker
          label={t(($) => $.privacyRequests.client)}
          value={client}
          onChange={(next) => {
            setClient(next)
            if (next !== null && name === '') setName(next.label)
          }}
        />
      ) : null}
      <TextField label={t(($) => $.privacyRequests.who)} value={name} onChange={setName} isRequired maxLength={200} />
      <FieldRow>
        <DateInput label={t(($) => $.privacyRequests.received)} value={day} onChange={setDay} today={today} />
        <Select
          label={t(($) => $.privacyRequests.receivedBy)}
          options={receivedWays.map((id) => ({ id, label: t(($) => $.privacyRequests.ways[id]) }))}
          value={way}
          onChange={setWay}
        />
      </FieldRow>
      <LanguageField value={language} onChange={setLanguage} />
      <TextArea label={t(($) => $.privacyRequests.about)} value={about} onChange={setAbout} rows={3} isOptional />
    </FormDialog>
  )
}
