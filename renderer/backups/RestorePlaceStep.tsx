// Where the backup is. Main asks for the folder; no path comes from the window.

import { useMutation } from '@tanstack/react-query'
import { FolderOpen, HardDrive } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { BackupPlace, RestorePlace } from '../../shared/backups.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import styles from './Backups.module.css'
import { WizardHead } from './WizardHead.tsx'

interface RestorePlaceStepProps {
  readonly places: readonly Pick<BackupPlace, 'id' | 'label'>[]
  readonly onChosen: (place: RestorePlace) => void
}

/** A folder, or one of the places in use. */
export function RestorePlaceStep({ places, onChosen }: RestorePlaceStepProps) {
  const { t } = useTranslation()
  const choose = useMutation({
    mutationFn: (placeId: string | null) =>
      placeId === null ? call('restore.choosePlace') : call('restore.usePlace', { placeId }),
    onSuccess: (place) => {
      if (place !== null) onChosen(place)
    },
  })
  return (
    <div className={styles.step}>
      <WizardHead title={t(($) => $.backups.wizard.placeTitle)}>{t(($) => $.backups.wizard.placeLead)}</WizardHead>
      <ErrorNotice error={choose.error} />
      <div>
        <Button
          variant="primary"
          icon={FolderOpen}
          isPending={choose.isPending}
          onPress={() => choose.mutate(null)}
          autoFocus
        >
          {t(($) => $.backups.wizard.chooseFolder)}
        </Button>
      </div>
      {places.length === 0 ? null : (
        <div className={styles.known}>
          <h3>{t(($) => $.backups.wizard.useKnown)}</h3>
          {places.map((place) => (
            <Button
              key={place.id}
              icon={HardDrive}
              isDisabled={choose.isPending}
              onPress={() => choose.mutate(place.id)}
            >
              {place.label}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
