// All passwords are lost: the code from the recovery sheet opens the file and the owner gets a new passphrase.
// Runs in the window.

import { useMutation } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import styles from './DoorFrame.module.css'
import { DoorHeading } from './DoorFrame.tsx'
import { useEnter } from './enter.ts'
import { emptyPassphrase, PassphraseFields, passphraseFaults } from './PassphraseFields.tsx'
import { RecoveryCodeField } from './RecoveryCodeField.tsx'
import { typedCode } from './recovery-code-state.ts'

/** Code, new passphrase, open. */
export function RecoverySignIn({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation()
  const enter = useEnter()
  const [code, setCode] = useState('')
  const [draft, setDraft] = useState(emptyPassphrase)
  const [isChecked, setChecked] = useState(false)
  const open = useMutation({
    mutationFn: () => call('session.signInWithRecoveryCode', { code, newPassphrase: draft.passphrase }),
    onSuccess: enter,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const faults = passphraseFaults(t, draft)
    if (typedCode(code, null).state !== 'right' || faults.passphrase || faults.repeat || open.isPending) return
    open.mutate()
  }
  return (
    <>
      <DoorHeading title={t(($) => $.session.recovery.title)}>{t(($) => $.session.recovery.lead)}</DoorHeading>
      <form className={styles.form} noValidate onSubmit={submit}>
        <RecoveryCodeField label={t(($) => $.session.recovery.code)} value={code} onChange={setCode} autoFocus />
        <PassphraseFields
          draft={draft}
          onChange={setDraft}
          isChecked={isChecked}
          label={t(($) => $.session.recovery.passphrase)}
          repeatLabel={t(($) => $.session.recovery.repeat)}
        />
        <ErrorNotice error={open.error} />
        <div className={styles.actions}>
          <Button variant="quiet" icon={ArrowLeft} onPress={onBack}>
            {t(($) => $.common.back)}
          </Button>
          <Button type="submit" variant="primary" isPending={open.isPending}>
            {open.isPending ? t(($) => $.session.recovery.opening) : t(($) => $.session.recovery.open)}
          </Button>
        </div>
      </form>
    </>
  )
}
