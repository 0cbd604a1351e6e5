// The state of an invoice as a chip: word, icon and colour. Runs in the window.
import { CheckCheck, CircleAlert, Clock, RotateCcw, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { InvoiceState as State } from '../../shared/invoices.ts'
import { StatusChip } from '../ui/Chip.tsx'

const looks = {
  open: { tone: 'info', icon: Clock },
  overdue: { tone: 'danger', icon: CircleAlert },
  paid: { tone: 'success', icon: CheckCheck },
  overpaid: { tone: 'warning', icon: TriangleAlert },
  credited: { tone: 'neutral', icon: RotateCcw },
} as const

export function InvoiceState({ state }: { readonly state: State }) {
  const { t } = useTranslation()
  const { tone, icon } = looks[state]
  return (
    <StatusChip tone={tone} icon={icon}>
      {t(($) => $.invoices.states[state])}
    </StatusChip>
  )
}
