// What the privacy papers need to know beyond the salon's own details. Runs in the window.
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PaperSettings } from '../../shared/privacy-papers.ts'
import { call } from '../ipc.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { FieldRow } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './Privacy.module.css'

interface PaperSettingsDialogProps {
  readonly settings: PaperSettings
  readonly onClose: () => void
}

export function PaperSettingsDialog({ settings: first, onClose }: PaperSettingsDialogProps) {
  const { t } = useTranslation()
  const [settings, setSettings] = useState(first)
  const set = (patch: Partial<PaperSettings>) => setSettings({ ...settings, ...patch })
  const { processors } = settings
  const setProcessor = (index: number, patch: Partial<PaperSettings['processors'][number]>) =>
    set({ processors: processors.map((each, at) => (at === index ? { ...each, ...patch } : each)) })
  return (
    <FormDialog
      title={t(($) => $.privacyPapers.details)}
      onClose={onClose}
      saveLabel={t(($) => $.common.save)}
      onSubmit={async () => {
        await call('privacy.savePaperSettings', settings)
        showToast({ tone: 'success', text: t(($) => $.privacyPapers.saved) })
        onClose()
      }}
    >
      <FieldRow>
        <TextField
          label={t(($) => $.privacyPapers.contactName)}
          value={settings.contactName}
          onChange={(contactName) => set({ contactName })}
          maxLength={120}
        />
        <TextField
          label={t(($) => $.privacyPapers.contactEmail)}
          value={settings.contactEmail}
          onChange={(contactEmail) => set({ contactEmail })}
          maxLength={254}
        />
      </FieldRow>
      <TextField
        label={t(($) => $.privacyPapers.financialYearEnd)}
        value={settings.financialYearEnd}
        onChange={(financialYearEnd) => set({ financialYearEnd })}
        maxLength={5}
        isFigures
      />
      <section className={styles.stack}>
        <h3>{t(($) => $.privacyPapers.processors)}</h3>
        {processors.map((processor, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added at the end and removed by hand
          <div key={index} className={styles.row}>
            <TextField
              label={t(($) => $.privacyPapers.processorName)}
              value={processor.name}
              onChange={(name) => setProcessor(index, { name })}
              maxLength={120}
            />
            <TextField
              label={t(($) => $.privacyPapers.processorTask)}
              value={processor.task}
              onChange={(task) => setProcessor(index, { task })}
              maxLength={200}
            />
            <IconButton
              icon={Trash2}
              label={t(($) => $.privacyPapers.removeProcessor)}
              onPress={() => set({ processors: processors.filter((_, at) => at !== index) })}
            />
          </div>
        ))}
        <div className={styles.row}>
          <Button
            size="small"
            icon={Plus}
            onPress={() => set({ processors: [...processors, { name: '', task: '', contractDay: null }] })}
          >
            {t(($) => $.privacyPapers.addProcessor)}
          </Button>
        </div>
      </section>
      <TextArea
        label={t(($) => $.privacyPapers.addition)}
        value={settings.addition}
        onChange={(addition) => set({ addition })}
        rows={3}
        isOptional
      />
    </FormDialog>
  )
}
