// A template being made or changed, in the settings' side panel. Runs in the window.
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostFields } from '../../shared/record-forms.ts'
import type { RecordTemplate } from '../../shared/templates.ts'
import { languages } from '../../shared/values.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { FieldStack } from '../ui/Field.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { FieldEditor } from './FieldEditor.tsx'
import { ServiceChecks } from './ServiceChecks.tsx'
import styles from './Templates.module.css'
import { draftOf, emptyTemplate, type FieldDraft, fieldsFrom, withNewField } from './template-draft.ts'

interface TemplatePanelProps {
  /** Null for a new one. */
  readonly template: RecordTemplate | null
  readonly onClose: () => void
}

/** Mount with the template's id as key. */
export function TemplatePanel({ template, onClose }: TemplatePanelProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(() => (template === null ? emptyTemplate : draftOf(template)))
  const [newId, setNewId] = useState<string | null>(null)
  const [problem, setProblem] = useState<'name' | 'fields' | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [isPending, setPending] = useState(false)

  const setField = (id: string, next: FieldDraft) =>
    setDraft({ ...draft, fields: draft.fields.map((field) => (field.id === id ? next : field)) })
  const move = (index: number, by: -1 | 1) => {
    const fields = [...draft.fields]
    const [moved] = fields.splice(index, 1)
    if (moved === undefined) return
    fields.splice(index + by, 0, moved)
    setDraft({ ...draft, fields })
  }
  const save = async () => {
    const fields = fieldsFrom(draft.fields)
    if (draft.name.trim() === '') return setProblem('name')
    if (fields === null) return setProblem('fields')
    setProblem(null)
    setFailure(null)
    setPending(true)
    try {
      const known = template === null ? null : { id: template.id, version: template.version }
      const { name, care, serviceIds } = draft
      await call('templates.save', {
        known,
        name,
        care,
        fields,
        serviceIds: [...serviceIds],
        archived: template?.archived ?? false,
      })
      showToast({ tone: 'success', text: t(($) => $.templates.saved) })
      onClose()
    } catch (error) {
      setFailure(error)
    } finally {
      setPending(false)
    }
  }

  return (
    <SidePanel
      title={template === null ? t(($) => $.templates.add) : t(($) => $.templates.edit)}
      onClose={onClose}
      isWide
      footer={
        <>
          <Button onPress={onClose}>{t(($) => $.common.cancel)}</Button>
          <Button variant="primary" isPending={isPending} onPress={() => void save()}>
            {t(($) => $.common.save)}
          </Button>
        </>
      }
    >
      <FieldStack>
        <ErrorNotice error={failure} />
        {problem === 'fields' ? (
          <Notice tone="danger" role="alert">
            {t(($) => $.templates.fieldsNeeded)}
          </Notice>
        ) : null}
        <TextField
          label={t(($) => $.templates.name)}
          value={draft.name}
          onChange={(name) => setDraft({ ...draft, name })}
          maxLength={80}
          error={problem === 'name' ? t(($) => $.templates.nameNeeded) : undefined}
          autoFocus={template === null}
        />
        <ServiceChecks
          label={t(($) => $.templates.services)}
          chosen={draft.serviceIds}
          onChange={(serviceIds) => setDraft({ ...draft, serviceIds })}
        />
        <section className={styles.part}>
          <h3 className={styles.heading}>{t(($) => $.templates.fields)}</h3>
          <ol className={styles.fieldCards}>
            {draft.fields.map((field, index) => (
              <FieldEditor
                key={field.id}
                field={field}
                onChange={(next) => setField(field.id, next)}
                onRemove={
                  draft.fields.length === 1
                    ? null
                    : () => setDraft({ ...draft, fields: draft.fields.filter((each) => each.id !== field.id) })
                }
                onUp={index === 0 ? null : () => move(index, -1)}
                onDown={index === draft.fields.length - 1 ? null : () => move(index, 1)}
                isNew={field.id === newId}
              />
            ))}
          </ol>
          {draft.fields.length >= mostFields ? null : (
            <div>
              <Button
                size="small"
                icon={Plus}
                onPress={() => {
                  const next = withNewField(draft, template?.fields.map((field) => field.id) ?? [])
                  setNewId(next.fields.at(-1)?.id ?? null)
                  setDraft(next)
                }}
              >
                {t(($) => $.templates.addField)}
              </Button>
            </div>
          )}
        </section>
        <section className={styles.part}>
          <h3 className={styles.heading}>{t(($) => $.templates.careTitle)}</h3>
          <p className={styles.quiet}>{t(($) => $.templates.careLead)}</p>
          {languages.map((language) => (
            <TextArea
              key={language}
              label={t(($) => $.templates.careIn[language])}
              value={draft.care[language]}
              onChange={(text) => setDraft({ ...draft, care: { ...draft.care, [language]: text } })}
              rows={4}
              maxLength={4000}
            />
          ))}
        </section>
      </FieldStack>
    </SidePanel>
  )
}
