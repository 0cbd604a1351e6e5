// Narrowing the log: by person, by what was done, by client. Runs in the window.

import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import {
  type LogAction,
  type LogKind,
  logActions,
  logKinds,
  type UnusualKind,
  unusualKinds,
} from '../../shared/accesslog.ts'
import type { Day } from '../../shared/day.ts'
import { call } from '../ipc.ts'
import { useMay } from '../shell/session.ts'
import { staffQuery } from '../staff/staff-query.ts'
import { ComboBox } from '../ui/ComboBox.tsx'
import { type Option, Select } from '../ui/Select.tsx'
import { DateInput } from '../ui/TypedField.tsx'
import styles from './AccessLog.module.css'

export interface Filters {
  readonly staffId: string | null
  readonly action: LogAction | null
  readonly client: Option | null
  readonly unusual: UnusualKind | null
  readonly kind: LogKind | null
  /** Local days, both inclusive; null = open. */
  readonly from: Day | null | 'invalid'
  readonly to: Day | null | 'invalid'
}

export const noFilters: Filters = {
  staffId: null,
  action: null,
  client: null,
  unusual: null,
  kind: null,
  from: null,
  to: null,
}

const ALL = 'all'

interface LogFiltersProps {
  readonly filters: Filters
  readonly onChange: (filters: Filters) => void
}

/** Each takes effect at once. */
export function LogFilters({ filters, onChange }: LogFiltersProps) {
  const { t } = useTranslation()
  const { data: staff = [] } = useQuery(staffQuery)
  const maySeeClients = useMay('client-names')
  const people: Option[] = [
    { id: ALL, label: t(($) => $.accesslog.anyone) },
    ...staff.map(({ id, name }) => ({ id, label: name })),
  ]
  const actions: Option<LogAction | typeof ALL>[] = [
    { id: ALL, label: t(($) => $.accesslog.anyAction) },
    ...logActions.map((id) => ({ id, label: t(($) => $.accesslog.actions[id]) })),
  ]
  const kinds: Option<LogKind | typeof ALL>[] = [
    { id: ALL, label: t(($) => $.accesslog.anyKind) },
    ...logKinds.map((id) => ({ id, label: capital(t(($) => $.accesslog.kinds[id])) })),
  ]
  return (
    <div className={styles.filters}>
      <Select
        label={t(($) => $.accesslog.filterStaff)}
        options={people}
        value={filters.staffId ?? ALL}
        onChange={(id) => onChange({ ...filters, staffId: id === ALL ? null : id })}
      />
      <Select
        label={t(($) => $.accesslog.filterAction)}
        options={actions}
        value={filters.action ?? ALL}
        onChange={(id) => onChange({ ...filters, action: id === ALL ? null : id })}
      />
      <Select
        label={t(($) => $.accesslog.filterUnusual)}
        options={[
          { id: ALL, label: t(($) => $.accesslog.anyAction) },
          ...unusualKinds.map((id) => ({ id, label: t(($) => $.accesslog.unusual[id]) })),
        ]}
        value={filters.unusual ?? ALL}
        onChange={(id) => onChange({ ...filters, unusual: id === ALL ? null : id })}
      />
      <Select
        label={t(($) => $.accesslog.filterKind)}
        options={kinds}
        value={filters.kind ?? ALL}
        onChange={(id) => onChange({ ...filters, kind: id === ALL ? null : id })}
      />
      <DateInput
        label={t(($) => $.accesslog.from)}
        value={filters.from}
        onChange={(from) => onChange({ ...filters, from })}
      />
      <DateInput label={t(($) => $.accesslog.to)} value={filters.to} onChange={(to) => onChange({ ...filters, to })} />
      {maySeeClients ? (
        <ComboBox
          label={t(($) => $.accesslog.filterClient)}
          opensOnFocus={false}
          search={searchClients}
          value={filters.client}
          onChange={(client) => onChange({ ...filters, client })}
          placeholder={t(($) => $.accesslog.anyone)}
        />
      ) : null}
    </div>
  )
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

async function searchClients(text: string): Promise<readonly Option[]> {
  const found = await call('clients.search', { text, limit: 20 })
  return found.map((client) => ({ id: client.id, label: client.name }))
}
