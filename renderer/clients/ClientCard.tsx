// One client's card: who it is and what to know at once, then the fields beside the history. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { CalendarPlus, Copy, Ellipsis, Trash2, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClientCard as Card } from '../../shared/clients.ts'
import { formatDayTime } from '../../shared/format.ts'
import { formatPhone, parsePhone } from '../../shared/phone.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { goTo } from '../shell/navigation.ts'
import { useMay } from '../shell/session.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Badge } from '../ui/Chip.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { Menu } from '../ui/Menu.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { showToast } from '../ui/Toast.tsx'
import { VisitPanel } from '../visits/VisitPanel.tsx'
import styles from './ClientCard.module.css'
import { ClientDetails } from './ClientDetails.tsx'
import { ClientHistory } from './ClientHistory.tsx'
import { copyText } from './copy-text.ts'
import { clientQuery } from './queries.ts'

interface ClientCardProps {
  readonly clientId: string
  readonly onClose: () => void
}

/** Mount with the client's id as key. */
export function ClientCard({ clientId, onClose }: ClientCardProps) {
  const { t } = useTranslation()
  const { data: card, error, refetch } = useQuery(clientQuery(clientId))
  const [visitId, setVisitId] = useState<string | null>(null)
  return (
    <article className={styles.card} aria-label={t(($) => $.clients.card)}>
      {card === undefined ? (
        <div className={styles.waiting}>
          {error === null ? <Skeleton lines={5} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />}
        </div>
      ) : (
        <>
          <CardHead card={card} onClose={onClose} />
          <div className={styles.body}>
            <ClientDetails key={card.id} card={card} />
            <ClientHistory rows={card.history} openVisitId={visitId} onOpenVisit={setVisitId} />
          </div>
        </>
      )}
      {visitId === null ? null : <VisitPanel key={visitId} visitId={visitId} onClose={() => setVisitId(null)} />}
    </article>
  )
}

function CardHead({ card, onClose }: { readonly card: Card; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const mayBook = useMay('schedule')
  const bringBack = useMutation({
    mutationFn: (removed: { readonly id: string; readonly version: number }) =>
      call('clients.bringBack', { id: removed.id, version: removed.version }),
    onSuccess: (back) => showToast({ text: t(($) => $.clients.toast.broughtBack, { name: back.name }) }),
  })
  const remove = useMutation({
    mutationFn: () => call('clients.remove', { id: card.id, version: card.version }),
    onSuccess: (removed) =>
      showToast({
        text: t(($) => $.clients.toast.removed, { name: removed.name }),
        onUndo: () => bringBack.mutate(removed),
      }),
  })
  const next = card.nextAppointment
  const when = next === null ? null : formatDayTime(next.day, next.startMin, language)

  return (
    <header className={styles.head}>
      <div className={styles.nameRow}>
        <h2 className={styles.name}>{card.name}</h2>
        {card.removed || !mayBook ? null : (
          <Button variant="primary" icon={CalendarPlus} onPress={() => goTo({ screen: 'calendar', clientId: card.id })}>
            {t(($) => $.clients.book)}
          </Button>
        )}
        {card.removed ? null : (
          <Menu
            label={t(($) => $.clients.actions)}
            entries={[
              {
                id: 'remove',
                label: t(($) => $.clients.remove),
                icon: Trash2,
                isDangerous: true,
                onAction: () => remove.mutate(),
              },
            ]}
          >
            <IconButton icon={Ellipsis} label={t(($) => $.clients.actions)} />
          </Menu>
        )}
        <IconButton icon={X} label={t(($) => $.clients.closeCard)} onPress={onClose} />
      </div>
      <div className={styles.meta}>
        <CopyButton value={card.phone} shown={shownPhone(card.phone)} label={t(($) => $.clients.copyPhone)} />
        <CopyButton value={card.email} shown={card.email ?? ''} label={t(($) => $.clients.copyEmail)} />
        <span className="figures">{t(($) => $.clients.visits, { count: card.visitCount })}</span>
        {card.noShowCount === 0 ? null : (
          <Badge tone="no-show">{t(($) => $.clients.noShows, { count: card.noShowCount })}</Badge>
        )}
        {next === null || when === null ? (
          <span>{t(($) => $.clients.noNext)}</span>
        ) : (
          <Button
            variant="quiet"
            size="small"
            onPress={() => goTo({ screen: 'calendar', day: next.day, appointmentId: next.id })}
          >
            {t(($) => $.clients.next, { when })}
          </Button>
        )}
      </div>
      {card.alert === '' ? null : (
        <Notice tone="danger">
          <strong className={styles.alert}>{card.alert}</strong>
        </Notice>
      )}
      {card.removed ? (
        <Notice
          actions={
            <Button size="small" isPending={bringBack.isPending} onPress={() => bringBack.mutate(card)}>
              {t(($) => $.clients.bringBack)}
            </Button>
          }
        >
          {t(($) => $.clients.inBin)}
        </Notice>
      ) : null}
      <ErrorNotice error={remove.error ?? bringBack.error} />
    </header>
  )
}

interface CopyButtonProps {
  readonly value: string | null
  readonly shown: string
  readonly label: string
}

function CopyButton({ value, shown, label }: CopyButtonProps) {
  const { t } = useTranslation()
  if (value === null || value === '') return null
  return (
    <span className={styles.contact}>
      <span className="figures">{shown}</span>
      <IconButton
        icon={Copy}
        size="small"
        label={label}
        onPress={() =>
          copyText(value)
            ? showToast({ text: t(($) => $.clients.copied, { text: shown }) })
            : showToast({ tone: 'danger', text: t(($) => $.clients.notCopied) })
        }
      />
    </span>
  )
}

function shownPhone(phone: string | null): string {
  if (phone === null) return ''
  const known = parsePhone(phone)
  return known === null ? phone : formatPhone(known)
}
