// The age of the last good backup of each place, always on screen; the worst one speaks loudest. Runs in the window.

import { useQuery } from '@tanstack/react-query'
import { CircleAlert, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { BackupPlace } from '../../shared/backups.ts'
import { formatAge } from '../../shared/format.ts'
import { backupsQuery, placeLooks } from '../backups/backups-query.ts'
import { currentLanguage } from '../i18n.ts'
import { useNow } from '../ui/Clock.tsx'
import { goTo } from './navigation.ts'
import { StatusButton } from './StatusButton.tsx'
import { useMay } from './session.ts'

/** One item per place; a warning when there is no place at all. */
export function BackupStatus() {
  const { t } = useTranslation()
  const mayOpen = useMay('backups')
  const { data } = useQuery(backupsQuery)
  if (data === undefined) return null
  const open = mayOpen ? { onPress: () => goTo({ screen: 'backups' }) } : {}
  if (data.places.length === 0) {
    return (
      <StatusButton icon={TriangleAlert} tone="warning" isLoud {...open}>
        {t(($) => $.shell.status.backupNoPlace)}
      </StatusButton>
    )
  }
  if (data.damage !== null) {
    return (
      <StatusButton icon={CircleAlert} tone="danger" isLoud {...open}>
        {t(($) => $.backups.damage.title)}
      </StatusButton>
    )
  }
  return data.places.map((place) => (
    <StatusButton
      key={place.id}
      icon={placeLooks[place.state].icon}
      tone={placeLooks[place.state].tone}
      isLoud={placeLooks[place.state].tone === 'danger'}
      {...open}
    >
      <PlaceWords place={place} />
    </StatusButton>
  ))
}

function PlaceWords({ place }: { readonly place: BackupPlace }) {
  const { t } = useTranslation()
  const now = useNow()
  if (place.state === 'waiting') return t(($) => $.shell.status.backupWaiting, { place: place.label })
  if (place.state === 'running') return t(($) => $.shell.status.backupRunning, { place: place.label })
  if (place.state === 'failed') return t(($) => $.shell.status.backupFailed, { place: place.label })
  if (place.lastGoodAtMs === null) return t(($) => $.shell.status.backupNever, { place: place.label })
  const age = formatAge(place.lastGoodAtMs, Math.max(now, place.lastGoodAtMs), currentLanguage())
  return place.state === 'ok'
    ? t(($) => $.shell.status.backupFresh, { place: place.label, age })
    : t(($) => $.shell.status.backupOld, { place: place.label, age })
}
