// What bookkeeping has gone after its legal time, and which numbers are therefore not there. Runs in the window.
import { useTranslation } from 'react-i18next'
import { ZONE } from '../../shared/day.ts'
import { formatDay, formatInstant, formatMoney } from '../../shared/format.ts'
import type { VoucherPurge } from '../../shared/privacy-retention.ts'
import { currentLanguage } from '../i18n.ts'
import { Section } from '../ui/Layout.tsx'
import { Table } from '../ui/Table.tsx'

export function PurgedVouchers({ purges }: { readonly purges: readonly VoucherPurge[] }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  return (
    <Section
      title={t(($) => $.privacyRetention.purgedYears)}
      description={t(($) => $.privacyRetention.purgedYearsText)}
    >
      <Table
        label={t(($) => $.privacyRetention.purgedYears)}
        rows={purges}
        rowKey={(row) => row.id}
        columns={[
          {
            id: 'what',
            title: t(($) => $.privacyRetention.columns.what),
            cell: (row) => t(($) => $.privacyRetention.kinds[row.kind]),
          },
          {
            id: 'through',
            title: t(($) => $.privacyRetention.columns.through),
            cell: (row) => formatDay(row.throughDay, language),
          },
          {
            id: 'numbers',
            title: t(($) => $.privacyRetention.columns.numbers),
            cell: (row) => row.numbers.map(runText).join(', '),
          },
          {
            id: 'count',
            title: t(($) => $.privacyRetention.columns.count),
            align: 'end',
            cell: (row) => row.documents,
          },
          {
            id: 'sum',
            title: t(($) => $.privacyRetention.columns.sum),
            align: 'end',
            cell: (row) => formatMoney(row.totalCents, language),
          },
          {
            id: 'removed',
            title: t(($) => $.privacyRetention.columns.removed),
            cell: (row) => formatInstant(row.atMs, ZONE, language),
          },
        ]}
      />
    </Section>
  )
}

const runText = ({ series, first, last }: VoucherPurge['numbers'][number]) =>
  first === last ? `${series}-${first}` : `${series}-${first}–${last}`
