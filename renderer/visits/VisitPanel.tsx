// A visit beside what one was looking at: the client and the warning first, then the treatment record. In the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { FilePenLine, Receipt, Siren, TestTubeDiagonal, UserRound } from 'lucide-react'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AppointmentStatus, stepAfter } from '../../shared/appointments.ts'
import { formatDayTime } from '../../shared/format.ts'
import type { SafetyRule } from '../../shared/safety.ts'
import type { Visit } from '../../shared/visits.ts'
import { RebookOf } from '../appointments/Rebook.tsx'
import { statusIcon } from '../appointments/status-look.ts'
import { currentLanguage } from '../i18n.ts'
import { IncidentWriter } from '../incidents/IncidentWriter.tsx'
import { call } from '../ipc.ts'
import { PhotosSection } from '../photos/PhotosSection.tsx'
import { PatchTestDialog } from '../safety/HealthDialogs.tsx'
import { healthQuery, rulesQuery } from '../safety/queries.ts'
import { SafetyNotice } from '../safety/SafetyNotice.tsx'
import { withSafety } from '../safety/with-safety.ts'
import { goTo } from '../shell/navigation.ts'
import { useMay } from '../shell/session.ts'
import { RecordUse } from '../stock/RecordUse.tsx'
import { CareMenu } from '../templates/CareMenu.tsx'
import { Button, IconButton } from '../ui/Button.tsx'
import { StatusChip } from '../ui/Chip.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { showToast } from '../ui/Toast.tsx'
import { visitQuery } from './queries.ts'
import { RecordForm } from './RecordForm.tsx'
import { SignedRecord } from './SignedRecord.tsx'
import styles from './VisitPanel.module.css'

interface VisitPanelProps {
  readonly visitId: string
  readonly onClose: () => void
}

/** Mount with the visit's id as key. Closing waits until what is typed is saved, and stays open when it cannot be. */
export function VisitPanel({ visitId, onClose }: VisitPanelProps) {
  const { t } = useTranslation()
  const { data: visit, error, refetch } = useQuery(visitQuery(visitId))
  const flush = useRef<() => Promise<boolean>>(() => Promise.resolve(true))
  const onReady = useCallback((next: () => Promise<boolean>) => {
    flush.current = next
  }, [])
  const close = () => {
    void flush.current().then((isSaved) => {
      if (isSaved) onClose()
    })
  }
  const name = visit?.clientName || (visit === undefined ? t(($) => $.visits.title) : t(($) => $.visits.noClient))
  return (
    <SidePanel
      title={name}
      onClose={close}
      isWide
      head={visit === undefined ? undefined : <PanelHead visit={visit} />}
      footer={visit === undefined ? undefined : <NextStep visit={visit} />}
    >
      {visit === undefined ? (
        error === null ? (
          <Skeleton lines={5} />
        ) : (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <div className={styles.panel}>
          {visit.alert === '' ? null : (
            <Notice tone="danger">
              <strong className={styles.alert}>{visit.alert}</strong>
            </Notice>
          )}
          <SafetyNotice
            clientId={visit.clientId}
            serviceIds={visit.serviceIds}
            day={visit.day}
            startMin={Math.min(visit.startMin, 1439)}
            appointmentId={visit.appointmentId}
          />
          <div>
            <p className={styles.services}>{visit.services.join(' + ')}</p>
            <p className={styles.quiet}>
              <span className="figures">{formatDayTime(visit.day, visit.startMin, currentLanguage())}</span>
              {' · '}
              {visit.staffNames.join(', ')}
            </p>
          </div>
          <Records visit={visit} onReady={onReady} />
          <Extras visit={visit} />
          <RebookOf appointmentId={visit.appointmentId} />
        </div>
      )}
    </SidePanel>
  )
}

function PanelHead({ visit }: { readonly visit: Visit }) {
  const { t } = useTranslation()
  const { clientId, status } = visit
  return (
    <>
      <StatusChip tone={status} icon={statusIcon[status]}>
        {t(($) => $.appointments.status[status])}
      </StatusChip>
      {clientId === null ? null : (
        <IconButton
          icon={UserRound}
          label={t(($) => $.visits.openClient)}
          onPress={() => goTo({ screen: 'clients', clientId })}
        />
      )}
    </>
  )
}

interface RecordsProps {
  readonly visit: Visit
  readonly onReady: (flush: () => Promise<boolean>) => void
}

function Records({ visit, onReady }: RecordsProps) {
  const { t } = useTranslation()
  const [isAmending, setAmending] = useState(false)
  // A form that was signed or thrown away is finished; what is written next is a new one.
  const [round, setRound] = useState(0)
  const signed = visit.records.filter((record) => record.signedAtMs !== null)
  const draft = visit.records.find((record) => record.signedAtMs === null) ?? null
  const holding = signed.at(-1)
  const isWriting = holding === undefined || draft !== null || isAmending
  return (
    <section className={styles.records}>
      <h3 className={styles.heading}>{t(($) => $.visits.record)}</h3>
      {signed.map((record) => (
        <SignedRecord key={record.id} record={record} isCorrected={record !== holding} />
      ))}
      {visit.isRefused ? (
        <Notice tone="warning">{t(($) => $.visits.refused)}</Notice>
      ) : isWriting ? (
        <>
          {holding === undefined ? null : <h3 className={styles.heading}>{t(($) => $.visits.amending)}</h3>}
          <RecordForm
            key={round}
            visit={visit}
            draft={draft}
            start={draft ?? holding ?? { text: '', products: [], forms: [] }}
            onReady={onReady}
            onDone={() => {
              setAmending(false)
              setRound(round + 1)
              onReady(() => Promise.resolve(true))
            }}
          />
        </>
      ) : (
        <div className={styles.records}>
          <RecordUse visitId={visit.id} />
          <Button icon={FilePenLine} onPress={() => setAmending(true)}>
            {t(($) => $.visits.amend)}
          </Button>
        </div>
      )}
    </section>
  )
}

/** What else belongs to a visit: photos, a patch test made now, and the instructions for home. */
function Extras({ visit }: { readonly visit: Visit }) {
  const { t } = useTranslation()
  const { clientId } = visit
  const maySeePhotos = useMay('photos')
  const maySeeHealth = useMay('health-data')
  const [isTesting, setTesting] = useState(false)
  const { data: rules = [] } = useQuery(rulesQuery)
  if (clientId === null) return null
  return (
    <>
      <div className={styles.extras}>
        <CareMenu of={{ visitId: visit.id }} size="small" />
        {maySeeHealth && rules.some((rule) => rule.kind === 'patch-test' && !rule.archived) ? (
          <Button size="small" icon={TestTubeDiagonal} onPress={() => setTesting(true)}>
            {t(($) => $.safety.addTest)}
          </Button>
        ) : null}
        {maySeeHealth ? (
          <IncidentWriter
            start={{
              client: { id: clientId, name: visit.clientName },
              visitId: visit.id,
              day: visit.day,
              service: visit.services.join(' + ').slice(0, 120),
            }}
          >
            {(write) => (
              <Button size="small" icon={Siren} onPress={write}>
                {t(($) => $.incidents.addHere)}
              </Button>
            )}
          </IncidentWriter>
        ) : null}
      </div>
      {maySeePhotos ? <PhotosSection clientId={clientId} visitId={visit.id} /> : null}
      {isTesting ? (
        <VisitPatchTest clientId={clientId} visitId={visit.id} rules={rules} onClose={() => setTesting(false)} />
      ) : null}
    </>
  )
}

interface VisitPatchTestProps {
  readonly clientId: string
  readonly visitId: string
  readonly rules: readonly SafetyRule[]
  readonly onClose: () => void
}

function VisitPatchTest({ clientId, visitId, rules, onClose }: VisitPatchTestProps) {
  const { data } = useQuery(healthQuery(clientId))
  if (data === undefined) return null
  return (
    <PatchTestDialog
      clientId={clientId}
      visitId={visitId}
      test={null}
      rules={rules}
      hasConsent={data.hasConsent}
      onClose={onClose}
    />
  )
}

/** One button: what usually comes next. */
function NextStep({ visit }: { readonly visit: Visit }) {
  const { t } = useTranslation()
  const maySell = useMay('till')
  const maySchedule = useMay('schedule')
  const change = useMutation({
    mutationFn: (to: { readonly version: number; readonly status: Exclude<AppointmentStatus, 'paid'> }) =>
      withSafety((reason) =>
        call('appointments.setStatus', { id: visit.appointmentId, version: to.version, status: to.status, ...reason }),
      ),
  })
  const step = stepAfter(visit.status)
  if (step === 'paid') {
    return maySell ? (
      <Button
        variant="primary"
        icon={Receipt}
        onPress={() => goTo({ screen: 'till', appointmentId: visit.appointmentId })}
      >
        {t(($) => $.visits.toTill)}
      </Button>
    ) : null
  }
  if (step === null || !maySchedule) return null
  const before = visit.status
  return (
    <>
      <ErrorNotice error={change.error} />
      <Button
        variant="primary"
        icon={statusIcon[step]}
        isPending={change.isPending}
        onPress={() =>
          change.mutate(
            { version: visit.appointmentVersion, status: step },
            {
              onSuccess: (after) =>
                showToast({
                  text: t(($) => $.appointments.toast.status, {
                    client: visit.clientName || t(($) => $.visits.noClient),
                    status: t(($) => $.appointments.status[step]),
                  }),
                  ...(before === 'paid'
                    ? {}
                    : { onUndo: () => change.mutate({ version: after.version, status: before }) }),
                }),
            },
          )
        }
      >
        {t(($) => $.appointments.step[step])}
      </Button>
    </>
  )
}
