// One line of the timeline between the visits: something bought, agreed to, added or sent. Runs in the window.
import type { TFunction } from 'i18next'
import { FileText, Gift, ImageIcon, Mail, Paperclip, Receipt, ShieldCheck, ShieldX, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ClientEvent } from '../../shared/client-events.ts'
import { type ConsentKind, consentGroups } from '../../shared/consents.ts'
import { formatMoney, formatWeekdayDay } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { type Icon, iconSize } from '../ui/icon.ts'
import styles from './ClientHistory.module.css'

interface ClientEventRowProps {
  readonly event: ClientEvent
  readonly onOpen: (event: ClientEvent) => void
}

export function ClientEventRow({ event, onOpen }: ClientEventRowProps) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const EventIcon = iconOf(event)
  return (
    <li className={styles.event}>
      <button type="button" onClick={() => onOpen(event)}>
        <span className="figures">{formatWeekdayDay(event.day, language)}</span>
        <span className={styles.eventText}>
          <EventIcon size={iconSize.text} strokeWidth={1.75} aria-hidden />
          {textOf(t, event)}
        </span>
        {'cents' in event ? <span className="figures">{formatMoney(event.cents, language)}</span> : null}
      </button>
    </li>
  )
}

function textOf(t: TFunction, event: ClientEvent): string {
  switch (event.kind) {
    case 'document':
      return t(($) => $.clientTimeline.documents[event.document], { label: event.label })
    case 'card':
      return t(($) => $.clientTimeline.cards[event.card])
    case 'consent':
      return t(($) => $.clientTimeline.consents[event.answer], { kind: consentText(t, event.consent) })
    case 'attachments':
      return event.attached === 'photo'
        ? t(($) => $.clientTimeline.photos, { count: event.count })
        : t(($) => $.clientTimeline.files, { count: event.count })
    case 'incident':
      return t(($) => $.clientTimeline.incident, { kind: t(($) => $.incidents.kinds[event.incident]) })
    case 'letter':
      return t(($) => $.clientTimeline.letters[event.letter])
  }
}

/** A channel of marketing says little without the word. */
function consentText(t: TFunction, kind: ConsentKind): string {
  const name = t(($) => $.consents.kinds[kind])
  const isMarketing = consentGroups.some(
    (group) => group.id === 'marketing' && group.kinds.some((each) => each === kind),
  )
  return isMarketing ? `${t(($) => $.consents.groups.marketing)}, ${name.toLocaleLowerCase(currentLanguage())}` : name
}

function iconOf(event: ClientEvent): Icon {
  switch (event.kind) {
    case 'document':
      return event.document === 'receipt' ? Receipt : FileText
    case 'card':
      return Gift
    case 'consent':
      return event.answer === 'given' ? ShieldCheck : ShieldX
    case 'attachments':
      return event.attached === 'photo' ? ImageIcon : Paperclip
    case 'incident':
      return TriangleAlert
    case 'letter':
      return Mail
  }
}
