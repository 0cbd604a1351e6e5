// The panel of a new booking, opened by a press or a drawn stretch in the grid. Runs in the window.
import { useTranslation } from 'react-i18next'
import { AppointmentForm } from './AppointmentForm.tsx'
import { useChanges } from './changes.ts'
import { closePanel, type Draft, useCalendar } from './store.ts'

export function BookingPanel({ draft, placement }: { readonly draft: Draft; readonly placement: number }) {
  const { t } = useTranslation()
  const changes = useChanges()
  return (
    <AppointmentForm
      title={t(($) => $.appointments.form.title)}
      saveLabel={t(($) => $.appointments.form.save)}
      start={{
        day: draft.day,
        startMin: draft.startMin,
        staffId: draft.staffId,
        drawnMin: draft.durationMin,
        placement,
        lines: [],
        client: draft.client === undefined ? { kind: 'none' } : { kind: 'known', option: draft.client },
        note: '',
      }}
      onSave={async (result, overrideReason) => {
        const made = await changes.book({ ...result, ...(overrideReason === undefined ? {} : { overrideReason }) })
        useCalendar.setState({ day: made.day, focusedLineId: made.lines[0]?.id ?? null })
        closePanel()
      }}
      onClose={closePanel}
    />
  )
}
