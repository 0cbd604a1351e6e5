// A day beside the month: a close as it was frozen, or a forgotten day that is closed here. Runs in the window.

import { useMutation, useQuery } from '@tanstack/react-query'
import { FileDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isDay } from '../../shared/day.ts'
import { reportSpan } from '../../shared/dayclose-rows.ts'
import { CountForm } from '../dayclose/CountForm.tsx'
import { dayCloseQuery, dayReportQuery } from '../dayclose/queries.ts'
import { ReportView } from '../dayclose/ReportView.tsx'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './Bookkeeping.module.css'

interface ClosePanelProps {
  /** A close's id, or the day that waits. */
  readonly id: string
  readonly sellerId: string
  readonly onClose: () => void
}

export function ClosePanel(props: ClosePanelProps) {
  return isDay(props.id) ? <OpenDay {...props} /> : <Closed {...props} />
}

function Closed({ id, onClose }: ClosePanelProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(dayCloseQuery(id))
  const save = useMutation({
    mutationFn: () => call('dayclose.savePdf', { id }),
    onSuccess: ({ fileName }) => {
      if (fileName !== null) showToast({ text: t(($) => $.dayclose.saved, { file: fileName }), tone: 'success' })
    },
  })
  return (
    <SidePanel
      title={data === undefined ? '…' : t(($) => $.bookkeeping.closes.open, { number: data.number })}
      onClose={onClose}
      footer={
        <Button icon={FileDown} isPending={save.isPending} onPress={() => save.mutate()}>
          {t(($) => $.dayclose.savePdf)}
        </Button>
      }
    >
      <ErrorNotice error={error ?? save.error} />
      {data === undefined ? (
        <Skeleton lines={8} />
      ) : (
        <div className={styles.beside}>
          <p className={styles.quiet}>{reportSpan(data, currentLanguage())}</p>
          <ReportView report={data} />
        </div>
      )}
    </SidePanel>
  )
}

function OpenDay({ id, sellerId, onClose }: ClosePanelProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(dayReportQuery(sellerId, id))
  return (
    <SidePanel title={t(($) => $.bookkeeping.closes.openDay)} onClose={onClose}>
      <ErrorNotice error={error} />
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={8} />
        ) : null
      ) : (
        <div className={styles.beside}>
          <p className={styles.quiet}>{reportSpan(data, currentLanguage())}</p>
          <ReportView report={data} />
          <CountForm report={data} isToday={false} parkedCount={0} sellerId={sellerId} onClosed={onClose} />
        </div>
      )}
    </SidePanel>
  )
}
