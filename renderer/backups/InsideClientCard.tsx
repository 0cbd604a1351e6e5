// One client's card and history as a backup holds them, and bringing the card back when the salon no longer has it. Runs in
// the window.

import { useMutation, useQuery } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { appointmentStatuses } from '../../shared/appointments.ts'
import type { ClientHistoryRow } from '../../shared/clients.ts'
import { ZONE } from '../../shared/day.ts'
import { formatDayTime, formatInstant, formatMoney, formatNumber } from '../../shared/format.ts'
import type { BroughtBack, InsideClient, InsideReceipt } from '../../shared/look-inside.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { ConfirmDialog } from '../ui/Dialog.tsx'
import { Facts, Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './LookInside.module.css'

interface InsideClientCardProps {
  readonly inside: string
  readonly id: string
}

export function InsideClientCard({ inside, id }: InsideClientCardProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery({
    queryKey: ['restore', 'inside', inside, 'client', id],
    queryFn: () => call('restore.insideClient', { inside, id }),
  })
  if (data === undefined) return error === null ? <Skeleton lines={6} /> : <ErrorNotice error={error} />
  const orDash = (text: string) => (text === '' ? '–' : text)
  return (
    <article className={styles.card} aria-label={data.name}>
      <h3 className={styles.cardName}>{data.name}</h3>
      <Now inside={inside} client={data} />
      <Facts
        facts={[
          { name: t(($) => $.restore.inside.phone), value: orDash(data.phone) },
          { name: t(($) => $.restore.inside.email), value: orDash(data.email) },
          { name: t(($) => $.restore.inside.alert), value: data.alert === '' ? null : data.alert },
          { name: t(($) => $.restore.inside.notes), value: data.notes === '' ? null : data.notes },
          {
            name: t(($) => $.restore.inside.visits),
            value: formatNumber(data.visitCount, currentLanguage(), 0),
          },
        ]}
      />
      <History rows={data.history} />
      <Receipts receipts={data.receipts} />
    </article>
  )
}

/** What has become of her since, and what can be done about it. */
function Now({ inside, client }: { readonly inside: string; readonly client: InsideClient }) {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  const bringBack = useMutation({
    mutationFn: () => call('restore.bringBack', { inside, id: client.id }),
    onSuccess: (back) => {
      setAsking(false)
      showToast({
        tone: 'success',
        text: wordsOf(back),
        onUndo: () => void call('clients.remove', { id: back.id, version: back.version }),
      })
    },
  })
  const wordsOf = (back: BroughtBack) =>
    back.fromBin || back.appointments + back.records + back.leftOut === 0
      ? t(($) => $.restore.inside.done, { name: back.name })
      : [
          t(($) => $.restore.inside.doneCounts, {
            name: back.name,
            appointments: back.appointments,
            records: back.records,
          }),
          back.cancelled === 0 ? '' : t(($) => $.restore.inside.cancelled, { count: back.cancelled }),
          back.leftOut === 0 ? '' : t(($) => $.restore.inside.leftOut, { count: back.leftOut }),
        ]
          .filter((part) => part !== '')
          .join('. ')
  const mayComeBack = client.now === 'gone' || client.now === 'bin'
  return (
    <>
      <Notice
        tone={mayComeBack ? 'warning' : 'info'}
        {...(mayComeBack && {
          actions: (
            <Button size="small" icon={Undo2} onPress={() => setAsking(true)}>
              {t(($) => $.restore.inside.bringBack)}
            </Button>
          ),
        })}
      >
        {t(($) => $.restore.inside.present[client.now])}
      </Notice>
      <ConfirmDialog
        title={t(($) => $.restore.inside.bringBackTitle)}
        isOpen={isAsking}
        confirmLabel={t(($) => $.restore.inside.bringBack)}
        onConfirm={() => bringBack.mutate()}
        onClose={() => setAsking(false)}
        isPending={bringBack.isPending}
      >
        <p>
          {client.now === 'bin'
            ? t(($) => $.restore.inside.fromBin)
            : t(($) => $.restore.inside.bringBackText, { name: client.name })}
        </p>
        <ErrorNotice error={bringBack.error} />
      </ConfirmDialog>
    </>
  )
}

function History({ rows }: { readonly rows: readonly ClientHistoryRow[] }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  return (
    <section className={styles.part}>
      <h4>{t(($) => $.restore.inside.history)}</h4>
      {rows.length === 0 ? <p className={styles.quiet}>{t(($) => $.restore.inside.noAppointments)}</p> : null}
      <ol className={styles.entries}>
        {rows.map((row) => {
          const status = appointmentStatuses.find((each) => each === row.status)
          return (
            <li key={row.appointmentId} className={styles.entry}>
              <span className="figures">{formatDayTime(row.day, row.startMin, language)}</span>
              <div>
                <p>
                  {row.services.join(' + ')}
                  <span className={styles.quiet}>{` · ${row.staffNames.join(', ')}`}</span>
                  {status === undefined ? null : (
                    <span className={styles.quiet}>{` · ${t(($) => $.appointments.status[status])}`}</span>
                  )}
                </p>
                {row.recordText === null ? null : <p className={styles.record}>{row.recordText}</p>}
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** Label, time and sum of each; newest first. */
export function Receipts({ receipts }: { readonly receipts: readonly InsideReceipt[] }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  return (
    <section className={styles.part}>
      <h4>{t(($) => $.restore.inside.receipts)}</h4>
      {receipts.length === 0 ? <p className={styles.quiet}>{t(($) => $.restore.inside.noReceipts)}</p> : null}
      <ul className={styles.entries}>
        {receipts.map((receipt) => (
          <li key={receipt.id} className={styles.entry}>
            <span className="figures">{formatInstant(receipt.issuedAtMs, ZONE, language)}</span>
            <div className={styles.receipt}>
              <span>{receipt.label}</span>
              <span className="figures">{formatMoney(receipt.totalCents, language)}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
