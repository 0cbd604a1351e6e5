// Asks for one written reason and saves with it. Runs in the window.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormDialog } from '../ui/FormDialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'

interface ReasonDialogProps {
  readonly title: string
  readonly text: string
  /** The field's own word; a reason unless said otherwise. */
  readonly label?: string
  readonly onClose: () => void
  readonly onSave: (reason: string) => Promise<unknown>
}

export function ReasonDialog({ title, text, label, onClose, onSave }: ReasonDialogProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      size="small"
      saveLabel={t(($) => $.common.save)}
      onSubmit={async () => {
        if (reason.trim() === '') return
        await onSave(reason)
        showToast({ tone: 'success', text: t(($) => $.privacy.card.done) })
        onClose()
      }}
    >
      <p>{text}</p>
      <TextField
        label={label ?? t(($) => $.privacy.card.reason)}
        value={reason}
        onChange={setReason}
        isRequired
        autoFocus
        maxLength={500}
      />
    </FormDialog>
  )
}
