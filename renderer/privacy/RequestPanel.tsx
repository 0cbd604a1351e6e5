// One request, step by step: who she is, whether it repeats, doing what is asked, the letter, closing. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Download, FileText, Mail } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ZONE } from '../../shared/day.ts'
import { formatBytes, formatDay, formatInstant } from '../../shared/format.ts'
import { type PrivacyRequest, repeatDecisions, requestOutcomes } from '../../shared/privacy-requests.ts'
import type { RequestLetterKind } from '../../shared/privacy-texts/request-letter.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { Facts, Section, Skeleton } from '../ui/Layout.tsx'
import { Menu } from '../ui/Menu.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './Privacy.module.css'
import { requestQuery } from './privacy-queries.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import { AnswerStep } from './RequestAnswer.tsx'
import { RequestLetterDialog } from './RequestLetterDialog.tsx'

interface RequestPanelProps {
  readonly id: string
  readonly onClose: () => void
}

export function RequestPanel({ id, onClose }: RequestPanelProps) {
  const { t } = useTranslation()
  const { data: request, error, refetch } = useQuery(requestQuery(id))
  const title =
    request === undefined ? t(($) => $.privacy.tabs.requests) : t(($) => $.privacyRequests.kinds[request.kind])
  return (
    <SidePanel title={title} onClose={onClose}>
      {request === undefined ? (
        error === null ? (
          <Skeleton lines={6} />
        ) : (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <div className={styles.steps}>
          <RequestFacts request={request} />
          {request.outcome === null ? (
            <>
              <IdentityStep request={request} />
              {request.count.isRepeated ? <RepeatStep request={request} /> : null}
              <AnswerStep request={request} />
              <CloseStep request={request} />
            </>
          ) : null}
          <FilesGiven request={request} />
        </div>
      )}
    </SidePanel>
  )
}

function RequestFacts({ request }: { readonly request: PrivacyRequest }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const [isExtending, setExtending] = useState(false)
  const [mailing, setMailing] = useState<RequestLetterKind | null>(null)
  const { due } = request
  const letter = useMutation({
    mutationFn: (kind: RequestLetterKind) => call('privacy.saveLetter', { id: request.id, letter: kind }),
    onSuccess: ({ fileName }) => {
      if (fileName !== null) showToast({ tone: 'success', text: t(($) => $.privacyRequests.given, { name: fileName }) })
    },
  })
  const left =
    due.daysLeft < 0
      ? t(($) => $.privacyRequests.daysLate, { count: -due.daysLeft })
      : t(($) => $.privacyRequests.daysLeft, { count: due.daysLeft })
  const letters = [
    { id: 'received' as const, isOpen: true },
    { id: 'extended' as const, isOpen: request.extended },
    { id: 'answered' as const, isOpen: request.outcome !== null },
  ].filter((each) => each.isOpen)
  return (
    <div className={styles.steps}>
      <Facts
        facts={[
          { name: t(($) => $.privacyRequests.who), value: request.requesterName || '–' },
          {
            name: t(($) => $.privacyRequests.client),
            value: request.clientName ?? t(($) => $.privacyRequests.notOnFile),
          },
          {
            name: t(($) => $.privacyRequests.received),
            value: `${formatDay(request.receivedDay, language)} · ${t(($) => $.privacyRequests.ways[request.receivedBy])}`,
          },
          {
            name: t(($) => $.privacyRequests.due),
            value: request.outcome === null ? `${formatDay(due.latest, language)} · ${left}` : null,
          },
          { name: t(($) => $.privacyRequests.about), value: request.about === '' ? null : request.about },
          {
            name: t(($) => $.privacyRequests.steps.outcome),
            value:
              request.outcome === null
                ? null
                : [t(($) => $.privacyRequests.outcomes[request.outcome ?? 'done']), request.outcomeReason]
                    .filter((part) => part !== '')
                    .join('. '),
          },
        ]}
      />
      <ErrorNotice error={letter.error} />
      <div className={styles.row}>
        <Menu
          label={t(($) => $.privacyRequests.letter)}
          entries={[
            ...letters.map(({ id }) => ({
              id,
              label: t(($) => $.privacyRequests.letters[id]),
              icon: FileText,
              onAction: () => letter.mutate(id),
            })),
            ...letters.map(({ id }, index) => ({
              id: `mail-${id}`,
              label: t(($) => $.privacyRequests.letterByMail, { letter: t(($) => $.privacyRequests.letters[id]) }),
              icon: Mail,
              startsGroup: index === 0,
              onAction: () => setMailing(id),
            })),
          ]}
        >
          <Button size="small">{t(($) => $.privacyRequests.letter)}</Button>
        </Menu>
        {request.mayExtend ? (
          <Button size="small" variant="quiet" onPress={() => setExtending(true)}>
            {t(($) => $.privacyRequests.extend)}
          </Button>
        ) : null}
      </div>
      {mailing === null ? null : (
        <RequestLetterDialog letter={{ id: request.id, letter: mailing }} onClose={() => setMailing(null)} />
      )}
      {isExtending ? (
        <ReasonDialog
          title={t(($) => $.privacyRequests.extendTitle)}
          text={t(($) => $.privacyRequests.extendText)}
          onClose={() => setExtending(false)}
          onSave={(reason) => call('privacy.extendRequest', { id: request.id, version: request.version, reason })}
        />
      ) : null}
    </div>
  )
}

function IdentityStep({ request }: { readonly request: PrivacyRequest }) {
  const { t } = useTranslation()
  const [note, setNote] = useState('')
  const check = useMutation({
    mutationFn: () => call('privacy.checkIdentity', { id: request.id, version: request.version, note }),
  })
  return (
    <Section title={t(($) => $.privacyRequests.steps.identity)}>
      {request.identityChecked ? (
        <p className={styles.quiet}>{t(($) => $.privacyRequests.steps.identityDone, { note: request.identityNote })}</p>
      ) : (
        <div className={styles.stack}>
          <p className={styles.quiet}>{t(($) => $.privacyRequests.steps.identityText)}</p>
          <ErrorNotice error={check.error} />
          <TextField
            label={t(($) => $.privacyRequests.steps.identityNote)}
            value={note}
            onChange={setNote}
            maxLength={300}
          />
          <div className={styles.row}>
            <Button
              variant="primary"
              isDisabled={note.trim() === ''}
              isPending={check.isPending}
              onPress={() => check.mutate()}
            >
              {t(($) => $.common.save)}
            </Button>
          </div>
        </div>
      )}
    </Section>
  )
}

function RepeatStep({ request }: { readonly request: PrivacyRequest }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const decide = useMutation({
    mutationFn: (decision: (typeof repeatDecisions)[number]) =>
      call('privacy.decideRepeat', { id: request.id, version: request.version, decision, reason }),
  })
  const { rolling, calendarYear } = request.count
  return (
    <Section title={t(($) => $.privacyRequests.steps.repeat)}>
      <div className={styles.stack}>
        <Notice tone="warning">{t(($) => $.privacyRequests.steps.repeatText, { rolling, calendarYear })}</Notice>
        <ErrorNotice error={decide.error} />
        {request.repeatDecision === null ? (
          <>
            <TextField
              label={t(($) => $.privacyRequests.steps.reason)}
              value={reason}
              onChange={setReason}
              isOptional
              maxLength={1000}
            />
            <div className={styles.row}>
              {repeatDecisions.map((decision) => (
                <Button key={decision} isPending={decide.isPending} onPress={() => decide.mutate(decision)}>
                  {t(($) => $.privacyRequests.steps.repeatChoices[decision])}
                </Button>
              ))}
            </div>
          </>
        ) : (
          <p>{t(($) => $.privacyRequests.steps.repeatChoices[request.repeatDecision ?? 'fulfil'])}</p>
        )}
      </div>
    </Section>
  )
}

function CloseStep({ request }: { readonly request: PrivacyRequest }) {
  const { t } = useTranslation()
  const [outcome, setOutcome] = useState<(typeof requestOutcomes)[number]>('done')
  const [reason, setReason] = useState('')
  const close = useMutation({
    mutationFn: () => call('privacy.closeRequest', { id: request.id, version: request.version, outcome, reason }),
    onSuccess: () => showToast({ tone: 'success', text: t(($) => $.privacyRequests.done) }),
  })
  return (
    <Section title={t(($) => $.privacyRequests.steps.close)}>
      <div className={styles.stack}>
        <ErrorNotice error={close.error} />
        <Select
          label={t(($) => $.privacyRequests.steps.outcome)}
          options={requestOutcomes.map((id) => ({ id, label: t(($) => $.privacyRequests.outcomes[id]) }))}
          value={outcome}
          onChange={setOutcome}
        />
        {outcome === 'done' ? null : (
          <TextField
            label={t(($) => $.privacyRequests.steps.reason)}
            value={reason}
            onChange={setReason}
            maxLength={1000}
          />
        )}
        <div className={styles.row}>
          <Button isPending={close.isPending} onPress={() => close.mutate()}>
            {t(($) => $.privacyRequests.steps.close)}
          </Button>
        </div>
      </div>
    </Section>
  )
}

function FilesGiven({ request }: { readonly request: PrivacyRequest }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  if (request.files.length === 0) return null
  return (
    <Section title={t(($) => $.privacyRequests.files)}>
      <ul className={styles.list}>
        {request.files.map((file) => (
          <li key={file.id} className="figures">
            <Download size={14} aria-hidden /> {t(($) => $.privacyRequests.fileKinds[file.kind])},{' '}
            {formatBytes(file.bytes, language)}, {formatInstant(file.atMs, ZONE, language)}
          </li>
        ))}
      </ul>
    </Section>
  )
}
