// What opens the backup: the owner's passphrase or the code of the recovery sheet. Runs in the window.

import { useMutation } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RestorePlace, RestorePoint } from '../../shared/backups.ts'
import { ZONE } from '../../shared/day.ts'
import { AppError, isAppError } from '../../shared/errors.ts'
import { formatInstant } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { useSession } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { PasswordField } from '../ui/TextField.tsx'
import styles from './Backups.module.css'
import { WizardHead } from './WizardHead.tsx'

interface RestoreKeyStepProps {
  readonly place: RestorePlace
  readonly onBack: () => void
  readonly onOpened: (points: readonly RestorePoint[]) => void
}

/** One field for both; main tells them apart. */
export function RestoreKeyStep({ place, onBack, onOpened }: RestoreKeyStepProps) {
  const { t } = useTranslation()
  // Inside the salon its own backups open with the key at hand; the password only proves who asks.
  const isInside = useSession()?.phase === 'ready'
  const [secret, setSecret] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const open = useMutation({
    mutationFn: () => call('restore.open', { token: place.token, secret }),
    onSuccess: onOpened,
    // Whoever pressed the button types again at once.
    onError: () => {
      field.current?.focus()
      field.current?.select()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (secret !== '' && !open.isPending) open.mutate()
  }
  return (
    <form className={styles.step} noValidate onSubmit={submit}>
      <WizardHead title={t(($) => $.backups.wizard.keyTitle)}>
        {place.newestAtMs === null
          ? place.label
          : `${place.label}. ${t(($) => $.backups.wizard.found, {
              count: place.pointCount,
              time: formatInstant(place.newestAtMs, ZONE, currentLanguage()),
            })}`}
      </WizardHead>
      <div className={styles.narrow}>
        <PasswordField
          label={isInside ? t(($) => $.backups.wizard.ownSecret) : t(($) => $.backups.wizard.secret)}
          description={isInside ? t(($) => $.backups.wizard.ownSecretHint) : t(($) => $.backups.wizard.secretHint)}
          value={secret}
          onChange={setSecret}
          autoComplete="off"
          autoFocus
          ref={field}
        />
      </div>
      <ErrorNotice error={asBackupError(open.error, isInside)} />
      <div className={styles.actions}>
        <Button icon={ArrowLeft} onPress={onBack}>
          {t(($) => $.common.back)}
        </Button>
        <Button type="submit" variant="primary" isDisabled={secret === ''} isPending={open.isPending}>
          {open.isPending ? t(($) => $.backups.wizard.openingPlace) : t(($) => $.backups.wizard.openPlace)}
        </Button>
      </div>
    </form>
  )
}

/** A code that does not open is said of the backup, and outside a salon so is a passphrase. */
function asBackupError(error: Error | null, isInside: boolean): Error | null {
  if (!isAppError(error)) return error
  const isOfBackup = error.code === 'RECOVERY_CODE_WRONG' || (error.code === 'PASSWORD_WRONG' && !isInside)
  return isOfBackup ? new AppError('BACKUP_WRONG_KEY') : error
}
