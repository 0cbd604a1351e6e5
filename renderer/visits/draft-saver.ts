// Saves a treatment record's draft at every pause in typing. One save at a time, each on the version the last one
// answered; what is typed meanwhile follows. No React and no clock of its own, so that it can be tested. In the window.
import { type AppError, isAppError } from '../../shared/errors.ts'
import { isEmptyForm } from '../../shared/record-forms.ts'
import { isEmptyRecord, type SaveRecord, type TreatmentRecord } from '../../shared/visits.ts'

export type RecordContent = Pick<SaveRecord, 'text' | 'products' | 'forms'>
export type DraftRef = NonNullable<SaveRecord['draft']>

export type SaveState =
  /** Nothing typed, nothing saved. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'typing' }
  | { readonly kind: 'saving' }
  /** Main has answered that everything typed is on disk. */
  | { readonly kind: 'saved'; readonly atMs: number }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** Another window saved, signed or discarded the draft; nothing is saved here until `adopt`. */
  | { readonly kind: 'clash'; readonly error: AppError }

export interface DraftSaver {
  /** Notes what is typed; it is saved after a pause. */
  readonly change: (content: RecordContent) => void
  /** Saves at once. True when everything typed is saved. */
  readonly flush: () => Promise<boolean>
  /** What the draft was last answered as. */
  readonly draft: () => DraftRef | null
  /** Goes on from this draft: after a clash, or when another window's text is taken over. */
  readonly adopt: (draft: TreatmentRecord | null) => void
  readonly stop: () => void
}

interface DraftSaverOptions {
  readonly draft: TreatmentRecord | null
  readonly save: (content: RecordContent, draft: DraftRef | null) => Promise<TreatmentRecord>
  readonly onState: (state: SaveState) => void
  /** Runs a function after the pause; answers how to call it off. */
  readonly later: (work: () => void) => () => void
}

export function createDraftSaver({ draft: first, save, onState, later }: DraftSaverOptions): DraftSaver {
  let draft: TreatmentRecord | null = first
  let wanted: RecordContent = contentOf(first)
  let acknowledged = textOf(wanted)
  let running: Promise<boolean> | null = null
  let isClashing = false
  let callOff = () => {}

  const settled = (): SaveState => (draft === null ? { kind: 'empty' } : { kind: 'saved', atMs: draft.changedAtMs })

  const pump = async (): Promise<boolean> => {
    while (textOf(wanted) !== acknowledged) {
      const content = wanted
      if (draft === null && isEmptyRecord(content)) {
        acknowledged = textOf(content)
        break
      }
      onState({ kind: 'saving' })
      try {
        draft = await save(content, draft === null ? null : { id: draft.id, version: draft.version })
        acknowledged = textOf(content)
      } catch (error) {
        isClashing = isAppError(error) && (error.code === 'CHANGED_BY_OTHER' || error.code === 'TREATMENT_SIGNED')
        onState(isClashing ? { kind: 'clash', error: error as AppError } : { kind: 'failed', error })
        return false
      }
    }
    onState(settled())
    return true
  }

  const flush = (): Promise<boolean> => {
    callOff()
    if (running !== null) return running
    if (isClashing) return Promise.resolve(false)
    if (textOf(wanted) === acknowledged) return Promise.resolve(true)
    running = pump().finally(() => {
      running = null
    })
    return running
  }

  return {
    change: (content) => {
      wanted = content
      if (isClashing) return
      callOff()
      if (running !== null) return
      if (textOf(content) === acknowledged) return onState(settled())
      onState({ kind: 'typing' })
      callOff = later(() => void flush())
    },
    flush,
    draft: () => (draft === null ? null : { id: draft.id, version: draft.version }),
    adopt: (next) => {
      draft = next
      isClashing = false
      acknowledged = textOf(contentOf(next))
      if (textOf(wanted) === acknowledged) onState(settled())
    },
    stop: () => callOff(),
  }
}

function contentOf(record: TreatmentRecord | null): RecordContent {
  return { text: record?.text ?? '', products: record?.products ?? [], forms: record?.forms ?? [] }
}

function textOf(content: RecordContent): string {
  const forms = (content.forms ?? []).filter((form) => !isEmptyForm(form))
  return JSON.stringify([content.text, content.products.map(({ name, amount }) => [name, amount]), forms])
}
