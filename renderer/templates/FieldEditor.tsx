// One field of a template being edited. Runs in the window.
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { fieldTypes, figures } from '../../shared/record-forms.ts'
import { IconButton } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { FieldRow } from '../ui/Field.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { DecimalInput, NumberInput } from '../ui/TypedField.tsx'
import styles from './Templates.module.css'
import type { FieldDraft } from './template-draft.ts'

interface FieldEditorProps {
  readonly field: FieldDraft
  readonly onChange: (field: FieldDraft) => void
  readonly onRemove: (() => void) | null
  readonly onUp: (() => void) | null
  readonly onDown: (() => void) | null
  readonly isNew: boolean
}

export function FieldEditor({ field, onChange, onRemove, onUp, onDown, isNew }: FieldEditorProps) {
  const { t } = useTranslation()
  const name = field.label || t(($) => $.templates.types[field.type])
  const set = (patch: Partial<FieldDraft>) => onChange({ ...field, ...patch })
  return (
    <li className={styles.fieldCard}>
      <div className={styles.fieldHead}>
        <TextField
          label={t(($) => $.templates.fieldLabel)}
          value={field.label}
          onChange={(label) => set({ label })}
          maxLength={80}
          autoFocus={isNew}
        />
        <Select
          label={t(($) => $.templates.fieldType)}
          options={fieldTypes.map((type) => ({ id: type, label: t(($) => $.templates.types[type]) }))}
          value={field.type}
          onChange={(type) => set({ type })}
        />
        <span className={styles.fieldButtons}>
          {onUp === null ? null : (
            <IconButton icon={ArrowUp} size="small" label={t(($) => $.templates.moveUp, { name })} onPress={onUp} />
          )}
          {onDown === null ? null : (
            <IconButton
              icon={ArrowDown}
              size="small"
              label={t(($) => $.templates.moveDown, { name })}
              onPress={onDown}
            />
          )}
          {onRemove === null ? null : (
            <IconButton icon={X} size="small" label={t(($) => $.templates.removeField, { name })} onPress={onRemove} />
          )}
        </span>
      </div>
      <FieldParts field={field} set={set} />
    </li>
  )
}

interface FieldPartsProps {
  readonly field: FieldDraft
  readonly set: (patch: Partial<FieldDraft>) => void
}

/** What else there is to say of a field of its type. */
function FieldParts({ field, set }: FieldPartsProps) {
  const { t } = useTranslation()
  const limits = { least: -1_000_000, most: 1_000_000, decimals: 3 }
  switch (field.type) {
    case 'number':
      return (
        <FieldRow>
          <TextField
            label={t(($) => $.templates.unit)}
            value={field.unit}
            onChange={(unit) => set({ unit })}
            maxLength={12}
          />
          <DecimalInput
            label={t(($) => $.templates.least)}
            value={field.least}
            onChange={(least) => set({ least })}
            {...limits}
          />
          <DecimalInput
            label={t(($) => $.templates.most)}
            value={field.most}
            onChange={(most) => set({ most })}
            {...limits}
          />
          <NumberInput
            label={t(($) => $.templates.decimals)}
            least={0}
            most={3}
            value={field.decimals}
            onChange={(decimals) => set({ decimals })}
          />
        </FieldRow>
      )
    case 'choice':
      return (
        <>
          <TextArea
            label={t(($) => $.templates.options)}
            value={field.options}
            onChange={(options) => set({ options })}
            rows={4}
            maxLength={1300}
          />
          <Checkbox isSelected={field.isMany} onChange={(isMany) => set({ isMany })}>
            {t(($) => $.templates.isMany)}
          </Checkbox>
        </>
      )
    case 'scale':
      return (
        <FieldRow>
          <NumberInput
            label={t(($) => $.templates.steps)}
            least={2}
            most={10}
            value={field.steps}
            onChange={(steps) => set({ steps })}
          />
          <TextField
            label={t(($) => $.templates.low)}
            value={field.low}
            onChange={(low) => set({ low })}
            maxLength={40}
          />
          <TextField
            label={t(($) => $.templates.high)}
            value={field.high}
            onChange={(high) => set({ high })}
            maxLength={40}
          />
        </FieldRow>
      )
    case 'map':
      return (
        <Select
          label={t(($) => $.templates.figure)}
          options={figures.map((figure) => ({ id: figure, label: t(($) => $.templates.figures[figure]) }))}
          value={field.figure}
          onChange={(figure) => set({ figure })}
        />
      )
    case 'text':
    case 'formula':
      return null
  }
}
