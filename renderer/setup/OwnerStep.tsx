// The first step: who owns the salon, and the passphrase. Makes the keys and the encrypted file. Runs in the window.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CreateOwner } from '../../shared/session.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { DoorHeading } from '../session/DoorFrame.tsx'
import { emptyPassphrase, PassphraseFields, passphraseFaults } from '../session/PassphraseFields.tsx'
import { useShowSession } from '../shell/session.ts'
import { ErrorNotice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Setup.module.css'
import { StepActions } from './StepActions.tsx'

/** Cannot be gone back to: the file exists after it. */
export function OwnerStep({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation()
  const show = useShowSession()
  const [ownerName, setOwnerName] = useState('')
  const [draft, setDraft] = useState(emptyPassphrase)
  const [isChecked, setChecked] = useState(false)
  const create = useMutation({ mutationFn: (input: CreateOwner) => call('setup.createOwner', input), onSuccess: show })
  const name = CreateOwner.shape.ownerName.safeParse(ownerName)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const faults = passphraseFaults(t, draft)
    if (!name.success || faults.passphrase || faults.repeat || create.isPending) return
    create.mutate({ ownerName, passphrase: draft.passphrase, language: currentLanguage() })
  }
  return (
    <>
      <DoorHeading title={t(($) => $.setup.owner.title)}>{t(($) => $.setup.owner.lead)}</DoorHeading>
      <form className={styles.form} noValidate onSubmit={submit}>
        <TextField
          label={t(($) => $.setup.owner.name)}
          value={ownerName}
          onChange={setOwnerName}
          autoComplete="off"
          autoFocus
          error={isChecked && !name.success ? t(($) => $.settings.field.empty) : undefined}
        />
        <PassphraseFields
          draft={draft}
          onChange={setDraft}
          isChecked={isChecked}
          label={t(($) => $.setup.owner.passphrase)}
          repeatLabel={t(($) => $.setup.owner.repeat)}
        />
        <ErrorNotice error={create.error} />
        <StepActions
          onBack={onBack}
          isPending={create.isPending}
          nextLabel={create.isPending ? t(($) => $.setup.owner.creating) : t(($) => $.setup.owner.create)}
        />
      </form>
    </>
  )
}
