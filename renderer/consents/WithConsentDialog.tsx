// Gives its contents a way to ask for consent right where it is missing. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { ConsentKind } from '../../shared/consents.ts'
import { AnswerDialog } from './AnswerDialog.tsx'
import { consentsQuery } from './queries.ts'

interface WithConsentDialogProps {
  readonly clientId: string
  /** Ticked from the start. */
  readonly kinds: readonly ConsentKind[]
  /** After the dialog, whatever was answered. */
  readonly onClosed?: () => void
  readonly children: (ask: () => void) => ReactNode
}

export function WithConsentDialog({ clientId, kinds, onClosed, children }: WithConsentDialogProps) {
  const [isOpen, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
    onClosed?.()
  }
  const { data } = useQuery({ ...consentsQuery(clientId), enabled: isOpen })
  return (
    <>
      {children(() => setOpen(true))}
      {isOpen && data !== undefined ? <AnswerDialog consents={data} first={kinds} onClose={close} /> : null}
    </>
  )
}
