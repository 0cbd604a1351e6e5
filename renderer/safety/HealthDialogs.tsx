// Writing down what a client has told, and a patch test or its result. Runs in the window.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import type { HealthEntry, PatchResult, PatchTest, SafetyRule } from '../../shared/safety.ts'
import { call } from '../ipc.ts'
import { salonNow } from '../now.ts'
import { RadioGroup } from '../ui/Choices.tsx'
import { FieldRow } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { DateInput, TimeInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'

interface HealthEntryDialogProps {
  readonly clientId: string
  readonly entry: HealthEntry | null
  readonly rules: readonly SafetyRule[]
  readonly onClose: () => void
}

export function HealthEntryDialog({ clientId, entry, rules, onClose }: HealthEntryDialogProps) {
  const { t } = useTranslation()
  const [ruleId, setRuleId] = useState(entry?.ruleId ?? null)
  const [detail, setDetail] = useState(entry?.detail ?? '')
  const [isMissing, setMissing] = useState(false)
  const offered = rules.filter((rule) => rule.kind !== 'patch-test' && (!rule.archived || rule.id === entry?.ruleId))
  return (
    <FormDialog
      title={entry === null ? t(($) => $.safety.addEntry) : entry.name}
      size="small"
      onClose={onClose}
      saveLabel={t(($) => $.common.save)}
      onSubmit={async () => {
        if (ruleId === null) {
          setMissing(true)
          return
        }
        const known = entry === null ? null : { id: entry.id, version: entry.version }
        await call('safety.saveEntry', { clientId, known, ruleId, detail })
        showToast({ tone: 'success', text: t(($) => $.safety.saved) })
        onClose()
      }}
    >
      {entry === null ? (
        <Select
          label={t(($) => $.safety.entryRule)}
          options={offered.map((rule) => ({
            id: rule.id,
            label: rule.name,
            detail: t(($) => $.safety.kinds[rule.kind]),
          }))}
          value={ruleId}
          onChange={(id) => {
            setRuleId(id)
            setMissing(false)
          }}
          error={isMissing ? t(($) => $.safety.chooseRule) : undefined}
        />
      ) : null}
      <TextArea
        label={t(($) => $.safety.entryDetail)}
        description={t(($) => $.safety.entryDetailHelp)}
        value={detail}
        onChange={setDetail}
        rows={3}
        maxLength={2000}
        isOptional
      />
    </FormDialog>
  )
}

interface PatchTestDialogProps {
  readonly clientId: string
  /** The test whose result is noted; null for a new one. */
  readonly test: PatchTest | null
  readonly rules: readonly SafetyRule[]
  readonly hasConsent: boolean
  readonly onClose: () => void
  /** The visit it was made on. */
  readonly visitId?: string
}

export function PatchTestDialog({ clientId, test, rules, hasConsent, onClose, visitId }: PatchTestDialogProps) {
  const { t } = useTranslation()
  const [start] = useState(() => instantToLocal(test?.testedAtMs ?? salonNow(), ZONE))
  const offered = rules.filter((rule) => rule.kind === 'patch-test' && (!rule.archived || rule.id === test?.ruleId))
  const [ruleId, setRuleId] = useState(test?.ruleId ?? offered[0]?.id ?? null)
  const [day, setDay] = useState<Typed<string>>(start.day)
  const [minute, setMinute] = useState<Typed<number>>(start.minute)
  const [result, setResult] = useState<PatchResult>(test === null ? 'waiting' : 'clear')
  const [detail, setDetail] = useState(test?.detail ?? '')
  const isTimeKnown = typeof day === 'string' && day !== 'invalid' && typeof minute === 'number'
  if (offered.length === 0) {
    return (
      <FormDialog
        title={t(($) => $.safety.testTitle)}
        size="small"
        onClose={onClose}
        saveLabel={null}
        onSubmit={onClose}
      >
        <Notice>{t(($) => $.safety.noTestRules)}</Notice>
      </FormDialog>
    )
  }
  return (
    <FormDialog
      title={t(($) => $.safety.testTitle)}
      size="small"
      onClose={onClose}
      saveLabel={t(($) => $.common.save)}
      onSubmit={async () => {
        if (ruleId === null || !isTimeKnown) return
        const made = { clientId, id: test?.id ?? null, ruleId, day, minute, result, detail }
        await call('safety.savePatchTest', visitId === undefined ? made : { ...made, visitId })
        showToast({ tone: 'success', text: t(($) => $.safety.testSaved) })
        onClose()
      }}
    >
      <Select
        label={t(($) => $.safety.testOf)}
        options={offered.map((rule) => ({ id: rule.id, label: rule.name }))}
        value={ruleId}
        onChange={setRuleId}
      />
      <FieldRow>
        <DateInput label={t(($) => $.safety.testDay)} value={day} onChange={setDay} />
        <TimeInput label={t(($) => $.safety.testTime)} value={minute} onChange={setMinute} />
      </FieldRow>
      <RadioGroup<PatchResult>
        label={t(($) => $.safety.testResult)}
        options={[
          { id: 'waiting', label: t(($) => $.safety.results.waiting) },
          { id: 'clear', label: t(($) => $.safety.results.clear) },
          // A reaction is health data.
          ...(hasConsent ? [{ id: 'reaction' as const, label: t(($) => $.safety.results.reaction) }] : []),
        ]}
        value={result}
        onChange={setResult}
        {...(hasConsent ? {} : { description: t(($) => $.safety.needsConsent) })}
      />
      <TextField label={t(($) => $.safety.testDetail)} value={detail} onChange={setDetail} maxLength={300} isOptional />
    </FormDialog>
  )
}
