// Which clients a list holds: tag, last visit, birthday month, service, staff, consent. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClientFilter } from '../../shared/client-lists.ts'
import { consentKinds } from '../../shared/consents.ts'
import { monthTitle } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { servicesQuery } from '../services/services-query.ts'
import { staffQuery } from '../staff/staff-query.ts'
import { Checkbox, SegmentedControl } from '../ui/Choices.tsx'
import { FieldRow } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Select } from '../ui/Select.tsx'
import { DateInput } from '../ui/TypedField.tsx'
import styles from './FilterDialog.module.css'
import { clientPartsQuery, clientTagsQuery } from './queries.ts'

interface FilterDialogProps {
  readonly filter: ClientFilter
  readonly onApply: (filter: ClientFilter) => void
  readonly onClose: () => void
}

const any = 'any'
const months = Array.from({ length: 12 }, (_, index) => index + 1)
type Typed = string | null | 'invalid'

export function FilterDialog({ filter, onApply, onClose }: FilterDialogProps) {
  const { t } = useTranslation()
  const tags = useQuery(clientTagsQuery).data
  const services = useQuery(servicesQuery).data
  const staff = useQuery(staffQuery).data
  const parts = useQuery(clientPartsQuery).data
  const [draft, setDraft] = useState(filter)
  const [from, setFrom] = useState<Typed>(filter.visitedFrom ?? null)
  const [to, setTo] = useState<Typed>(filter.visitedTo ?? null)
  if (tags === undefined || services === undefined || staff === undefined || parts === undefined) return null

  const everyone = { id: any, label: t(($) => $.clientLists.any) }
  const put = (patch: { readonly [F in keyof ClientFilter]?: ClientFilter[F] | undefined }) =>
    setDraft((now) => {
      const next = Object.entries({ ...now, ...patch }).filter(([, value]) => value !== undefined)
      return Object.fromEntries(next) as ClientFilter
    })
  const chosenTags = draft.tagIds ?? []
  const putTags = (tagIds: string[]) =>
    put({
      tagIds: tagIds.length === 0 ? undefined : tagIds,
      hasAllTags: tagIds.length < 2 ? undefined : draft.hasAllTags,
    })
  const one = (id: string) => (id === any ? undefined : id)
  const apply = () => {
    if (from === 'invalid' || to === 'invalid') return
    const { visitedFrom: _from, visitedTo: _to, ...rest } = draft
    onApply({ ...rest, ...(from === null ? {} : { visitedFrom: from }), ...(to === null ? {} : { visitedTo: to }) })
    onClose()
  }

  return (
    <FormDialog
      title={t(($) => $.clientLists.filterTitle)}
      onClose={onClose}
      saveLabel={t(($) => $.clientLists.filterApply)}
      onSubmit={apply}
    >
      {tags.length === 0 ? null : (
        <fieldset className={styles.tags}>
          <legend>{t(($) => $.clientLists.tag)}</legend>
          <div className={styles.tagChoices}>
            {tags.map((tag) => (
              <Checkbox
                key={tag.id}
                isSelected={chosenTags.includes(tag.id)}
                onChange={(isOn) =>
                  putTags(isOn ? [...chosenTags, tag.id] : chosenTags.filter((each) => each !== tag.id))
                }
              >
                {tag.name}
              </Checkbox>
            ))}
          </div>
          {chosenTags.length < 2 ? null : (
            <SegmentedControl<'any' | 'all'>
              label={t(($) => $.clientLists.tagMatch)}
              options={[
                { id: 'any', label: t(($) => $.clientLists.tagAny) },
                { id: 'all', label: t(($) => $.clientLists.tagAll) },
              ]}
              value={draft.hasAllTags === true ? 'all' : 'any'}
              onChange={(match) => put({ hasAllTags: match === 'all' ? true : undefined })}
            />
          )}
        </fieldset>
      )}
      <FieldRow>
        <Select
          label={t(($) => $.clientLists.service)}
          value={draft.serviceId ?? any}
          options={[everyone, ...services.map((service) => ({ id: service.id, label: service.name }))]}
          onChange={(id) => put({ serviceId: one(id) })}
        />
        <Select
          label={t(($) => $.clientLists.staff)}
          value={draft.staffId ?? any}
          options={[everyone, ...staff.map((member) => ({ id: member.id, label: member.name }))]}
          onChange={(id) => put({ staffId: one(id) })}
        />
      </FieldRow>
      <FieldRow>
        <DateInput label={t(($) => $.clientLists.visitedFrom)} value={from} onChange={setFrom} />
        <DateInput
          label={t(($) => $.clientLists.visitedTo)}
          value={to}
          onChange={setTo}
          description={t(($) => $.clientLists.visitedToHelp)}
        />
      </FieldRow>
      <Checkbox
        isSelected={draft.neverVisited === true}
        onChange={(isSelected) => put({ neverVisited: isSelected ? true : undefined })}
      >
        {t(($) => $.clientLists.neverVisited)}
      </Checkbox>
      <FieldRow>
        <Select
          label={t(($) => $.clientLists.consent)}
          value={draft.consent ?? any}
          options={[everyone, ...consentKinds.map((kind) => ({ id: kind, label: t(($) => $.consents.kinds[kind]) }))]}
          onChange={(id) => put({ consent: one(id) })}
        />
        {parts.on.includes('birthDate') ? (
          <Select
            label={t(($) => $.clientLists.birthMonth)}
            value={draft.birthMonth === undefined ? any : String(draft.birthMonth)}
            options={[
              everyone,
              ...months.map((month) => ({ id: String(month), label: monthTitle(month, currentLanguage()) })),
            ]}
            onChange={(id) => put({ birthMonth: id === any ? undefined : Number(id) })}
          />
        ) : null}
      </FieldRow>
    </FormDialog>
  )
}
