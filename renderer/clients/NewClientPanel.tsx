// A new card: a name is enough. Says so when someone with the same name or number is already there. In the window.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { searchTerms } from '../../shared/client-search.ts'
import { type ClientFields, emptyClient } from '../../shared/clients.ts'
import { parsePhone } from '../../shared/phone.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { useMay } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { FieldStack } from '../ui/Field.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { fieldLabel, fieldProblem } from './field-problem.ts'
import { LanguageField } from './LanguageField.tsx'

interface NewClientPanelProps {
  /** What was typed in the search, as a beginning. */
  readonly name: string
  readonly onClose: () => void
  readonly onCreated: (clientId: string) => void
}

const textFields = ['name', 'phone', 'email', 'alert', 'notes'] as const

export function NewClientPanel({ name, onClose, onCreated }: NewClientPanelProps) {
  const { t } = useTranslation()
  const formId = useId()
  const seesContacts = useMay('client-contacts')
  const [fields, setFields] = useState<ClientFields>(() => ({
    ...emptyClient,
    ...(looksLikeNumber(name) ? { phone: name } : { name }),
    // The window's language says how a Finnish or Swedish salon speaks; English is only a colleague's own.
    language: currentLanguage() === 'sv' ? 'sv' : 'fi',
  }))
  const [isTried, setTried] = useState(false)
  const create = useMutation({
    mutationFn: () => call('clients.create', fields),
    onSuccess: (card) => {
      showToast({ text: t(($) => $.clients.toast.created, { name: card.name }) })
      onCreated(card.id)
    },
  })
  const bind = (field: (typeof textFields)[number]) => ({
    label: fieldLabel(t, field),
    value: fields[field],
    onChange: (text: string) => setFields((now) => ({ ...now, [field]: text })),
    error: isTried ? fieldProblem(t, field, fields[field]) : undefined,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const isSound = textFields.every((field) => fieldProblem(t, field, fields[field]) === undefined)
    if (isSound && !create.isPending) create.mutate()
  }

  return (
    <SidePanel
      title={t(($) => $.clients.newClient)}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t(($) => $.common.cancel)}</Button>
          <Button variant="primary" type="submit" form={formId} isPending={create.isPending}>
            {t(($) => $.clients.create)}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate>
        <FieldStack>
          <TextField {...bind('name')} isRequired autoFocus autoComplete="off" />
          {seesContacts ? (
            <>
              <TextField {...bind('phone')} type="tel" isOptional autoComplete="off" />
              <SameClients fields={fields} onOpen={onCreated} />
              <TextField {...bind('email')} type="email" isOptional autoComplete="off" />
            </>
          ) : (
            <SameClients fields={fields} onOpen={onCreated} />
          )}
          <LanguageField value={fields.language} onChange={(language) => setFields((now) => ({ ...now, language }))} />
          <TextField {...bind('alert')} isOptional description={t(($) => $.clients.alertHelp)} />
          <TextArea {...bind('notes')} rows={4} isOptional />
          <ErrorNotice error={create.error} />
        </FieldStack>
      </form>
    </SidePanel>
  )
}

/** Someone searched by number first: that is the beginning of the phone field. */
function looksLikeNumber(text: string): boolean {
  return /^[+\d\s().-]{3,40}$/.test(text)
}

const fewestNameWords = 2

/** Cards that look like the one being typed; calm, and nothing in the way. */
function SameClients({ fields, onOpen }: { readonly fields: ClientFields; readonly onOpen: (id: string) => void }) {
  const { t } = useTranslation()
  const hasName = searchTerms(fields.name).flatMap((term) => term.exact).length >= fewestNameWords
  const hasContact = parsePhone(fields.phone) !== null || fieldIsEmail(fields.email)
  const { name, phone, email, birthYear } = fields
  const card = {
    name: hasName ? name : '',
    phone: phone.slice(0, 40),
    email: hasContact ? email.slice(0, 254) : '',
    birthYear: birthYear.slice(0, 4),
  }
  const { data } = useQuery({
    queryKey: ['clients', 'likelySame', card],
    queryFn: () => call('clients.likelySame', card),
    enabled: hasName || hasContact,
    placeholderData: keepPreviousData,
  })
  if (data === undefined || data.length === 0 || !(hasName || hasContact)) return null
  return (
    <Notice
      tone="warning"
      role="status"
      title={t(($) => $.clientLists.duplicates.likely)}
      actions={data.map(({ card: same, reasons }) => (
        <Button key={same.id} size="small" onPress={() => onOpen(same.id)}>
          {`${same.name} (${reasons.map((reason) => t(($) => $.clientLists.duplicates.reasons[reason])).join(', ')})`}
        </Button>
      ))}
    >
      {t(($) => $.clientLists.duplicates.likelyHelp)}
    </Notice>
  )
}

function fieldIsEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())
}
