// The recovery sheet on paper without a file in between: the same words as the PDF, shown to the printer only.
// Runs in the window.

import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ZONE } from '../../shared/day.ts'
import { formatInstant } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { useSession } from '../shell/session.ts'
import styles from './RecoverySheetPrint.module.css'

/** Room for the light edge that a reader needs around a QR code, in modules. */
const quiet = 4

/** Invisible on screen. */
export function RecoverySheetPrint({ code }: { readonly code: string }) {
  const { t } = useTranslation()
  const session = useSession()
  // The code is part of the key, so that a new sheet never shows the one before.
  const qr = useQuery({ queryKey: ['keys', 'qr', code], queryFn: () => call('keys.recoverySheetQr'), gcTime: 0 })
  const made = formatInstant(session?.nowMs ?? 0, ZONE, currentLanguage())
  const steps = [
    t(($) => $.papers.recovery.step1),
    t(($) => $.papers.recovery.step2),
    t(($) => $.papers.recovery.step3),
    t(($) => $.papers.recovery.step4),
    t(($) => $.papers.recovery.step5),
  ]
  const advice = [
    t(($) => $.papers.recovery.keep1),
    t(($) => $.papers.recovery.keep2),
    t(($) => $.papers.recovery.keep3),
    t(($) => $.papers.recovery.keep4),
  ]
  return (
    <article className={styles.page} data-print-view="page" aria-hidden>
      <header className={styles.head}>
        <div>
          <h1>{t(($) => $.papers.recovery.title)}</h1>
          <p>
            {[session?.salonName ?? '', t(($) => $.papers.recovery.made, { date: made })].filter(Boolean).join(' · ')}
          </p>
          <p>{t(($) => $.papers.recovery.what)}</p>
        </div>
        {qr.data === undefined ? null : (
          <figure className={styles.qr}>
            <svg
              viewBox={`${-quiet} ${-quiet} ${qr.data.modules + 2 * quiet} ${qr.data.modules + 2 * quiet}`}
              role="img"
              aria-label={t(($) => $.papers.recovery.qr)}
            >
              <path d={qr.data.path} />
            </svg>
            <figcaption>{t(($) => $.papers.recovery.qr)}</figcaption>
          </figure>
        )}
      </header>
      <section className={styles.code}>
        <h2>{t(($) => $.papers.recovery.code)}</h2>
        <p className={styles.groups}>
          {code.split('-').map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one code never move
            <span key={index}>{group}</span>
          ))}
        </p>
        <p>{t(($) => $.papers.recovery.codeHint)}</p>
      </section>
      <h2>{t(($) => $.papers.recovery.stepsTitle)}</h2>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <h2>{t(($) => $.papers.recovery.keepTitle)}</h2>
      <ul>
        {advice.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </article>
  )
}
