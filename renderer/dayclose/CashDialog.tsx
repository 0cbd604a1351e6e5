// Money into the drawer or out of it, with its reason. Runs in the window.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { SegmentedControl } from '../ui/Choices.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/Toast.tsx'
import { MoneyInput } from '../ui/TypedField.tsx'
import type { Typed } from '../ui/typed-values.ts'

export function CashDialog({ sellerId, onClose }: { readonly sellerId: string; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [direction, setDirection] = useState<'in' | 'out'>('in')
  const [cents, setCents] = useState<Typed<number>>(null)
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const submit = async () => {
    setAsked(true)
    if (typeof cents !== 'number' || cents === 0 || reason.trim() === '') return
    const moved = direction === 'in' ? cents : 0 - cents
    await call('dayclose.moveCash', { sellerId, cents: moved, reason })
    showToast({
      text: t(($) => $.dayclose.cash.saved, { sum: formatMoney(moved, currentLanguage()) }),
      tone: 'success',
    })
    onClose()
  }
  return (
    <FormDialog
      title={t(($) => $.dayclose.cash.move)}
      onClose={onClose}
      size="small"
      saveLabel={t(($) => $.dayclose.cash.save)}
      onSubmit={submit}
    >
      <SegmentedControl
        label={t(($) => $.dayclose.cash.direction)}
        options={[
          { id: 'in', label: t(($) => $.dayclose.cash.in) },
          { id: 'out', label: t(($) => $.dayclose.cash.out) },
        ]}
        value={direction}
        onChange={setDirection}
      />
      <MoneyInput
        label={t(($) => $.dayclose.cash.sum)}
        value={cents}
        onChange={setCents}
        error={isAsked && (typeof cents !== 'number' || cents === 0) ? t(($) => $.common.notMoney) : undefined}
        autoFocus
      />
      <TextField
        label={t(($) => $.dayclose.cash.reason)}
        placeholder={direction === 'in' ? t(($) => $.dayclose.cash.reasonIn) : t(($) => $.dayclose.cash.reasonOut)}
        value={reason}
        onChange={setReason}
        maxLength={120}
        isRequired
      />
    </FormDialog>
  )
}
