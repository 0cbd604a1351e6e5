// The quarterly practice: the recovery sheet is fetched from where it is kept and its code typed back. Runs in the window.

import { FileKey } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { RecoveryPracticeDialog } from './RecoveryPracticeDialog.tsx'

/** Shown when a quarter has gone since the code was last typed. */
export function RecoveryPractice() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Notice
        tone="info"
        title={t(($) => $.backups.practice.title)}
        actions={
          <Button size="small" icon={FileKey} onPress={() => setOpen(true)}>
            {t(($) => $.backups.practice.begin)}
          </Button>
        }
      >
        {t(($) => $.backups.practice.lead)}
      </Notice>
      {isOpen ? <RecoveryPracticeDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}
