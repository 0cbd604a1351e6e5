// The side panels in which a room or device, or a group of them, is written. Runs in the window.
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Resource, type ResourceBook, type ResourceGroup, resourceKinds } from '../../shared/resources.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox, RadioGroup } from '../ui/Choices.tsx'
import { FieldStack } from '../ui/Field.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './Resources.module.css'

interface ResourcePanelProps {
  readonly book: ResourceBook
  readonly resource: Resource | null
  readonly onClose: () => void
}

export function ResourcePanel({ book, resource, onClose }: ResourcePanelProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(resource?.name ?? '')
  const [kind, setKind] = useState(resource?.kind ?? 'room')
  const groups = book.groups.filter((group) => !group.archived)
  const [groupIds, setGroupIds] = useState<readonly string[]>(
    book.groups
      .filter((group) => resource !== null && group.resourceIds.includes(resource.id))
      .map((group) => group.id),
  )
  const save = useMutation({
    mutationFn: () =>
      call('resources.save', {
        ...(resource === null ? {} : { id: resource.id, version: resource.version }),
        name,
        kind,
        groupIds: [...groupIds],
        archived: resource?.archived ?? false,
      }),
    onSuccess: (saved) =>
      finish(
        t(($) => $.resources.saved, { name: saved.name }),
        onClose,
      ),
  })
  return (
    <FormPanel
      title={resource === null ? t(($) => $.resources.add) : t(($) => $.resources.edit, { name: resource.name })}
      name={name}
      isPending={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <TextField label={t(($) => $.resources.name)} value={name} onChange={setName} maxLength={80} autoFocus />
      <RadioGroup
        label={t(($) => $.resources.kind)}
        options={resourceKinds.map((each) => ({ id: each, label: t(($) => $.resources.kinds[each]) }))}
        value={kind}
        onChange={setKind}
      />
      {groups.length === 0 ? null : (
        <Members legend={t(($) => $.resources.inGroups)} options={groups} chosen={groupIds} onChange={setGroupIds} />
      )}
    </FormPanel>
  )
}

interface GroupPanelProps {
  readonly book: ResourceBook
  readonly group: ResourceGroup | null
  readonly onClose: () => void
}

export function GroupPanel({ book, group, onClose }: GroupPanelProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(group?.name ?? '')
  const [resourceIds, setResourceIds] = useState<readonly string[]>(group?.resourceIds ?? [])
  const send = (archived: boolean) =>
    call('resources.saveGroup', {
      ...(group === null ? {} : { id: group.id, version: group.version }),
      name,
      resourceIds: [...resourceIds],
      archived,
    })
  const save = useMutation({
    mutationFn: send,
    onSuccess: (saved) =>
      finish(
        saved.archived
          ? t(($) => $.resources.archivedToast, { name: saved.name })
          : t(($) => $.resources.saved, { name: saved.name }),
        onClose,
      ),
  })
  return (
    <FormPanel
      title={group === null ? t(($) => $.resources.addGroup) : t(($) => $.resources.edit, { name: group.name })}
      name={name}
      isPending={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate(false)}
      onClose={onClose}
      extra={
        group === null ? null : (
          <Button variant="quiet" onPress={() => save.mutate(true)}>
            {t(($) => $.resources.archive)}
          </Button>
        )
      }
    >
      <TextField label={t(($) => $.resources.groupName)} value={name} onChange={setName} maxLength={80} autoFocus />
      <Members
        legend={t(($) => $.resources.members)}
        options={book.resources.filter((each) => !each.archived || resourceIds.includes(each.id))}
        chosen={resourceIds}
        onChange={setResourceIds}
      />
    </FormPanel>
  )
}

function finish(text: string, onClose: () => void): void {
  showToast({ tone: 'success', text })
  onClose()
}

interface FormPanelProps {
  readonly title: string
  readonly name: string
  readonly isPending: boolean
  readonly error: unknown
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly extra?: ReactNode
  readonly children: ReactNode
}

function FormPanel(props: FormPanelProps) {
  const { t } = useTranslation()
  const formId = useId()
  return (
    <SidePanel
      title={props.title}
      onClose={props.onClose}
      footer={
        <>
          {props.extra}
          <Button onPress={props.onClose}>{t(($) => $.common.cancel)}</Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            isPending={props.isPending}
            isDisabled={props.name.trim() === ''}
          >
            {t(($) => $.common.save)}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!props.isPending && props.name.trim() !== '') props.onSubmit()
        }}
      >
        <FieldStack>{props.children}</FieldStack>
        <ErrorNotice error={props.error} />
      </form>
    </SidePanel>
  )
}

interface MembersProps {
  readonly legend: string
  readonly options: readonly { readonly id: string; readonly name: string }[]
  readonly chosen: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
}

function Members({ legend, options, chosen, onChange }: MembersProps) {
  return (
    <fieldset className={styles.list}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <Checkbox
          key={option.id}
          isSelected={chosen.includes(option.id)}
          onChange={(next) => onChange(next ? [...chosen, option.id] : chosen.filter((id) => id !== option.id))}
        >
          {option.name}
        </Checkbox>
      ))}
    </fieldset>
  )
}
