// Two cards of one person: which card stays, and which value of each field that differs. Runs in the window.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ArrowLeftRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  canJoin,
  conflictingFields,
  type MergeChoice,
  type MergeChoices,
  usualChoices,
} from '../../shared/client-merge.ts'
import { type ClientCard, type ClientField, type ClientFields, emptyClient } from '../../shared/clients.ts'
import { call } from '../ipc.ts'
import { goTo } from '../shell/navigation.ts'
import { Button } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/Choices.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import type { Option } from '../ui/Select.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './ClientCard.module.css'
import { ClientPicker } from './ClientPicker.tsx'
import { fieldLabel } from './field-problem.ts'
import { clientQuery } from './queries.ts'
import { useUndoMerge } from './undo-merge.ts'

interface MergeDialogProps {
  readonly keptId: string
  /** Asked for when left out. */
  readonly otherId?: string
  readonly onClose: () => void
  readonly onMerged?: (keptId: string, otherId: string) => void
}

export function MergeDialog({ keptId, otherId, onClose, onMerged }: MergeDialogProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [ids, setIds] = useState({ kept: keptId, other: otherId ?? '' })
  const [chosen, setChosen] = useState<Option | null>(null)
  const [own, setOwn] = useState<MergeChoices>({})
  const kept = useQuery(clientQuery(ids.kept))
  const other = useQuery({ ...clientQuery(ids.other), enabled: ids.other !== '' })
  const undo = useUndoMerge()
  const both = kept.data && other.data ? { kept: kept.data, other: other.data } : null
  const choices = both === null ? {} : { ...usualChoices(fieldsOf(both.kept), fieldsOf(both.other)), ...own }

  const merge = async () => {
    if (both === null) return
    const answer = await call('clients.merge', {
      keptId: both.kept.id,
      keptVersion: both.kept.version,
      otherId: both.other.id,
      otherVersion: both.other.version,
      choices,
    })
    client.setQueryData(clientQuery(answer.card.id).queryKey, answer.card)
    const text = t(($) => $.clientLists.merge.done, { name: answer.card.name })
    const stayed = answer.stayed === 0 ? '' : t(($) => $.clientLists.merge.stayed, { count: answer.stayed })
    showToast({ text: stayed === '' ? text : `${text}. ${stayed}`, onUndo: () => undo.mutate(answer.mergeId) })
    onClose()
    if (onMerged) onMerged(answer.card.id, both.other.id)
    else goTo({ screen: 'clients', clientId: answer.card.id })
  }

  return (
    <FormDialog
      title={t(($) => $.clientLists.merge.title)}
      size="large"
      onClose={onClose}
      saveLabel={both === null ? null : t(($) => $.clientLists.merge.confirm)}
      onSubmit={merge}
    >
      {otherId === undefined ? (
        <ClientPicker
          label={t(($) => $.clientLists.merge.other)}
          value={chosen}
          autoFocus
          opensOnFocus={false}
          onChange={(option) => {
            const isOther = option !== null && option.id !== keptId
            setChosen(isOther ? option : null)
            setIds({ kept: keptId, other: isOther ? option.id : '' })
            setOwn({})
          }}
        />
      ) : null}
      <ErrorNotice error={kept.error ?? other.error} />
      {both === null ? (
        ids.other === '' ? null : (
          <Skeleton lines={4} />
        )
      ) : (
        <>
          <p>{t(($) => $.clientLists.merge.lead, { kept: both.kept.name, other: both.other.name })}</p>
          <div>
            <Button
              size="small"
              variant="quiet"
              icon={ArrowLeftRight}
              onPress={() => {
                setIds({ kept: ids.other, other: ids.kept })
                setOwn({})
              }}
            >
              {t(($) => $.clientLists.merge.swap)}
            </Button>
          </div>
          <Differences
            kept={fieldsOf(both.kept)}
            other={fieldsOf(both.other)}
            names={{ [both.kept.payerId]: both.kept.payerName, [both.other.payerId]: both.other.payerName }}
            choices={choices}
            onChoose={(field, choice) => setOwn((now) => ({ ...now, [field]: choice }))}
          />
        </>
      )}
    </FormDialog>
  )
}

interface DifferencesProps {
  readonly kept: ClientFields
  readonly other: ClientFields
  /** Names of the payers, by id. */
  readonly names: Readonly<Record<string, string>>
  readonly choices: MergeChoices
  readonly onChoose: (field: ClientField, choice: MergeChoice) => void
}

function Differences({ kept, other, names, choices, onChoose }: DifferencesProps) {
  const { t } = useTranslation()
  const fields = conflictingFields(kept, other)
  if (fields.length === 0) return <p className={styles.quiet}>{t(($) => $.clientLists.merge.nothingDiffers)}</p>
  const shown = (field: ClientField, value: string): string => {
    if (field === 'payerId') return names[value] || value
    if (field === 'language' && (value === 'fi' || value === 'sv' || value === 'en')) {
      return t(($) => $.clients.languages[value])
    }
    if (field === 'kind' && (value === 'person' || value === 'company')) return t(($) => $.clientCards.kinds[value])
    if (field === 'gender' && (value === 'woman' || value === 'man' || value === 'other')) {
      return t(($) => $.clientCards.genders[value])
    }
    return value.length > 120 ? `${value.slice(0, 120)}…` : value
  }
  return (
    <>
      <h3>{t(($) => $.clientLists.merge.choose)}</h3>
      <p className={styles.quiet}>{t(($) => $.clientLists.merge.fills)}</p>
      <div className={styles.differences}>
        {fields.map((field) => {
          const options: Option<MergeChoice>[] = [
            { id: 'kept', label: shown(field, kept[field]) },
            { id: 'other', label: shown(field, other[field]) },
          ]
          if (canJoin(field, kept[field], other[field])) {
            options.push({ id: 'both', label: t(($) => $.clientLists.merge.both) })
          }
          return (
            <RadioGroup
              key={field}
              label={fieldLabel(t, field)}
              options={options}
              value={choices[field] ?? 'kept'}
              onChange={(choice) => onChoose(field, choice)}
            />
          )
        })}
      </div>
    </>
  )
}

const names = Object.keys(emptyClient) as ClientField[]

/** The card's fields alone; merging needs a role that sees them all. */
function fieldsOf(card: ClientCard): ClientFields {
  return Object.fromEntries(names.map((field) => [field, card[field] ?? ''])) as unknown as ClientFields
}
