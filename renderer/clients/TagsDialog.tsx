// Which tags a client has. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClientCard, Tag } from '../../shared/clients.ts'
import { call } from '../ipc.ts'
import { Checkbox } from '../ui/Choices.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { clientTagsQuery } from './queries.ts'

interface TagsDialogProps {
  readonly card: ClientCard
  readonly onClose: () => void
}

/** Opens once the salon's tags are there. */
export function TagsDialog(props: TagsDialogProps) {
  const { data: tags } = useQuery(clientTagsQuery)
  return tags === undefined ? null : <TagsForm {...props} tags={tags} />
}

function TagsForm({ card, onClose, tags }: TagsDialogProps & { readonly tags: readonly Tag[] }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(card.tags.map((tag) => tag.id)))
  const offered = tags.filter((tag) => !tag.archived || chosen.has(tag.id))
  return (
    <FormDialog
      title={t(($) => $.clientCards.tags)}
      size="small"
      onClose={onClose}
      saveLabel={offered.length === 0 ? null : t(($) => $.common.save)}
      onSubmit={async () => {
        await call('clients.setTags', { id: card.id, version: card.version, tagIds: [...chosen] })
        onClose()
      }}
    >
      {offered.length === 0 ? <p>{t(($) => $.clientCards.noTags)}</p> : null}
      {offered.map((tag) => (
        <Checkbox
          key={tag.id}
          isSelected={chosen.has(tag.id)}
          onChange={(isSelected) => {
            const next = new Set(chosen)
            if (isSelected) next.add(tag.id)
            else next.delete(tag.id)
            setChosen(next)
          }}
        >
          {tag.name}
        </Checkbox>
      ))}
    </FormDialog>
  )
}
