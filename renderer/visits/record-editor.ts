// The state of a treatment record being written: text, product rows, and how far it is saved. Runs in the window.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { filledFrom, isEmptyForm, type RecordForm } from '../../shared/record-forms.ts'
import { emptyForm, type RecordTemplate } from '../../shared/templates.ts'
import type { TreatmentRecord, UsedProduct } from '../../shared/visits.ts'
import { call } from '../ipc.ts'
import { createDraftSaver, type RecordContent, type SaveState } from './draft-saver.ts'

/** A row of the form; a row without a name is not saved. */
export interface ProductRow extends UsedProduct {
  readonly key: number
}

export interface RecordEditor {
  readonly text: string
  readonly rows: readonly ProductRow[]
  /** The typed part, also forms in which nothing is filled in yet. */
  readonly forms: readonly RecordForm[]
  readonly state: SaveState
  readonly content: RecordContent
  readonly setText: (text: string) => void
  readonly setRows: (rows: readonly ProductRow[]) => void
  readonly setForm: (form: RecordForm) => void
  readonly addRow: () => void
  /** Puts whole contents in place; answers how to put the old ones back. */
  readonly fill: (content: RecordContent) => () => void
  readonly flush: () => Promise<boolean>
  readonly draft: () => { readonly id: string; readonly version: number } | null
  readonly adopt: (draft: TreatmentRecord | null) => void
}

const pauseMs = 700

/** Text that could not be saved before its panel went away; it is there again when the visit is opened. */
const unsaved = new Map<string, RecordContent>()

let rowKeys = 0
const rowOf = (product: UsedProduct): ProductRow => {
  rowKeys += 1
  return { ...product, key: rowKeys }
}

/** `start` is what the form shows first: the draft, or for an amendment the record it corrects. */
export function useRecordEditor(
  visitId: string,
  draft: TreatmentRecord | null,
  start: RecordContent,
  templates: readonly RecordTemplate[],
): RecordEditor {
  const [first] = useState(() => unsaved.get(visitId) ?? start)
  const [text, setTextState] = useState(first.text)
  const [rows, setRowState] = useState<readonly ProductRow[]>(() => first.products.map(rowOf))
  const [forms, setFormState] = useState<readonly RecordForm[]>(() => withTemplates(first.forms ?? [], templates))
  const [state, setState] = useState<SaveState>(() =>
    draft === null ? { kind: 'empty' } : { kind: 'saved', atMs: draft.changedAtMs },
  )
  const content = useMemo(() => contentFrom(text, rows, forms), [text, rows, forms])
  const latest = useRef(content)
  latest.current = content

  const [saver] = useState(() =>
    createDraftSaver({
      draft,
      save: (next, on) =>
        call('visits.saveDraft', {
          visitId,
          draft: on,
          text: next.text,
          products: [...next.products],
          forms: [...(next.forms ?? [])],
        }),
      onState: setState,
      later: (work) => {
        const timer = window.setTimeout(work, pauseMs)
        return () => window.clearTimeout(timer)
      },
    }),
  )

  useEffect(() => {
    if (unsaved.has(visitId)) saver.change(latest.current)
    const leave = () => void saver.flush()
    window.addEventListener('beforeunload', leave)
    return () => {
      window.removeEventListener('beforeunload', leave)
      const last = latest.current
      void saver.flush().then((isSaved) => {
        if (isSaved) unsaved.delete(visitId)
        else unsaved.set(visitId, last)
      })
    }
  }, [saver, visitId])

  const put = useCallback(
    (nextText: string, nextRows: readonly ProductRow[], nextForms: readonly RecordForm[]) => {
      setTextState(nextText)
      setRowState(nextRows)
      setFormState(nextForms)
      latest.current = contentFrom(nextText, nextRows, nextForms)
      saver.change(latest.current)
    },
    [saver],
  )

  return {
    text,
    rows,
    forms,
    state,
    content,
    setText: (next) => put(next, rows, forms),
    setRows: (next) => put(text, next, forms),
    setForm: (next) =>
      put(
        text,
        rows,
        forms.map((form) => (form.templateId === next.templateId ? next : form)),
      ),
    addRow: () => setRowState([...rows, rowOf({ name: '', amount: '' })]),
    fill: (next) => {
      const before = { text, rows, forms }
      put(next.text, next.products.map(rowOf), withTemplates(next.forms ?? [], templates))
      return () => put(before.text, before.rows, before.forms)
    },
    flush: saver.flush,
    draft: saver.draft,
    adopt: (next) => {
      saver.adopt(next)
      saver.change(latest.current)
    },
  }
}

/** What is written, and an empty form for each template that nothing is written on. */
function withTemplates(written: readonly RecordForm[], templates: readonly RecordTemplate[]): RecordForm[] {
  const missing = templates.filter((template) => !written.some((form) => form.templateId === template.id))
  return [...written, ...missing.map(emptyForm)]
}

function contentFrom(text: string, rows: readonly ProductRow[], forms: readonly RecordForm[]): RecordContent {
  return {
    text,
    forms: forms.filter((form) => !isEmptyForm(form)),
    products: rows
      .map(({ name, amount }) => ({ name: name.trim(), amount: amount.trim() }))
      .filter((product) => product.name !== ''),
  }
}

/**
 * What "same as last time" gives: what is typed stays, empty fields of the forms take last time's values, last time's text
 * follows what is typed, missing products are added. `forms` are those on screen, also the empty ones.
 */
export function filledFromLast(
  typed: RecordContent,
  last: RecordContent,
  forms: readonly RecordForm[] = typed.forms ?? [],
): RecordContent {
  const has = new Set(typed.products.map((product) => product.name.toLocaleLowerCase('fi')))
  const text = typed.text.trim()
  return {
    text: text === '' || text === last.text ? last.text : `${typed.text.trimEnd()}\n\n${last.text}`.trimEnd(),
    products: [...typed.products, ...last.products.filter((product) => !has.has(product.name.toLocaleLowerCase('fi')))],
    forms: forms.map((form) => {
      const before = last.forms?.find((each) => each.templateId === form.templateId)
      return before === undefined ? form : filledFrom(form, before)
    }),
  }
}
