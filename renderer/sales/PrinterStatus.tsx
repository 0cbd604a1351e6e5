// Which printer a receipt would go to, in the status bar. Runs in the window.

import { useQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { call } from '../ipc.ts'
import { StatusButton } from '../shell/StatusButton.tsx'
import { useMay } from '../shell/session.ts'

export function PrinterStatus() {
  const { t } = useTranslation()
  const isAllowed = useMay('till')
  const { data } = useQuery({
    queryKey: ['sales', 'printer'],
    queryFn: () => call('sales.printer'),
    enabled: isAllowed,
    // A printer is switched on and off without telling anyone; a look a minute is enough.
    refetchInterval: 60_000,
  })
  if (!isAllowed || data === undefined) return null
  return (
    <StatusButton icon={Printer}>
      {data.name === null ? t(($) => $.receipts.noPrinter) : t(($) => $.receipts.printer, { name: data.name })}
    </StatusButton>
  )
}
