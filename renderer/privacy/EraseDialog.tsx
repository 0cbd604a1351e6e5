// Erasing a person: first what goes, what stays until when and why, then once more. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../shared/format.ts'
import type { ErasurePreview } from '../../shared/privacy.ts'
import type { privacy } from '../../shared/translations/privacy.ts'
import type { privacyPackage } from '../../shared/translations/privacyPackage.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { goTo } from '../shell/navigation.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './Privacy.module.css'

interface EraseDialogProps {
  readonly clientId: string
  readonly requestId: string | null
  readonly onClose: () => void
}

export function EraseDialog({ clientId, requestId, onClose }: EraseDialogProps) {
  const { t } = useTranslation()
  const [isSuppressed, setSuppressed] = useState(true)
  // A preview is of this moment: never one kept from before.
  const { data: preview, error } = useQuery({
    queryKey: ['privacy', 'erasure', clientId, requestId],
    queryFn: () => call('privacy.erasurePreview', { clientId, requestId }),
    staleTime: 0,
    gcTime: 0,
  })
  const erase = useMutation({
    mutationFn: () => call('privacy.erase', { clientId, requestId, suppress: isSuppressed }),
    onSuccess: ({ isScrubbed }) => {
      onClose()
      if (requestId === null) goTo({ screen: 'clients' })
      showToast(
        isScrubbed
          ? { tone: 'success', text: t(($) => $.privacy.erasure.done) }
          : { tone: 'warning', text: t(($) => $.privacy.erasure.scrubWaits) },
      )
    },
  })
  return (
    <Dialog
      title={t(($) => $.privacy.erasure.title, { name: preview?.name ?? '' })}
      isOpen
      onClose={onClose}
      isFirm={erase.isPending}
      footer={
        <>
          <Button onPress={onClose} isDisabled={erase.isPending}>
            {t(($) => $.common.cancel)}
          </Button>
          <Button
            variant="danger"
            isDisabled={preview === undefined || preview.hold !== null}
            isPending={erase.isPending}
            onPress={() => erase.mutate()}
          >
            {t(($) => $.privacy.erasure.confirm)}
          </Button>
        </>
      }
    >
      {preview === undefined ? (
        error === null || erase.isSuccess ? (
          <Skeleton lines={6} />
        ) : (
          <ErrorNotice error={error} />
        )
      ) : (
        <div className={styles.steps}>
          <ErrorNotice error={erase.error} />
          <Preview preview={preview} />
          {preview.hold === null ? (
            <>
              <Checkbox
                isSelected={isSuppressed}
                onChange={setSuppressed}
                detail={t(($) => $.privacy.erasure.suppressText)}
              >
                {t(($) => $.privacy.erasure.suppress)}
              </Checkbox>
              <p>
                <strong>{t(($) => $.privacy.erasure.final)}</strong>
              </p>
            </>
          ) : null}
        </div>
      )}
    </Dialog>
  )
}

type Because = keyof (typeof privacy)['fi']['erasure']['because']
type SectionName = keyof (typeof privacyPackage)['fi']['sections']

function Preview({ preview }: { readonly preview: ErasurePreview }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const reason = preview.hold?.reason
  return (
    <>
      {reason === undefined ? null : <Notice tone="danger">{t(($) => $.privacy.erasure.hold, { reason })}</Notice>}
      {preview.warnings.map((warning) => (
        <Notice key={warning.kind} tone="warning">
          {t(($) => $.privacy.erasure.warnings[warning.kind], { count: warning.count })}
        </Notice>
      ))}
      <section>
        <h3>{t(($) => $.privacy.erasure.goes)}</h3>
        <ul className={styles.list}>
          {preview.goes.map((part) => (
            <li key={part.section} className="figures">
              {t(($) => $.privacyPackage.sections[part.section as SectionName])},{' '}
              {t(($) => $.privacy.erasure.rows, { count: part.rows })}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t(($) => $.privacy.erasure.stays)}</h3>
        <ul className={styles.list}>
          {preview.stays.map((part) => (
            <li key={part.because} className="figures">
              {t(($) => $.privacy.erasure.because[part.because as Because])}
              {part.until === null
                ? ''
                : `, ${t(($) => $.privacy.erasure.until, { day: formatDay(part.until, language) })}`}
            </li>
          ))}
        </ul>
      </section>
      <p className={styles.quiet}>
        {t(($) => $.privacy.erasure.backups, { day: formatDay(preview.backupsUntil, language) })}
      </p>
    </>
  )
}
