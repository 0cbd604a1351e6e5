// The quarterly practice: the recovery sheet is fetched from where it is kept and its code typed back. Runs in the window.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FileKey } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../ipc.ts'
import { RecoveryCodeField } from '../session/RecoveryCodeField.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './Backups.module.css'
import { backupsQuery } from './backups-query.ts'

const formId = 'recovery-practice'

/** Shown when a quarter has gone since the code was last typed. */
export function RecoveryPractice() {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const [code, setCode] = useState('')
  const practise = useMutation({
    mutationFn: () => call('keys.practiseRecovery', { code }),
    onSuccess: () => {
      close()
      void queryClient.invalidateQueries({ queryKey: backupsQuery.queryKey })
      showToast({ tone: 'success', text: t(($) => $.backups.practice.done) })
    },
  })
  function close() {
    setOpen(false)
    setCode('')
    practise.reset()
  }
  return (
    <>
      <Notice
        tone="info"
        title={t(($) => $.backups.practice.title)}
        actions={
          <Button size="small" icon={FileKey} onPress={() => setOpen(true)}>
            {t(($) => $.backups.practice.begin)}
          </Button>
        }
      >
        {t(($) => $.backups.practice.lead)}
      </Notice>
      <Dialog
        title={t(($) => $.backups.practice.begin)}
        isOpen={isOpen}
        onClose={close}
        footer={
          <>
            <Button onPress={close}>{t(($) => $.common.cancel)}</Button>
            <Button type="submit" form={formId} variant="primary" isPending={practise.isPending}>
              {t(($) => $.backups.practice.check)}
            </Button>
          </>
        }
      >
        <form
          id={formId}
          className={styles.step}
          onSubmit={(event) => {
            event.preventDefault()
            practise.mutate()
          }}
        >
          <p>{t(($) => $.backups.practice.how)}</p>
          <RecoveryCodeField label={t(($) => $.backups.practice.code)} value={code} onChange={setCode} autoFocus />
          <ErrorNotice error={practise.error} />
        </form>
      </Dialog>
    </>
  )
}
