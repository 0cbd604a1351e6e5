// What is asked for at the desk, changed where one is: name, phone, e-mail, alert and notes of a client beside her
// appointment, by the rules of the card itself. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ClientCard, ClientField } from '../../shared/clients.ts'
import { parsePhone } from '../../shared/phone.ts'
import { Button } from '../ui/Button.tsx'
import { FieldStack } from '../ui/Field.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { Clashes } from './ClientDetails.tsx'
import { useClientEdits } from './client-edits.ts'
import { fieldLabel } from './field-problem.ts'
import { clientQuery } from './queries.ts'

interface ClientQuickEditProps {
  readonly clientId: string
  readonly onDone: () => void
}

/** Each field is saved when it is left, as on the card. Mount with the client's id as key. */
export function ClientQuickEdit({ clientId, onDone }: ClientQuickEditProps) {
  const { data: card, error, refetch } = useQuery(clientQuery(clientId))
  if (card !== undefined) return <Fields card={card} onDone={onDone} />
  return error === null ? <Skeleton lines={4} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
}

function Fields({ card, onDone }: { readonly card: ClientCard; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const edits = useClientEdits(card)
  const bind = (field: ClientField) => ({
    label: fieldLabel(t, field),
    value: edits.text(field),
    onChange: (text: string) => edits.type(field, text),
    onBlur: () => edits.leave(field),
    error: edits.problem(field),
    isDisabled: card.removed,
    autoComplete: 'off',
  })
  const phone = edits.text('phone')
  const isOddPhone = phone.trim() !== '' && parsePhone(phone) === null
  return (
    <section
      aria-label={t(($) => $.booking.panel.clientFields)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        onDone()
      }}
    >
      <FieldStack>
        <Clashes card={card} edits={edits} />
        <ErrorNotice error={edits.error} />
        <TextField {...bind('name')} autoFocus />
        {card.phone === null ? null : (
          <>
            <TextField
              {...bind('phone')}
              type="tel"
              description={isOddPhone ? t(($) => $.clients.phoneNotRead) : undefined}
            />
            <TextField {...bind('email')} type="email" />
          </>
        )}
        <TextField {...bind('alert')} description={t(($) => $.clients.alertHelp)} />
        <TextArea {...bind('notes')} rows={3} />
        <div>
          <Button size="small" icon={Check} onPress={onDone}>
            {t(($) => $.common.done)}
          </Button>
        </div>
      </FieldStack>
    </section>
  )
}
