// A staff member's fields, new or known. In the first run, and in the settings' side panel. Runs in the window.

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { passwordProblem } from '../../shared/passwords.ts'
import { roles } from '../../shared/permissions.ts'
import { NewStaffMember, type StaffMember } from '../../shared/staff.ts'
import { PaletteColour, paletteSize } from '../../shared/values.ts'
import { call } from '../ipc.ts'
import { fieldError } from '../settings/field-error.ts'
import styles from '../settings/Settings.module.css'
import { Checkbox } from '../ui/Choices.tsx'
import { FieldStack } from '../ui/Field.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { PasswordField, TextField } from '../ui/TextField.tsx'
import { ColourPicker } from './ColourPicker.tsx'

/** The form's own shape: every field there, an empty password is none. */
const StaffDraft = NewStaffMember.extend({
  colour: PaletteColour,
  takesAppointments: z.boolean(),
  password: z.string().max(1024),
}).superRefine(({ password, role }, context) => {
  const problem = password === '' ? null : passwordProblem(password, role === 'owner' ? 'owner' : 'staff')
  if (problem !== null) context.addIssue({ code: 'custom', path: ['password'], message: problem })
})
type StaffDraft = z.infer<typeof StaffDraft>

interface StaffFormProps {
  readonly id?: string
  /** Null for a new person. */
  readonly member: StaffMember | null
  /** How many there are, for the next colour. */
  readonly count: number
  readonly onSaved?: (member: StaffMember) => void
  readonly actions?: (isPending: boolean) => ReactNode
}

async function save(member: StaffMember | null, draft: StaffDraft): Promise<StaffMember> {
  const { password, ...fields } = draft
  if (member === null) return call('staff.create', password === '' ? fields : { ...fields, password })
  return call('staff.change', { id: member.id, version: member.version, patch: fields })
}

/** A known person's password has its own dialog, because it asks for one's own too. */
export function StaffForm({ id, member, count, onSaved, actions }: StaffFormProps) {
  const { t } = useTranslation()
  const { control, handleSubmit, reset, setFocus } = useForm<StaffDraft>({
    resolver: zodResolver(StaffDraft),
    defaultValues: draftOf(member, count),
  })
  const saving = useMutation({
    mutationFn: (draft: StaffDraft) => save(member, draft),
    onSuccess: (saved) => {
      reset(draftOf(member === null ? null : saved, count + 1))
      // Ready for the next one.
      if (member === null) setFocus('name')
      onSaved?.(saved)
    },
  })
  return (
    <form id={id} className={styles.form} noValidate onSubmit={handleSubmit((draft) => saving.mutate(draft))}>
      <FieldStack>
        <Controller
          control={control}
          name="name"
          render={({ field, fieldState }) => (
            <TextField {...field} label={t(($) => $.staff.name)} error={fieldError(t, fieldState.error)} autoFocus />
          )}
        />
        <Controller
          control={control}
          name="role"
          render={({ field }) => (
            <Select
              label={t(($) => $.staff.role)}
              options={roles.map((role) => ({
                id: role,
                label: t(($) => $.staff.roles[role]),
                detail: t(($) => $.staff.roleDetails[role]),
              }))}
              value={field.value}
              onChange={field.onChange}
              description={t(($) => $.staff.roleDetails[field.value])}
            />
          )}
        />
        <Controller
          control={control}
          name="colour"
          render={({ field }) => (
            <ColourPicker label={t(($) => $.staff.colour)} value={field.value} onChange={field.onChange} />
          )}
        />
        <Controller
          control={control}
          name="takesAppointments"
          render={({ field }) => (
            <Checkbox
              isSelected={field.value}
              onChange={field.onChange}
              detail={t(($) => $.staff.takesAppointmentsDetail)}
            >
              {t(($) => $.staff.takesAppointments)}
            </Checkbox>
          )}
        />
        {member === null ? (
          <Controller
            control={control}
            name="password"
            render={({ field, fieldState }) => (
              <PasswordField
                {...field}
                label={t(($) => $.staff.password)}
                description={t(($) => $.staff.passwordHint)}
                autoComplete="off"
                error={fieldError(t, fieldState.error)}
                isOptional
              />
            )}
          />
        ) : null}
      </FieldStack>
      <ErrorNotice error={saving.error} />
      {actions === undefined ? null : <div className={styles.actions}>{actions(saving.isPending)}</div>}
    </form>
  )
}

function draftOf(member: StaffMember | null, count: number): StaffDraft {
  if (member === null) {
    return { name: '', role: 'therapist', colour: count % paletteSize, takesAppointments: true, password: '' }
  }
  const { name, role, colour, takesAppointments } = member
  return { name, role, colour, takesAppointments, password: '' }
}
