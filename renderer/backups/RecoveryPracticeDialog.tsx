// The recovery sheet tried out: its code typed back, nothing changed. Runs in the window.

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../ipc.ts'
import { RecoveryCodeField } from '../session/RecoveryCodeField.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { showToast } from '../ui/Toast.tsx'
import { backupsQuery } from './backups-query.ts'

/** Open while mounted. */
export function RecoveryPracticeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [code, setCode] = useState('')
  const submit = async () => {
    await call('keys.practiseRecovery', { code })
    void queryClient.invalidateQueries({ queryKey: backupsQuery.queryKey })
    showToast({ tone: 'success', text: t(($) => $.backups.practice.done) })
    onClose()
  }
  return (
    <FormDialog
      title={t(($) => $.backups.practice.begin)}
      onClose={onClose}
      saveLabel={t(($) => $.backups.practice.check)}
      onSubmit={submit}
    >
      <p>{t(($) => $.backups.practice.how)}</p>
      <RecoveryCodeField label={t(($) => $.backups.practice.code)} value={code} onChange={setCode} autoFocus />
    </FormDialog>
  )
}
