// Doing what a request asks: files to hand over, or the way to the place where it is done. Runs in the window.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrivacyRequest } from '../../shared/privacy-requests.ts'
import { call } from '../ipc.ts'
import { goTo } from '../shell/navigation.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { Section } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { EraseDialog } from './EraseDialog.tsx'
import styles from './Privacy.module.css'

export function AnswerStep({ request }: { readonly request: PrivacyRequest }) {
  const { t } = useTranslation()
  const [isErasing, setErasing] = useState(false)
  const { clientId, kind } = request
  if (clientId === null) return null
  return (
    <Section title={t(($) => $.privacyRequests.steps.answer)}>
      <div className={styles.stack}>
        <p className={styles.quiet}>{t(($) => $.privacyRequests.steps.answerText[kind])}</p>
        {kind === 'access' || kind === 'portability' ? <Packages request={request} kind={kind} /> : null}
        <div className={styles.row}>
          {kind === 'erasure' ? (
            <Button isDisabled={!request.identityChecked} onPress={() => setErasing(true)}>
              {t(($) => $.privacyRequests.steps.erase)}
            </Button>
          ) : kind === 'access' || kind === 'portability' ? null : (
            <Button onPress={() => goTo({ screen: 'clients', clientId })}>
              {t(($) => $.privacyRequests.steps.openCard)}
            </Button>
          )}
        </div>
      </div>
      {isErasing ? <EraseDialog clientId={clientId} requestId={request.id} onClose={() => setErasing(false)} /> : null}
    </Section>
  )
}

interface PackagesProps {
  readonly request: PrivacyRequest
  readonly kind: 'access' | 'portability'
}

function Packages({ request, kind }: PackagesProps) {
  const { t } = useTranslation()
  const [isNaming, setNaming] = useState(false)
  const [reason, setReason] = useState('')
  const save = useMutation({
    mutationFn: (what: 'access-pdf' | 'access-json' | 'portability') =>
      call('privacy.savePackage', { id: request.id, what, nameStaffReason: isNaming ? reason : '' }),
    onSuccess: ({ fileName }) => {
      if (fileName !== null) showToast({ tone: 'success', text: t(($) => $.privacyRequests.given, { name: fileName }) })
    },
  })
  const isBlocked = !request.identityChecked || (isNaming && reason.trim() === '')
  return (
    <>
      <ErrorNotice error={save.error} />
      {kind === 'access' ? (
        <Checkbox isSelected={isNaming} onChange={setNaming} detail={t(($) => $.privacyRequests.steps.nameStaffText)}>
          {t(($) => $.privacyRequests.steps.nameStaff)}
        </Checkbox>
      ) : null}
      {isNaming ? (
        <TextField
          label={t(($) => $.privacyRequests.steps.reason)}
          value={reason}
          onChange={setReason}
          maxLength={500}
        />
      ) : null}
      <div className={styles.row}>
        {kind === 'access' ? (
          <>
            <Button
              variant="primary"
              isDisabled={isBlocked}
              isPending={save.isPending}
              onPress={() => save.mutate('access-pdf')}
            >
              {t(($) => $.privacyRequests.steps.pdf)}
            </Button>
            <Button isDisabled={isBlocked} isPending={save.isPending} onPress={() => save.mutate('access-json')}>
              {t(($) => $.privacyRequests.steps.json)}
            </Button>
          </>
        ) : (
          <Button
            variant="primary"
            isDisabled={isBlocked}
            isPending={save.isPending}
            onPress={() => save.mutate('portability')}
          >
            {t(($) => $.privacyRequests.steps.portability)}
          </Button>
        )}
      </div>
    </>
  )
}
