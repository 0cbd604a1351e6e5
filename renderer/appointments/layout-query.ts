// This person's own calendar layout: kept by main, shown at once when it changes. Runs in the window.
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { type CalendarLayout, usualLayout } from '../../shared/layout.ts'
import { errorText } from '../error-text.ts'
import { call } from '../ipc.ts'
import { showToast } from '../ui/Toast.tsx'

export const layoutQuery = queryOptions({ queryKey: ['layout'], queryFn: () => call('layout.get') })

export function useLayout(): CalendarLayout {
  return useQuery(layoutQuery).data ?? usualLayout
}

/** Saves a change; on screen before main has answered. */
export function useSaveLayout(): (patch: Partial<CalendarLayout>) => void {
  const client = useQueryClient()
  const { t } = useTranslation()
  return useCallback(
    (patch) => {
      client.setQueryData(layoutQuery.queryKey, (now) => ({ ...(now ?? usualLayout), ...patch }))
      call('layout.save', patch).catch((error: unknown) => {
        void client.invalidateQueries({ queryKey: layoutQuery.queryKey })
        showToast({ text: errorText(t, error), tone: 'danger' })
      })
    },
    [client, t],
  )
}
