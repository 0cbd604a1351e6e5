// Writes a letter with a paper: to whom, and the words that go with it. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { Mail } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LetterDraft, type LetterPaper, MailAddress } from '../../shared/outbox.ts'
import { call } from '../ipc.ts'
import { useMay } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './Outbox.module.css'
import { letterDraftQuery, outboxCountsQuery } from './queries.ts'

/** A button for those who may send letters. */
export function LetterButton({ paper }: { readonly paper: LetterPaper }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  if (!useMay('messages')) return null
  return (
    <>
      <Button icon={Mail} onPress={() => setOpen(true)}>
        {t(($) => $.outbox.dialog.open)}
      </Button>
      {isOpen ? <LetterDialog paper={paper} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

interface LetterDialogProps {
  readonly paper: LetterPaper
  readonly onClose: () => void
}

export function LetterDialog({ paper, onClose }: LetterDialogProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(letterDraftQuery(paper))
  // The draft that the form began with: a later answer would take away what is being typed.
  const [draft, setDraft] = useState<LetterDraft | null>(null)
  if (draft === null && data !== undefined) setDraft(data)
  if (draft !== null) {
    return (
      <LetterForm
        draft={draft}
        onQueue={(requestId, words) => call('outbox.queue', { requestId, paper: draft.paper, ...words })}
        onClose={onClose}
      />
    )
  }
  return (
    <Dialog title={t(($) => $.outbox.dialog.title)} isOpen onClose={onClose}>
      {error === null ? <Skeleton lines={5} /> : <ErrorNotice error={error} />}
    </Dialog>
  )
}

interface LetterFormProps {
  readonly draft: Pick<LetterDraft, 'address' | 'isWithheld' | 'subject' | 'body' | 'language'> & {
    /** Left out for a letter of words only. */
    readonly fileName?: string
  }
  /** `requestId` is made once for this form. */
  readonly onQueue: (
    requestId: string,
    words: { readonly address: string; readonly subject: string; readonly body: string },
  ) => Promise<unknown>
  readonly onClose: () => void
}

export function LetterForm({ draft, onQueue, onClose }: LetterFormProps) {
  const { t } = useTranslation()
  const sender = useQuery(outboxCountsQuery).data?.sender ?? 'none'
  const [requestId] = useState(() => crypto.randomUUID())
  const [address, setAddress] = useState(draft.address)
  const [subject, setSubject] = useState(draft.subject)
  const [body, setBody] = useState(draft.body)
  const [isTried, setTried] = useState(false)
  const isAddress = MailAddress.safeParse(address).success
  return (
    <FormDialog
      title={t(($) => $.outbox.dialog.title)}
      saveLabel={sender === 'on' ? t(($) => $.outbox.dialog.queue) : t(($) => $.outbox.dialog.queueToWait)}
      onClose={onClose}
      onSubmit={async () => {
        setTried(true)
        if (!isAddress || subject.trim() === '') return
        await onQueue(requestId, { address, subject, body })
        showToast({ tone: 'success', text: t(($) => $.outbox.dialog.queued[sender]) })
        onClose()
      }}
    >
      {draft.isWithheld ? <Notice tone="info">{t(($) => $.outbox.dialog.withheld)}</Notice> : null}
      <TextField
        label={t(($) => $.outbox.dialog.address)}
        type="email"
        value={address}
        onChange={setAddress}
        error={isTried && !isAddress ? t(($) => $.outbox.dialog.addressWrong) : undefined}
        maxLength={254}
        autoFocus
      />
      <TextField label={t(($) => $.outbox.dialog.subject)} value={subject} onChange={setSubject} maxLength={200} />
      <TextArea
        label={t(($) => $.outbox.dialog.body)}
        description={t(($) => $.outbox.dialog.bodyHint)}
        value={body}
        onChange={setBody}
        rows={7}
        maxLength={4000}
      />
      {draft.fileName === undefined ? null : (
        <p className={styles.why}>
          {`${t(($) => $.outbox.dialog.attached, { file: draft.fileName })}. ${t(($) => $.outbox.dialog.language[draft.language])}`}
        </p>
      )}
    </FormDialog>
  )
}
