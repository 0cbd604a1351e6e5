// Today's sales in the status bar, for those who may use the till; opens it. Runs in the window.

import { useQuery } from '@tanstack/react-query'
import { Receipt } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { goTo } from '../shell/navigation.ts'
import { StatusButton } from '../shell/StatusButton.tsx'
import { useMay } from '../shell/session.ts'
import { tillDayQuery, useToday } from './queries.ts'

export function DayTotal() {
  const { t } = useTranslation()
  const isAllowed = useMay('till')
  const { data } = useQuery({ ...tillDayQuery(useToday()), enabled: isAllowed })
  if (!isAllowed || data === undefined) return null
  return (
    <StatusButton icon={Receipt} onPress={() => goTo({ screen: 'till' })}>
      {t(($) => $.sales.day.statusBar, { sum: formatMoney(data.totalCents, currentLanguage()) })}
    </StatusButton>
  )
}
