// How far the package is, with a way to stop it. Nothing while none is being made. Runs in the window.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ProgressBar } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { call, on } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './Bookkeeping.module.css'
import { progressQuery } from './queries.ts'

export function PackageProgress() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { data } = useQuery(progressQuery)
  useEffect(
    () =>
      on('bookkeeping.progress', (progress) => {
        client.setQueryData(progressQuery.queryKey, progress)
        if (progress.step === 'cancelled') showToast({ text: t(($) => $.bookkeepingPackage.cancelled) })
      }),
    [client, t],
  )
  if (data === undefined || data === null || (data.step !== 'reading' && data.step !== 'papers')) return null
  const { done, total } = data
  return (
    <div className={styles.progress}>
      <ProgressBar
        aria-label={t(($) => $.bookkeepingPackage.progress)}
        value={done}
        maxValue={Math.max(1, total)}
        className={styles.bar ?? ''}
      >
        {({ percentage }) => (
          <>
            <span className="figures">
              {data.step === 'reading'
                ? t(($) => $.bookkeepingPackage.reading)
                : t(($) => $.bookkeepingPackage.drawing, { done, total })}
            </span>
            <span className={styles.track}>
              <span className={styles.fill} style={{ width: `${percentage ?? 0}%` }} />
            </span>
          </>
        )}
      </ProgressBar>
      <Button size="small" onPress={() => void call('bookkeeping.cancelPackage')}>
        {t(($) => $.bookkeepingPackage.cancel)}
      </Button>
    </div>
  )
}
