// Rooms, chairs and devices in the settings, and the groups in which they stand in for one another. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Archive, ArchiveRestore, ArrowDown, ArrowUp, DoorClosed, Ellipsis, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Resource, ResourceBook, ResourceGroup } from '../../shared/resources.ts'
import { errorText } from '../error-text.ts'
import { call } from '../ipc.ts'
import { servicesQuery } from '../services/services-query.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Badge } from '../ui/Chip.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { EmptyState, Section, Skeleton } from '../ui/Layout.tsx'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Table } from '../ui/Table.tsx'
import { showToast } from '../ui/Toast.tsx'
import { GroupPanel, ResourcePanel } from './ResourcePanels.tsx'
import styles from './Resources.module.css'
import { resourceIcon } from './resource-icon.ts'
import { resourcesQuery } from './resources-query.ts'

type Open =
  | { readonly kind: 'resource'; readonly resource: Resource | null }
  | { readonly kind: 'group'; readonly group: ResourceGroup | null }
  | null

export function ResourceList() {
  const { data, error, refetch } = useQuery(resourcesQuery)
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  if (data === undefined) {
    return error === null ? <Skeleton lines={6} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  }
  return (
    <div className={styles.parts}>
      <Resources book={data} onOpen={(resource) => setOpen({ kind: 'resource', resource })} />
      {data.resources.length === 0 ? null : (
        <Groups book={data} onOpen={(group) => setOpen({ kind: 'group', group })} />
      )}
      {open === null ? null : open.kind === 'resource' ? (
        <ResourcePanel key={open.resource?.id ?? 'new'} book={data} resource={open.resource} onClose={close} />
      ) : (
        <GroupPanel key={open.group?.id ?? 'new'} book={data} group={open.group} onClose={close} />
      )}
    </div>
  )
}

function Resources(props: { readonly book: ResourceBook; readonly onOpen: (resource: Resource | null) => void }) {
  const { book, onOpen } = props
  const { t } = useTranslation()
  const [showsArchived, setShowsArchived] = useState(false)
  const setArchived = useSetArchived()
  const rows = book.resources.filter((each) => showsArchived || !each.archived)
  const setOrder = useSetOrder()
  const inUse = book.resources.filter((each) => !each.archived)
  const moves = (each: Resource): MenuEntry[] => {
    const at = inUse.indexOf(each)
    const move = (by: number) => () => {
      const ids = inUse.map(({ id }) => id)
      ids.splice(at, 1)
      ids.splice(at + by, 0, each.id)
      setOrder(ids)
    }
    if (at < 0) return []
    const up = { id: 'up', label: t(($) => $.resources.moveUp), icon: ArrowUp, isDisabled: at === 0 }
    const down = {
      id: 'down',
      label: t(($) => $.resources.moveDown),
      icon: ArrowDown,
      isDisabled: at === inUse.length - 1,
    }
    return [
      { ...up, onAction: move(-1) },
      { ...down, onAction: move(1) },
    ]
  }
  const groupsOf = (id: string) => book.groups.filter((group) => !group.archived && group.resourceIds.includes(id))
  return (
    <Section
      title={t(($) => $.resources.title)}
      description={t(($) => $.resources.lead)}
      action={
        <Button icon={Plus} onPress={() => onOpen(null)}>
          {t(($) => $.resources.add)}
        </Button>
      }
    >
      {rows.length === 0 ? (
        <EmptyState icon={DoorClosed} title={t(($) => $.resources.empty)}>
          {t(($) => $.resources.emptyLead)}
        </EmptyState>
      ) : (
        <Table
          label={t(($) => $.resources.title)}
          rows={rows}
          rowKey={(each) => each.id}
          onOpen={onOpen}
          columns={[
            {
              id: 'name',
              title: t(($) => $.resources.name),
              cell: (each) => {
                const Icon = resourceIcon[each.kind]
                return (
                  <span className={styles.name}>
                    <Icon size={16} aria-hidden />
                    {each.name}
                    {each.archived ? <Badge>{t(($) => $.resources.archived)}</Badge> : null}
                  </span>
                )
              },
            },
            { id: 'kind', title: t(($) => $.resources.kind), cell: (each) => t(($) => $.resources.kinds[each.kind]) },
            {
              id: 'groups',
              title: t(($) => $.resources.groups),
              cell: (each) =>
                groupsOf(each.id)
                  .map((group) => group.name)
                  .join(', '),
            },
            {
              id: 'more',
              title: '',
              width: '3rem',
              cell: (each) => (
                <Menu
                  label={t(($) => $.resources.more, { name: each.name })}
                  entries={[
                    { id: 'edit', label: t(($) => $.common.edit), icon: Pencil, onAction: () => onOpen(each) },
                    ...moves(each),
                    {
                      id: 'archive',
                      label: each.archived ? t(($) => $.resources.unarchive) : t(($) => $.resources.archive),
                      icon: each.archived ? ArchiveRestore : Archive,
                      onAction: () =>
                        setArchived(
                          each,
                          book.groups.filter((group) => group.resourceIds.includes(each.id)).map((group) => group.id),
                        ),
                    },
                  ]}
                >
                  <IconButton icon={Ellipsis} label={t(($) => $.resources.more, { name: each.name })} size="small" />
                </Menu>
              ),
            },
          ]}
        />
      )}
      {book.resources.some((each) => each.archived) ? (
        <Checkbox isSelected={showsArchived} onChange={setShowsArchived}>
          {t(($) => $.resources.showArchived)}
        </Checkbox>
      ) : null}
    </Section>
  )
}

function Groups(props: { readonly book: ResourceBook; readonly onOpen: (group: ResourceGroup | null) => void }) {
  const { book, onOpen } = props
  const { t } = useTranslation()
  const { data: services = [] } = useQuery(servicesQuery)
  const rows = book.groups.filter((group) => !group.archived)
  const namesOf = (group: ResourceGroup) =>
    book.resources.filter((each) => !each.archived && group.resourceIds.includes(each.id)).map((each) => each.name)
  const neededBy = (group: ResourceGroup) =>
    services
      .filter(
        (service) =>
          !service.archived &&
          book.needs.some((need) => need.serviceId === service.id && need.groupIds.includes(group.id)),
      )
      .map((service) => service.name)
  return (
    <Section
      title={t(($) => $.resources.groups)}
      description={t(($) => $.resources.groupLead)}
      action={
        <Button icon={Plus} onPress={() => onOpen(null)}>
          {t(($) => $.resources.addGroup)}
        </Button>
      }
    >
      {rows.length === 0 ? (
        <p className={styles.quiet}>{t(($) => $.resources.noGroupsYet)}</p>
      ) : (
        <Table
          label={t(($) => $.resources.groups)}
          rows={rows}
          rowKey={(group) => group.id}
          onOpen={onOpen}
          columns={[
            { id: 'name', title: t(($) => $.resources.groupName), cell: (group) => group.name },
            {
              id: 'members',
              title: t(($) => $.resources.members),
              cell: (group) => namesOf(group).join(', ') || t(($) => $.resources.nothingInIt),
            },
            { id: 'services', title: t(($) => $.resources.neededBy), cell: (group) => neededBy(group).join(', ') },
          ]}
        />
      )}
    </Section>
  )
}

/** The salon's order of rooms and devices. */
function useSetOrder(): (ids: string[]) => void {
  const { t } = useTranslation()
  const change = useMutation({
    mutationFn: (ids: string[]) => call('resources.setOrder', { ids }),
    onError: (error) => showToast({ tone: 'danger', text: errorText(t, error) }),
  })
  return change.mutate
}

/** Takes a resource out of use or back, with undo; its groups stay as they were. */
function useSetArchived(): (resource: Resource, groupIds: readonly string[]) => void {
  const { t } = useTranslation()
  const change = useMutation({
    mutationFn: (input: { readonly resource: Resource; readonly groupIds: readonly string[] }) => {
      const { id, version, name, kind, archived } = input.resource
      return call('resources.save', { id, version, name, kind, groupIds: [...input.groupIds], archived: !archived })
    },
    onError: (error) => showToast({ tone: 'danger', text: errorText(t, error) }),
  })
  return (resource, groupIds) =>
    change.mutate(
      { resource, groupIds },
      {
        onSuccess: (saved) =>
          saved.archived
            ? showToast({
                text: t(($) => $.resources.archivedToast, { name: saved.name }),
                onUndo: () => change.mutate({ resource: saved, groupIds }),
              })
            : showToast({ tone: 'success', text: t(($) => $.resources.saved, { name: saved.name }) }),
      },
    )
}
