// The bin of client cards, and merges that can still be undone. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Trash2, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { formatDay } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { useMay } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { Content, EmptyState, Section, Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Table } from '../ui/Table.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './DuplicatesView.module.css'
import { clientBinQuery } from './queries.ts'
import { useUndoMerge } from './undo-merge.ts'

export function BinView() {
  const { t } = useTranslation()
  const { data: bin, error, refetch } = useQuery(clientBinQuery)
  const mayMerge = useMay('client-contacts')
  const undo = useUndoMerge()
  const restore = useMutation({
    mutationFn: (row: { readonly id: string; readonly version: number }) => call('clients.bringBack', row),
    onSuccess: (card) => showToast({ text: t(($) => $.clients.toast.broughtBack, { name: card.name }) }),
  })
  const dayOf = (atMs: number) => (
    <span className="figures">{formatDay(instantToLocal(atMs, ZONE).day, currentLanguage())}</span>
  )
  const left = (days: number) =>
    days === 0 ? t(($) => $.clientLists.bin.over) : t(($) => $.clientLists.bin.left, { count: days })

  return (
    <Content>
      <div className={styles.view}>
        <p className={styles.lead}>{t(($) => $.clientLists.bin.lead)}</p>
        <ErrorNotice error={restore.error ?? undo.error} />
        {bin === undefined ? (
          error === null ? (
            <Skeleton lines={5} />
          ) : (
            <ErrorNotice error={error} onRetry={() => void refetch()} />
          )
        ) : bin.removed.length === 0 && bin.merges.length === 0 ? (
          <EmptyState icon={Trash2} title={t(($) => $.clientLists.bin.empty)} />
        ) : (
          <>
            {bin.removed.length === 0 ? null : (
              <Table
                label={t(($) => $.clientLists.bin.title)}
                rows={bin.removed}
                rowKey={(row) => row.id}
                columns={[
                  { id: 'name', title: t(($) => $.clientLists.bin.columns.name), cell: (row) => row.name },
                  {
                    id: 'when',
                    title: t(($) => $.clientLists.bin.columns.when),
                    width: '8rem',
                    cell: (row) => dayOf(row.removedAtMs),
                  },
                  {
                    id: 'visits',
                    title: t(($) => $.clientLists.bin.columns.visits),
                    align: 'end',
                    width: '6rem',
                    cell: (row) => row.visitCount,
                  },
                  {
                    id: 'left',
                    title: t(($) => $.clientLists.bin.columns.left),
                    width: '11rem',
                    cell: (row) => left(row.daysLeft),
                  },
                  {
                    id: 'restore',
                    title: '',
                    width: '8rem',
                    cell: (row) => (
                      <Button
                        size="small"
                        isDisabled={restore.isPending}
                        onPress={() => restore.mutate({ id: row.id, version: row.version })}
                      >
                        {t(($) => $.clientLists.bin.restore)}
                      </Button>
                    ),
                  },
                ]}
              />
            )}
            {bin.merges.length === 0 ? null : (
              <Section title={t(($) => $.clientLists.bin.merges)}>
                <Table
                  label={t(($) => $.clientLists.bin.merges)}
                  rows={bin.merges}
                  rowKey={(row) => row.id}
                  columns={[
                    {
                      id: 'name',
                      title: t(($) => $.clientLists.bin.mergeColumns.name),
                      cell: (row) => t(($) => $.clientLists.bin.into, { other: row.otherName, kept: row.keptName }),
                    },
                    {
                      id: 'when',
                      title: t(($) => $.clientLists.bin.mergeColumns.when),
                      width: '8rem',
                      cell: (row) => dayOf(row.atMs),
                    },
                    {
                      id: 'who',
                      title: t(($) => $.clientLists.bin.mergeColumns.who),
                      width: '11rem',
                      cell: (row) => row.staffName,
                    },
                    {
                      id: 'left',
                      title: t(($) => $.clientLists.bin.columns.left),
                      width: '8rem',
                      cell: (row) => left(row.daysLeft),
                    },
                    {
                      id: 'undo',
                      title: '',
                      width: '8rem',
                      cell: (row) =>
                        mayMerge ? (
                          <Button
                            size="small"
                            icon={Undo2}
                            isDisabled={undo.isPending}
                            onPress={() => undo.mutate(row.id)}
                          >
                            {t(($) => $.common.undo)}
                          </Button>
                        ) : null,
                    },
                  ]}
                />
              </Section>
            )}
          </>
        )}
      </div>
    </Content>
  )
}
