// The entries themselves, in words. Runs in the window.

import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { LogRow } from '../../shared/accesslog.ts'
import { consentKinds } from '../../shared/consents.ts'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { formatDay, formatTime } from '../../shared/format.ts'
import { rights } from '../../shared/privacy.ts'
import { requestFileKinds, requestKinds } from '../../shared/privacy-requests.ts'
import { retentionDecisions } from '../../shared/privacy-retention.ts'
import { labelOf } from '../clients/ClientChanges.tsx'
import { currentLanguage } from '../i18n.ts'
import { Table } from '../ui/Table.tsx'
import styles from './AccessLog.module.css'

/** Newest first. */
export function LogTable({ rows }: { readonly rows: readonly LogRow[] }) {
  const { t } = useTranslation()
  return (
    <Table
      label={t(($) => $.accesslog.title)}
      rows={rows}
      rowKey={(row) => String(row.seq)}
      empty={t(($) => $.accesslog.empty)}
      columns={[
        { id: 'seq', title: '#', align: 'end', width: '4rem', cell: (row) => row.seq },
        { id: 'time', title: t(($) => $.accesslog.columns.time), width: '11rem', cell: (row) => timeText(row.atMs) },
        {
          id: 'who',
          title: t(($) => $.accesslog.columns.who),
          cell: (row) => (
            <>
              {row.staffName ?? t(($) => $.accesslog.nobody)}
              <div className={styles.quiet}>{row.workstation}</div>
            </>
          ),
        },
        {
          id: 'what',
          title: t(($) => $.accesslog.columns.what),
          cell: (row) => <What row={row} />,
        },
        { id: 'about', title: t(($) => $.accesslog.columns.about), cell: (row) => row.clientName ?? row.client ?? '' },
        {
          id: 'purpose',
          title: t(($) => $.accesslog.columns.purpose),
          cell: (row) => t(($) => $.accesslog.purposes[row.purpose]),
        },
        {
          id: 'fields',
          title: t(($) => $.accesslog.columns.fields),
          cell: (row) => (
            <span className={styles.quiet}>{row.fields.map((field) => fieldText(t, row, field)).join(', ')}</span>
          ),
        },
      ]}
    />
  )
}

function What({ row }: { readonly row: LogRow }) {
  const { t } = useTranslation()
  const action = t(($) => $.accesslog.actions[row.action])
  // "Signed in: session" says nothing more than "Signed in".
  const words = row.kind === 'session' ? action : `${action}: ${t(($) => $.accesslog.kinds[row.kind])}`
  return (
    <>
      {words}
      {row.idCount > 0 ? (
        <div className={styles.quiet}>{t(($) => $.accesslog.onScreen, { count: row.idCount })}</div>
      ) : null}
    </>
  )
}

/** What is stored is the program's own name of the field; a person reads the word of the screen where there is one. */
function fieldText(t: TFunction, { kind }: LogRow, field: string): string {
  if (field === 'again') return t(($) => $.privacy.again.field)
  const right = kind === 'client' || kind === 'consent' ? rights.find((each) => each === field) : undefined
  if (right !== undefined) return t(($) => $.privacy.again.rights[right])
  if (kind === 'client') return labelOf(t, field)
  const consent = kind === 'consent' ? consentKinds.find((each) => each === field) : undefined
  if (consent !== undefined) return t(($) => $.consents.kinds[consent])
  const decision = kind === 'retention' ? retentionDecisions.find((each) => each === field) : undefined
  if (decision !== undefined) return t(($) => $.privacyRetention.decisions[decision])
  if (kind !== 'privacy-request') return field
  const request = requestKinds.find((each) => each === field)
  if (request !== undefined) return t(($) => $.privacyRequests.kinds[request])
  const file = requestFileKinds.find((each) => each === field)
  return file === undefined ? field : t(($) => $.privacyRequests.fileKinds[file])
}

/** Day and time with seconds: entries of one minute must be told apart. */
function timeText(atMs: number): string {
  const { day, minute } = instantToLocal(atMs, ZONE)
  const seconds = String(Math.floor(atMs / 1000) % 60).padStart(2, '0')
  const language = currentLanguage()
  return `${formatDay(day, language)} ${formatTime(minute, language)}${language === 'en' ? ':' : '.'}${seconds}`
}
