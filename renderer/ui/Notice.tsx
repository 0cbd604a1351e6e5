// Something the person must know, in place: a warning on a card, a failure in a form. Runs in the window.

import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '../error-text.ts'
import { Button } from './Button.tsx'
import type { Icon } from './icon.ts'
import styles from './Notice.module.css'
import { type FeedbackTone, toneStyle } from './tones.ts'

const icons: Record<FeedbackTone, Icon> = {
  neutral: Info,
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: CircleAlert,
}

interface NoticeProps {
  readonly tone?: FeedbackTone
  readonly title?: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  readonly role?: 'status' | 'alert' | 'note'
}

/** A framed message with its icon. `role="alert"` reads it out at once. */
export function Notice({ tone = 'info', title, children, actions, role = 'note' }: NoticeProps) {
  const NoticeIcon = icons[tone]
  return (
    <div className={styles.notice} style={toneStyle(tone)} role={role}>
      <NoticeIcon size={16} strokeWidth={2} aria-hidden />
      <div className={styles.words}>
        {title === undefined ? null : <span className={styles.title}>{title}</span>}
        {children === undefined ? null : <div>{children}</div>}
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  )
}

interface ErrorNoticeProps {
  /** Whatever was thrown; null and undefined show nothing. */
  readonly error: unknown
  /** What it is about, above the sentence. */
  readonly title?: string | undefined
  readonly onRetry?: () => void
}

/** A failure in words: what happened, what was kept, what to do next. */
export function ErrorNotice({ error, title, onRetry }: ErrorNoticeProps) {
  const { t } = useTranslation()
  if (error === null || error === undefined) return null
  return (
    <Notice
      tone="danger"
      role="alert"
      {...(title === undefined ? {} : { title })}
      {...(onRetry === undefined
        ? {}
        : {
            actions: (
              <Button size="small" onPress={onRetry}>
                {t(($) => $.common.tryAgain)}
              </Button>
            ),
          })}
    >
      {errorText(t, error)}
    </Notice>
  )
}
