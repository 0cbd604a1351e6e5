// Who waits for a time, longest waiting first, each with the times that are free now. Runs in the window.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Ellipsis, ListPlus, Pencil, Phone, Trash2, UsersRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { instantToLocal, ZONE } from '../../shared/day.ts'
import { formatDayShort, formatTimeRange } from '../../shared/format.ts'
import { formatPhone, parsePhone } from '../../shared/phone.ts'
import type { WaitlistEntry } from '../../shared/waitlist.ts'
import { servicesQuery, staffQuery } from '../appointments/queries.ts'
import { closePanel, openWish } from '../appointments/store.ts'
import { whenText } from '../appointments/words.ts'
import { errorText } from '../error-text.ts'
import { recordStep } from '../history.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { EmptyState, Skeleton } from '../ui/Layout.tsx'
import { Menu } from '../ui/Menu.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { showToast } from '../ui/Toast.tsx'
import { bookWish } from './book-wish.ts'
import { waitlistQuery } from './queries.ts'
import styles from './Waitlist.module.css'
import { weekdaysText } from './words.ts'

export function WaitlistPanel() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(waitlistQuery)
  return (
    <SidePanel
      title={t(($) => $.waitlist.title)}
      onClose={closePanel}
      footer={
        <Button variant="primary" icon={ListPlus} onPress={() => openWish(null)}>
          {t(($) => $.waitlist.add)}
        </Button>
      }
    >
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={6} />
        ) : (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        )
      ) : data.length === 0 ? (
        <EmptyState icon={UsersRound} title={t(($) => $.waitlist.empty)}>
          {t(($) => $.waitlist.emptyLead)}
        </EmptyState>
      ) : (
        <ul className={styles.list}>
          {data.map((entry) => (
            <WishRow key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
    </SidePanel>
  )
}

function WishRow({ entry }: { readonly entry: WaitlistEntry }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const { data: services = [] } = useQuery(servicesQuery)
  const { data: staff = [] } = useQuery(staffQuery)
  const close = useClose()
  const people = staff.filter((member) => entry.staffIds.includes(member.id)).map((member) => member.name)
  const isAnyTime = entry.fromMin === 0 && entry.untilMin === 1440
  const wishes = [
    people.length === 0 ? t(($) => $.waitlist.anyone) : people.join(', '),
    entry.weekdays.length === 0 ? t(($) => $.waitlist.anyDay) : weekdaysText(entry.weekdays),
    ...(isAnyTime ? [] : [formatTimeRange(entry.fromMin, entry.untilMin, language)]),
    t(($) => $.waitlist.until, { day: formatDayShort(entry.untilDay, language) }),
  ]
  const since = instantToLocal(entry.createdAtMs, ZONE).day
  return (
    <li className={styles.wish}>
      <div className={styles.wishHead}>
        <strong>{entry.clientName}</strong>
        <Menu
          label={t(($) => $.waitlist.actions, { client: entry.clientName })}
          entries={[
            { id: 'edit', label: t(($) => $.common.edit), icon: Pencil, onAction: () => openWish(entry) },
            {
              id: 'close',
              label: t(($) => $.waitlist.close),
              icon: Trash2,
              startsGroup: true,
              onAction: () => close(entry),
            },
          ]}
        >
          <IconButton icon={Ellipsis} size="small" label={t(($) => $.waitlist.actions, { client: entry.clientName })} />
        </Menu>
      </div>
      <p>{entry.serviceNames.join(', ')}</p>
      <p className={styles.quiet}>
        <span className="figures">{wishes.join(' · ')}</span>
      </p>
      {entry.note === '' ? null : <p className={styles.quiet}>{entry.note}</p>}
      {entry.phone === null || entry.phone === '' ? null : (
        <p className={styles.phone}>
          <Phone size={14} aria-hidden />
          <span className="figures">{formatPhone(parsePhone(entry.phone) ?? entry.phone)}</span>
        </p>
      )}
      <p className={styles.quiet}>
        <span className="figures">{t(($) => $.waitlist.since, { day: formatDayShort(since, language) })}</span>
      </p>
      {entry.times.length === 0 ? (
        <p className={styles.quiet}>{t(($) => $.waitlist.nothingFree)}</p>
      ) : (
        <div className={styles.times}>
          <span className={styles.quiet}>{t(($) => $.waitlist.freeNow)}</span>
          {entry.times.map((time) => {
            const when = whenText(t, time.day, time.startMin)
            return (
              <Button
                key={`${time.day}-${time.startMin}-${time.staffId}`}
                size="small"
                onPress={() => bookWish(entry, time, services)}
              >
                <span className="figures">{t(($) => $.waitlist.book, { when })}</span>
              </Button>
            )
          })}
        </div>
      )}
    </li>
  )
}

/** Takes a wish off the list, with undo and redo. */
function useClose(): (entry: WaitlistEntry) => void {
  const { t } = useTranslation()
  const close = useMutation({
    mutationFn: (input: { readonly id: string; readonly version: number; readonly closed: boolean }) =>
      call('waitlist.close', input),
    onError: (error) => showToast({ tone: 'danger', text: errorText(t, error) }),
  })
  return ({ id, version, clientName }) => {
    let latest = version
    const set = async (closed: boolean) => {
      try {
        latest = (await close.mutateAsync({ id, version: latest, closed })).version
        return true
      } catch {
        return false
      }
    }
    void set(true).then((isClosed) => {
      if (!isClosed) return
      recordStep({
        text: t(($) => $.waitlist.closed, { client: clientName }),
        undo: () => set(false),
        redo: () => set(true),
      })
    })
  }
}
