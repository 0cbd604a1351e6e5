// The answer to a client's request by e-mail, to look through before it goes. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequestLetter, RequestLetterDraft } from '../../shared/privacy-letters.ts'
import { call } from '../ipc.ts'
import { LetterForm } from '../outbox/LetterDialog.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'

interface RequestLetterDialogProps {
  readonly letter: RequestLetter
  readonly onClose: () => void
}

export function RequestLetterDialog({ letter, onClose }: RequestLetterDialogProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery({
    queryKey: ['outbox', 'request', letter.id, letter.letter],
    queryFn: () => call('outbox.beginForRequest', letter),
  })
  // The draft that the form began with: a later answer would take away what is being typed.
  const [draft, setDraft] = useState<RequestLetterDraft | null>(null)
  if (draft === null && data !== undefined) setDraft(data)
  if (draft !== null && draft.before === null) {
    return (
      <LetterForm
        draft={draft}
        onQueue={(_, words) => call('outbox.queueForRequest', { ...letter, ...words })}
        onClose={onClose}
      />
    )
  }
  return (
    <Dialog title={t(($) => $.outbox.dialog.title)} isOpen onClose={onClose}>
      {error !== null ? (
        <ErrorNotice error={error} />
      ) : draft === null ? (
        <Skeleton lines={5} />
      ) : (
        <Notice tone="info">{t(($) => $.privacyRequests.letterBefore)}</Notice>
      )}
    </Dialog>
  )
}
