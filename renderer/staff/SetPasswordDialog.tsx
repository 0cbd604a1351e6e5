// A password for a colleague; one's own proves who asks. Runs in the window.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { passwordProblem } from '../../shared/passwords.ts'
import type { StaffMember } from '../../shared/staff.ts'
import { codeText } from '../error-text.ts'
import { call } from '../ipc.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { PasswordField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'

interface SetPasswordDialogProps {
  readonly member: StaffMember
  readonly onClose: () => void
}

/** Open while mounted. */
export function SetPasswordDialog({ member, onClose }: SetPasswordDialogProps) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [ownPassword, setOwnPassword] = useState('')
  const [isChecked, setChecked] = useState(false)
  const problem = passwordProblem(password, member.role === 'owner' ? 'owner' : 'staff')
  const submit = async () => {
    setChecked(true)
    if (problem !== null || ownPassword === '') return
    await call('staff.setPassword', { id: member.id, password, ownPassword })
    showToast({ tone: 'success', text: t(($) => $.staff.passwordSet, { name: member.name }) })
    onClose()
  }
  return (
    <FormDialog
      title={t(($) => $.staff.setPasswordFor, { name: member.name })}
      onClose={onClose}
      size="small"
      saveLabel={t(($) => $.staff.setPassword)}
      onSubmit={submit}
    >
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
    </FormDialog>
  )
}
