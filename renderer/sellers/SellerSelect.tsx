// Whose till or invoices are looked at. Not there at all in a salon of one seller. Runs in the window.
import { useTranslation } from 'react-i18next'
import { Select } from '../ui/Select.tsx'
import { useSellers } from './queries.ts'

interface SellerSelectProps {
  readonly value: string
  readonly onChange: (sellerId: string) => void
}

export function SellerSelect({ value, onChange }: SellerSelectProps) {
  const { t } = useTranslation()
  const sellers = useSellers()
  if (sellers.length < 2) return null
  return (
    <Select
      label={t(($) => $.sellers.one)}
      options={sellers.map(({ id, name }) => ({ id, label: name }))}
      value={value}
      onChange={onChange}
    />
  )
}
