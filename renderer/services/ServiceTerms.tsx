// What a service has beside its own length and price, folded until asked for: people's own times, prices from a day on,
// and for an add-on what it goes with. Parts of the service's form. Runs in the window.
import { useQuery } from '@tanstack/react-query'
import { type Control, Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import {
  type DatedPrice,
  isBookable,
  type PersonTime,
  type Service,
  type ServiceFields,
} from '../../shared/services.ts'
import { salonNow } from '../now.ts'
import { staffQuery } from '../staff/staff-query.ts'
import { Checkbox, Switch } from '../ui/Choices.tsx'
import { ErrorLine } from '../ui/Field.tsx'
import { Select } from '../ui/Select.tsx'
import { NumberInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import { type DatedRow, DatedRows } from './DatedRows.tsx'
import styles from './ServiceTerms.module.css'
import { servicesQuery } from './services-query.ts'

interface TermsProps {
  readonly control: Control<ServiceFields>
}

/** Who does it at all: everyone, until somebody's box is emptied. */
export function Doers({ control }: TermsProps) {
  const { t } = useTranslation()
  const { data: staff = [] } = useQuery(staffQuery)
  const people = staff.filter((member) => member.active && member.takesAppointments)
  return (
    <Controller
      control={control}
      name="notBy"
      render={({ field }) => {
        const notBy: readonly string[] = field.value ?? []
        return (
          <details className={styles.terms} open={notBy.length > 0 ? true : undefined}>
            <summary>{t(($) => $.booking.terms.doers)}</summary>
            <p className={styles.lead}>{t(($) => $.booking.terms.doersLead)}</p>
            {people.map((member) => (
              <Checkbox
                key={member.id}
                isSelected={!notBy.includes(member.id)}
                onChange={(does) =>
                  field.onChange(does ? notBy.filter((id) => id !== member.id) : [...notBy, member.id])
                }
              >
                {member.name}
              </Checkbox>
            ))}
          </details>
        )
      }}
    />
  )
}

/** Who does it in another time. One row a person; empty means the service's own. */
export function PersonTimes({ control }: TermsProps) {
  const { t } = useTranslation()
  const { data: staff = [] } = useQuery(staffQuery)
  const people = staff.filter((member) => member.active && member.takesAppointments)
  return (
    <Controller
      control={control}
      name="personTimes"
      render={({ field, fieldState }) => {
        const times: readonly TimeRow[] = field.value ?? []
        return (
          <details className={styles.terms} open={times.length > 0 ? true : undefined}>
            <summary>{t(($) => $.booking.terms.times)}</summary>
            <p className={styles.lead}>{t(($) => $.booking.terms.timesLead)}</p>
            {people.map((member) => (
              <NumberInput
                key={member.id}
                label={member.name}
                unit="min"
                least={1}
                most={1440}
                value={times.find((each) => each.staffId === member.id)?.activeMin ?? null}
                onChange={(activeMin) => {
                  const others = times.filter((each) => each.staffId !== member.id)
                  field.onChange(activeMin === null ? others : [...others, { staffId: member.id, activeMin }])
                }}
              />
            ))}
            {fieldState.error === undefined ? null : <ErrorLine>{t(($) => $.booking.terms.check)}</ErrorLine>}
          </details>
        )
      }}
    />
  )
}

type TimeRow = Omit<PersonTime, 'activeMin'> & { readonly activeMin: Typed<number> }
type PriceRow = Omit<DatedPrice, 'from' | 'priceCents'> & DatedRow

const everyone = 'everyone'

/** Prices that begin on a day, for everyone or for one person. */
export function DatedPrices({ control }: TermsProps) {
  const { t } = useTranslation()
  const { data: staff = [] } = useQuery(staffQuery)
  const { day: today } = instantToLocal(salonNow(), ZONE)
  return (
    <Controller
      control={control}
      name="prices"
      render={({ field, fieldState }) => {
        const rows: readonly PriceRow[] = field.value ?? []
        const people = staff.filter(
          (member) => (member.active && member.takesAppointments) || rows.some((row) => row.staffId === member.id),
        )
        return (
          <DatedRows
            title={t(($) => $.booking.terms.prices)}
            lead={t(($) => $.booking.terms.pricesLead)}
            rows={rows}
            onChange={field.onChange}
            added={{ staffId: null, from: today, priceCents: null }}
            error={fieldState.invalid ? t(($) => $.booking.terms.checkPrices) : undefined}
            head={(row, change) => (
              <Select
                label={t(($) => $.booking.terms.whose)}
                options={[
                  { id: everyone, label: t(($) => $.booking.terms.everyone) },
                  ...people.map((member) => ({ id: member.id, label: member.name })),
                ]}
                value={row.staffId ?? everyone}
                onChange={(id) => change({ staffId: id === everyone ? null : id })}
              />
            )}
          />
        )
      }}
    />
  )
}

/** Booked with another service and not by itself: its minutes, and the services that have it. */
export function AddOnTerms({ control, serviceId }: TermsProps & { readonly serviceId: string | null }) {
  const { t } = useTranslation()
  const { data: services = [] } = useQuery(servicesQuery)
  return (
    <Controller
      control={control}
      name="addOnMin"
      render={({ field, fieldState }) => {
        const isAddOn = field.value !== null && field.value !== undefined
        return (
          <div className={styles.addOn}>
            <Switch isSelected={isAddOn} onChange={(isOn) => field.onChange(isOn ? 10 : null)}>
              {t(($) => $.booking.terms.isAddOn)}
            </Switch>
            {isAddOn ? (
              <>
                <NumberInput
                  label={t(($) => $.booking.terms.addOnMin)}
                  unit="min"
                  least={0}
                  most={480}
                  value={field.value ?? null}
                  onChange={(minutes) => field.onChange(minutes ?? 'invalid')}
                  error={fieldState.error === undefined ? undefined : t(($) => $.settings.field.outOfRange)}
                />
                <GoesWith
                  control={control}
                  services={services.filter((each) => isBookable(each) && each.id !== serviceId)}
                />
              </>
            ) : null}
          </div>
        )
      }}
    />
  )
}

function GoesWith({ control, services }: TermsProps & { readonly services: readonly Service[] }) {
  const { t } = useTranslation()
  return (
    <Controller
      control={control}
      name="goesWith"
      render={({ field }) => {
        const chosen = field.value ?? []
        return (
          <fieldset className={styles.goesWith}>
            <legend>{t(($) => $.booking.terms.goesWith)}</legend>
            <p className={styles.lead}>{t(($) => $.booking.terms.goesWithLead)}</p>
            {services.map((service) => (
              <Checkbox
                key={service.id}
                isSelected={chosen.includes(service.id)}
                onChange={(isOn) =>
                  field.onChange(isOn ? [...chosen, service.id] : chosen.filter((id) => id !== service.id))
                }
              >
                {service.name}
              </Checkbox>
            ))}
          </fieldset>
        )
      }}
    />
  )
}
