// A password for a colleague; one's own proves who asks. Runs in the window.

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { passwordProblem } from '../../shared/passwords.ts'
import type { StaffMember } from '../../shared/staff.ts'
import { codeText } from '../error-text.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FieldStack } from '../ui/Field.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { PasswordField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'

interface SetPasswordDialogProps {
  readonly member: StaffMember
  readonly onClose: () => void
}

/** Open while mounted. */
export function SetPasswordDialog({ member, onClose }: SetPasswordDialogProps) {
  const { t } = useTranslation()
  const formId = useId()
  const [password, setPassword] = useState('')
  const [ownPassword, setOwnPassword] = useState('')
  const [isChecked, setChecked] = useState(false)
  const set = useMutation({
    mutationFn: () => call('staff.setPassword', { id: member.id, password, ownPassword }),
    onSuccess: () => {
      showToast({ tone: 'success', text: t(($) => $.staff.passwordSet, { name: member.name }) })
      onClose()
    },
  })
  const problem = passwordProblem(password, member.role === 'owner' ? 'owner' : 'staff')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (problem === null && ownPassword !== '' && !set.isPending) set.mutate()
  }
  return (
    <Dialog
      title={t(($) => $.staff.setPasswordFor, { name: member.name })}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{t(($) => $.common.cancel)}</Button>
          <Button variant="primary" type="submit" form={formId} isPending={set.isPending}>
            {t(($) => $.staff.setPassword)}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit}>
        <FieldStack>
          <PasswordField
            label={t(($) => $.staff.newPassword)}
            value={password}
            onChange={setPassword}
            autoComplete="off"
            autoFocus
            error={isChecked && problem !== null ? codeText(t, problem) : undefined}
          />
          <PasswordField
            label={t(($) => $.staff.ownPassword)}
            description={t(($) => $.staff.ownPasswordHint)}
            value={ownPassword}
            onChange={setOwnPassword}
            autoComplete="off"
            error={isChecked && ownPassword === '' ? t(($) => $.settings.field.empty) : undefined}
          />
          <ErrorNotice error={set.error} />
        </FieldStack>
      </form>
    </Dialog>
  )
}
