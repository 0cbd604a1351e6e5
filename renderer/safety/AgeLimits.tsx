// Age limits of services in the settings: the least age, and the age under which a guardian must agree. In the window.
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgeLimit } from '../../shared/age-limits.ts'
import { call } from '../ipc.ts'
import { servicesQuery } from '../services/services-query.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorLine, FieldRow } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Section, Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { Table } from '../ui/Table.tsx'
import { showToast } from '../ui/Toast.tsx'
import { NumberInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import { ageLimitsQuery } from './queries.ts'

interface NamedService {
  readonly id: string
  readonly name: string
}

export function AgeLimits() {
  const { t } = useTranslation()
  const limits = useQuery(ageLimitsQuery)
  const services = useQuery(servicesQuery)
  const [open, setOpen] = useState<{ readonly limit: AgeLimit | null } | null>(null)
  if (limits.data === undefined || services.data === undefined) {
    const error = limits.error ?? services.error
    return error === null ? <Skeleton lines={3} /> : <ErrorNotice error={error} />
  }
  const nameOf = (id: string) => services.data.find((service) => service.id === id)?.name ?? ''
  const rows = [...limits.data].sort((a, b) => nameOf(a.serviceId).localeCompare(nameOf(b.serviceId), 'fi'))
  const free = services.data.filter(
    (service) => !service.archived && !rows.some((limit) => limit.serviceId === service.id),
  )
  const years = (age: number | null) =>
    age === null ? t(($) => $.safety.ages.noLimit) : `${age} ${t(($) => $.safety.ages.years)}`
  const edited = open?.limit ?? null
  return (
    <Section
      title={t(($) => $.safety.ages.title)}
      description={t(($) => $.safety.ages.lead)}
      action={
        free.length === 0 ? undefined : (
          <Button icon={Plus} onPress={() => setOpen({ limit: null })}>
            {t(($) => $.safety.ages.add)}
          </Button>
        )
      }
    >
      <Table
        label={t(($) => $.safety.ages.title)}
        rows={rows}
        rowKey={(limit) => limit.serviceId}
        onOpen={(limit) => setOpen({ limit })}
        empty={t(($) => $.safety.ages.none)}
        columns={[
          { id: 'service', title: t(($) => $.safety.ages.service), cell: (limit) => nameOf(limit.serviceId) },
          {
            id: 'least',
            title: t(($) => $.safety.ages.least),
            align: 'end',
            cell: (limit) => <span className="figures">{years(limit.leastAge)}</span>,
          },
          {
            id: 'guardian',
            title: t(($) => $.safety.ages.guardian),
            align: 'end',
            cell: (limit) => <span className="figures">{years(limit.guardianAge)}</span>,
          },
        ]}
      />
      {open === null ? null : (
        <AgeDialog
          limit={edited}
          services={edited === null ? free : services.data.filter((service) => service.id === edited.serviceId)}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  )
}

interface AgeDialogProps {
  readonly limit: AgeLimit | null
  /** To choose from. */
  readonly services: readonly NamedService[]
  readonly onClose: () => void
}

function AgeDialog({ limit, services, onClose }: AgeDialogProps) {
  const { t } = useTranslation()
  const [serviceId, setServiceId] = useState(limit?.serviceId ?? services[0]?.id ?? '')
  const [least, setLeast] = useState<Typed<number>>(limit?.leastAge ?? (limit === null ? 16 : null))
  const [guardian, setGuardian] = useState<Typed<number>>(limit?.guardianAge ?? (limit === null ? 18 : null))
  const [wasSent, setSent] = useState(false)
  const isCrossed = typeof least === 'number' && typeof guardian === 'number' && least >= guardian
  const save = async (ages: { leastAge: number | null; guardianAge: number | null }, text: string) => {
    await call('safety.saveAgeLimit', { serviceId, version: limit?.version ?? 0, ...ages })
    showToast({ tone: 'success', text })
    onClose()
  }
  return (
    <FormDialog
      title={limit === null ? t(($) => $.safety.ages.add) : t(($) => $.safety.ages.edit)}
      size="small"
      onClose={onClose}
      saveLabel={t(($) => $.common.save)}
      onSubmit={async () => {
        setSent(true)
        if (least === 'invalid' || guardian === 'invalid' || isCrossed || (least === null && guardian === null)) return
        await save(
          { leastAge: least, guardianAge: guardian },
          t(($) => $.safety.ages.saved),
        )
      }}
      {...(limit === null
        ? {}
        : {
            actions: (
              <>
                <Button
                  variant="quiet"
                  onPress={() =>
                    void save(
                      { leastAge: null, guardianAge: null },
                      t(($) => $.safety.ages.removed),
                    )
                  }
                >
                  {t(($) => $.safety.ages.remove)}
                </Button>
                <Button onPress={onClose}>{t(($) => $.common.cancel)}</Button>
              </>
            ),
          })}
    >
      <Select
        label={t(($) => $.safety.ages.service)}
        options={services.map((service) => ({ id: service.id, label: service.name }))}
        value={serviceId}
        onChange={setServiceId}
        isDisabled={limit !== null}
      />
      <FieldRow>
        <NumberInput
          label={t(($) => $.safety.ages.least)}
          least={1}
          most={99}
          unit={t(($) => $.safety.ages.years)}
          value={least}
          onChange={setLeast}
        />
        <NumberInput
          label={t(($) => $.safety.ages.guardian)}
          least={1}
          most={99}
          unit={t(($) => $.safety.ages.years)}
          value={guardian}
          onChange={setGuardian}
        />
      </FieldRow>
      {wasSent && isCrossed ? <ErrorLine>{t(($) => $.safety.ages.crossed)}</ErrorLine> : null}
      {wasSent && least === null && guardian === null ? <ErrorLine>{t(($) => $.safety.ages.needed)}</ErrorLine> : null}
    </FormDialog>
  )
}
