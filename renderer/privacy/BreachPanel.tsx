// One breach, step by step: facts, risk, whom it concerns, whom to tell, the paper. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { FileText } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ZONE } from '../../shared/day.ts'
import { formatInstant } from '../../shared/format.ts'
import { type Breach, breachRisks, breachSteps, nextBreachStep, suggestedRisk } from '../../shared/privacy-breaches.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/Choices.tsx'
import { Facts, Section, Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { showToast } from '../ui/Toast.tsx'
import { TimeLeft } from './BreachesPart.tsx'
import { BreachFields } from './BreachFields.tsx'
import { BreachLetters } from './BreachLetters.tsx'
import { BreachPeople } from './BreachPeople.tsx'
import styles from './Privacy.module.css'
import { breachQuery } from './privacy-queries.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

interface BreachPanelProps {
  readonly id: string
  readonly onClose: () => void
}

export function BreachPanel({ id, onClose }: BreachPanelProps) {
  const { t } = useTranslation()
  const { data: breach, error, refetch } = useQuery(breachQuery(id))
  const title = breach === undefined ? t(($) => $.privacy.tabs.breaches) : t(($) => $.privacyBreach.kinds[breach.kind])
  return (
    <SidePanel title={title} onClose={onClose}>
      {breach === undefined ? (
        error === null ? (
          <Skeleton lines={6} />
        ) : (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <BreachForm key={breach.id} breach={breach} />
      )}
    </SidePanel>
  )
}

function BreachForm({ breach }: { readonly breach: Breach }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const [facts, setFacts] = useState(breach.facts)
  const [risk, setRisk] = useState(breach.risk)
  const [clients, setClients] = useState(breach.clients)
  const [isMarking, setMarking] = useState(false)
  const next = nextBreachStep(breach)
  const save = useMutation({
    mutationFn: () =>
      call('privacy.saveBreach', {
        id: breach.id,
        version: breach.version,
        facts,
        risk,
        clientIds: clients.map((client) => client.id),
      }),
    onSuccess: () => showToast({ tone: 'success', text: t(($) => $.privacyBreach.saved) }),
  })
  const paper = useMutation({
    mutationFn: () => call('privacy.saveBreachPaper', { id: breach.id }),
    onSuccess: ({ fileName }) => {
      if (fileName !== null) showToast({ tone: 'success', text: t(($) => $.privacyRequests.given, { name: fileName }) })
    },
  })
  const suggestion = suggestedRisk(breach.kind, facts)
  const times = {
    authority: breach.authorityAtMs,
    people: breach.peopleAtMs,
    'follow-up': breach.followUpAtMs,
    closed: breach.closedAtMs,
  }
  const step = next === 'risk' ? null : next
  const isChanged =
    JSON.stringify([facts, risk, clients]) !== JSON.stringify([breach.facts, breach.risk, breach.clients])
  return (
    <div className={styles.steps}>
      <div className={styles.between}>
        <TimeLeft breach={breach} />
        <Button icon={FileText} isPending={paper.isPending} onPress={() => paper.mutate()}>
          {t(($) => $.privacyBreach.savePdf)}
        </Button>
      </div>
      <ErrorNotice error={save.error ?? paper.error} />
      <Facts
        facts={[
          { name: t(($) => $.privacyBreach.aware), value: formatInstant(breach.awareAtMs, ZONE, language) },
          { name: t(($) => $.privacyBreach.deadline), value: formatInstant(breach.deadlineAtMs, ZONE, language) },
          ...breachSteps.map((each) => ({
            name: t(($) => $.privacyBreach.steps[each]),
            value: times[each] === null ? null : formatInstant(times[each] ?? 0, ZONE, language),
          })),
        ]}
      />
      <BreachFields facts={facts} onChange={setFacts} />
      <RadioGroup
        label={t(($) => $.privacyBreach.risk)}
        description={t(($) => $.privacyBreach.riskSuggested, { risk: t(($) => $.privacyBreach.risks[suggestion]) })}
        options={breachRisks.map((id) => ({ id, label: t(($) => $.privacyBreach.risks[id]) }))}
        value={risk}
        onChange={setRisk}
      />
      <BreachPeople breach={breach} clients={clients} onChange={setClients} />
      <div className={styles.row}>
        <Button variant="primary" isPending={save.isPending} onPress={() => save.mutate()}>
          {t(($) => $.common.save)}
        </Button>
      </div>
      {step === null ? null : (
        <Section title={t(($) => $.privacyBreach.steps[step])}>
          <div className={styles.stack}>
            {step === 'people' || step === 'follow-up' ? (
              <BreachLetters id={breach.id} message={step} isDisabled={isChanged || clients.length === 0} />
            ) : null}
            <div className={styles.row}>
              <Button onPress={() => setMarking(true)}>{t(($) => $.privacyBreach.mark)}</Button>
            </div>
          </div>
        </Section>
      )}
      {isMarking && step !== null ? (
        <ReasonDialog
          title={t(($) => $.privacyBreach.steps[step])}
          text={t(($) => $.privacyBreach.note)}
          label={t(($) => $.privacyBreach.mark)}
          onClose={() => setMarking(false)}
          onSave={(note) => call('privacy.markBreach', { id: breach.id, version: breach.version, step, note })}
        />
      ) : null}
    </div>
  )
}
