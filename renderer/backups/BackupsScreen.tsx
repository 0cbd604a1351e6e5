// The backups: places and their state, back up now, points of a place, restore and its undoing. Runs in the window.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { DatabaseBackup, FolderPlus, History, RefreshCw, Trash2, Undo2, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type BackupPlace, type BackupsState, isAtWork } from '../../shared/backups.ts'
import { ZONE } from '../../shared/day.ts'
import { isAppError } from '../../shared/errors.ts'
import { formatInstant } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { useEnter } from '../session/enter.ts'
import { useMay } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { ConfirmDialog } from '../ui/Dialog.tsx'
import { Content, EmptyState, Screen, Section, Skeleton, Toolbar } from '../ui/Layout.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './Backups.module.css'
import { backupsQuery } from './backups-query.ts'
import { DamageNotice } from './DamageNotice.tsx'
import { OwnChecks } from './OwnChecks.tsx'
import { PlaceCard } from './PlaceCard.tsx'
import { PlaceReportPanel } from './PlaceReportPanel.tsx'
import { Restores } from './Restores.tsx'
import { RestoreWizard } from './RestoreWizard.tsx'
import { triedPlace } from './tried-place.ts'

/** The backups screen; the restore takes its place while it runs. */
export function BackupsScreen() {
  const { t } = useTranslation()
  const [isRestoring, setRestoring] = useState(false)
  const { data, error, refetch } = useQuery(backupsQuery)
  const mayRestore = useMay('restore')
  const run = useRun()
  const choose = useMutation({ mutationFn: () => call('backups.choosePlace'), onSuccess: useTake() })
  const runAgain = () => {
    choose.reset()
    run.mutate()
  }
  if (isRestoring) {
    return (
      <Screen>
        <Toolbar title={t(($) => $.backups.wizard.title)} />
        <Content>
          <RestoreWizard places={data?.places ?? []} onLeave={() => setRestoring(false)} />
        </Content>
      </Screen>
    )
  }
  const isRunning = data?.running === true || run.isPending
  // A place that failed says so on its own card.
  const failure = choose.error ?? (data?.places.some((place) => place.problem !== null) ? null : failureOf(run.error))
  return (
    <Screen>
      <Toolbar
        title={t(($) => $.backups.title)}
        end={
          <>
            {mayRestore ? (
              <Button icon={DatabaseBackup} onPress={() => setRestoring(true)}>
                {t(($) => $.backups.restore)}
              </Button>
            ) : null}
            <Button
              variant="primary"
              icon={RefreshCw}
              onPress={runAgain}
              isPending={isRunning}
              isDisabled={data === undefined || data.places.length === 0}
            >
              {isRunning ? t(($) => $.backups.running) : t(($) => $.backups.runNow)}
            </Button>
          </>
        }
      />
      <Content>
        <div className={styles.wide}>
          <div className={styles.notices}>
            <ErrorNotice error={failure} title={triedPlace(failure)} />
            {data === undefined ? null : <DamageNotice state={data} onRestore={() => setRestoring(true)} />}
            {mayRestore && data !== undefined && data.undoRestore !== null ? (
              <UndoRestore restoredAtMs={data.undoRestore.restoredAtMs} />
            ) : null}
            {data?.changesWaiting && data.places.some(isBehind) && data.damage === null ? (
              <ChangesWaiting isAway={data.places.every((place) => place.problem !== null)} />
            ) : null}
            {data?.places.length === 1 ? (
              <Notice tone="warning" title={t(($) => $.backups.onePlace)}>
                {t(($) => $.backups.onePlaceLead)}
              </Notice>
            ) : null}
          </div>
          {data === undefined ? (
            error === null ? (
              <Skeleton lines={5} />
            ) : (
              <ErrorNotice error={error} onRetry={() => void refetch()} />
            )
          ) : (
            <>
              <Places state={data} onAdd={() => choose.mutate()} isAdding={choose.isPending} onRetry={runAgain} />
              <OwnChecks checks={data.ownChecks} isPracticeDue={data.practiceDue} />
              <Restores restores={data.restores} />
            </>
          )}
        </div>
      </Content>
    </Screen>
  )
}

/** Whoever stopped a backup has been told so where she stopped it. */
const failureOf = (error: unknown) => (isAppError(error) && error.code === 'CANCELLED' ? null : error)

/** By themselves and soon, unless no place can take them. */
function ChangesWaiting({ isAway }: { readonly isAway: boolean }) {
  const { t } = useTranslation()
  return isAway ? (
    <Notice tone="warning">{t(($) => $.backups.changesKept)}</Notice>
  ) : (
    <Notice tone="info">{t(($) => $.backups.changesWaiting)}</Notice>
  )
}

/** Minutes cannot follow: what is waiting is told once for all places. Otherwise each card says how far it is. */
function isBehind(place: BackupPlace): boolean {
  return place.minutes.shippedAtMs === null || place.problem !== null
}

interface PlacesProps {
  readonly state: BackupsState
  readonly onAdd: () => void
  readonly isAdding: boolean
  readonly onRetry: () => void
}

function Places({ state, onAdd, isAdding, onRetry }: PlacesProps) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<BackupPlace | null>(null)
  const [removing, setRemoving] = useState<BackupPlace | null>(null)
  const mayRemove = useMay('restore')
  const take = useTake()
  const remove = useMutation({
    mutationFn: (place: BackupPlace) => call('backups.removePlace', { id: place.id }),
    onSuccess: (next, place) => {
      take(next)
      setRemoving(null)
      showToast({ text: t(($) => $.backups.removed, { place: place.label }) })
    },
  })
  const cancel = useMutation({
    mutationFn: (place: BackupPlace) => call('backups.cancel', { placeId: place.id }),
    onSuccess: (next, place) => {
      take(next)
      showToast({ text: t(($) => $.backups.cancelled, { place: place.label }) })
    },
  })
  const add = (
    <Button icon={FolderPlus} onPress={onAdd} isPending={isAdding}>
      {t(($) => $.backups.addPlace)}
    </Button>
  )
  if (state.places.length === 0) {
    return (
      <EmptyState icon={DatabaseBackup} title={t(($) => $.backups.noPlaces)} action={add}>
        {t(($) => $.backups.noPlacesLead)}
      </EmptyState>
    )
  }
  return (
    <Section title={t(($) => $.backups.places)} description={t(($) => $.backups.placesLead)} action={add}>
      <div className={styles.places}>
        {state.places.map((place) => (
          <PlaceCard
            key={place.id}
            place={place}
            onRetry={state.running ? undefined : onRetry}
            actions={
              <>
                {isAtWork(place) ? (
                  <Button size="small" icon={X} onPress={() => cancel.mutate(place)} isPending={cancel.isPending}>
                    {t(($) => $.backups.cancel)}
                  </Button>
                ) : null}
                <Button size="small" icon={History} onPress={() => setOpened(place)}>
                  {t(($) => $.backups.showPoints)}
                </Button>
                {mayRemove ? (
                  <Button size="small" variant="quiet" icon={Trash2} onPress={() => setRemoving(place)}>
                    {t(($) => $.backups.remove)}
                  </Button>
                ) : null}
              </>
            }
          />
        ))}
      </div>
      {opened === null ? null : <PlaceReportPanel key={opened.id} place={opened} onClose={() => setOpened(null)} />}
      <ConfirmDialog
        title={t(($) => $.backups.removeTitle)}
        isOpen={removing !== null}
        confirmLabel={t(($) => $.backups.remove)}
        onConfirm={() => {
          if (removing !== null) remove.mutate(removing)
        }}
        onClose={() => setRemoving(null)}
        isPending={remove.isPending}
        isDangerous
      >
        <p>{t(($) => $.backups.removeText, { place: removing?.label ?? '' })}</p>
        <ErrorNotice error={remove.error} />
      </ConfirmDialog>
    </Section>
  )
}

function UndoRestore({ restoredAtMs }: { readonly restoredAtMs: number }) {
  const { t } = useTranslation()
  const enter = useEnter()
  const [isAsking, setAsking] = useState(false)
  const undo = useMutation({ mutationFn: () => call('restore.undo'), onSuccess: enter })
  return (
    <>
      <Notice
        tone="warning"
        title={t(($) => $.backups.undoTitle, { time: formatInstant(restoredAtMs, ZONE, currentLanguage()) })}
        actions={
          <Button size="small" icon={Undo2} onPress={() => setAsking(true)}>
            {t(($) => $.backups.undo)}
          </Button>
        }
      >
        {t(($) => $.backups.undoText)}
      </Notice>
      <ConfirmDialog
        title={t(($) => $.backups.undoConfirm)}
        isOpen={isAsking}
        confirmLabel={t(($) => $.backups.undo)}
        onConfirm={() => undo.mutate()}
        onClose={() => setAsking(false)}
        isPending={undo.isPending}
        isDangerous
      >
        <p>{t(($) => $.backups.undoConfirmText)}</p>
        <ErrorNotice error={undo.error} />
      </ConfirmDialog>
    </>
  )
}

/** Puts a state that main has just answered on screen. */
function useTake(): (state: BackupsState) => void {
  const queryClient = useQueryClient()
  return (state) => queryClient.setQueryData(backupsQuery.queryKey, state)
}

function useRun() {
  const { t } = useTranslation()
  const take = useTake()
  return useMutation({
    mutationFn: () => call('backups.run'),
    onSuccess: (state) => {
      take(state)
      // A place that failed says so itself; only a run that went well everywhere is announced.
      if (state.places.every((place) => place.problem === null)) {
        showToast({ tone: 'success', text: t(($) => $.backups.done) })
      }
    },
  })
}
