// The card index: search while typing, all clients in alphabetical order, and the open card beside them. In the window.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { UserPlus, UsersRound } from 'lucide-react'
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClientRow } from '../../shared/clients.ts'
import { formatNumber } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { goTo, useRoute } from '../shell/navigation.ts'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { EmptyState, Screen, Skeleton, Toolbar } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { useShortcut } from '../ui/shortcut.ts'
import { SearchField } from '../ui/TextField.tsx'
import { VirtualList } from '../ui/VirtualList.tsx'
import { ClientCard } from './ClientCard.tsx'
import { ClientListRow } from './ClientListRow.tsx'
import styles from './ClientsScreen.module.css'
import { NewClientPanel } from './NewClientPanel.tsx'
import { clientListQuery, clientSearchQuery } from './queries.ts'

const rowHeight = 52

export function ClientsScreen() {
  const { t } = useTranslation()
  const route = useRoute('clients')
  const chosenId = route?.clientId ?? null
  const [text, setText] = useState('')
  const [newName, setNewName] = useState('')
  const searchInput = useRef<HTMLInputElement>(null)
  const listPlace = useRef<HTMLDivElement>(null)
  const wanted = text.trim()

  const list = useInfiniteQuery(clientListQuery)
  const search = useQuery(clientSearchQuery(wanted))
  const everyone = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data])
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
          <Button variant="primary" icon={UserPlus} onPress={() => openNew('')}>
            {t(($) => $.clients.newClient)}
          </Button>
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
            <p className={styles.count} role="status">
              {wanted === ''
                ? t(($) => $.clients.count, { count: total, shown: formatNumber(total, currentLanguage()) })
                : t(($) => $.clients.count, { count: rows?.length ?? 0, shown: String(rows?.length ?? 0) })}
            </p>
          </div>
          <ErrorNotice error={error} onRetry={() => void (wanted === '' ? list.refetch() : search.refetch())} />
          {rows === undefined ? (
            error === null ? (
              <div className={styles.waiting}>
                <Skeleton lines={6} />
              </div>
            ) : null
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
              key={wanted}
              label={t(($) => $.clients.list)}
              items={rows}
              itemKey={(row) => row.id}
              rowHeight={rowHeight}
              renderRow={(row) => <ClientListRow row={row} />}
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

function short(text: string): string {
  const letters = Array.from(text)
  return letters.length > 60 ? `${letters.slice(0, 60).join('')}…` : text
}
