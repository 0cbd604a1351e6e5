// The salon's list of contraindications and patch tests in the settings. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Archive, ArchiveRestore, Ellipsis, ListPlus, Pencil, Plus, ShieldAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SafetyKind, type SafetyRule, safetyKinds } from '../../shared/safety.ts'
import { errorText } from '../error-text.ts'
import { call } from '../ipc.ts'
import { servicesQuery } from '../services/services-query.ts'
import { ServiceChecks } from '../templates/ServiceChecks.tsx'
import { Button, IconButton } from '../ui/Button.tsx'
import { Badge } from '../ui/Chip.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { FieldRow } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { EmptyState, Section, Skeleton } from '../ui/Layout.tsx'
import { Menu } from '../ui/Menu.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { Table } from '../ui/Table.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { NumberInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import { rulesQuery } from './queries.ts'
import styles from './Safety.module.css'

export function RuleList() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(rulesQuery)
  const { data: services = [] } = useQuery(servicesQuery)
  const [open, setOpen] = useState<{ readonly rule: SafetyRule | null } | null>(null)
  const [showsArchived, setShowsArchived] = useState(false)
  const fail = (failure: unknown) => showToast({ tone: 'danger', text: errorText(t, failure) })
  const addReady = useMutation({ mutationFn: () => call('safety.addReady'), onError: fail })
  const archive = useMutation({
    mutationFn: ({ id, version, archived, ...rest }: SafetyRule) =>
      call('safety.saveRule', { known: { id, version }, ...rest, archived: !archived }),
    onError: fail,
  })
  if (data === undefined) {
    return error === null ? <Skeleton lines={6} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  }
  const rows = data.filter((rule) => showsArchived || !rule.archived)
  const serviceNames = (rule: SafetyRule) =>
    services
      .filter((service) => rule.serviceIds.includes(service.id))
      .map((service) => service.name)
      .join(', ')
  return (
    <Section
      title={t(($) => $.safety.rules.title)}
      description={t(($) => $.safety.rules.lead)}
      action={
        <span className={styles.name}>
          <Button icon={ListPlus} isPending={addReady.isPending} onPress={() => addReady.mutate()}>
            {t(($) => $.safety.rules.addReady)}
          </Button>
          <Button icon={Plus} onPress={() => setOpen({ rule: null })}>
            {t(($) => $.safety.rules.add)}
          </Button>
        </span>
      }
    >
      {rows.length === 0 ? (
        <EmptyState icon={ShieldAlert} title={t(($) => $.safety.rules.empty)}>
          {t(($) => $.safety.rules.emptyLead)}
        </EmptyState>
      ) : (
        <Table
          label={t(($) => $.safety.rules.title)}
          rows={rows}
          rowKey={(rule) => rule.id}
          onOpen={(rule) => setOpen({ rule })}
          columns={[
            {
              id: 'name',
              title: t(($) => $.safety.rules.name),
              cell: (rule) => (
                <span className={styles.name}>
                  {rule.name}
                  {rule.archived ? <Badge>{t(($) => $.safety.rules.archived)}</Badge> : null}
                </span>
              ),
            },
            { id: 'kind', title: t(($) => $.safety.rules.kind), cell: (rule) => t(($) => $.safety.kinds[rule.kind]) },
            {
              id: 'services',
              title: t(($) => $.safety.rules.services),
              cell: (rule) => serviceNames(rule) || t(($) => $.safety.concernsNone),
            },
            {
              id: 'more',
              title: '',
              width: '3rem',
              cell: (rule) => (
                <Menu
                  label={t(($) => $.safety.rules.more, { name: rule.name })}
                  entries={[
                    { id: 'edit', label: t(($) => $.common.edit), icon: Pencil, onAction: () => setOpen({ rule }) },
                    {
                      id: 'archive',
                      label: rule.archived ? t(($) => $.safety.rules.unarchive) : t(($) => $.safety.rules.archive),
                      icon: rule.archived ? ArchiveRestore : Archive,
                      onAction: () => archive.mutate(rule),
                    },
                  ]}
                >
                  <IconButton icon={Ellipsis} size="small" label={t(($) => $.safety.rules.more, { name: rule.name })} />
                </Menu>
              ),
            },
          ]}
        />
      )}
      {data.some((rule) => rule.archived) ? (
        <Checkbox isSelected={showsArchived} onChange={setShowsArchived}>
          {t(($) => $.safety.rules.showArchived)}
        </Checkbox>
      ) : null}
      {open === null ? null : <RuleDialog rule={open.rule} onClose={() => setOpen(null)} />}
    </Section>
  )
}

function RuleDialog({ rule, onClose }: { readonly rule: SafetyRule | null; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<SafetyKind>(rule?.kind ?? 'allergy')
  const [name, setName] = useState(rule?.name ?? '')
  const [serviceIds, setServiceIds] = useState<readonly string[]>(rule?.serviceIds ?? [])
  const [minHours, setMinHours] = useState<Typed<number>>(rule?.minHours ?? 48)
  const [validMonths, setValidMonths] = useState<Typed<number>>(rule?.validMonths ?? 6)
  const [wasSent, setSent] = useState(false)
  const isTest = kind === 'patch-test'
  const times = isTest ? { minHours, validMonths } : { minHours: null, validMonths: null }
  const areTimesGood = !isTest || (typeof minHours === 'number' && typeof validMonths === 'number')
  return (
    <FormDialog
      title={rule === null ? t(($) => $.safety.rules.add) : t(($) => $.safety.rules.edit)}
      onClose={onClose}
      saveLabel={t(($) => $.common.save)}
      onSubmit={async () => {
        setSent(true)
        if (name.trim() === '' || times.minHours === 'invalid' || times.validMonths === 'invalid' || !areTimesGood)
          return
        await call('safety.saveRule', {
          known: rule === null ? null : { id: rule.id, version: rule.version },
          kind,
          name,
          serviceIds: [...serviceIds],
          minHours: times.minHours,
          validMonths: times.validMonths,
          archived: rule?.archived ?? false,
        })
        showToast({ tone: 'success', text: t(($) => $.safety.rules.saved) })
        onClose()
      }}
    >
      <FieldRow>
        <TextField
          label={t(($) => $.safety.rules.name)}
          value={name}
          onChange={setName}
          maxLength={120}
          error={wasSent && name.trim() === '' ? t(($) => $.safety.rules.nameNeeded) : undefined}
          autoFocus
        />
        <Select
          label={t(($) => $.safety.rules.kind)}
          options={safetyKinds.map((each) => ({ id: each, label: t(($) => $.safety.kinds[each]) }))}
          value={kind}
          onChange={setKind}
          isDisabled={rule !== null}
        />
      </FieldRow>
      {isTest ? (
        <FieldRow>
          <NumberInput
            label={t(($) => $.safety.rules.minHours)}
            least={0}
            most={336}
            unit={t(($) => $.safety.rules.hours)}
            value={minHours}
            onChange={setMinHours}
            error={wasSent && !areTimesGood ? t(($) => $.safety.rules.timesNeeded) : undefined}
          />
          <NumberInput
            label={t(($) => $.safety.rules.validMonths)}
            least={1}
            most={60}
            unit={t(($) => $.safety.rules.months)}
            value={validMonths}
            onChange={setValidMonths}
          />
        </FieldRow>
      ) : null}
      <ServiceChecks label={t(($) => $.safety.rules.services)} chosen={serviceIds} onChange={setServiceIds} />
    </FormDialog>
  )
}
