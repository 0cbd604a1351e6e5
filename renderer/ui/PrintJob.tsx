// One paper of headings, paragraphs and facts for the printer: it is there only while the system's print dialog is open.
// Runs in the window.
import { useContext, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { PaperContent } from '../../shared/privacy-papers.ts'
import type { Language } from '../../shared/values.ts'
import styles from './PrintJob.module.css'
import { ShortcutsLive } from './shortcut.ts'

interface PrintJobProps {
  readonly content: PaperContent
  readonly language: Language
  /** Opens the print dialog; runs once, when the paper is on its page. */
  readonly print: () => Promise<unknown>
  /** After the dialog, also after a failure. */
  readonly onDone: (error: unknown) => void
}

/** Mount it to print. Never while the screen is locked. */
export function PrintJob({ content, language, print, onDone }: PrintJobProps) {
  const isUnlocked = useContext(ShortcutsLive)
  const job = useRef({ print, onDone, hasBegun: false })
  job.current = { ...job.current, print, onDone }
  useEffect(() => {
    if (!isUnlocked || job.current.hasBegun) return
    job.current.hasBegun = true
    job.current.print().then(
      () => job.current.onDone(null),
      (error: unknown) => job.current.onDone(error),
    )
  }, [isUnlocked])
  if (!isUnlocked) return null
  return createPortal(
    <div data-print-root aria-hidden>
      <article className={styles.paper} lang={language}>
        <h1 className={styles.title}>{content.title}</h1>
        {content.lead === '' ? null : <p className={styles.quiet}>{content.lead}</p>}
        {content.sections.map((section) => (
          <section key={section.heading} className={styles.section}>
            {section.heading === '' ? null : <h2 className={styles.heading}>{section.heading}</h2>}
            {section.paragraphs.map((paragraph) => (
              <p key={paragraph} className={styles.text}>
                {paragraph}
              </p>
            ))}
            {section.list.length === 0 ? null : (
              <ul>
                {section.list.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            )}
            {section.facts.length === 0 ? null : (
              <dl className={styles.facts}>
                {section.facts.map(([name, value]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd className={styles.text}>{value}</dd>
                  </div>
                ))}
              </dl>
            )}
          </section>
        ))}
        {content.signatures.map((line) => (
          <p key={line} className={styles.signature}>
            {line}
          </p>
        ))}
      </article>
    </div>,
    document.body,
  )
}
