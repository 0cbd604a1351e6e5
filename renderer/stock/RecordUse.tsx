// After a record is signed: the products it names that are kept in stock, offered to be taken from there with one press.
// Nothing is taken by itself. Runs in the window.

import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import { amountText } from './amounts.ts'
import { proposalsQuery } from './queries.ts'

export function RecordUse({ visitId }: { readonly visitId: string }) {
  const { t } = useTranslation()
  const proposals = useQuery(proposalsQuery(visitId)).data ?? []
  const take = useMutation({
    mutationFn: () =>
      call('stock.useFromRecord', {
        visitId,
        lines: proposals
          .filter((each) => each.amount <= each.balance)
          .map(({ recordId, line, amount }) => ({ recordId, line, amount })),
      }),
    onSuccess: () => showToast({ tone: 'success', text: t(($) => $.stock.use.taken) }),
  })
  if (proposals.length === 0) return null
  const canTake = proposals.some((each) => each.amount <= each.balance)
  return (
    <Notice
      tone="neutral"
      title={t(($) => $.stock.use.title)}
      actions={
        canTake ? (
          <Button size="small" isPending={take.isPending} onPress={() => take.mutate()}>
            {t(($) => $.stock.use.take)}
          </Button>
        ) : null
      }
    >
      {t(($) => $.stock.use.text)}
      <ul>
        {proposals.map((each) => (
          <li key={`${each.recordId} ${each.line}`}>
            {t(($) => $.stock.use.row, { name: each.name, amount: amountText(t, each.amount, each) })}
            {each.amount <= each.balance
              ? null
              : ` ${t(($) => $.stock.use.short, { balance: amountText(t, each.balance, each) })}`}
          </li>
        ))}
      </ul>
      <ErrorNotice error={take.error} />
    </Notice>
  )
}
