// Settings of the client card: which optional parts the salon uses, and its tags. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type ClientParts,
  type OptionalPart,
  optionalParts,
  partsNeedingReason,
  type Tag,
} from '../../shared/clients.ts'
import { call } from '../ipc.ts'
import { ColourPicker } from '../staff/ColourPicker.tsx'
import { Button } from '../ui/Button.tsx'
import { Badge, ColourDot } from '../ui/Chip.tsx'
import { Switch } from '../ui/Choices.tsx'
import { FieldStack } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Section, Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Table } from '../ui/Table.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { staffColour } from '../ui/tones.ts'
import styles from './ClientCard.module.css'
import { clientPartsQuery, clientTagsQuery } from './queries.ts'

export function CardSettings() {
  const { t } = useTranslation()
  const parts = useQuery(clientPartsQuery)
  const tags = useQuery(clientTagsQuery)
  if (parts.data === undefined || tags.data === undefined) {
    const error = parts.error ?? tags.error
    return error === null ? <Skeleton lines={8} /> : <ErrorNotice error={error} />
  }
  return (
    <>
      <Section title={t(($) => $.clientCards.settings.title)} description={t(($) => $.clientCards.settings.lead)}>
        <PartsForm parts={parts.data} />
      </Section>
      <TagList tags={tags.data} />
    </>
  )
}

function PartsForm({ parts }: { readonly parts: ClientParts }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState<'birthDate' | 'identityCode' | null>(null)
  const save = useMutation({
    mutationFn: (next: ClientParts) => call('clients.saveParts', next),
    onSuccess: () => showToast({ tone: 'success', text: t(($) => $.clientCards.settings.saved) }),
  })
  const turn = (part: OptionalPart, isOn: boolean) => {
    if (isOn && (part === 'birthDate' || part === 'identityCode')) setAsking(part)
    else save.mutate({ ...parts, on: isOn ? [...parts.on, part] : parts.on.filter((each) => each !== part) })
  }
  return (
    <FieldStack>
      <ErrorNotice error={save.error} />
      {optionalParts.map((part) => {
        const isOn = parts.on.includes(part)
        const reason = part === 'birthDate' || part === 'identityCode' ? parts.reasons[part] : ''
        return (
          <Switch
            key={part}
            isSelected={isOn}
            isDisabled={save.isPending}
            onChange={(next) => turn(part, next)}
            detail={
              isOn && reason !== ''
                ? reason
                : partsNeedingReason.includes(part)
                  ? t(($) => $.clientCards.settings.reasonHelp)
                  : undefined
            }
          >
            {t(($) => $.clientCards.settings.parts[part])}
          </Switch>
        )
      })}
      {asking === null ? null : <AskReason part={asking} parts={parts} onClose={() => setAsking(null)} />}
    </FieldStack>
  )
}

interface AskReasonProps {
  readonly part: 'birthDate' | 'identityCode'
  readonly parts: ClientParts
  readonly onClose: () => void
}

function AskReason({ part, parts, onClose }: AskReasonProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState(parts.reasons[part])
  return (
    <FormDialog
      title={t(($) => $.clientCards.settings.parts[part])}
      size="small"
      onClose={onClose}
      saveLabel={reason.trim() === '' ? null : t(($) => $.common.save)}
      onSubmit={async () => {
        await call('clients.saveParts', {
          on: [...parts.on, part],
          reasons: { ...parts.reasons, [part]: reason },
        })
        onClose()
      }}
    >
      <TextField
        label={t(($) => $.clientCards.settings.reason)}
        description={t(($) => $.clientCards.settings.reasonHelp)}
        value={reason}
        onChange={setReason}
        maxLength={300}
        autoFocus
      />
    </FormDialog>
  )
}

function TagList({ tags }: { readonly tags: readonly Tag[] }) {
  const { t } = useTranslation()
  const [edited, setEdited] = useState<Tag | 'new' | null>(null)
  return (
    <Section
      title={t(($) => $.clientCards.settings.tags)}
      description={t(($) => $.clientCards.settings.tagsLead)}
      action={
        <Button size="small" icon={Plus} onPress={() => setEdited('new')}>
          {t(($) => $.clientCards.settings.newTag)}
        </Button>
      }
    >
      <Table
        label={t(($) => $.clientCards.settings.tags)}
        rows={tags}
        rowKey={(tag) => tag.id}
        onOpen={setEdited}
        empty={t(($) => $.clientCards.settings.noTags)}
        columns={[
          {
            id: 'name',
            title: t(($) => $.clientCards.settings.tagName),
            cell: (tag) => (
              <span className={styles.person}>
                <ColourDot colour={staffColour(tag.colour)} />
                {tag.name}
                {tag.archived ? <Badge>{t(($) => $.clientCards.settings.archived)}</Badge> : null}
              </span>
            ),
          },
        ]}
      />
      {edited === null ? null : (
        <TagForm tag={edited === 'new' ? null : edited} colour={tags.length % 12} onClose={() => setEdited(null)} />
      )}
    </Section>
  )
}

interface TagFormProps {
  readonly tag: Tag | null
  /** Offered for a new one. */
  readonly colour: number
  readonly onClose: () => void
}

function TagForm({ tag, colour, onClose }: TagFormProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(tag?.name ?? '')
  const [chosen, setChosen] = useState(tag?.colour ?? colour)
  const archive = async () => {
    if (tag === null) return
    await call('clients.changeTag', { id: tag.id, version: tag.version, patch: { archived: !tag.archived } })
    onClose()
  }
  return (
    <FormDialog
      title={tag === null ? t(($) => $.clientCards.settings.newTag) : t(($) => $.clientCards.settings.editTag)}
      size="small"
      onClose={onClose}
      saveLabel={name.trim() === '' ? null : t(($) => $.common.save)}
      onSubmit={async () => {
        if (tag === null) await call('clients.createTag', { name, colour: chosen })
        else {
          await call('clients.changeTag', { id: tag.id, version: tag.version, patch: { name, colour: chosen } })
        }
        onClose()
      }}
      {...(tag === null
        ? {}
        : {
            actions: (
              <>
                <Button variant="quiet" onPress={() => void archive()}>
                  {tag.archived ? t(($) => $.clientCards.settings.bringBack) : t(($) => $.clientCards.settings.archive)}
                </Button>
                <Button onPress={onClose}>{t(($) => $.common.cancel)}</Button>
              </>
            ),
          })}
    >
      <TextField
        label={t(($) => $.clientCards.settings.tagName)}
        value={name}
        onChange={setName}
        maxLength={40}
        autoComplete="off"
        autoFocus
      />
      <ColourPicker label={t(($) => $.clientCards.settings.tagColour)} value={chosen} onChange={setChosen} />
    </FormDialog>
  )
}
