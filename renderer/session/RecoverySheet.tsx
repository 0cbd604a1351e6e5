// The recovery sheet: a new code shown large, saved as PDF, and typed back before it opens anything.
// Used by the first run and by the settings. Runs in the window.

import { useMutation } from '@tanstack/react-query'
import { FileDown, Printer } from 'lucide-react'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '../../shared/session.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { RecoveryCodeField } from './RecoveryCodeField.tsx'
import styles from './RecoverySheet.module.css'
import { RecoverySheetPrint } from './RecoverySheetPrint.tsx'
import { typedCode } from './recovery-code-state.ts'

interface RecoverySheetProps {
  readonly onConfirmed: (state: SessionState) => void
  readonly confirmLabel: string
  /** Beside the confirming button. */
  readonly otherActions?: ReactNode
}

/** Makes a code when mounted; the sheet before it stays valid until this one is typed back. */
export function RecoverySheet({ onConfirmed, confirmLabel, otherActions }: RecoverySheetProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const made = useMutation({ mutationFn: () => call('keys.newRecoveryCode') })
  const saved = useMutation({ mutationFn: () => call('keys.saveRecoverySheet') })
  const printed = useMutation({ mutationFn: () => call('keys.printRecoverySheet') })
  const confirmed = useMutation({
    mutationFn: () => call('keys.confirmRecoveryCode', { code: typed }),
    onSuccess: onConfirmed,
  })
  const { mutate: make } = made
  useEffect(() => make(), [make])

  const code = made.data?.code
  if (code === undefined) {
    return made.error === null ? <Skeleton lines={4} /> : <ErrorNotice error={made.error} onRetry={() => make()} />
  }
  const isRight = typedCode(typed, code).state === 'right'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isRight && !confirmed.isPending) confirmed.mutate()
  }
  const fileName = saved.data?.fileName ?? null
  return (
    <form className={styles.sheet} noValidate onSubmit={submit}>
      <figure className={styles.paper}>
        <figcaption>{t(($) => $.setup.recovery.code)}</figcaption>
        <output className={styles.code} data-testid="recovery-code">
          {code.split('-').map((group, index) => (
            // Groups may repeat; their place is what tells them apart.
            // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one code never move
            <span key={index} className={styles.group}>
              {index === 0 ? (
                group
              ) : (
                <>
                  <span className={styles.dash}>-</span>
                  {group}
                </>
              )}
            </span>
          ))}
        </output>
        <p>{t(($) => $.setup.recovery.keep)}</p>
        <div className={styles.buttons}>
          <Button icon={Printer} onPress={() => printed.mutate()} isPending={printed.isPending}>
            {t(($) => $.setup.recovery.print)}
          </Button>
          <Button icon={FileDown} onPress={() => saved.mutate()} isPending={saved.isPending}>
            {t(($) => $.setup.recovery.savePdf)}
          </Button>
        </div>
        {fileName === null ? null : (
          <Notice tone="success" role="status">
            {t(($) => $.setup.recovery.saved, { file: fileName })}
          </Notice>
        )}
        <ErrorNotice error={saved.error ?? printed.error} />
        <RecoverySheetPrint code={code} />
      </figure>
      <RecoveryCodeField
        label={t(($) => $.setup.recovery.typeBack)}
        description={t(($) => $.setup.recovery.typeBackHint)}
        value={typed}
        onChange={setTyped}
        expected={code}
      />
      <ErrorNotice error={confirmed.error} />
      <div className={styles.actions}>
        {otherActions}
        <Button type="submit" variant="primary" isDisabled={!isRight} isPending={confirmed.isPending}>
          {confirmLabel}
        </Button>
      </div>
    </form>
  )
}
