// Gives its contents a way to write down an incident, and to ask for the health consent first when it is missing. In the
// window.
import { type ReactNode, useState } from 'react'
import type { Incident } from '../../shared/incidents.ts'
import { WithConsentDialog } from '../consents/WithConsentDialog.tsx'
import { IncidentDialog, type IncidentStart } from './IncidentDialog.tsx'

interface IncidentWriterProps {
  readonly incident?: Incident
  readonly start: IncidentStart
  readonly children: (write: () => void) => ReactNode
}

export function IncidentWriter({ incident, start, children }: IncidentWriterProps) {
  const [isOpen, setOpen] = useState(false)
  const { client } = start
  const dialog = (onAskConsent?: () => void) =>
    isOpen ? (
      <IncidentDialog
        incident={incident ?? null}
        start={start}
        onClose={() => setOpen(false)}
        onAskConsent={onAskConsent}
      />
    ) : null
  return (
    <>
      {children(() => setOpen(true))}
      {client === null ? (
        dialog()
      ) : (
        <WithConsentDialog clientId={client.id} kinds={['health']} onClosed={() => setOpen(true)}>
          {(ask) =>
            dialog(() => {
              setOpen(false)
              ask()
            })
          }
        </WithConsentDialog>
      )}
    </>
  )
}
