// Somebody who could open the salon has left: said once calmly, until the key is changed. Runs in the window.

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeysOverview } from '../../shared/keys.ts'
import { Notice } from '../ui/Notice.tsx'

interface LeftNoticeProps {
  readonly overview: KeysOverview
  readonly actions?: ReactNode
}

/** Nothing when nobody has left since the key was last changed. */
export function LeftNotice({ overview, actions }: LeftNoticeProps) {
  const { t } = useTranslation()
  if (overview.left.length === 0) return null
  const names = overview.left.map((each) => each.name).join(', ')
  return (
    <Notice tone="warning" title={t(($) => $.keys.salonKey.leftTitle, { names })} actions={actions}>
      {t(($) => $.keys.salonKey.left)}
    </Notice>
  )
}
