// The services in the settings: list, add one or from the ready list, edit, archive. Runs in the window.

import { useMutation, useQuery } from '@tanstack/react-query'
import { Archive, ArchiveRestore, Ellipsis, ListPlus, Pencil, Plus, Scissors } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { formatDuration, formatMoney } from '../../shared/format.ts'
import { priceOn, type ReadyServiceKey, type Service } from '../../shared/services.ts'
import { errorText } from '../error-text.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { salonNow } from '../now.ts'
import styles from '../staff/StaffList.module.css'
import { Button, IconButton } from '../ui/Button.tsx'
import { Badge, ColourDot } from '../ui/Chip.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { EmptyState, Section, Skeleton } from '../ui/Layout.tsx'
import { Menu } from '../ui/Menu.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { Table } from '../ui/Table.tsx'
import { showToast } from '../ui/Toast.tsx'
import { staffColour } from '../ui/tones.ts'
import { ReadyServices } from './ReadyServices.tsx'
import { durationText, ServiceForm } from './ServiceForm.tsx'
import { servicesQuery } from './services-query.ts'

type Open = { readonly kind: 'new' | 'ready' } | { readonly kind: 'edit'; readonly service: Service } | null

/** Archived ones are out of sight until asked for. */
export function ServiceList() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(servicesQuery)
  const [open, setOpen] = useState<Open>(null)
  const { day: today } = instantToLocal(salonNow(), ZONE)
  const [showsArchived, setShowsArchived] = useState(false)
  const setArchived = useSetArchived()
  const close = () => setOpen(null)
  if (data === undefined) {
    return error === null ? <Skeleton lines={6} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  }
  const rows = data.filter((service) => showsArchived || !service.archived)
  const hasArchived = data.some((service) => service.archived)
  return (
    <Section
      title={t(($) => $.services.title)}
      description={t(($) => $.services.lead)}
      action={
        <span className={styles.name}>
          <Button icon={ListPlus} onPress={() => setOpen({ kind: 'ready' })}>
            {t(($) => $.services.addReady)}
          </Button>
          <Button icon={Plus} onPress={() => setOpen({ kind: 'new' })}>
            {t(($) => $.services.add)}
          </Button>
        </span>
      }
    >
      {rows.length === 0 ? (
        <EmptyState icon={Scissors} title={t(($) => $.services.empty)}>
          {t(($) => $.services.emptyLead)}
        </EmptyState>
      ) : (
        <Table
          label={t(($) => $.services.title)}
          rows={rows}
          rowKey={(service) => service.id}
          onOpen={(service) => setOpen({ kind: 'edit', service })}
          chosenKey={open?.kind === 'edit' ? open.service.id : null}
          columns={[
            {
              id: 'name',
              title: t(($) => $.services.name),
              cell: (service) => (
                <span className={styles.name}>
                  <ColourDot colour={staffColour(service.colour)} />
                  {service.name}
                  {service.archived ? <Badge>{t(($) => $.services.archived)}</Badge> : null}
                </span>
              ),
            },
            {
              id: 'duration',
              title: t(($) => $.services.duration),
              cell: (service) =>
                service.addOnMin === null
                  ? durationText(t, service)
                  : t(($) => $.booking.addOnShort, { time: formatDuration(service.addOnMin) }),
            },
            {
              id: 'vat',
              title: t(($) => $.services.vatCode),
              cell: (service) => t(($) => $.services.vat[service.vatCode]),
            },
            {
              id: 'price',
              title: t(($) => $.services.price),
              align: 'end',
              cell: (service) => formatMoney(priceOn(service, null, today), currentLanguage()),
            },
            {
              id: 'more',
              title: '',
              width: '3rem',
              cell: (service) => (
                <Menu
                  label={t(($) => $.services.more, { name: service.name })}
                  entries={[
                    {
                      id: 'edit',
                      label: t(($) => $.common.edit),
                      icon: Pencil,
                      onAction: () => setOpen({ kind: 'edit', service }),
                    },
                    {
                      id: 'archive',
                      label: service.archived ? t(($) => $.services.unarchive) : t(($) => $.services.archive),
                      icon: service.archived ? ArchiveRestore : Archive,
                      onAction: () => setArchived(service, !service.archived),
                    },
                  ]}
                >
                  <IconButton icon={Ellipsis} label={t(($) => $.services.more, { name: service.name })} size="small" />
                </Menu>
              ),
            },
          ]}
        />
      )}
      {hasArchived ? (
        <Checkbox isSelected={showsArchived} onChange={setShowsArchived}>
          {t(($) => $.services.showArchived)}
        </Checkbox>
      ) : null}
      {open === null ? null : open.kind === 'ready' ? (
        <ReadyPanel services={data} onClose={close} />
      ) : (
        <ServicePanel
          key={open.kind === 'edit' ? open.service.id : 'new'}
          service={open.kind === 'edit' ? open.service : null}
          onClose={close}
        />
      )}
    </Section>
  )
}

function ServicePanel({ service, onClose }: { readonly service: Service | null; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const formId = useId()
  return (
    <SidePanel
      title={service === null ? t(($) => $.services.add) : t(($) => $.services.edit)}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t(($) => $.common.cancel)}</Button>
          <Button variant="primary" type="submit" form={formId}>
            {t(($) => $.common.save)}
          </Button>
        </>
      }
    >
      <ServiceForm
        id={formId}
        service={service}
        onSaved={({ name }) => {
          onClose()
          const text = service === null ? t(($) => $.services.added, { name }) : t(($) => $.services.saved, { name })
          showToast({ tone: 'success', text })
        }}
      />
    </SidePanel>
  )
}

function ReadyPanel({ services, onClose }: { readonly services: readonly Service[]; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<ReadonlySet<ReadyServiceKey>>(new Set())
  const add = useMutation({ mutationFn: () => call('services.addReady', { keys: [...chosen] }), onSuccess: onClose })
  return (
    <SidePanel
      title={t(($) => $.services.addReady)}
      onClose={onClose}
      isWide
      footer={
        <>
          <span className={styles.grow}>{t(($) => $.setup.services.chosen, { count: chosen.size })}</span>
          <Button onPress={onClose}>{t(($) => $.common.cancel)}</Button>
          <Button
            variant="primary"
            isDisabled={chosen.size === 0}
            isPending={add.isPending}
            onPress={() => add.mutate()}
          >
            {t(($) => $.common.add)}
          </Button>
        </>
      }
    >
      <ReadyServices
        chosen={chosen}
        onChange={setChosen}
        takenNames={new Set(services.map((service) => service.name))}
      />
      <ErrorNotice error={add.error} />
    </SidePanel>
  )
}

/** Archives a service or takes it back, with undo. */
function useSetArchived(): (service: Service, archived: boolean) => void {
  const { t } = useTranslation()
  const change = useMutation({
    mutationFn: (input: { readonly service: Service; readonly archived: boolean }) =>
      call('services.change', {
        id: input.service.id,
        version: input.service.version,
        patch: { archived: input.archived },
      }),
    onError: (error) => showToast({ tone: 'danger', text: errorText(t, error) }),
  })
  return (service, archived) =>
    change.mutate(
      { service, archived },
      {
        onSuccess: (saved) =>
          archived
            ? showToast({
                text: t(($) => $.services.archivedToast, { name: saved.name }),
                onUndo: () => change.mutate({ service: saved, archived: false }),
              })
            : showToast({ tone: 'success', text: t(($) => $.services.saved, { name: saved.name }) }),
      },
    )
}
