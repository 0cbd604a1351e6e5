// The panel of a new booking, opened by a press or a drawn stretch in the grid. Runs in the window.
import { useTranslation } from 'react-i18next'
import { AppointmentForm, type FormStart } from './AppointmentForm.tsx'
import { useChanges } from './changes.ts'
import { closePanel, type Draft, useCalendar } from './store.ts'

function clientOf({ client, newClientName }: Draft): FormStart['client'] {
  if (client !== undefined) return { kind: 'known', option: client }
  return newClientName === undefined ? { kind: 'none' } : { kind: 'new', name: newClientName, phone: '' }
}

export function BookingPanel({ draft, placement }: { readonly draft: Draft; readonly placement: number }) {
  const { t } = useTranslation()
  const changes = useChanges()
  const formKey = useCalendar((state) => (state.panel?.kind === 'booking' ? state.panel.formKey : 0))
  return (
    <AppointmentForm
      key={formKey}
      title={t(($) => $.appointments.form.title)}
      saveLabel={t(($) => $.appointments.form.save)}
      start={{
        day: draft.day,
        startMin: draft.startMin,
        staffId: draft.staffId,
        drawnMin: draft.durationMin,
        placement,
        lines: (draft.lines ?? []).map((line, at) => ({
          addOnIds: [],
          ...line,
          id: null,
          key: `typed-${at}`,
        })),
        client: clientOf(draft),
        note: draft.note ?? '',
      }}
      onSave={async (result, overrideReason) => {
        const made = await changes.book({
          ...result,
          // Begun in a room's column: the first service gets that room.
          lines: result.lines.map((line, at) =>
            at === 0 && draft.resourceId !== undefined ? { ...line, resourceIds: [draft.resourceId] } : line,
          ),
          ...(overrideReason === undefined ? {} : { overrideReason }),
          ...(draft.waitlistId === undefined ? {} : { waitlistId: draft.waitlistId }),
        })
        useCalendar.setState({ day: made.day, focusedLineId: made.lines[0]?.id ?? null })
        closePanel()
      }}
      onClose={closePanel}
      onRepeated={closePanel}
    />
  )
}
