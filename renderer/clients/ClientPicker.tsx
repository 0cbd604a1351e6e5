// Choosing a client by typing, for bookings and sales. Runs in the window.
import { useTranslation } from 'react-i18next'
import { formatPhone, parsePhone } from '../../shared/phone.ts'
import { call } from '../ipc.ts'
import { ComboBox } from '../ui/ComboBox.tsx'
import type { Option } from '../ui/Select.tsx'
import { whyText } from './why.ts'

interface ClientPickerProps {
  readonly label: string
  readonly value: Option | null
  readonly onChange: (client: Option | null) => void
  /** Offers a new card named as typed. */
  readonly onCreate?: (name: string) => void
  readonly autoFocus?: boolean
  /** False keeps the list closed until something is typed. */
  readonly opensOnFocus?: boolean
  readonly error?: string | undefined
}

const mostRows = 12

/** Empty text offers the clients seen last. */
export function ClientPicker({ onCreate, autoFocus, ...field }: ClientPickerProps) {
  const { t } = useTranslation()
  return (
    <ComboBox
      {...field}
      placeholder={t(($) => $.clients.searchPlaceholder)}
      search={async (text) => {
        const rows = await call('clients.search', { text, limit: mostRows })
        return rows.map((row): Option => {
          const why = (row.why ?? []).map((reason) => whyText(t, reason)).join(', ')
          const detail = why || (row.phone ? formatPhone(parsePhone(row.phone) ?? row.phone) : row.email)
          return { id: row.id, label: row.name, ...(detail ? { detail } : {}) }
        })
      }}
      {...(onCreate === undefined ? {} : { onCreate, createLabel: (name) => t(($) => $.clients.addNamed, { name }) })}
      {...(autoFocus === undefined ? {} : { autoFocus })}
    />
  )
}
