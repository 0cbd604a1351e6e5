// The signed paper of an answer, shown large when it is a picture, saved as a copy in either case. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Download, FileText } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Consent } from '../../shared/consents.ts'
import { errorText } from '../error-text.ts'
import { call } from '../ipc.ts'
import { Picture } from '../photos/Picture.tsx'
import { useMay } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './Consents.module.css'
import { scanQuery } from './queries.ts'

interface ScanProps {
  readonly clientId: string
  readonly scan: NonNullable<Consent['scan']>
}

/** Opens the paper, for those who may see photos. */
export function ScanButton({ clientId, scan }: ScanProps) {
  const { t } = useTranslation()
  const maySee = useMay('photos')
  const [isOpen, setOpen] = useState(false)
  return !maySee ? null : (
    <span>
      <Button size="small" variant="quiet" icon={FileText} onPress={() => setOpen(true)}>
        {t(($) => $.consents.scan.open)}
      </Button>
      {isOpen ? <ScanDialog clientId={clientId} scan={scan} onClose={() => setOpen(false)} /> : null}
    </span>
  )
}

function ScanDialog({ clientId, scan, onClose }: ScanProps & { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const isPicture = scan.type === 'image/jpeg'
  const { data, error } = useQuery({ ...scanQuery(clientId, scan.id), enabled: isPicture })
  const saveCopy = useMutation({
    mutationFn: () => call('consents.saveScan', { clientId, id: scan.id }),
    onSuccess: ({ fileName }) => {
      if (fileName !== null) showToast({ tone: 'warning', text: t(($) => $.photos.savedCopy, { file: fileName }) })
    },
    onError: (failure) => showToast({ tone: 'danger', text: errorText(t, failure) }),
  })
  return (
    <Dialog
      title={scan.name}
      isOpen
      size={isPicture ? 'large' : 'small'}
      onClose={onClose}
      footer={
        <>
          <Button icon={Download} isPending={saveCopy.isPending} onPress={() => saveCopy.mutate()}>
            {t(($) => $.photos.saveCopy)}
          </Button>
          <Button variant="primary" onPress={onClose}>
            {t(($) => $.common.close)}
          </Button>
        </>
      }
    >
      <ErrorNotice error={error} />
      {isPicture ? (
        data === undefined ? (
          <Skeleton lines={6} />
        ) : (
          <Picture content={data.content} label={scan.name} className={styles.paper} />
        )
      ) : (
        <p>{t(($) => $.consents.scan.pdf)}</p>
      )}
    </Dialog>
  )
}
