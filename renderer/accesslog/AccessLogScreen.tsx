// The access log: who viewed or changed what, newest first, and whether the chain is whole. Runs in the window.

import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, Download, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '../../shared/day.ts'
import { call } from '../ipc.ts'
import { useRoute } from '../shell/navigation.ts'
import { Button } from '../ui/Button.tsx'
import { Screen, Skeleton, Toolbar } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './AccessLog.module.css'
import { type Filters, LogFilters, noFilters } from './LogFilters.tsx'
import { LogTable } from './LogTable.tsx'
import { LogVerdictNotice } from './LogVerdictNotice.tsx'

const PAGE = 100

/** A day that is neither open nor half typed. */
const isDayTyped = (day: string | null): day is Day => day !== null && day !== 'invalid'

/** Newer and older by entry number, so that new entries do not move the page under the eyes. */
export function AccessLogScreen() {
  const { t } = useTranslation()
  const routeClient = useRoute('accesslog')?.clientId
  const [filters, setFilters] = useState<Filters>(noFilters)
  /** The `before` of each page back to the newest; empty on the newest. */
  const [trail, setTrail] = useState<readonly number[]>([])
  const before = trail.at(-1)
  const clientId = filters.client?.id ?? (filters === noFilters ? routeClient : undefined)
  const input = {
    limit: PAGE,
    ...(before === undefined ? {} : { before }),
    ...(filters.staffId === null ? {} : { staffId: filters.staffId }),
    ...(filters.action === null ? {} : { action: filters.action }),
    ...(filters.unusual === null ? {} : { unusual: filters.unusual }),
    ...(filters.kind === null ? {} : { kind: filters.kind }),
    ...(isDayTyped(filters.from) ? { from: filters.from } : {}),
    ...(isDayTyped(filters.to) ? { to: filters.to } : {}),
    ...(clientId === undefined ? {} : { clientId }),
  }
  const { data, error, refetch } = useQuery({
    queryKey: ['accesslog', 'list', input],
    queryFn: () => call('accesslog.list', input),
    placeholderData: keepPreviousData,
  })
  const check = useMutation({ mutationFn: () => call('accesslog.check') })
  const save = useMutation({
    mutationFn: () => {
      const { limit: _, before: __, ...wanted } = { before, ...input }
      return call('accesslog.export', wanted)
    },
    onSuccess: ({ fileName }) => {
      if (fileName !== null) showToast({ tone: 'success', text: t(($) => $.accesslog.saved, { name: fileName }) })
    },
  })
  const rows = data?.rows ?? []
  const oldest = rows.at(-1)?.seq
  return (
    <Screen>
      <Toolbar
        title={t(($) => $.accesslog.title)}
        end={
          <>
            <Button icon={Download} onPress={() => save.mutate()} isPending={save.isPending}>
              {t(($) => $.accesslog.save)}
            </Button>
            <Button variant="primary" icon={ShieldCheck} onPress={() => check.mutate()} isPending={check.isPending}>
              {check.isPending ? t(($) => $.accesslog.checking) : t(($) => $.accesslog.check)}
            </Button>
          </>
        }
      />
      <div className={styles.top}>
        <p className={styles.lead}>{t(($) => $.accesslog.lead)}</p>
        <ErrorNotice error={check.error ?? save.error} />
        {check.data === undefined ? null : <LogVerdictNotice verdict={check.data} />}
        <LogFilters
          filters={filters}
          onChange={(next) => {
            setFilters(next)
            setTrail([])
          }}
        />
      </div>
      {/* Rows are not focusable, so the list itself must be, or arrow keys could not scroll it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={styles.list} tabIndex={0} aria-label={t(($) => $.accesslog.title)}>
        {data === undefined ? (
          error === null ? (
            <Skeleton lines={10} />
          ) : (
            <ErrorNotice error={error} onRetry={() => void refetch()} />
          )
        ) : (
          <LogTable rows={rows} />
        )}
      </section>
      <footer className={styles.foot}>
        <span className="figures">
          {data === undefined
            ? null
            : `${t(($) => $.accesslog.total, { count: data.total })}. ${t(($) => $.accesslog.headCode, { code: data.headCode })}`}
        </span>
        <span className={styles.pages}>
          <Button
            size="small"
            icon={ChevronLeft}
            isDisabled={trail.length === 0}
            onPress={() => setTrail(trail.slice(0, -1))}
          >
            {t(($) => $.accesslog.newer)}
          </Button>
          <Button
            size="small"
            icon={ChevronRight}
            isDisabled={rows.length < PAGE || oldest === undefined}
            onPress={() => {
              if (oldest !== undefined) setTrail([...trail, oldest])
            }}
          >
            {t(($) => $.accesslog.older)}
          </Button>
        </span>
      </footer>
    </Screen>
  )
}
