// The staff in the settings: list, add, edit, password, out of use. Runs in the window.

import { useMutation, useQuery } from '@tanstack/react-query'
import { CircleCheck, CircleMinus, Ellipsis, KeyRound, Pencil, UserMinus, UserPlus } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffMember } from '../../shared/staff.ts'
import { errorText } from '../error-text.ts'
import { call } from '../ipc.ts'
import { keysQuery } from '../keys/keys-query.ts'
import { LeftNotice } from '../keys/LeftNotice.tsx'
import { goTo } from '../shell/navigation.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { ColourDot, StatusChip } from '../ui/Chip.tsx'
import { Section, Skeleton } from '../ui/Layout.tsx'
import { Menu } from '../ui/Menu.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { Table } from '../ui/Table.tsx'
import { showToast } from '../ui/Toast.tsx'
import { staffColour } from '../ui/tones.ts'
import { SetPasswordDialog } from './SetPasswordDialog.tsx'
import { StaffForm } from './StaffForm.tsx'
import styles from './StaffList.module.css'
import { staffQuery } from './staff-query.ts'

type Open = { readonly kind: 'new' } | { readonly kind: 'edit' | 'password'; readonly member: StaffMember } | null

/** Everyone, those out of use last. */
export function StaffList() {
  const { t } = useTranslation()
  const formId = useId()
  const { data, error, refetch } = useQuery(staffQuery)
  const [open, setOpen] = useState<Open>(null)
  const setActive = useSetActive()
  if (data === undefined) {
    return error === null ? <Skeleton lines={5} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  }
  const rows = [...data].sort((a, b) => Number(b.active) - Number(a.active) || a.position - b.position)
  const edited = open?.kind === 'edit' ? open.member : null
  return (
    <Section
      title={t(($) => $.staff.title)}
      description={t(($) => $.staff.lead)}
      action={
        <Button icon={UserPlus} onPress={() => setOpen({ kind: 'new' })}>
          {t(($) => $.staff.add)}
        </Button>
      }
    >
      <Left />
      <Table
        label={t(($) => $.staff.title)}
        rows={rows}
        rowKey={(member) => member.id}
        onOpen={(member) => setOpen({ kind: 'edit', member })}
        chosenKey={edited?.id ?? null}
        columns={[
          {
            id: 'name',
            title: t(($) => $.staff.name),
            cell: (member) => (
              <span className={styles.name}>
                <ColourDot colour={staffColour(member.colour)} />
                {member.name}
              </span>
            ),
          },
          { id: 'role', title: t(($) => $.staff.role), cell: (member) => t(($) => $.staff.roles[member.role]) },
          { id: 'state', title: t(($) => $.staff.state), cell: (member) => <SignInState member={member} /> },
          {
            id: 'more',
            title: '',
            width: '3rem',
            cell: (member) => (
              <Menu
                label={t(($) => $.staff.more, { name: member.name })}
                entries={[
                  {
                    id: 'edit',
                    label: t(($) => $.common.edit),
                    icon: Pencil,
                    onAction: () => setOpen({ kind: 'edit', member }),
                  },
                  {
                    id: 'password',
                    label: t(($) => $.staff.setPassword),
                    icon: KeyRound,
                    onAction: () => setOpen({ kind: 'password', member }),
                  },
                  {
                    id: 'active',
                    label: member.active ? t(($) => $.staff.deactivate) : t(($) => $.staff.activate),
                    icon: member.active ? UserMinus : UserPlus,
                    onAction: () => setActive(member, !member.active),
                  },
                ]}
              >
                <IconButton icon={Ellipsis} label={t(($) => $.staff.more, { name: member.name })} size="small" />
              </Menu>
            ),
          },
        ]}
      />
      {open?.kind === 'new' || edited !== null ? (
        <SidePanel
          key={edited?.id ?? 'new'}
          title={edited === null ? t(($) => $.staff.add) : t(($) => $.staff.edit)}
          onClose={() => setOpen(null)}
          footer={
            <>
              <Button onPress={() => setOpen(null)}>{t(($) => $.common.cancel)}</Button>
              <Button variant="primary" type="submit" form={formId}>
                {t(($) => $.common.save)}
              </Button>
            </>
          }
        >
          <StaffForm
            id={formId}
            member={edited}
            count={data.length}
            onSaved={(saved) => {
              setOpen(null)
              const text =
                edited === null
                  ? t(($) => $.staff.added, { name: saved.name })
                  : t(($) => $.staff.saved, { name: saved.name })
              showToast({ tone: 'success', text })
            }}
          />
        </SidePanel>
      ) : null}
      {open?.kind === 'password' ? <SetPasswordDialog member={open.member} onClose={() => setOpen(null)} /> : null}
    </Section>
  )
}

/** Who has left could open the salon: the next step is on the page of the keys. */
function Left() {
  const { t } = useTranslation()
  const { data } = useQuery(keysQuery)
  if (data === undefined) return null
  return (
    <LeftNotice
      overview={data}
      actions={
        <Button size="small" icon={KeyRound} onPress={() => goTo({ screen: 'settings', section: 'keys' })}>
          {t(($) => $.keys.salonKey.change)}
        </Button>
      }
    />
  )
}

/** Takes a person out of use or back, with undo. The version comes from the answer, so that undo changes that very row. */
function useSetActive(): (member: StaffMember, active: boolean) => void {
  const { t } = useTranslation()
  const change = useMutation({
    mutationFn: (input: { readonly member: StaffMember; readonly active: boolean }) =>
      call('staff.change', { id: input.member.id, version: input.member.version, patch: { active: input.active } }),
    onError: (error) => showToast({ tone: 'danger', text: errorText(t, error) }),
  })
  return (member, active) =>
    change.mutate(
      { member, active },
      {
        onSuccess: (saved) =>
          active
            ? showToast({ tone: 'success', text: t(($) => $.staff.saved, { name: saved.name }) })
            : showToast({
                text: t(($) => $.staff.deactivated, { name: saved.name }),
                onUndo: () => change.mutate({ member: saved, active: true }),
              }),
      },
    )
}

function SignInState({ member }: { readonly member: StaffMember }) {
  const { t } = useTranslation()
  if (!member.active) {
    return (
      <StatusChip tone="neutral" icon={UserMinus}>
        {t(($) => $.staff.inactive)}
      </StatusChip>
    )
  }
  return member.canSignIn ? (
    <StatusChip tone="success" icon={CircleCheck}>
      {t(($) => $.staff.signInYes)}
    </StatusChip>
  ) : (
    <StatusChip tone="neutral" icon={CircleMinus}>
      {t(($) => $.staff.signInNo)}
    </StatusChip>
  )
}
