// A client's rights on her card: entries for the card's menu, the dialogs behind them, and what stands on the card when
// something is restricted, kept or asked. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Ban, Eraser, FileQuestion, Gavel, ShieldOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClientCard } from '../../shared/clients.ts'
import { formatDay } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { goTo } from '../shell/navigation.ts'
import { useMay } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import type { MenuEntry } from '../ui/Menu.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import { EraseDialog } from './EraseDialog.tsx'
import { NewRequestDialog } from './NewRequestDialog.tsx'
import { ofClientQuery } from './privacy-queries.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

type Card = Pick<ClientCard, 'id' | 'name'>
type Open = 'request' | 'erase' | 'restrict' | 'hold' | null

/** Entries for the card's menu and the dialog that one of them has opened. */
export function useCardPrivacy(card: Card) {
  const { t } = useTranslation()
  const mayHandle = useMay('privacy-requests')
  const [open, setOpen] = useState<Open>(null)
  const { data } = useQuery({ ...ofClientQuery(card.id), enabled: mayHandle })
  const saved = () => showToast({ tone: 'success', text: t(($) => $.privacy.card.done) })
  const restrict = useMutation({
    mutationFn: () => call('privacy.restrict', { clientId: card.id, on: false, reason: '' }),
    onSuccess: saved,
  })
  const hold = useMutation({
    mutationFn: () => call('privacy.hold', { clientId: card.id, on: false, reason: '' }),
    onSuccess: saved,
  })
  const object = useMutation({
    mutationFn: () => call('privacy.object', { clientId: card.id, channels: ['email', 'sms'] }),
    onSuccess: () => showToast({ tone: 'success', text: t(($) => $.privacy.card.objected) }),
  })
  const all: MenuEntry[] = [
    {
      id: 'privacy-request',
      label: t(($) => $.privacy.card.newRequest),
      icon: FileQuestion,
      startsGroup: true,
      onAction: () => setOpen('request'),
    },
    data?.restricted
      ? {
          id: 'restrict',
          label: t(($) => $.privacy.card.unrestrict),
          icon: ShieldOff,
          onAction: () => restrict.mutate(),
        }
      : {
          id: 'restrict',
          label: t(($) => $.privacy.card.restrict),
          icon: ShieldOff,
          onAction: () => setOpen('restrict'),
        },
    data?.hold
      ? { id: 'hold', label: t(($) => $.privacy.card.unhold), icon: Gavel, onAction: () => hold.mutate() }
      : { id: 'hold', label: t(($) => $.privacy.card.hold), icon: Gavel, onAction: () => setOpen('hold') },
  ]
  const entries: MenuEntry[] = [
    ...(mayHandle ? all : []),
    { id: 'object', label: t(($) => $.privacy.card.object), icon: Ban, onAction: () => object.mutate() },
    ...(mayHandle
      ? [
          {
            id: 'erase',
            label: t(($) => $.privacy.card.erase),
            icon: Eraser,
            isDangerous: true,
            onAction: () => setOpen('erase'),
          },
        ]
      : []),
  ]
  const close = () => setOpen(null)
  const dialog = (
    <>
      <ErrorNotice error={restrict.error ?? hold.error ?? object.error} />
      {open === 'request' ? (
        <NewRequestDialog
          client={{ id: card.id, label: card.name }}
          onClose={close}
          onMade={(id) => goTo({ screen: 'privacy', part: 'requests', requestId: id })}
        />
      ) : null}
      {open === 'erase' ? <EraseDialog clientId={card.id} requestId={null} onClose={close} /> : null}
      {open === 'restrict' ? (
        <ReasonDialog
          title={t(($) => $.privacy.card.restrictTitle)}
          text={t(($) => $.privacy.card.restrictText)}
          onClose={close}
          onSave={(reason) => call('privacy.restrict', { clientId: card.id, on: true, reason })}
        />
      ) : null}
      {open === 'hold' ? (
        <ReasonDialog
          title={t(($) => $.privacy.card.holdTitle)}
          text={t(($) => $.privacy.card.holdText)}
          onClose={close}
          onSave={(reason) => call('privacy.hold', { clientId: card.id, on: true, reason })}
        />
      ) : null}
    </>
  )
  return { entries, dialog }
}

/** Restricted, kept for a claim, or a request waiting: said at the top of the card. */
export function CardPrivacyNotices({ clientId }: { readonly clientId: string }) {
  const { t } = useTranslation()
  const mayHandle = useMay('privacy-requests')
  const { data } = useQuery({ ...ofClientQuery(clientId), enabled: mayHandle })
  if (data === undefined) return null
  const [request] = data.openRequests
  return (
    <>
      {data.restricted === null ? null : (
        <Notice tone="warning">{t(($) => $.privacy.card.restricted, { reason: data.restricted.reason })}</Notice>
      )}
      {data.hold === null ? null : (
        <Notice tone="info">{t(($) => $.privacy.card.held, { reason: data.hold.reason })}</Notice>
      )}
      {request === undefined ? null : (
        <Notice
          tone="info"
          actions={
            <Button size="small" onPress={() => goTo({ screen: 'privacy', part: 'requests', requestId: request.id })}>
              {t(($) => $.privacy.open)}
            </Button>
          }
        >
          {t(($) => $.privacy.card.openRequest, { day: formatDay(request.latest, currentLanguage()) })}
        </Notice>
      )}
    </>
  )
}
