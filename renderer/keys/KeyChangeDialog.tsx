// Before the salon's key is changed: what it means, in four sentences, and the owner's passphrase. Runs in the window.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type KeysOverview, keyChangeMinutes } from '../../shared/keys.ts'
import { call } from '../ipc.ts'
import { useShowSession } from '../shell/session.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { PasswordField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './Keys.module.css'

interface KeyChangeDialogProps {
  readonly overview: KeysOverview
  readonly onClose: () => void
}

/** Open while mounted. While the key is changed another screen lies over it; what went wrong is shown here afterwards. */
export function KeyChangeDialog({ overview, onClose }: KeyChangeDialogProps) {
  const { t } = useTranslation()
  const show = useShowSession()
  const [passphrase, setPassphrase] = useState('')
  const [isChecked, setChecked] = useState(false)
  const { data, error } = useQuery({
    queryKey: ['keys', 'preview'],
    queryFn: () => call('keys.previewChange'),
    staleTime: 0,
  })
  const isReady = data?.isOwner === true && !data.sheetMustBeTried
  const submit = async () => {
    setChecked(true)
    if (passphrase === '') return
    show(await call('keys.changeDataKey', { passphrase }))
    showToast({ tone: 'success', text: t(($) => $.keys.change.done) })
    onClose()
  }
  const people = overview.people.filter((holder) => data?.needNewPassword.includes(holder.staffId))
  return (
    <FormDialog
      title={t(($) => $.keys.change.title)}
      onClose={onClose}
      saveLabel={isReady ? t(($) => $.keys.change.button) : null}
      onSubmit={submit}
    >
      <ErrorNotice error={error} />
      {data === undefined ? <Skeleton lines={4} /> : null}
      {data?.isOwner === false ? <Notice tone="warning">{t(($) => $.keys.change.notOwner)}</Notice> : null}
      {data?.isOwner && data.sheetMustBeTried ? (
        <Notice tone="warning">{t(($) => $.keys.change.trySheet)}</Notice>
      ) : null}
      {data !== undefined && isReady ? (
        <>
          <ul className={styles.facts}>
            <li>{t(($) => $.keys.change.everyone)}</li>
            <li>{t(($) => $.keys.change.away, { count: keyChangeMinutes(data.fileBytes) })}</li>
            <li>{t(($) => $.keys.change.old)}</li>
            <li>{t(($) => $.keys.change.final)}</li>
            {people.length === 0 ? null : (
              <li>{t(($) => $.keys.change.newPassword, { names: people.map((each) => each.name).join(', ') })}</li>
            )}
          </ul>
          <PasswordField
            label={t(($) => $.keys.change.passphrase)}
            value={passphrase}
            onChange={setPassphrase}
            autoComplete="off"
            autoFocus
            error={isChecked && passphrase === '' ? t(($) => $.settings.field.empty) : undefined}
          />
        </>
      ) : null}
    </FormDialog>
  )
}
