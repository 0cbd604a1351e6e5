// The accounts of the journal, from a day on. Runs in the window.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  AccountNumber,
  type AccountRole,
  type AccountSettings,
  type Accounts,
  usualAccounts,
} from '../../shared/bookkeeping.ts'
import { formatDay } from '../../shared/format.ts'
import { paymentName } from '../../shared/payment-names.ts'
import { PaymentMethodKind } from '../../shared/sales.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { useToday } from '../sales/queries.ts'
import { Button } from '../ui/Button.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { DateInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'
import styles from './Bookkeeping.module.css'
import { accountsQuery } from './queries.ts'

const groups = {
  money: ['cash', 'card', 'mobile', 'benefit', 'transfer', 'bank', 'receivables', 'cashMoves', 'otherPayments'],
  sales: ['services', 'products', 'fees', 'prepaidTaxed', 'prepaidUntaxed'],
  rest: ['vat', 'tips', 'rounding', 'cashDifference'],
} as const satisfies Record<string, readonly AccountRole[]>

export function AccountsDialog({ sellerId, onClose }: { readonly sellerId: string; readonly onClose: () => void }) {
  const { data } = useQuery(accountsQuery(sellerId))
  return data === undefined ? null : <AccountsForm settings={data} sellerId={sellerId} onClose={onClose} />
}

interface AccountsFormProps {
  readonly settings: AccountSettings
  readonly sellerId: string
  readonly onClose: () => void
}

function AccountsForm({ settings, sellerId, onClose }: AccountsFormProps) {
  const { t } = useTranslation()
  const today = useToday()
  const [accounts, setAccounts] = useState<Accounts>(settings.accounts)
  const [from, setFrom] = useState<Typed<string>>(settings.firstOpenDay ?? `${today.slice(0, 7)}-01`)
  const [isAsked, setAsked] = useState(false)
  const isWrong = (number: string) => isAsked && !AccountNumber.safeParse(number).success
  const earliest = settings.firstOpenDay
  const isTooEarly = typeof from === 'string' && earliest !== null && from < earliest
  const submit = async () => {
    setAsked(true)
    const { methods, ...roles } = accounts
    const filled = Object.fromEntries(Object.entries(methods).filter(([, number]) => number !== ''))
    const numbers = [...Object.values(roles), ...Object.values(filled)]
    if (from === null || from === 'invalid' || isTooEarly) return
    if (numbers.some((number) => !AccountNumber.safeParse(number).success)) return
    await call('bookkeeping.saveAccounts', { sellerId, validFrom: from, accounts: { ...accounts, methods: filled } })
    showToast({ text: t(($) => $.bookkeepingAccounts.saved), tone: 'success' })
    onClose()
  }
  const field = (role: AccountRole) => (
    <TextField
      key={role}
      label={t(($) => $.bookkeepingAccounts.roles[role])}
      value={accounts[role]}
      onChange={(number) => setAccounts((now) => ({ ...now, [role]: number.trim() }))}
      error={isWrong(accounts[role]) ? t(($) => $.bookkeepingAccounts.wrong) : undefined}
      inputMode="numeric"
      isFigures
      maxLength={8}
    />
  )
  return (
    <FormDialog
      title={t(($) => $.bookkeepingAccounts.title)}
      onClose={onClose}
      size="large"
      saveLabel={t(($) => $.common.save)}
      onSubmit={submit}
      actions={
        <>
          <Button variant="quiet" onPress={() => setAccounts(usualAccounts)}>
            {t(($) => $.bookkeepingAccounts.usual)}
          </Button>
          <Button onPress={onClose}>{t(($) => $.common.cancel)}</Button>
        </>
      }
    >
      <p className={styles.quiet}>{t(($) => $.bookkeepingAccounts.lead)}</p>
      <div className={styles.validFrom}>
        <DateInput
          label={t(($) => $.bookkeepingAccounts.from)}
          description={t(($) => $.bookkeepingAccounts.fromHint)}
          value={from}
          onChange={setFrom}
          error={
            isAsked && isTooEarly && earliest !== null
              ? t(($) => $.bookkeepingAccounts.tooEarly, { day: formatDay(earliest, currentLanguage()) })
              : undefined
          }
        />
      </div>
      {(['money', 'sales', 'rest'] as const).map((group) => (
        <fieldset key={group} className={styles.group}>
          <legend>{t(($) => $.bookkeepingAccounts[group])}</legend>
          <div className={styles.fields}>
            {groups[group].map(field)}
            {group === 'money'
              ? settings.methods
                  .filter((method) => method.name !== '')
                  .map((method) => {
                    const number = accounts.methods[method.id] ?? ''
                    const kind = PaymentMethodKind.parse(method.kind)
                    return (
                      <TextField
                        key={method.id}
                        label={paymentName(t, { kind, name: method.name })}
                        value={number}
                        onChange={(text) =>
                          setAccounts((now) => ({ ...now, methods: { ...now.methods, [method.id]: text.trim() } }))
                        }
                        error={number !== '' && isWrong(number) ? t(($) => $.bookkeepingAccounts.wrong) : undefined}
                        isOptional
                        inputMode="numeric"
                        isFigures
                        maxLength={8}
                      />
                    )
                  })
              : null}
          </div>
        </fieldset>
      ))}
    </FormDialog>
  )
}
