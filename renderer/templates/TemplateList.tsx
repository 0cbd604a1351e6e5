// The record templates in the settings: list, ready ones, edit, archive. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Archive, ArchiveRestore, ClipboardList, Ellipsis, ListPlus, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ReadyTemplateKey, type RecordTemplate, readyTemplateKeys } from '../../shared/templates.ts'
import { errorText } from '../error-text.ts'
import { call } from '../ipc.ts'
import { servicesQuery } from '../services/services-query.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Badge } from '../ui/Chip.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { EmptyState, Section, Skeleton } from '../ui/Layout.tsx'
import { Menu } from '../ui/Menu.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Table } from '../ui/Table.tsx'
import { showToast } from '../ui/Toast.tsx'
import { templatesQuery } from './queries.ts'
import { TemplatePanel } from './TemplatePanel.tsx'
import styles from './Templates.module.css'

type Open = { readonly kind: 'new' | 'ready' } | { readonly kind: 'edit'; readonly id: string } | null

export function TemplateList() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(templatesQuery)
  const { data: services = [] } = useQuery(servicesQuery)
  const [open, setOpen] = useState<Open>(null)
  const [showsArchived, setShowsArchived] = useState(false)
  const archive = useMutation({
    mutationFn: ({ id, version, archived, ...rest }: RecordTemplate) =>
      call('templates.save', { known: { id, version }, ...rest, archived: !archived }),
    onError: (failure) => showToast({ tone: 'danger', text: errorText(t, failure) }),
  })
  if (data === undefined) {
    return error === null ? <Skeleton lines={6} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  }
  const rows = data.filter((template) => showsArchived || !template.archived)
  const edited = open?.kind === 'edit' ? data.find((template) => template.id === open.id) : undefined
  const serviceNames = (template: RecordTemplate) =>
    services
      .filter((service) => template.serviceIds.includes(service.id))
      .map((service) => service.name)
      .join(', ')
  return (
    <Section
      title={t(($) => $.templates.title)}
      description={t(($) => $.templates.lead)}
      action={
        <span className={styles.actions}>
          <Button icon={ListPlus} onPress={() => setOpen({ kind: 'ready' })}>
            {t(($) => $.templates.addReady)}
          </Button>
          <Button icon={Plus} onPress={() => setOpen({ kind: 'new' })}>
            {t(($) => $.templates.add)}
          </Button>
        </span>
      }
    >
      {rows.length === 0 ? (
        <EmptyState icon={ClipboardList} title={t(($) => $.templates.empty)}>
          {t(($) => $.templates.emptyLead)}
        </EmptyState>
      ) : (
        <Table
          label={t(($) => $.templates.title)}
          rows={rows}
          rowKey={(template) => template.id}
          onOpen={(template) => setOpen({ kind: 'edit', id: template.id })}
          chosenKey={edited?.id ?? null}
          columns={[
            {
              id: 'name',
              title: t(($) => $.templates.name),
              cell: (template) => (
                <span className={styles.actions}>
                  {template.name}
                  {template.archived ? <Badge>{t(($) => $.templates.archived)}</Badge> : null}
                </span>
              ),
            },
            {
              id: 'fields',
              title: t(($) => $.templates.fields),
              cell: (template) => t(($) => $.templates.fieldCount, { count: template.fields.length }),
            },
            {
              id: 'services',
              title: t(($) => $.templates.services),
              cell: (template) => serviceNames(template) || t(($) => $.templates.noServices),
            },
            {
              id: 'more',
              title: '',
              width: '3rem',
              cell: (template) => (
                <Menu
                  label={t(($) => $.templates.more, { name: template.name })}
                  entries={[
                    {
                      id: 'edit',
                      label: t(($) => $.common.edit),
                      icon: Pencil,
                      onAction: () => setOpen({ kind: 'edit', id: template.id }),
                    },
                    {
                      id: 'archive',
                      label: template.archived ? t(($) => $.templates.unarchive) : t(($) => $.templates.archive),
                      icon: template.archived ? ArchiveRestore : Archive,
                      onAction: () => archive.mutate(template),
                    },
                  ]}
                >
                  <IconButton
                    icon={Ellipsis}
                    label={t(($) => $.templates.more, { name: template.name })}
                    size="small"
                  />
                </Menu>
              ),
            },
          ]}
        />
      )}
      {data.some((template) => template.archived) ? (
        <Checkbox isSelected={showsArchived} onChange={setShowsArchived}>
          {t(($) => $.templates.showArchived)}
        </Checkbox>
      ) : null}
      {open?.kind === 'ready' ? <ReadyDialog onClose={() => setOpen(null)} /> : null}
      {open?.kind === 'new' ? <TemplatePanel template={null} onClose={() => setOpen(null)} /> : null}
      {edited === undefined ? null : <TemplatePanel key={edited.id} template={edited} onClose={() => setOpen(null)} />}
    </Section>
  )
}

function ReadyDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<readonly ReadyTemplateKey[]>([])
  return (
    <FormDialog
      title={t(($) => $.templates.addReady)}
      size="small"
      onClose={onClose}
      saveLabel={chosen.length === 0 ? null : t(($) => $.templates.readyAdd)}
      onSubmit={async () => {
        await call('templates.addReady', { keys: [...chosen] })
        onClose()
      }}
    >
      <p>{t(($) => $.templates.readyLead)}</p>
      {readyTemplateKeys.map((key) => (
        <Checkbox
          key={key}
          isSelected={chosen.includes(key)}
          onChange={(isOn) => setChosen(isOn ? [...chosen, key] : chosen.filter((each) => each !== key))}
        >
          {t(($) => $.templates.ready[key])}
        </Checkbox>
      ))}
    </FormDialog>
  )
}
