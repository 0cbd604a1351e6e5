// One incident as a list shows it: what happened, what was done, whom it was told to, what is still to do. In the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { CircleCheck, Clock, Ellipsis, FileText, Megaphone, Pencil, Plus, Printer, UserRound, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { formatDay, formatDayTime } from '../../shared/format.ts'
import { incidentPaper } from '../../shared/incident-paper.ts'
import { type Incident, openTasks } from '../../shared/incidents.ts'
import { errorText } from '../error-text.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { HealthHistory } from '../safety/HealthHistory.tsx'
import { useToday } from '../sales/queries.ts'
import { settingsQuery } from '../settings/settings-query.ts'
import { goTo } from '../shell/navigation.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { StatusChip } from '../ui/Chip.tsx'
import { cx } from '../ui/cx.ts'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import { PrintJob } from '../ui/PrintJob.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './Incidents.module.css'
import { IncidentWriter } from './IncidentWriter.tsx'
import { StepDialog } from './StepDialog.tsx'

interface IncidentEntryProps {
  readonly incident: Incident
  /** Names whose it is; left out on the card itself. */
  readonly showsClient: boolean
}

export function IncidentEntry({ incident, showsClient }: IncidentEntryProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const tasks = openTasks(incident, useToday())
  const [isAdding, setAdding] = useState(false)
  const { clientId } = incident
  const when =
    incident.minute === null
      ? formatDay(incident.day, language)
      : formatDayTime(incident.day, incident.minute, language)
  const about = [incident.service, incident.product, incident.batch].filter((part) => part !== '')
  const client = clientId === null ? null : { id: clientId, name: incident.clientName }
  return (
    <article className={styles.entry} aria-label={`${t(($) => $.incidents.kinds[incident.kind])} ${when}`}>
      <header className={styles.head}>
        <div className={styles.title}>
          <h4 className={styles.name}>
            {t(($) => $.incidents.kinds[incident.kind])}
            <span className={cx(styles.when, 'figures')}>{when}</span>
          </h4>
          {tasks.map((task) => (
            <StatusChip key={task} tone="warning" icon={task === 'report' ? Megaphone : Clock}>
              {t(($) => $.incidents.tasks[task])}
            </StatusChip>
          ))}
          {incident.closedAtMs === null ? null : (
            <StatusChip tone="success" icon={CircleCheck}>
              {t(($) => $.incidents.closed)}
            </StatusChip>
          )}
        </div>
        <IncidentWriter incident={incident} start={{ client }}>
          {(write) => <Actions incident={incident} onEdit={write} showsClient={showsClient} />}
        </IncidentWriter>
      </header>
      <p className={styles.quiet}>
        {[
          ...(showsClient ? [incident.clientName || t(($) => $.incidents.noClient)] : []),
          ...about,
          t(($) => $.incidents.by, {
            name: incident.staffName,
            day: formatDay(instantToLocal(incident.createdAtMs, ZONE).day, language),
          }),
        ].join(' · ')}
      </p>
      {incident.happened === '' ? (
        <p className={styles.quiet}>{t(($) => $.incidents.erased)}</p>
      ) : (
        <p className={styles.words}>{incident.happened}</p>
      )}
      {incident.done === '' ? null : (
        <p className={styles.words}>
          <span className={styles.label}>{t(($) => $.incidents.done)}: </span>
          {incident.done}
        </p>
      )}
      <Steps incident={incident} onAdd={() => setAdding(true)} />
      <HealthHistory changes={incident.changes} namesSubject={false} />
      {isAdding ? <StepDialog incident={incident} onClose={() => setAdding(false)} /> : null}
    </article>
  )
}

function Steps({ incident, onAdd }: { readonly incident: Incident; readonly onAdd: () => void }) {
  const { t } = useTranslation()
  const add = useMutation({
    mutationFn: (step: Incident['steps'][number]) =>
      call('incidents.addStep', { id: incident.id, kind: step.kind, day: step.day, note: step.note }),
    onError: (failure) => showToast({ tone: 'danger', text: errorText(t, failure) }),
  })
  const remove = useMutation({
    mutationFn: (step: Incident['steps'][number]) => call('incidents.removeStep', { id: incident.id, stepId: step.id }),
    onSuccess: (_, step) =>
      showToast({
        text: t(($) => $.incidents.removeStep, { kind: t(($) => $.incidents.stepKinds[step.kind]) }),
        onUndo: () => add.mutate(step),
      }),
    onError: (failure) => showToast({ tone: 'danger', text: errorText(t, failure) }),
  })
  return (
    <section aria-label={t(($) => $.incidents.steps)} className={styles.steps}>
      {incident.steps.length === 0 ? (
        <p className={styles.quiet}>{t(($) => $.incidents.noSteps)}</p>
      ) : (
        <ul className={styles.rows}>
          {incident.steps.map((step) => (
            <li key={step.id} className={styles.row}>
              <span className={cx(styles.day, 'figures')}>{formatDay(step.day, currentLanguage())}</span>
              <span className={styles.stepWords}>
                <strong>{t(($) => $.incidents.stepKinds[step.kind])}</strong>
                {step.note === '' ? null : <span>{step.note}</span>}
                <span className={styles.quiet}>{step.staffName}</span>
              </span>
              <IconButton
                icon={X}
                size="small"
                label={t(($) => $.incidents.removeStep, { kind: t(($) => $.incidents.stepKinds[step.kind]) })}
                onPress={() => remove.mutate(step)}
              />
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button size="small" icon={Plus} onPress={onAdd}>
          {t(($) => $.incidents.addStep)}
        </Button>
      </div>
    </section>
  )
}

interface ActionsProps {
  readonly incident: Incident
  readonly onEdit: () => void
  readonly showsClient: boolean
}

function Actions({ incident, onEdit, showsClient }: ActionsProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const [isPrinting, setPrinting] = useState(false)
  const salon = useQuery(settingsQuery).data?.salon ?? null
  const fail = (failure: unknown) => showToast({ tone: 'danger', text: errorText(t, failure) })
  const savePdf = useMutation({
    mutationFn: () => call('incidents.savePdf', { id: incident.id }),
    onSuccess: ({ fileName }) => {
      if (fileName !== null) showToast({ tone: 'success', text: t(($) => $.incidents.savedPdf, { file: fileName }) })
    },
    onError: fail,
  })
  const close = useMutation({
    mutationFn: (isClosed: boolean) =>
      call('incidents.close', { id: incident.id, version: incident.version, isClosed }),
    onSuccess: (_, isClosed) =>
      showToast({ text: isClosed ? t(($) => $.incidents.closedToast) : t(($) => $.incidents.reopened) }),
    onError: fail,
  })
  const { clientId } = incident
  const isClosed = incident.closedAtMs !== null
  const entries: MenuEntry[] = [
    { id: 'edit', label: t(($) => $.incidents.edit), icon: Pencil, onAction: onEdit },
    {
      id: 'close',
      label: isClosed ? t(($) => $.incidents.reopen) : t(($) => $.incidents.close),
      icon: CircleCheck,
      onAction: () => close.mutate(!isClosed),
    },
    {
      id: 'pdf',
      label: t(($) => $.incidents.savePdf),
      icon: FileText,
      startsGroup: true,
      onAction: () => savePdf.mutate(),
    },
    { id: 'print', label: t(($) => $.incidents.print), icon: Printer, onAction: () => setPrinting(true) },
    ...(showsClient && clientId !== null
      ? [
          {
            id: 'card',
            label: t(($) => $.incidents.openCard),
            icon: UserRound,
            startsGroup: true,
            onAction: () => goTo({ screen: 'clients', clientId }),
          },
        ]
      : []),
  ]
  const label = `${t(($) => $.incidents.edit)}: ${t(($) => $.incidents.kinds[incident.kind])} ${formatDay(incident.day, language)}`
  return (
    <>
      <Menu label={label} entries={entries}>
        <IconButton icon={Ellipsis} size="small" label={label} />
      </Menu>
      {isPrinting ? (
        <PrintJob
          content={incidentPaper(incident, salon, language)}
          language={language}
          print={() => call('incidents.print', { id: incident.id })}
          onDone={(error) => {
            setPrinting(false)
            if (error !== null) fail(error)
          }}
        />
      ) : null}
    </>
  )
}
