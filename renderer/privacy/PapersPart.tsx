// The papers a salon owes, with their versions and reviews, and what staff have been told and signed. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Ellipsis, FileText } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { formatDay, formatInstant } from '../../shared/format.ts'
import type { Acknowledgements, PaperRow } from '../../shared/privacy-papers.ts'
import { languages } from '../../shared/values.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Badge } from '../ui/Chip.tsx'
import { Section, Skeleton } from '../ui/Layout.tsx'
import { Menu } from '../ui/Menu.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Table } from '../ui/Table.tsx'
import { showToast } from '../ui/Toast.tsx'
import { PaperSettingsDialog } from './PaperSettingsDialog.tsx'
import styles from './Privacy.module.css'
import { acknowledgementsQuery, papersQuery } from './privacy-queries.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

export function PapersPart() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(papersQuery)
  const [isEditing, setEditing] = useState(false)
  if (data === undefined) {
    return error === null ? <Skeleton lines={6} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  }
  return (
    <>
      <div className={styles.head}>
        <p className={styles.lead}>{t(($) => $.privacyPapers.lead)}</p>
        <Button onPress={() => setEditing(true)}>{t(($) => $.privacyPapers.details)}</Button>
      </div>
      <ul className={styles.promises}>
        {data.papers.map((paper) => (
          <PaperLine key={paper.kind} paper={paper} />
        ))}
      </ul>
      <StaffPart />
      {isEditing ? <PaperSettingsDialog settings={data.settings} onClose={() => setEditing(false)} /> : null}
    </>
  )
}

function PaperLine({ paper }: { readonly paper: PaperRow }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const { latest } = paper
  const make = useMutation({
    mutationFn: (wanted: (typeof languages)[number]) =>
      call('privacy.makePaper', { kind: paper.kind, language: wanted }),
    onSuccess: () => showToast({ tone: 'success', text: t(($) => $.privacyPapers.made) }),
  })
  const save = useMutation({
    mutationFn: (id: string) => call('privacy.savePaper', { id }),
    onSuccess: ({ fileName }) => {
      if (fileName !== null) showToast({ tone: 'success', text: t(($) => $.privacyRequests.given, { name: fileName }) })
    },
  })
  return (
    <li className={styles.promise}>
      <h2>{t(($) => $.privacyPapers.kinds[paper.kind])}</h2>
      <p className="figures">
        {latest === null
          ? t(($) => $.privacyPapers.notMade)
          : [
              t(($) => $.privacyPapers.version, {
                number: latest.number,
                day: formatDay(instantToLocal(latest.madeAtMs, ZONE).day, language),
              }),
              t(($) => $.privacyPapers.review, { day: formatDay(latest.reviewDay, language) }),
            ].join(' · ')}
      </p>
      <div className={styles.promiseEnd}>
        <ErrorNotice error={make.error ?? save.error} />
        {latest?.isDue ? <Badge tone="warning">{t(($) => $.privacyPapers.due)}</Badge> : null}
        {paper.isOutdated ? <Badge tone="warning">{t(($) => $.privacyPapers.outdated)}</Badge> : null}
        {latest === null ? null : (
          <Button size="small" icon={FileText} isPending={save.isPending} onPress={() => save.mutate(latest.id)}>
            {t(($) => $.privacyPapers.savePdf)}
          </Button>
        )}
        <Menu
          label={t(($) => $.privacyPapers.make)}
          entries={languages.map((id) => ({
            id,
            label: t(($) => $.clients.languages[id]),
            onAction: () => make.mutate(id),
          }))}
        >
          {latest === null ? (
            <Button size="small" isPending={make.isPending}>
              {t(($) => $.privacyPapers.make)}
            </Button>
          ) : (
            <IconButton icon={Ellipsis} label={t(($) => $.privacyPapers.make)} />
          )}
        </Menu>
      </div>
    </li>
  )
}

function StaffPart() {
  const { t } = useTranslation()
  const language = currentLanguage()
  const { data = [] } = useQuery(acknowledgementsQuery)
  const [noting, setNoting] = useState<Acknowledgements[number] | null>(null)
  const missing = <Badge tone="warning">{t(($) => $.privacyPapers.missing)}</Badge>
  return (
    <Section title={t(($) => $.privacyPapers.staff)}>
      <Table
        label={t(($) => $.privacyPapers.staff)}
        rows={data}
        rowKey={(row) => row.staffId}
        columns={[
          { id: 'name', title: t(($) => $.privacyPapers.person), cell: (row) => row.name },
          {
            id: 'logging',
            title: t(($) => $.privacyPapers.logging),
            cell: (row) => (row.logging === null ? missing : formatInstant(row.logging.atMs, ZONE, language)),
          },
          {
            id: 'confidentiality',
            title: t(($) => $.privacyPapers.confidentiality),
            cell: (row) =>
              row.confidentiality === null ? missing : formatInstant(row.confidentiality.atMs, ZONE, language),
          },
          {
            id: 'action',
            title: '',
            align: 'end',
            cell: (row) =>
              row.confidentiality === null ? (
                <Button size="small" variant="quiet" onPress={() => setNoting(row)}>
                  {t(($) => $.privacyPapers.noteUndertaking)}
                </Button>
              ) : null,
          },
        ]}
      />
      {noting === null ? null : (
        <ReasonDialog
          title={t(($) => $.privacyPapers.confidentiality)}
          text={noting.name}
          label={t(($) => $.privacyPapers.where)}
          onClose={() => setNoting(null)}
          onSave={(where) => call('privacy.noteUndertaking', { staffId: noting.staffId, where })}
        />
      )}
    </Section>
  )
}
