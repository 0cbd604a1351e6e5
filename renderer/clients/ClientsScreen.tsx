// The card index: search while typing, lists of clients, and the open card beside them; duplicates and the bin in their
// place. Runs in the window.
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { ArrowLeft, Download, Ellipsis, Merge, Siren, Trash2, UserPlus, UsersRound } from 'lucide-react'
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClientRow } from '../../shared/clients.ts'
import { formatNumber } from '../../shared/format.ts'
import { errorText } from '../error-text.ts'
import { currentLanguage } from '../i18n.ts'
import { IncidentsView } from '../incidents/IncidentsSection.tsx'
import { call } from '../ipc.ts'
import { goTo, useRoute } from '../shell/navigation.ts'
import { useMay } from '../shell/session.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { EmptyState, Screen, Skeleton, Toolbar } from '../ui/Layout.tsx'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { useShortcut } from '../ui/shortcut.ts'
import { SearchField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { VirtualList } from '../ui/VirtualList.tsx'
import { BinView } from './BinView.tsx'
import { ClientCard } from './ClientCard.tsx'
import { ClientListRow } from './ClientListRow.tsx'
import styles from './ClientsScreen.module.css'
import { DuplicatesView } from './DuplicatesView.tsx'
import { ListBar } from './ListBar.tsx'
import { rowsOf, useListRefresh } from './list-refresh.ts'
import { useListView } from './list-view.ts'
import { NewClientPanel } from './NewClientPanel.tsx'
import { clientListQuery, clientSearchQuery } from './queries.ts'

const rowHeight = 52

export function ClientsScreen() {
  const view = useRoute('clients')?.view
  const maySeeHealth = useMay('health-data')
  return view === undefined || (view === 'incidents' && !maySeeHealth) ? <CardIndex /> : <OtherView view={view} />
}

function OtherView({ view }: { readonly view: 'duplicates' | 'incidents' | 'bin' }) {
  const { t } = useTranslation()
  return (
    <Screen>
      <Toolbar
        title={
          view === 'bin'
            ? t(($) => $.clientLists.bin.title)
            : view === 'incidents'
              ? t(($) => $.incidents.title)
              : t(($) => $.clientLists.duplicates.title)
        }
        end={
          <Button icon={ArrowLeft} onPress={() => goTo({ screen: 'clients' })}>
            {t(($) => $.clientLists.backToList)}
          </Button>
        }
      />
      {view === 'bin' ? <BinView /> : view === 'incidents' ? <IncidentsView /> : <DuplicatesView />}
    </Screen>
  )
}

function CardIndex() {
  const { t } = useTranslation()
  const route = useRoute('clients')
  const chosenId = route?.clientId ?? null
  const [text, setText] = useState('')
  const [newName, setNewName] = useState('')
  const searchInput = useRef<HTMLInputElement>(null)
  const listPlace = useRef<HTMLDivElement>(null)
  const wanted = text.trim()

  const { filter, sort, isReversed } = useListView()
  const view = useMemo(() => ({ filter, sort, isReversed }), [filter, sort, isReversed])
  useListRefresh(view)
  const list = useInfiniteQuery(clientListQuery(view))
  const search = useQuery(clientSearchQuery(wanted))
  const everyone = useMemo(() => rowsOf(list.data), [list.data])
  const isNarrowed = Object.keys(filter).length > 0
  const rows: readonly ClientRow[] | undefined = wanted === '' ? list.data && everyone : search.data
  const error = wanted === '' ? list.error : search.error
  const total = list.data?.pages[0]?.total ?? 0

  useShortcut('Ctrl+F', () => {
    searchInput.current?.focus()
    searchInput.current?.select()
  })

  const open = (row: ClientRow) => goTo({ screen: 'clients', clientId: row.id })
  const openNew = (name: string) => {
    setNewName(name)
    goTo({ screen: 'clients', isNew: true, ...(chosenId === null ? {} : { clientId: chosenId }) })
  }
  const closePanel = () => goTo({ screen: 'clients', ...(chosenId === null ? {} : { clientId: chosenId }) })
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const onNearEnd = useCallback(() => {
    if (wanted === '' && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [wanted, hasNextPage, isFetchingNextPage, fetchNextPage])

  const onSearchKey = (event: KeyboardEvent) => {
    const first = search.isPlaceholderData ? undefined : rows?.[0]
    if (event.key === 'Enter' && wanted !== '' && first !== undefined) open(first)
    else if (event.key === 'ArrowDown') listPlace.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus()
    else return
    event.preventDefault()
  }

  return (
    <Screen>
      <Toolbar
        title={t(($) => $.clients.title)}
        end={
          <>
            <MoreActions />
            <Button variant="primary" icon={UserPlus} onPress={() => openNew('')}>
              {t(($) => $.clients.newClient)}
            </Button>
          </>
        }
      />
      <div className={styles.columns}>
        <div ref={listPlace} className={cx(styles.list, chosenId !== null && styles.beside)}>
          <div className={styles.search}>
            <SearchField
              ref={searchInput}
              label={t(($) => $.clients.search)}
              placeholder={t(($) => $.clients.searchPlaceholder)}
              value={text}
              onChange={setText}
              onKeyDown={onSearchKey}
              autoFocus
            />
            <div className={styles.under}>
              <p className={styles.count} role="status">
                {wanted === ''
                  ? t(($) => $.clients.count, { count: total, shown: formatNumber(total, currentLanguage()) })
                  : t(($) => $.clients.count, { count: rows?.length ?? 0, shown: String(rows?.length ?? 0) })}
              </p>
              {wanted === '' ? <ListBar /> : null}
            </div>
          </div>
          <ErrorNotice error={error} onRetry={() => void (wanted === '' ? list.refetch() : search.refetch())} />
          {rows === undefined ? (
            error === null ? (
              <div className={styles.waiting}>
                <Skeleton lines={6} />
              </div>
            ) : null
          ) : rows.length === 0 && wanted === '' && isNarrowed ? (
            <EmptyState icon={UsersRound} title={t(($) => $.clientLists.noneInFilter)} />
          ) : rows.length === 0 ? (
            <EmptyState
              icon={UsersRound}
              title={wanted === '' ? t(($) => $.clients.none) : t(($) => $.clients.noMatch, { text: short(wanted) })}
              action={
                <Button icon={UserPlus} onPress={() => openNew(wanted.slice(0, 200))}>
                  {wanted === ''
                    ? t(($) => $.clients.newClient)
                    : t(($) => $.clients.addNamed, { name: short(wanted) })}
                </Button>
              }
            >
              {wanted === '' ? t(($) => $.clients.noneHelp) : t(($) => $.clients.noMatchHelp)}
            </EmptyState>
          ) : (
            <VirtualList
              // Another text starts again from the top.
              key={wanted === '' ? JSON.stringify(view) : wanted}
              label={t(($) => $.clients.list)}
              items={rows}
              itemKey={(row) => row.id}
              rowHeight={rowHeight}
              renderRow={(row) => <ClientListRow row={row} wanted={wanted} />}
              onOpen={open}
              chosenKey={chosenId}
              onNearEnd={onNearEnd}
            />
          )}
        </div>
        {chosenId === null ? null : (
          <ClientCard key={chosenId} clientId={chosenId} onClose={() => goTo({ screen: 'clients' })} />
        )}
      </div>
      {route?.isNew === true ? (
        <NewClientPanel
          name={newName}
          onClose={closePanel}
          onCreated={(clientId) => goTo({ screen: 'clients', clientId })}
        />
      ) : null}
    </Screen>
  )
}

/** What is done seldom: duplicates, export, the bin. */
function MoreActions() {
  const { t } = useTranslation()
  const mayMerge = useMay('client-contacts')
  const mayExport = useMay('data-export')
  const maySeeHealth = useMay('health-data')
  const filter = useListView((state) => state.filter)
  const save = useMutation({
    mutationFn: () => call('clients.export', { filter }),
    onSuccess: (saved) => {
      if (saved !== null) showToast({ tone: 'success', text: t(($) => $.clientLists.export.done, saved) })
    },
    onError: (error) => showToast({ tone: 'danger', text: errorText(t, error) }),
  })
  const entries: MenuEntry[] = [
    ...(mayMerge
      ? [
          {
            id: 'duplicates',
            label: t(($) => $.clientLists.duplicates.action),
            icon: Merge,
            onAction: () => goTo({ screen: 'clients', view: 'duplicates' }),
          },
        ]
      : []),
    ...(maySeeHealth
      ? [
          {
            id: 'incidents',
            label: t(($) => $.incidents.title),
            icon: Siren,
            onAction: () => goTo({ screen: 'clients', view: 'incidents' }),
          },
        ]
      : []),
    ...(mayExport
      ? [{ id: 'export', label: t(($) => $.clientLists.export.action), icon: Download, onAction: () => save.mutate() }]
      : []),
    {
      id: 'bin',
      label: t(($) => $.clientLists.bin.action),
      icon: Trash2,
      onAction: () => goTo({ screen: 'clients', view: 'bin' }),
    },
  ]
  return (
    <Menu label={t(($) => $.clientLists.more)} entries={entries}>
      <IconButton icon={Ellipsis} label={t(($) => $.clientLists.more)} />
    </Menu>
  )
}

function short(text: string): string {
  const letters = Array.from(text)
  return letters.length > 60 ? `${letters.slice(0, 60).join('')}…` : text
}
