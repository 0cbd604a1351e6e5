// Every change of the card: who, when, from what to what; a field can be put back to what it was. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type ClientCard, type ClientField, emptyClient, type FieldChange } from '../../shared/clients.ts'
import { instantToLocal, isDay, ZONE } from '../../shared/day.ts'
import { formatDay, formatDayTime } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './ClientChanges.module.css'
import { fieldLabel } from './field-problem.ts'
import { clientChangesQuery } from './queries.ts'

type Change = FieldChange['changes'][number]

export function ClientChanges({ card }: { readonly card: ClientCard }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const { data, error, refetch } = useQuery(clientChangesQuery(card.id))
  const putBack = useMutation({
    mutationFn: ({ change, changeId }: { readonly change: Change; readonly changeId: number }) =>
      change.field === 'tags' || change.field === 'family'
        ? call('clients.undoChange', { id: card.id, changeId, field: change.field })
        : call('clients.change', { id: card.id, version: card.version, patch: { [change.field]: change.before } }),
    onSuccess: (_, { change }) =>
      showToast({ text: t(($) => $.clientCards.changes.undone, { field: labelOf(t, change.field) }) }),
  })
  if (data === undefined) {
    return (
      <div className={styles.list}>
        {error === null ? <Skeleton lines={5} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />}
      </div>
    )
  }
  return (
    <div className={styles.list}>
      <ErrorNotice error={putBack.error} />
      {data.length === 0 ? <p className={styles.quiet}>{t(($) => $.clientCards.changes.empty)}</p> : null}
      <ol className={styles.rows} aria-label={t(($) => $.clientCards.tabs.changes)}>
        {data.map((entry) => {
          const { day, minute } = instantToLocal(entry.atMs, ZONE)
          return (
            <li key={entry.id} className={styles.entry}>
              <p className={styles.quiet}>
                {t(($) => $.clientCards.changes.by, {
                  name: entry.staffName,
                  when: formatDayTime(day, minute, language),
                })}
              </p>
              {entry.changes.map((change) => (
                <div key={change.field} className={styles.change}>
                  <span className={styles.field}>{labelOf(t, change.field)}</span>
                  <span className={styles.values}>
                    <span>{valueText(t, change, change.after)}</span>
                    {change.before === '' ? null : (
                      <span className={styles.before}>
                        {t(($) => $.clientCards.changes.from, { text: valueText(t, change, change.before) })}
                      </span>
                    )}
                  </span>
                  {canPutBack(card, change) ? (
                    <Button
                      size="small"
                      variant="quiet"
                      icon={Undo2}
                      isDisabled={putBack.isPending}
                      onPress={() => putBack.mutate({ change, changeId: entry.id })}
                    >
                      {t(($) => $.clientCards.changes.undo)}
                    </Button>
                  ) : null}
                </div>
              ))}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

function isField(field: string): field is ClientField {
  return Object.hasOwn(emptyClient, field)
}

/** Only what is the field's present value can be put back; older changes have been overtaken. */
function canPutBack(card: ClientCard, change: Change): boolean {
  if (change.canUndo === true) return !card.removed
  return isField(change.field) && !card.removed && change.after !== change.before && card[change.field] === change.after
}

const otherFields = [
  ...(['removed', 'tags', 'family', 'merged', 'identityCode', 'identityCodeShown'] as const),
  ...(['changes', 'events', 'mergeUndone', 'notSame'] as const),
] as const

/** A changed field of a card in words; a word nobody has given comes back as it is. */
export function labelOf(t: TFunction, field: string): string {
  if (isField(field)) return fieldLabel(t, field)
  const known = otherFields.find((each) => each === field)
  return known === undefined ? field : t(($) => $.clientCards.otherFields[known])
}

function valueText(t: TFunction, change: Change, value: string): string {
  if (value === '') return t(($) => $.clients.emptyValue)
  switch (change.field) {
    case 'language':
      return value === 'fi' || value === 'sv' || value === 'en' ? t(($) => $.clients.languages[value]) : value
    case 'kind':
      return value === 'person' || value === 'company' ? t(($) => $.clientCards.kinds[value]) : value
    case 'gender':
      return value === 'woman' || value === 'man' || value === 'other' ? t(($) => $.clientCards.genders[value]) : value
    case 'birthDate':
      return isDay(value) ? formatDay(value, currentLanguage()) : value
    case 'removed':
      return value === 'true' ? t(($) => $.clientCards.inBin) : t(($) => $.clientCards.inUse)
    // An id says nothing to anyone.
    case 'payerId':
      return '…'
    default:
      return value
  }
}
