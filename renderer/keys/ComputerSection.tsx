// This computer's own key store, shown only when it fails: what still works, and what to do next. Runs in the window.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeysOverview } from '../../shared/keys.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Section } from '../ui/Layout.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { PasswordField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { keysQuery } from './keys-query.ts'

/** Nothing while the key store works. */
export function ComputerSection({ overview }: { readonly overview: KeysOverview }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [isStartingOver, setStartingOver] = useState(false)
  const again = useMutation({
    mutationFn: () => call('keys.askComputer'),
    onSuccess: (answer) => queryClient.setQueryData(keysQuery.queryKey, answer),
  })
  const { computer } = overview
  if (computer === 'ready' || computer === 'absent') return null
  const tryAgain = (
    <Button size="small" isPending={again.isPending} onPress={() => again.mutate()}>
      {t(($) => $.keys.computer.again)}
    </Button>
  )
  return (
    <Section title={t(($) => $.keys.computer.title)}>
      {computer === 'unavailable' ? (
        <Notice tone="neutral" title={t(($) => $.keys.computer.unavailable)} actions={tryAgain}>
          {t(($) => $.keys.computer.unavailableLead)}
        </Notice>
      ) : (
        <Notice
          tone="warning"
          title={t(($) => $.keys.computer.unreadable)}
          actions={
            <>
              {tryAgain}
              <Button size="small" variant="quiet" onPress={() => setStartingOver(true)}>
                {t(($) => $.keys.computer.startOver)}
              </Button>
            </>
          }
        >
          {t(($) => $.keys.computer.unreadableLead)}
        </Notice>
      )}
      {again.data === undefined ? null : <p role="status">{t(($) => $.keys.computer.stillNot)}</p>}
      <ErrorNotice error={again.error} />
      {isStartingOver ? <StartOverDialog onClose={() => setStartingOver(false)} /> : null}
    </Section>
  )
}

function StartOverDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [ownPassword, setOwnPassword] = useState('')
  const [isChecked, setChecked] = useState(false)
  const submit = async () => {
    setChecked(true)
    if (ownPassword === '') return
    queryClient.setQueryData(keysQuery.queryKey, await call('keys.startComputerOver', { ownPassword }))
    showToast({ tone: 'success', text: t(($) => $.keys.computer.startedOver) })
    onClose()
  }
  return (
    <FormDialog
      title={t(($) => $.keys.computer.startOver)}
      onClose={onClose}
      size="small"
      saveLabel={t(($) => $.keys.computer.startOver)}
      onSubmit={submit}
    >
      <p>{t(($) => $.keys.computer.startOverLead)}</p>
      <p>{t(($) => $.keys.computer.startOverPeople)}</p>
      <PasswordField
        label={t(($) => $.keys.computer.ownPassword)}
        value={ownPassword}
        onChange={setOwnPassword}
        autoComplete="off"
        autoFocus
        error={isChecked && ownPassword === '' ? t(($) => $.settings.field.empty) : undefined}
      />
    </FormDialog>
  )
}
