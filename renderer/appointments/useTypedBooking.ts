// Offers booking by typing in the command palette, on every screen. Mounted once by the shell. Runs in the window.
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { usePaletteSource } from '../shell/actions.ts'
import { useMay } from '../shell/session.ts'
import { useChanges } from './changes.ts'
import { typedBookingSource } from './typed-booking.ts'

export function useTypedBooking(): void {
  const cache = useQueryClient()
  const { t } = useTranslation()
  const changes = useChanges()
  const maySchedule = useMay('schedule')
  const seesNames = useMay('client-names')
  const source = useMemo(
    () => typedBookingSource({ cache, t, changes, maySchedule, seesNames }),
    [cache, t, changes, maySchedule, seesNames],
  )
  usePaletteSource(source)
}
