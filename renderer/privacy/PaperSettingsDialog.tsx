// What the privacy papers need to know beyond the salon's own details. Runs in the window.
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isDay } from '../../shared/day.ts'
import type { PaperSettings } from '../../shared/privacy-papers.ts'
import { call } from '../ipc.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { FieldRow } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { DateInput } from '../ui/TypedField.tsx'
import styles from './Privacy.module.css'

interface PaperSettingsDialogProps {
  readonly settings: PaperSettings
  readonly onClose: () => void
}

type Processor = PaperSettings['processors'][number]
/** As it is being typed: a day may not be readable yet. */
interface Typed extends Omit<PaperSettings, 'processors'> {
  readonly processors: readonly (Omit<Processor, 'contractDay'> & {
    readonly contractDay: Processor['contractDay'] | 'invalid'
  })[]
}

/** What can be saved, or null while a day cannot be read. */
function readable(settings: Typed): PaperSettings | null {
  const processors = settings.processors.flatMap(({ contractDay, ...rest }) =>
    contractDay === 'invalid' ? [] : [{ ...rest, contractDay }],
  )
  return processors.length === settings.processors.length ? { ...settings, processors } : null
}

/** '12-31' as it is written: '31.12.'. */
function dayMonth(monthDay: string): string {
  const [month = '', day = ''] = monthDay.split('-')
  return `${Number(day)}.${Number(month)}.`
}

/** '31.12.' as it is kept: '12-31'; null when no year has such a day. */
function monthDayOf(typed: string): string | null {
  const [, day = '', month = ''] = /^(\d{1,2})\.\s?(\d{1,2})\.?$/.exec(typed.trim()) ?? []
  const monthDay = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(`2024-${monthDay}`) ? monthDay : null
}

export function PaperSettingsDialog({ settings: first, onClose }: PaperSettingsDialogProps) {
  const { t } = useTranslation()
  const [settings, setSettings] = useState<Typed>(first)
  const set = (patch: Partial<Typed>) => setSettings({ ...settings, ...patch })
  const { processors } = settings
  const setProcessor = (index: number, patch: Partial<Typed['processors'][number]>) =>
    set({ processors: processors.map((each, at) => (at === index ? { ...each, ...patch } : each)) })
  const [yearEnd, setYearEnd] = useState(dayMonth(first.financialYearEnd))
  const financialYearEnd = monthDayOf(yearEnd)
  const whole = financialYearEnd === null ? null : readable({ ...settings, financialYearEnd })
  return (
    <FormDialog
      title={t(($) => $.privacyPapers.details)}
      onClose={onClose}
      saveLabel={whole === null ? null : t(($) => $.common.save)}
      onSubmit={async () => {
        if (whole === null) return
        await call('privacy.savePaperSettings', whole)
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
        value={yearEnd}
        onChange={setYearEnd}
        maxLength={6}
        error={monthDayOf(yearEnd) === null ? t(($) => $.privacyPapers.financialYearEndUnread) : undefined}
      />
      <section className={styles.stack}>
        <h3>{t(($) => $.privacyPapers.processors)}</h3>
        {processors.map((processor, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added at the end and removed by hand
          <div key={index} className={styles.processor}>
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
            <DateInput
              label={t(($) => $.privacyPapers.contractDay)}
              value={processor.contractDay}
              onChange={(contractDay) => setProcessor(index, { contractDay })}
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
