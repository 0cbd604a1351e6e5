// Who the booking is for: type-ahead over the cards, or a new client made in place. Runs in the window.
import { UserPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ClientPicker } from '../clients/ClientPicker.tsx'
import { useMay } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { FieldRow } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Option } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './AppointmentForm.module.css'

export type ClientChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'known'; readonly option: Option }
  | { readonly kind: 'new'; readonly name: string; readonly phone: string }

interface ClientFieldProps {
  readonly value: ClientChoice
  readonly onChange: (value: ClientChoice) => void
  readonly autoFocus?: boolean
}

/** Looks like a phone number: what was typed goes to the phone field of the new card. */
const isPhone = (text: string) => /^[+\d][\d\s()-]{4,}$/.test(text)

export function ClientField({ value, onChange, autoFocus }: ClientFieldProps) {
  const { t } = useTranslation()
  const seesNames = useMay('client-names')
  if (!seesNames) return <Notice>{t(($) => $.appointments.form.clientHidden)}</Notice>
  if (value.kind === 'new') {
    return (
      <div>
        <FieldRow>
          <TextField
            label={t(($) => $.appointments.form.newClientName)}
            value={value.name}
            onChange={(name) => onChange({ ...value, name })}
            autoFocus={value.name === ''}
            isRequired
          />
          <TextField
            label={t(($) => $.appointments.form.newClientPhone)}
            type="tel"
            value={value.phone}
            onChange={(phone) => onChange({ ...value, phone })}
            autoFocus={value.name !== ''}
          />
        </FieldRow>
        <Button variant="quiet" size="small" onPress={() => onChange({ kind: 'none' })}>
          {t(($) => $.appointments.form.pickClient)}
        </Button>
      </div>
    )
  }
  return (
    <div className={styles.client}>
      <ClientPicker
        label={t(($) => $.appointments.form.client)}
        value={value.kind === 'known' ? value.option : null}
        onChange={(option) => onChange(option === null ? { kind: 'none' } : { kind: 'known', option })}
        onCreate={(text) =>
          onChange(isPhone(text) ? { kind: 'new', name: '', phone: text } : { kind: 'new', name: text, phone: '' })
        }
        autoFocus={autoFocus ?? false}
        // The panel opens with the focus here; a list would hide the day and the time just pressed.
        opensOnFocus={false}
      />
      {value.kind === 'none' ? (
        <Button icon={UserPlus} variant="quiet" onPress={() => onChange({ kind: 'new', name: '', phone: '' })}>
          {t(($) => $.appointments.form.newClient)}
        </Button>
      ) : null}
    </div>
  )
}
