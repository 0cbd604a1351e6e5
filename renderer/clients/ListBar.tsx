// Above the list: which clients and in which order, each behind one button. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { ArrowUpDown, Check, ListFilter } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ClientFilter, clientSorts } from '../../shared/client-lists.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './ClientsScreen.module.css'
import { FilterDialog } from './FilterDialog.tsx'
import { useListView, wholeList } from './list-view.ts'
import { savedFiltersQuery } from './queries.ts'

export function ListBar() {
  const { t } = useTranslation()
  const { filter, sort, isReversed, name, show } = useListView()
  const [open, setOpen] = useState<'filter' | 'save' | null>(null)
  const saved = useQuery(savedFiltersQuery).data ?? []
  const forget = useMutation({
    mutationFn: (list: { readonly id: string; readonly name: string }) => call('clients.removeFilter', { id: list.id }),
    onSuccess: (_, list) => {
      show({ ...wholeList, name: null })
      showToast({ text: t(($) => $.clientLists.forgotten, { name: list.name }) })
    },
  })
  const isNarrowed = Object.keys(filter).length > 0
  const current = saved.find((list) => list.name === name)
  const lists: MenuEntry[] = [
    { id: 'all', label: t(($) => $.clientLists.everyone), onAction: () => show({ filter: {}, name: null }) },
    ...saved.map((list) => ({
      id: list.id,
      label: list.name,
      onAction: () => show({ filter: list.filter, name: list.name }),
    })),
    {
      id: 'edit',
      label: t(($) => $.clientLists.filterEdit),
      icon: ListFilter,
      startsGroup: true,
      onAction: () => setOpen('filter'),
    },
    ...(isNarrowed ? [{ id: 'save', label: t(($) => $.clientLists.filterSave), onAction: () => setOpen('save') }] : []),
    ...(current === undefined
      ? []
      : [
          {
            id: 'forget',
            label: t(($) => $.clientLists.filterForget, { name: current.name }),
            isDangerous: true,
            onAction: () => forget.mutate(current),
          },
        ]),
  ]
  const orders: MenuEntry[] = [
    ...clientSorts.map((each) => ({
      id: each,
      label: t(($) => $.clientLists.sorts[each]),
      ...(each === sort ? { icon: Check } : {}),
      onAction: () => show({ sort: each, isReversed: false }),
    })),
    {
      id: 'reversed',
      label: t(($) => $.clientLists.reversed),
      startsGroup: true,
      ...(isReversed ? { icon: Check } : {}),
      onAction: () => show({ isReversed: !isReversed }),
    },
  ]
  return (
    <div className={styles.bar}>
      <Menu label={t(($) => $.clientLists.listMenu)} entries={lists}>
        <Button size="small" variant="quiet" icon={ListFilter}>
          {name ?? (isNarrowed ? t(($) => $.clientLists.ownFilter) : t(($) => $.clientLists.everyone))}
        </Button>
      </Menu>
      <Menu label={t(($) => $.clientLists.sortMenu)} entries={orders}>
        <Button size="small" variant="quiet" icon={ArrowUpDown}>
          {t(($) => $.clientLists.sorts[sort])}
        </Button>
      </Menu>
      {isNarrowed ? (
        <Button size="small" variant="quiet" onPress={() => show({ filter: {}, name: null })}>
          {t(($) => $.clientLists.filterClear)}
        </Button>
      ) : null}
      {open === 'filter' ? (
        <FilterDialog
          filter={filter}
          onApply={(next) => show({ filter: next, name: null })}
          onClose={() => setOpen(null)}
        />
      ) : open === 'save' ? (
        <SaveList filter={filter} onClose={() => setOpen(null)} />
      ) : null}
    </div>
  )
}

function SaveList({ filter, onClose }: { readonly filter: ClientFilter; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  return (
    <FormDialog
      title={t(($) => $.clientLists.saveTitle)}
      size="small"
      onClose={onClose}
      saveLabel={name.trim() === '' ? null : t(($) => $.common.save)}
      onSubmit={async () => {
        await call('clients.saveFilter', { name, filter })
        useListView.getState().show({ name: name.trim() })
        showToast({ text: t(($) => $.clientLists.saved, { name: name.trim() }) })
        onClose()
      }}
    >
      <TextField
        label={t(($) => $.clientLists.saveName)}
        value={name}
        onChange={setName}
        maxLength={60}
        autoComplete="off"
        autoFocus
      />
    </FormDialog>
  )
}
