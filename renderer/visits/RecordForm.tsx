// Writing a treatment record: free text, products, same as last time, signing. Runs in the window.
import { useQueryClient } from '@tanstack/react-query'
import { History, PenLine } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { formatDay, formatTime } from '../../shared/format.ts'
import { isEmptyForm, summaryOf } from '../../shared/record-forms.ts'
import { isEmptyRecord, type TreatmentRecord, type Visit } from '../../shared/visits.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { FormFields } from '../templates/FormFields.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { useShortcut } from '../ui/shortcut.ts'
import { TextArea } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import type { RecordContent, SaveState } from './draft-saver.ts'
import { visitQuery } from './queries.ts'
import { filledFromLast, type RecordEditor, useRecordEditor } from './record-editor.ts'
import { RecordContents } from './SignedRecord.tsx'
import { UsedProducts } from './UsedProducts.tsx'
import styles from './VisitPanel.module.css'

interface RecordFormProps {
  readonly visit: Visit
  readonly draft: TreatmentRecord | null
  /** What the form shows first when there is no draft. */
  readonly start: RecordContent
  /** Told once how to save everything typed, for closing the panel. */
  readonly onReady: (flush: () => Promise<boolean>) => void
  /** Signed or discarded: the form has done its work. */
  readonly onDone: () => void
}

const longestText = 20_000

export function RecordForm({ visit, draft, start, onReady, onDone }: RecordFormProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const editor = useRecordEditor(visit.id, draft, start, visit.templates)
  const [isSigning, setSigning] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const isEmpty = isEmptyRecord(editor.content)
  // An amendment begins as the text it corrects; signing that again would say nothing new.
  const isUntouched = editor.draft() === null && sameContent(editor.content, start)
  const { previous } = visit
  const { flush } = editor
  useEffect(() => onReady(flush), [onReady, flush])
  useFollowOthers(editor, draft)

  const isFresh = draft === null

  const fillFromLast = () => {
    if (previous === null) return
    const undo = editor.fill(filledFromLast(editor.content, previous, editor.forms))
    showToast({ text: t(($) => $.visits.filled), onUndo: undo })
  }
  useShortcut('Alt+S', fillFromLast)
  useShortcut('Ctrl+Enter', () => {
    if (!isEmpty && !isUntouched && !isSigning) void sign()
  })

  const show = (changed: Visit) => client.setQueryData(visitQuery(visit.id).queryKey, changed)

  const sign = async () => {
    setSigning(true)
    setError(null)
    try {
      // A failed save leaves its own notice; the text is not signed on top of it.
      if (!(await editor.flush())) return
      const { text, products, forms = [] } = editor.content
      const on = editor.draft()
      const content = { text, products: [...products], forms: [...forms] }
      show(await call('visits.sign', { visitId: visit.id, draft: on, ...content }))
      onDone()
      showToast({ text: t(($) => $.visits.signed), tone: 'success' })
    } catch (failure) {
      setError(failure)
    } finally {
      setSigning(false)
    }
  }

  const discard = async () => {
    setError(null)
    const { text, products, forms = [] } = editor.content
    try {
      if (!(await editor.flush())) return
      const on = editor.draft()
      if (on !== null) show(await call('visits.discardDraft', { visitId: visit.id, draft: on }))
      onDone()
      showToast({
        text: t(($) => $.visits.discarded),
        onUndo: () => {
          const again = { visitId: visit.id, draft: null, text, products: [...products], forms: [...forms] }
          call('visits.saveDraft', again).catch((failure: unknown) => setError(failure))
        },
      })
    } catch (failure) {
      setError(failure)
    }
  }

  return (
    <div className={styles.form}>
      {previous === null ? null : (
        <section className={styles.previous}>
          <div className={styles.previousHead}>
            <h3 className="figures">
              {t(($) => $.visits.lastTime, { day: formatDay(previous.day, currentLanguage()) })}
            </h3>
            <Button size="small" icon={History} onPress={fillFromLast} shortcut="Alt+S" autoFocus={isFresh}>
              {t(($) => $.visits.sameAsLast)}
            </Button>
          </div>
          <p className={styles.quiet}>{previous.services.join(' + ')}</p>
          {previous.forms.length === 0 ? null : (
            <p className={styles.summary}>{summaryOf(previous.forms, currentLanguage())}</p>
          )}
          <RecordContents {...previous} forms={[]} />
        </section>
      )}
      {editor.forms.map((form) => (
        <FormFields
          key={form.templateId}
          form={form}
          last={previous?.forms.find((each) => each.templateId === form.templateId) ?? null}
          onChange={editor.setForm}
          onLeave={() => void editor.flush()}
        />
      ))}
      <TextArea
        label={t(($) => $.visits.text)}
        placeholder={t(($) => $.visits.textPlaceholder)}
        value={editor.text}
        onChange={editor.setText}
        onBlur={() => void editor.flush()}
        rows={6}
        maxLength={longestText}
        autoFocus={isFresh && previous === null && editor.forms.length === 0}
      />
      <UsedProducts editor={editor} />
      <Clash visit={visit} state={editor.state} editor={editor} />
      {editor.state.kind === 'failed' ? (
        <>
          <ErrorNotice error={editor.state.error} onRetry={() => void editor.flush()} />
          <p className={styles.quiet}>{t(($) => $.visits.notSaved)}</p>
        </>
      ) : null}
      <ErrorNotice error={error} />
      <p className={styles.quiet}>{isEmpty ? t(($) => $.visits.nothingToSign) : t(($) => $.visits.signHelp)}</p>
      <div className={styles.formFoot}>
        <SavedWords state={editor.state} />
        {editor.draft() === null ? null : (
          <Button size="small" variant="quiet" onPress={() => void discard()}>
            {t(($) => $.visits.discard)}
          </Button>
        )}
        <Button
          icon={PenLine}
          isPending={isSigning}
          isDisabled={isEmpty || isUntouched}
          shortcut="Ctrl+Enter"
          onPress={() => void sign()}
        >
          {t(($) => $.visits.sign)}
        </Button>
      </div>
    </div>
  )
}

function sameContent(a: RecordContent, b: RecordContent): boolean {
  const plain = ({ text, products, forms = [] }: RecordContent) =>
    JSON.stringify([
      text,
      products.map(({ name, amount }) => [name, amount]),
      forms.filter((form) => !isEmptyForm(form)),
    ])
  return plain(a) === plain(b)
}

/** While nothing is unsaved here, shows what another window saved, or a draft that was brought back. */
function useFollowOthers(editor: RecordEditor, draft: TreatmentRecord | null): void {
  const isClean = editor.state.kind === 'saved' || editor.state.kind === 'empty'
  const mine = editor.draft()
  const isNewer = draft !== null && (mine === null || mine.id !== draft.id || draft.version > mine.version)
  const take = useRef(editor)
  take.current = editor
  useEffect(() => {
    if (!isClean || !isNewer || draft === null) return
    take.current.adopt(draft)
    take.current.fill(draft)
  }, [isClean, isNewer, draft])
}

/** How far it is saved; only what main has acknowledged is called saved. */
function SavedWords({ state }: { readonly state: SaveState }) {
  const { t } = useTranslation()
  const words = () => {
    switch (state.kind) {
      case 'empty':
        return t(($) => $.visits.state.empty)
      case 'saving':
        return t(($) => $.visits.state.saving)
      case 'saved': {
        const time = formatTime(instantToLocal(state.atMs, ZONE).minute, currentLanguage())
        return t(($) => $.visits.state.saved, { time })
      }
      case 'typing':
      case 'failed':
      case 'clash':
        return t(($) => $.visits.state.typing)
    }
  }
  return (
    <p className={styles.saveState} role="status" data-state={state.kind}>
      {words()}
    </p>
  )
}

interface ClashProps {
  readonly visit: Visit
  readonly state: SaveState
  readonly editor: RecordEditor
}

/** Another window got there first: both texts are shown, and the person says which one holds. */
function Clash({ visit, state, editor }: ClashProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const isClash = state.kind === 'clash'
  const { id } = visit
  useEffect(() => {
    if (isClash) void client.invalidateQueries({ queryKey: visitQuery(id).queryKey })
  }, [isClash, client, id])
  if (!isClash) return null
  const theirs = visit.records.find((record) => record.signedAtMs === null) ?? null
  return (
    <Notice
      tone="warning"
      role="alert"
      actions={
        <>
          {theirs === null ? null : (
            <Button
              size="small"
              onPress={() => {
                editor.adopt(theirs)
                editor.fill(theirs)
              }}
            >
              {t(($) => $.visits.takeTheirs)}
            </Button>
          )}
          <Button size="small" onPress={() => editor.adopt(theirs)}>
            {t(($) => $.visits.keepMine)}
          </Button>
        </>
      }
    >
      {state.error.code === 'TREATMENT_SIGNED' ? (
        t(($) => $.visits.signedElsewhere)
      ) : theirs === null ? (
        t(($) => $.visits.discardedElsewhere)
      ) : (
        <>
          {t(($) => $.visits.changedElsewhere)}
          <RecordContents {...theirs} />
        </>
      )}
    </Notice>
  )
}
