// Editing a card in place: a field is saved when the person leaves it, each change can be undone, and nothing another
// person saved meanwhile is overwritten silently. Runs in the window.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ClientCard, type ClientField, ClientFields, type ClientPatch } from '../../shared/clients.ts'
import { AppError, isAppError } from '../../shared/errors.ts'
import { formatPhone, parsePhone } from '../../shared/phone.ts'
import { call } from '../ipc.ts'
import { showToast } from '../ui/Toast.tsx'
import { fieldLabel, fieldProblem } from './field-problem.ts'
import { clientQuery } from './queries.ts'

/** Text being typed, and what the card said when typing began. */
interface Typed {
  readonly text: string
  readonly base: string
}
type TypedFields = { readonly [F in ClientField]?: Typed }

export interface ClientEdits {
  readonly text: (field: ClientField) => string
  readonly type: (field: ClientField, text: string) => void
  /** Saves the field if it can be saved; called when it is left. */
  readonly leave: (field: ClientField) => void
  readonly problem: (field: ClientField) => string | undefined
  /** Fields that someone else changed while they were typed here. */
  readonly clashes: readonly ClientField[]
  readonly keepMine: (field: ClientField) => void
  readonly takeTheirs: (field: ClientField) => void
  /** The last failure, when it was not a clash. */
  readonly error: unknown
}

/** Edits of one card; mount it anew (key) for another card. Unsaved text is saved when the card closes. */
export function useClientEdits(card: ClientCard): ClientEdits {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [typed, setTyped] = useState<TypedFields>({})
  const [left, setLeft] = useState<ReadonlySet<ClientField>>(new Set())
  const [clashes, setClashes] = useState<readonly ClientField[]>([])
  const [error, setError] = useState<unknown>(null)
  const queue = useRef<Promise<void>>(Promise.resolve())
  const latestTyped = useRef(typed)
  latestTyped.current = typed

  const key = clientQuery(card.id).queryKey
  const present = () => client.getQueryData(key) ?? card
  const saved = (field: ClientField, from: ClientCard) => from[field] ?? ''

  const put = (next: TypedFields) => {
    latestTyped.current = next
    setTyped(next)
  }
  const forget = (field: ClientField) => {
    const { [field]: _, ...rest } = latestTyped.current
    put(rest)
    setClashes((now) => now.filter((each) => each !== field))
  }

  const change = async (patch: ClientPatch): Promise<ClientCard> => {
    const answer = await call('clients.change', { id: card.id, version: present().version, patch })
    client.setQueryData(key, answer)
    return answer
  }

  const undo = (field: ClientField, before: string) => {
    queue.current = queue.current.then(() =>
      change(patchOf(field, before)).then(
        () => void showToast({ text: t(($) => $.clients.toast.undone, { field: fieldLabel(t, field) }) }),
        setError,
      ),
    )
  }

  const commit = async (field: ClientField, isSure: boolean): Promise<void> => {
    const edit = latestTyped.current[field]
    if (edit === undefined || fieldProblem(t, field, edit.text) !== undefined) return
    const before = saved(field, present())
    const text = String(ClientFields.shape[field].parse(edit.text))
    if (text === before) return forget(field)
    if (before !== edit.base && !isSure) throw new AppError('CHANGED_BY_OTHER')
    await change(patchOf(field, text))
    if (latestTyped.current[field]?.text === edit.text) forget(field)
    setError(null)
    showToast({
      text: t(($) => $.clients.toast.saved, { field: fieldLabel(t, field) }),
      onUndo: () => undo(field, before),
    })
  }

  const save = (field: ClientField, isSure: boolean) => {
    const failed = (failure: unknown) => {
      if (isAppError(failure) && failure.code === 'CHANGED_BY_OTHER') {
        setClashes((now) => (now.includes(field) ? now : [...now, field]))
      } else setError(failure)
    }
    queue.current = queue.current.then(async () => {
      try {
        await commit(field, isSure).catch(async (failure: unknown) => {
          if (!isAppError(failure) || failure.code !== 'CHANGED_BY_OTHER') throw failure
          // Someone saved the card meanwhile. With the new card at hand: another field is no clash, this one is.
          await client.fetchQuery({ ...clientQuery(card.id), staleTime: 0 })
          await commit(field, isSure)
        })
      } catch (failure) {
        failed(failure)
      }
    })
  }

  const latestSave = useRef(save)
  latestSave.current = save
  useEffect(
    () => () => {
      // A field that disappears while it is being typed in gives no blur.
      for (const field of Object.keys(latestTyped.current) as ClientField[]) latestSave.current(field, false)
    },
    [],
  )

  return {
    text: (field) => typed[field]?.text ?? (field === 'phone' ? readablePhone(saved(field, card)) : saved(field, card)),
    type: (field, text) => {
      put({ ...latestTyped.current, [field]: { text, base: latestTyped.current[field]?.base ?? saved(field, card) } })
    },
    leave: (field) => {
      setLeft((now) => new Set(now).add(field))
      save(field, false)
    },
    problem: (field) => {
      const edit = typed[field]
      return edit !== undefined && left.has(field) ? fieldProblem(t, field, edit.text) : undefined
    },
    clashes,
    keepMine: (field) => save(field, true),
    takeTheirs: forget,
    error,
  }
}

/** As everywhere else on screen; what cannot be read as a number stays as it was written. */
function readablePhone(phone: string): string {
  const known = parsePhone(phone)
  return known === null ? phone : formatPhone(known)
}

function patchOf(field: ClientField, text: string): ClientPatch {
  return { [field]: text }
}
