// The salon's own roles: each permission on its own, and who has the role. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Permission, permissions } from '../../shared/permissions.ts'
import type { StaffRole } from '../../shared/privacy.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Section } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { Table } from '../ui/Table.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './OwnRoles.module.css'
import { staffQuery } from './staff-query.ts'

const READY = 'ready'

export function OwnRoles() {
  const { t } = useTranslation()
  const { data: roles = [] } = useQuery({ queryKey: ['roles', 'list'], queryFn: () => call('roles.list') })
  const { data: staff = [] } = useQuery(staffQuery)
  const [open, setOpen] = useState<StaffRole | 'new' | null>(null)
  const give = useMutation({
    mutationFn: (input: { readonly staffId: string; readonly roleId: string | null }) => call('roles.give', input),
    onSuccess: () => showToast({ tone: 'success', text: t(($) => $.roles.saved) }),
  })
  const people = staff.filter((member) => member.active && member.role !== 'owner')
  return (
    <Section
      title={t(($) => $.roles.title)}
      description={t(($) => $.roles.lead)}
      action={
        <Button icon={Plus} onPress={() => setOpen('new')}>
          {t(($) => $.roles.new)}
        </Button>
      }
    >
      <ErrorNotice error={give.error} />
      {roles.length === 0 ? (
        <p className={styles.quiet}>{t(($) => $.roles.none)}</p>
      ) : (
        <>
          <Table
            label={t(($) => $.roles.title)}
            rows={roles}
            rowKey={(role) => role.id}
            onOpen={setOpen}
            columns={[
              { id: 'name', title: t(($) => $.roles.name), cell: (role) => role.name },
              {
                id: 'people',
                title: '',
                align: 'end',
                cell: (role) => t(($) => $.roles.people, { count: role.people }),
              },
            ]}
          />
          <h3>{t(($) => $.roles.give)}</h3>
          <div className={styles.people}>
            {people.map((member) => (
              <Select
                key={member.id}
                label={member.name}
                options={[
                  { id: READY, label: t(($) => $.roles.ready) },
                  ...roles.map((role) => ({ id: role.id, label: role.name })),
                ]}
                value={member.roleId ?? READY}
                onChange={(id) => give.mutate({ staffId: member.id, roleId: id === READY ? null : id })}
              />
            ))}
          </div>
        </>
      )}
      {open === null ? null : <RoleDialog role={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Section>
  )
}

interface RoleDialogProps {
  readonly role: StaffRole | null
  readonly onClose: () => void
}

function RoleDialog({ role, onClose }: RoleDialogProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(role?.name ?? '')
  const [held, setHeld] = useState<readonly Permission[]>(role?.permissions ?? ['schedule', 'client-names'])
  const remove = useMutation({
    mutationFn: (id: string) => call('roles.remove', { id }),
    onSuccess: () => {
      showToast({ tone: 'success', text: t(($) => $.roles.removed) })
      onClose()
    },
  })
  return (
    <FormDialog
      title={role?.name ?? t(($) => $.roles.new)}
      onClose={onClose}
      size="large"
      saveLabel={t(($) => $.common.save)}
      onSubmit={async () => {
        if (name.trim() === '') return
        await call('roles.save', { id: role?.id ?? null, version: role?.version ?? 0, name, permissions: [...held] })
        showToast({ tone: 'success', text: t(($) => $.roles.saved) })
        onClose()
      }}
    >
      <ErrorNotice error={remove.error} />
      <TextField label={t(($) => $.roles.name)} value={name} onChange={setName} isRequired maxLength={60} />
      <div className={styles.permissions}>
        {permissions.map((permission) => (
          <Checkbox
            key={permission}
            isSelected={held.includes(permission)}
            onChange={(on) => setHeld(on ? [...held, permission] : held.filter((each) => each !== permission))}
          >
            {t(($) => $.roles.permissions[permission])}
          </Checkbox>
        ))}
      </div>
      {role === null ? null : (
        <div>
          <Button variant="danger" icon={Trash2} isPending={remove.isPending} onPress={() => remove.mutate(role.id)}>
            {t(($) => $.roles.remove)}
          </Button>
        </div>
      )}
    </FormDialog>
  )
}
