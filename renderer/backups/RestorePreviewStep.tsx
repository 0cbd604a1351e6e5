// What the point holds beside what the computer holds, and what would be lost. The last stop. Runs in the window.

import { useMutation } from '@tanstack/react-query'
import { ArrowLeft, DatabaseBackup } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  gapText,
  type LostDocument,
  type NumberGap,
  type NumbersAfter,
  type PointSummary,
  type RestorePreview,
} from '../../shared/backups.ts'
import { ZONE } from '../../shared/day.ts'
import { formatInstant, formatMoney, formatNumber } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { useEnter } from '../session/enter.ts'
import { useSession } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './Backups.module.css'
import { lastAppointmentText } from './PointsTable.tsx'
import { numbersAfter, UnsureNumbers, unsureAnswer } from './UnsureNumbers.tsx'
import { WizardHead } from './WizardHead.tsx'

/** While it runs there is no way back: whoever shows a way out asks for this. */
export const restoreKey = ['restore.run']

interface RestorePreviewStepProps {
  readonly preview: RestorePreview
  readonly onBack: () => void
}

interface Fact {
  readonly id: string
  readonly name: string
  readonly of: (summary: PointSummary) => string
}

/** Restoring ends the session; the sign-in comes next. */
export function RestorePreviewStep({ preview, onBack }: RestorePreviewStepProps) {
  const { t } = useTranslation()
  const enter = useEnter()
  const restore = useMutation({
    mutationKey: restoreKey,
    mutationFn: (after: NumbersAfter) => call('restore.run', { token: preview.token, numbers: after }),
    onSuccess: (state) => {
      showToast({
        tone: 'success',
        text: `${t(($) => $.backups.wizard.doneTitle)}. ${t(($) => $.backups.wizard.doneLead)}`,
      })
      enter(state)
    },
  })
  const [answer, setAnswer] = useState(unsureAnswer)
  const numbers = numbersAfter(preview.unsure, answer)
  const language = currentLanguage()
  const count = (value: number) => formatNumber(value, language, 0)
  const facts: readonly Fact[] = [
    { id: 'clients', name: t(($) => $.backups.point.clients), of: (summary) => count(summary.clients) },
    { id: 'appointments', name: t(($) => $.backups.point.appointments), of: (summary) => count(summary.appointments) },
    { id: 'visits', name: t(($) => $.backups.point.visits), of: (summary) => count(summary.visits) },
    { id: 'documents', name: t(($) => $.backups.point.documents), of: (summary) => count(summary.documents) },
    { id: 'lastAppointment', name: t(($) => $.backups.point.lastAppointment), of: lastAppointmentText },
    {
      id: 'lastDocument',
      name: t(($) => $.backups.point.lastDocument),
      of: (summary) => summary.lastDocument?.label ?? '–',
    },
  ]
  const { point, present, lost } = preview
  const isLosing = lost !== null && lostKinds.some((kind) => lost[kind] > 0)
  const columns: Column<Fact>[] = [
    { id: 'name', title: '', cell: (fact) => fact.name },
    { id: 'point', title: t(($) => $.backups.wizard.inPoint), align: 'end', cell: (fact) => fact.of(point.summary) },
  ]
  if (present !== null) {
    columns.push({
      id: 'present',
      title: t(($) => $.backups.wizard.inPresent),
      align: 'end',
      cell: (fact) => fact.of(present),
    })
  }
  return (
    <div className={styles.step}>
      <WizardHead title={t(($) => $.backups.wizard.previewTitle)}>
        {formatInstant(point.takenAtMs, ZONE, language)}
      </WizardHead>
      <div className={styles.points}>
        <Table
          label={t(($) => $.backups.wizard.previewTitle)}
          rows={facts}
          rowKey={(fact) => fact.id}
          columns={columns}
        />
      </div>
      <Lost preview={preview} />
      {lost === null || lost.documentList.length === 0 ? null : <LostDocuments documents={lost.documentList} />}
      <Gaps gaps={preview.gaps} />
      {preview.unsure.length === 0 ? null : (
        <UnsureNumbers unsure={preview.unsure} backToMs={point.takenAtMs} answer={answer} onChange={setAnswer} />
      )}
      <ErrorNotice error={restore.error} />
      {restore.isPending ? <Notice tone="info">{t(($) => $.backups.wizard.restoringLead)}</Notice> : null}
      <div className={styles.actions}>
        <Button icon={ArrowLeft} onPress={onBack} isDisabled={restore.isPending}>
          {t(($) => $.common.back)}
        </Button>
        <Button
          variant={isLosing ? 'danger' : 'primary'}
          icon={DatabaseBackup}
          isPending={restore.isPending}
          isDisabled={numbers === null}
          onPress={() => numbers && restore.mutate(numbers)}
        >
          {restore.isPending ? t(($) => $.backups.wizard.restoring) : t(($) => $.backups.wizard.restore)}
        </Button>
      </div>
    </div>
  )
}

const lostKinds = ['clients', 'appointments', 'visits', 'documents'] as const

function Lost({ preview: { lost, present } }: { readonly preview: RestorePreview }) {
  const { t } = useTranslation()
  const isEmpty = useSession()?.phase === 'empty'
  if (present === null || lost === null) {
    return (
      <Notice tone="info">
        {isEmpty ? t(($) => $.backups.wizard.emptyMachine) : t(($) => $.backups.wizard.damagedMachine)}
      </Notice>
    )
  }
  const kinds = lostKinds.filter((kind) => lost[kind] > 0)
  if (kinds.length === 0) {
    return (
      <Notice tone="success" title={t(($) => $.backups.wizard.nothingLost)}>
        {t(($) => $.backups.wizard.kept)}
      </Notice>
    )
  }
  return (
    <Notice tone="warning" title={t(($) => $.backups.wizard.lostTitle)}>
      <ul className={styles.lost}>
        {kinds.map((kind) => (
          <li key={kind}>{t(($) => $.backups.wizard.lost[kind], { count: lost[kind] })}</li>
        ))}
      </ul>
      <p>{t(($) => $.backups.wizard.kept)}</p>
    </Notice>
  )
}

/** Every paper that would lose its record, one by one: these are with clients already. */
function LostDocuments({ documents }: { readonly documents: readonly LostDocument[] }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const title = t(($) => $.backups.wizard.lostDocuments)
  return (
    <section className={styles.lostDocuments}>
      <h3>{title}</h3>
      <div className={styles.points}>
        <Table
          label={title}
          rows={documents}
          rowKey={(document) => document.label}
          columns={[
            { id: 'label', title: t(($) => $.backups.wizard.number), cell: (document) => document.label },
            {
              id: 'time',
              title: t(($) => $.backups.wizard.issued),
              cell: (document) => <span className="figures">{formatInstant(document.issuedAtMs, ZONE, language)}</span>,
            },
            {
              id: 'total',
              title: t(($) => $.backups.wizard.total),
              align: 'end',
              cell: (document) => formatMoney(document.totalCents, language),
            },
          ]}
        />
      </div>
    </section>
  )
}

/** Which numbers will be missing afterwards, and that this is right. */
function Gaps({ gaps }: { readonly gaps: readonly NumberGap[] }) {
  const { t } = useTranslation()
  if (gaps.length === 0) return null
  return (
    <Notice tone="info" title={t(($) => $.restore.gaps.title)}>
      <p>{t(($) => $.restore.gaps.coming, { numbers: gaps.map(gapText).join(', ') })}</p>
    </Notice>
  )
}
