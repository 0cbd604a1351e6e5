// The salon's own file is damaged: says which page, that it was left alone, and offers the newest good point. Runs in the
// window.

import { DatabaseBackup } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { BackupsState } from '../../shared/backups.ts'
import { ZONE } from '../../shared/day.ts'
import { formatInstant } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { useMay } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'

interface DamageNoticeProps {
  readonly state: BackupsState
  readonly onRestore: () => void
}

/** Nothing when the file is whole. */
export function DamageNotice({ state, onRestore }: DamageNoticeProps) {
  const { t } = useTranslation()
  const mayRestore = useMay('restore')
  if (state.damage === null) return null
  const { pages } = state.damage
  const language = currentLanguage()
  const newest = state.places
    .filter((place) => place.lastGoodAtMs !== null)
    .sort((a, b) => (b.lastGoodAtMs ?? 0) - (a.lastGoodAtMs ?? 0))[0]
  return (
    <Notice
      tone="danger"
      role="alert"
      title={t(($) => $.backups.damage.title)}
      actions={
        mayRestore && newest !== undefined ? (
          <Button size="small" variant="primary" icon={DatabaseBackup} onPress={onRestore}>
            {t(($) => $.backups.restore)}
          </Button>
        ) : null
      }
    >
      <p>
        {pages.length === 0
          ? t(($) => $.backups.damage.noPage)
          : t(($) => $.backups.damage.pages, { count: pages.length, pages: pages.slice(0, 8).join(', ') })}{' '}
        {t(($) => $.backups.damage.kept)}
      </p>
      <p>
        {newest?.lastGoodAtMs
          ? t(($) => $.backups.damage.newest, {
              place: newest.label,
              time: formatInstant(newest.lastGoodAtMs, ZONE, language),
            })
          : t(($) => $.backups.damage.noPoint)}
      </p>
      {mayRestore ? null : <p>{t(($) => $.backups.damage.askOwner)}</p>}
    </Notice>
  )
}
