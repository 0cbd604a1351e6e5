// The signed paper of an answer: chosen or dropped as a photo or PDF, and taken away again before saving. In the window.
import { FilePlus, X } from 'lucide-react'
import { DropZone, FileTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import styles from './Consents.module.css'

interface ScanFieldProps {
  readonly file: File | null
  readonly onChange: (file: File | null) => void
}

export function ScanField({ file, onChange }: ScanFieldProps) {
  const { t } = useTranslation()
  return (
    <DropZone
      className={cx(styles.scan)}
      aria-label={t(($) => $.consents.scan.drop)}
      onDrop={(event) => {
        const dropped = event.items.find((item) => item.kind === 'file')
        void dropped?.getFile().then(onChange)
      }}
    >
      <span className={styles.label}>{t(($) => $.consents.scan.label)}</span>
      {file === null ? (
        <>
          <FileTrigger
            acceptedFileTypes={['image/*', 'application/pdf']}
            onSelect={(files) => onChange(files?.item(0) ?? null)}
          >
            <Button size="small" icon={FilePlus}>
              {t(($) => $.consents.scan.choose)}
            </Button>
          </FileTrigger>
          <span className={styles.quiet}>{t(($) => $.consents.scan.help)}</span>
        </>
      ) : (
        <span className={styles.buttons}>
          <span>{file.name}</span>
          <IconButton icon={X} size="small" label={t(($) => $.consents.scan.leaveOut)} onPress={() => onChange(null)} />
        </span>
      )}
    </DropZone>
  )
}
