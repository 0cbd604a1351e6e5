// Taking a merge of two cards apart again, from wherever it is offered. Runs in the window.
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type ClientField, emptyClient } from '../../shared/clients.ts'
import { call } from '../ipc.ts'
import { showToast } from '../ui/Toast.tsx'
import { fieldLabel } from './field-problem.ts'

export function useUndoMerge() {
  const { t } = useTranslation()
  return useMutation({
    mutationFn: (mergeId: string) => call('clients.undoMerge', { id: mergeId }),
    onSuccess: (undone) => {
      const isField = (field: string): field is ClientField => Object.hasOwn(emptyClient, field)
      const fields = undone.keptChanges.filter(isField).map((field) => fieldLabel(t, field))
      const text = t(($) => $.clientLists.merge.undone, { name: undone.card.name })
      const kept = fields.length === 0 ? '' : t(($) => $.clientLists.merge.undoneKept, { fields: fields.join(', ') })
      showToast({ text: kept === '' ? text : `${text}. ${kept}` })
    },
  })
}
