// What is rarely done with a sale, behind one button, and the dialogs that it opens. Runs in the window.

import { useMutation, useQuery } from '@tanstack/react-query'
import {
  Coins,
  Ellipsis,
  FileText,
  Gift,
  PauseCircle,
  Percent,
  PiggyBank,
  ScanBarcode,
  Ticket,
  Trash2,
  UserRound,
  UsersRound,
} from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTime } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { goTo } from '../shell/navigation.ts'
import { useMay } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import { showToast } from '../ui/Toast.tsx'
import { noDiscount } from './DiscountFields.tsx'
import { type Draft, withAppointment } from './draft.ts'
import { sentDraft } from './parked.ts'
import { tillDayQuery, tillSettingsQuery, useToday } from './queries.ts'
import {
  AddAppointmentDialog,
  CardCodeDialog,
  GiftCardDialog,
  ParkDialog,
  PayerDialog,
  SeriesCardDialog,
  SumDialog,
} from './SaleDialogs.tsx'
import { useTillStore } from './till-store.ts'

type Open = 'code' | 'gift' | 'series' | 'tip' | 'deposit' | 'park' | 'payer' | 'appointment' | null

interface SaleMenuProps {
  readonly saleKey: string
  readonly draft: Draft
  readonly isDisabled: boolean
  readonly onChange: (draft: Draft) => void
}

export function SaleMenu({ saleKey, draft, isDisabled, onChange }: SaleMenuProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Open>(null)
  const drop = useTillStore((till) => till.drop)
  const settings = useQuery(tillSettingsQuery).data
  const unpaid = useQuery(tillDayQuery(useToday())).data?.unpaid ?? []
  const mayInvoice = useMay('invoices')
  const [first] = draft.appointments
  const close = () => setOpen(null)
  const isEmpty = draft.lines.length + draft.extras.length === 0

  const leave = () => {
    drop(saleKey)
    goTo({ screen: 'till' })
  }
  const discard = useMutation({
    mutationFn: async () => {
      if (draft.parkedId !== null) await call('sales.dropParked', { id: draft.parkedId })
    },
    onSuccess: () => {
      leave()
      showToast({ text: t(($) => $.sales.park.dropped) })
    },
  })
  const park = async (name: string) => {
    await call('sales.park', { id: draft.parkedId, name, clientId: draft.clientId, draft: sentDraft(draft) })
    leave()
    showToast({ text: t(($) => $.sales.park.parked, { name }), tone: 'success' })
  }

  const entries: MenuEntry[] = [
    {
      id: 'code',
      icon: ScanBarcode,
      label: t(($) => $.sales.more.code),
      onAction: () => setOpen('code'),
      isDisabled: isEmpty,
    },
    {
      id: 'discount',
      icon: Percent,
      label: t(($) => $.sales.more.discount),
      onAction: () => onChange({ ...draft, discount: noDiscount }),
      isDisabled: draft.lines.length === 0 || draft.discount !== null,
    },
    { id: 'tip', icon: Coins, label: t(($) => $.sales.more.tip), onAction: () => setOpen('tip') },
    { id: 'gift', icon: Gift, label: t(($) => $.sales.more.gift), onAction: () => setOpen('gift'), startsGroup: true },
    { id: 'series', icon: Ticket, label: t(($) => $.sales.more.series), onAction: () => setOpen('series') },
    ...(draft.appointments.length === 1
      ? [{ id: 'deposit', icon: PiggyBank, label: t(($) => $.sales.more.deposit), onAction: () => setOpen('deposit') }]
      : []),
    {
      id: 'appointment',
      icon: UsersRound,
      label: t(($) => $.sales.more.appointment),
      onAction: () => setOpen('appointment'),
      startsGroup: true,
    },
    ...(mayInvoice && first !== undefined && draft.appointments.length === 1 && draft.extras.length === 0
      ? [
          {
            id: 'invoice',
            icon: FileText,
            label: t(($) => $.invoices.draft.issue),
            onAction: () => {
              drop(saleKey)
              goTo({ screen: 'invoices', part: 'new', appointmentId: first.id })
            },
          },
        ]
      : []),
    { id: 'payer', icon: UserRound, label: t(($) => $.sales.more.payer), onAction: () => setOpen('payer') },
    {
      id: 'park',
      icon: PauseCircle,
      label: t(($) => $.sales.more.park),
      onAction: () => setOpen('park'),
      isDisabled: isEmpty,
      startsGroup: true,
    },
    {
      id: 'drop',
      icon: Trash2,
      label: t(($) => $.sales.more.drop),
      onAction: () => discard.mutate(),
      isDisabled: isEmpty && draft.parkedId === null,
      isDangerous: true,
    },
  ]
  const dialog = { draft, onChange, onClose: close }
  return (
    <>
      <Menu label={t(($) => $.sales.more.title)} entries={entries}>
        <Button icon={Ellipsis} isDisabled={isDisabled}>
          {t(($) => $.sales.more.title)}
        </Button>
      </Menu>
      {open === 'code' ? <CardCodeDialog {...dialog} /> : null}
      {open === 'gift' && settings !== undefined ? <GiftCardDialog {...dialog} settings={settings} /> : null}
      {open === 'series' && settings !== undefined ? <SeriesCardDialog {...dialog} settings={settings} /> : null}
      {open === 'tip' || open === 'deposit' ? <SumDialog {...dialog} kind={open} /> : null}
      {open === 'park' ? <ParkDialog draft={draft} onClose={close} onPark={park} /> : null}
      {open === 'payer' ? <PayerDialog {...dialog} /> : null}
      {open === 'appointment' ? (
        <AddAppointmentDialog
          choices={unpaid
            .filter((each) => draft.appointments.every((own) => own.id !== each.appointmentId))
            .map((each) => ({
              id: each.appointmentId,
              label: each.clientName === '' ? t(($) => $.sales.ready.noClient) : each.clientName,
              detail: `${formatTime(each.startMin, currentLanguage())} · ${each.services.join(', ')}`,
            }))}
          onChoose={async (appointmentId) => {
            const checkout = await call('sales.checkout', { appointmentId })
            const words = { fee: t(($) => $.prepaidSale.fee), deposit: t(($) => $.sales.use.deposit) }
            onChange(withAppointment(draft, checkout, words))
            close()
          }}
          onClose={close}
        />
      ) : null}
    </>
  )
}
