// The backup folder; the first backup is made and verified here. Runs in the window.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { FolderOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { backupsQuery } from '../backups/backups-query.ts'
import { PlaceCard } from '../backups/PlaceCard.tsx'
import { triedPlace } from '../backups/tried-place.ts'
import { call } from '../ipc.ts'
import { DoorHeading } from '../session/DoorFrame.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import styles from './Setup.module.css'
import type { StepProps } from './SetupScreen.tsx'
import { StepActions } from './StepActions.tsx'

/** May be skipped, with what that means said. */
export function BackupStep({ onNext, onBack }: StepProps) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const { data, error } = useQuery(backupsQuery)
  const places = data?.places ?? []
  const choose = useMutation({
    mutationFn: async () => {
      const chosen = await call('backups.choosePlace')
      queryClient.setQueryData(backupsQuery.queryKey, chosen)
      const isNew = chosen.places.some((place) => place.lastGoodAtMs === null)
      return isNew && !chosen.running ? call('backups.run') : chosen
    },
    onSuccess: (state) => queryClient.setQueryData(backupsQuery.queryKey, state),
  })
  const isRunning = data?.running || (choose.isPending && places.length > 0)
  const isVerified = places.some((place) => place.lastGoodAtMs !== null)
  return (
    <>
      <DoorHeading title={t(($) => $.setup.backup.title)}>{t(($) => $.setup.backup.lead)}</DoorHeading>
      <div className={styles.form}>
        <ErrorNotice error={error} />
        {places.map((place) => (
          <PlaceCard key={place.id} place={place} />
        ))}
        <div>
          <Button
            icon={FolderOpen}
            variant={places.length === 0 ? 'primary' : 'secondary'}
            onPress={() => choose.mutate()}
            isPending={choose.isPending}
          >
            {places.length === 0 ? t(($) => $.setup.backup.choose) : t(($) => $.setup.backup.chooseAnother)}
          </Button>
        </div>
        <div role="status">
          {isRunning ? <Notice>{t(($) => $.setup.backup.running)}</Notice> : null}
          {isVerified && !isRunning ? <Notice tone="success">{t(($) => $.setup.backup.verified)}</Notice> : null}
        </div>
        <ErrorNotice error={choose.error} title={triedPlace(choose.error)} />
        {places.length === 0 ? <Notice tone="warning">{t(($) => $.setup.backup.skipWarning)}</Notice> : null}
        <StepActions
          onBack={onBack}
          {...(places.length === 0 ? { onSkip: onNext } : {})}
          onNext={onNext}
          isDisabled={places.length === 0 || isRunning === true}
        />
      </div>
    </>
  )
}
