// One client's card: who it is and what to know at once, then the fields beside the history. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { CalendarPlus, Copy, Ellipsis, Merge, Tags, Trash2, Undo2, X } from 'lucide-react'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ageOf, type ClientCard as Card } from '../../shared/clients.ts'
import { formatDay, formatDayTime, formatMoney } from '../../shared/format.ts'
import { formatPhone, parsePhone } from '../../shared/phone.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { CardPrivacyNotices, useCardPrivacy } from '../privacy/card-privacy.tsx'
import { useToday } from '../sales/queries.ts'
import { goTo } from '../shell/navigation.ts'
import { useMay, useUser } from '../shell/session.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Badge } from '../ui/Chip.tsx'
import { cx } from '../ui/cx.ts'
import { Skeleton } from '../ui/Layout.tsx'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { showToast } from '../ui/Toast.tsx'
import { VisitPanel } from '../visits/VisitPanel.tsx'
import styles from './ClientCard.module.css'
import { type CardHost, type CardTabId, cardMarks, cardTabs } from './card-tabs.tsx'
import { copyText } from './copy-text.ts'
import { MergeDialog } from './MergeDialog.tsx'
import { clientQuery } from './queries.ts'
import { TagMarks } from './TagMarks.tsx'
import { TagsDialog } from './TagsDialog.tsx'
import { useUndoMerge } from './undo-merge.ts'

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
          <CardParts card={card} openVisitId={visitId} onOpenVisit={setVisitId} />
        </>
      )}
      {visitId === null ? null : <VisitPanel key={visitId} visitId={visitId} onClose={() => setVisitId(null)} />}
    </article>
  )
}

function CardParts(props: Omit<CardHost, 'onOpenTab'>) {
  const { t } = useTranslation()
  const user = useUser()
  const [tab, setTab] = useState<CardTabId>('overview')
  const host = { ...props, onOpenTab: setTab }
  const tabs = cardTabs.filter(({ permission }) => permission === null || user?.permissions.includes(permission))
  return (
    <div className={styles.parts}>
      <Tabs
        label={t(($) => $.clientCards.tabs.label)}
        tabs={tabs.map(({ id, label, content }) => ({ id, label: label(t), content: content(host) }))}
        value={tab}
        onChange={setTab}
      />
    </div>
  )
}

function CardHead({ card, onClose }: { readonly card: Card; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const mayBook = useMay('schedule')
  const mayMerge = useMay('client-contacts')
  const [open, setOpen] = useState<'tags' | 'merge' | null>(null)
  const undoMerge = useUndoMerge()
  const rights = useCardPrivacy(card)
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
  const age = ageOf(card, useToday())
  const born = age === null ? card.birthYear : ''
  const entries: MenuEntry[] = [
    { id: 'tags', label: t(($) => $.clientCards.editTags), icon: Tags, onAction: () => setOpen('tags') },
    ...(mayMerge
      ? [{ id: 'merge', label: t(($) => $.clientLists.merge.action), icon: Merge, onAction: () => setOpen('merge') }]
      : []),
    ...rights.entries,
    {
      id: 'remove',
      label: t(($) => $.clients.remove),
      icon: Trash2,
      isDangerous: true,
      startsGroup: true,
      onAction: () => remove.mutate(),
    },
  ]

  return (
    <header className={styles.head}>
      <div className={styles.nameRow}>
        <h2 className={styles.name}>
          {card.name}
          {age === null && born === '' ? null : (
            <span className={cx(styles.age, 'figures')}>
              {' '}
              {age === null ? t(($) => $.clientCards.born, { year: born }) : t(($) => $.clientCards.age, { age })}
            </span>
          )}
        </h2>
        {card.removed || !mayBook ? null : (
          <Button variant="primary" icon={CalendarPlus} onPress={() => goTo({ screen: 'calendar', clientId: card.id })}>
            {t(($) => $.clients.book)}
          </Button>
        )}
        {card.removed ? null : (
          <Menu label={t(($) => $.clients.actions)} entries={entries}>
            <IconButton icon={Ellipsis} label={t(($) => $.clients.actions)} />
          </Menu>
        )}
        <IconButton icon={X} label={t(($) => $.clients.closeCard)} onPress={onClose} />
      </div>
      <div className={styles.meta}>
        <CopyButton value={card.phone} shown={shownPhone(card.phone)} label={t(($) => $.clients.copyPhone)} />
        <CopyButton value={card.email} shown={card.email ?? ''} label={t(($) => $.clients.copyEmail)} />
        <span className="figures">{t(($) => $.clientCards.cardNumber, { number: card.cardNumber })}</span>
        <span className="figures">{t(($) => $.clients.visits, { count: card.visitCount })}</span>
        {card.lastVisitDay === null ? null : (
          <span className="figures">
            {t(($) => $.clientCards.lastVisit, { day: formatDay(card.lastVisitDay, language) })}
          </span>
        )}
        {card.noShowCount === 0 ? null : (
          <Badge tone="no-show">{t(($) => $.clients.noShows, { count: card.noShowCount })}</Badge>
        )}
        {next === null || when === null ? (
          <span>{t(($) => $.clients.noNext)}</span>
        ) : (
          <span className={styles.next}>
            <Button
              variant="quiet"
              size="small"
              onPress={() => goTo({ screen: 'calendar', day: next.day, appointmentId: next.id })}
            >
              {t(($) => $.clients.next, { when })}
            </Button>
          </span>
        )}
      </div>
      <div className={styles.tags}>
        {card.unpaid === null || card.unpaid.count === 0 ? null : (
          <Badge tone="warning">
            {t(($) => $.clientCards.unpaid, {
              count: card.unpaid.count,
              sum: formatMoney(card.unpaid.cents, language),
            })}
          </Badge>
        )}
        {card.openInvoices === null || card.openInvoices.count === 0 ? null : (
          <Badge tone="warning">
            {t(($) => $.clientCards.openInvoices, {
              count: card.openInvoices.count,
              sum: formatMoney(card.openInvoices.cents, language),
            })}
          </Badge>
        )}
        {cardMarks.map(({ id, mark }) => (
          <Fragment key={id}>{mark(card)}</Fragment>
        ))}
        <TagMarks tags={card.tags} />
      </div>
      {card.alert === '' ? null : (
        <Notice tone="danger">
          <strong className={styles.alert}>{card.alert}</strong>
        </Notice>
      )}
      <CardPrivacyNotices clientId={card.id} />
      {rights.dialog}
      {card.mergedInto !== null ? (
        <Notice
          actions={
            <Button size="small" onPress={() => goTo({ screen: 'clients', clientId: card.mergedInto?.id ?? '' })}>
              {t(($) => $.clientCards.openKept, { name: card.mergedInto.name })}
            </Button>
          }
        >
          {t(($) => $.clientCards.mergedInto, { name: card.mergedInto.name })}
        </Notice>
      ) : card.removed ? (
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
      {mayMerge && !card.removed
        ? card.merges.map((merge) => (
            <Notice
              key={merge.id}
              actions={
                <Button
                  size="small"
                  icon={Undo2}
                  isPending={undoMerge.isPending}
                  onPress={() => undoMerge.mutate(merge.id)}
                >
                  {t(($) => $.clientLists.merge.undo)}
                </Button>
              }
            >
              {t(($) => $.clientCards.merges, { name: merge.name, count: merge.daysLeft })}
            </Notice>
          ))
        : null}
      <ErrorNotice error={remove.error ?? bringBack.error ?? undoMerge.error} />
      {open === 'tags' ? <TagsDialog card={card} onClose={() => setOpen(null)} /> : null}
      {open === 'merge' ? <MergeDialog keptId={card.id} onClose={() => setOpen(null)} /> : null}
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
