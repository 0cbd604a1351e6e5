// What the panel of an appointment tells of its client: contacts, what she owes, what was done last, when she comes next.
// Runs in the window.
import { Mail, Pencil, Phone, UserRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppointmentDetail } from '../../shared/appointments.ts'
import { formatDay, formatMoney } from '../../shared/format.ts'
import { formatPhone, parsePhone } from '../../shared/phone.ts'
import { ClientQuickEdit } from '../clients/ClientQuickEdit.tsx'
import { currentLanguage } from '../i18n.ts'
import { goTo } from '../shell/navigation.ts'
import { useMay } from '../shell/session.ts'
import { Button } from '../ui/Button.tsx'
import { Badge } from '../ui/Chip.tsx'
import { Notice } from '../ui/Notice.tsx'
import styles from './AppointmentPanel.module.css'
import { openAppointment, showDay } from './store.ts'
import { whenText } from './words.ts'

type Client = NonNullable<AppointmentDetail['client']>

export function ClientPart({ client }: { readonly client: Client }) {
  const { t } = useTranslation()
  const maySeeCards = useMay('client-names')
  const [isEditing, setEditing] = useState(false)
  if (isEditing) return <ClientQuickEdit key={client.id} clientId={client.id} onDone={() => setEditing(false)} />
  return (
    <section className={styles.client}>
      {client.phone === null || client.phone === '' ? null : (
        <span className={styles.contact}>
          <Phone size={14} aria-hidden />
          <span className="figures">{formatPhone(parsePhone(client.phone) ?? client.phone)}</span>
        </span>
      )}
      {client.email === null || client.email === '' ? null : (
        <span className={styles.contact}>
          <Mail size={14} aria-hidden />
          {client.email}
        </span>
      )}
      {client.noShowCount === 0 ? null : (
        <Badge tone="no-show">{t(($) => $.appointments.panel.noShows, { count: client.noShowCount })}</Badge>
      )}
      {client.lateCancelCount === 0 ? null : (
        <Badge tone="cancelled">{t(($) => $.booking.late.badge, { count: client.lateCancelCount })}</Badge>
      )}
      {maySeeCards ? (
        <span className={styles.clientActions}>
          <Button variant="quiet" size="small" icon={Pencil} onPress={() => setEditing(true)}>
            {t(($) => $.booking.panel.editClient)}
          </Button>
          <Button
            variant="quiet"
            size="small"
            icon={UserRound}
            onPress={() => goTo({ screen: 'clients', clientId: client.id })}
          >
            {t(($) => $.appointments.panel.openClient)}
          </Button>
        </span>
      ) : null}
    </section>
  )
}

/** Visits that were done and not paid, each opening at a press. */
export function UnpaidPart({ unpaid }: Pick<AppointmentDetail, 'unpaid'>) {
  const { t } = useTranslation()
  const language = currentLanguage()
  if (unpaid.length === 0) return null
  return (
    <Notice tone="warning" title={t(($) => $.appointments.panel.unpaid, { count: unpaid.length })}>
      <ul className={styles.links}>
        {unpaid.map((each) => (
          <li key={each.id}>
            <button type="button" className={styles.link} onClick={() => openAppointment(each.id)}>
              <span className="figures">
                {t(($) => $.booking.panel.unpaidOn, { day: formatDay(each.day, language) })}
              </span>
              <span className={styles.linkWords}>{each.services.join(', ')}</span>
              {each.cents === null ? null : <span className="figures">{formatMoney(each.cents, language)}</span>}
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

export function NextPart({ next }: Pick<AppointmentDetail, 'next'>) {
  const { t } = useTranslation()
  if (next.length === 0) return null
  return (
    <section>
      <h3 className={styles.heading}>{t(($) => $.booking.panel.next)}</h3>
      <ul className={styles.links}>
        {next.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              className={styles.link}
              onClick={() => {
                showDay(each.day)
                openAppointment(each.id)
              }}
            >
              <span className="figures">{whenText(t, each.day, each.startMin)}</span>
              <span className={styles.linkWords}>{each.services.join(', ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function LastVisit({ client }: { readonly client: Client }) {
  const { t } = useTranslation()
  const { lastVisit, notes } = client
  return (
    <>
      {notes === '' ? null : (
        <section>
          <h3 className={styles.heading}>{t(($) => $.booking.panel.notes)}</h3>
          <p className={styles.notes}>{notes}</p>
        </section>
      )}
      <section>
        <h3 className={styles.heading}>{t(($) => $.appointments.panel.lastVisit)}</h3>
        {lastVisit === null ? (
          <p className={styles.quiet}>{t(($) => $.appointments.panel.firstVisit)}</p>
        ) : (
          <>
            <p className={styles.quiet}>
              <span className="figures">{formatDay(lastVisit.day, currentLanguage())}</span>
              {lastVisit.services.length === 0 ? '' : ` · ${lastVisit.services.join(', ')}`}
            </p>
            {lastVisit.recordText === null ? null : <p className={styles.record}>{lastVisit.recordText}</p>}
          </>
        )}
      </section>
    </>
  )
}
