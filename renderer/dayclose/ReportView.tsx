// The report of a day, X or Z: the same rows that the paper has. Runs in the window.

import { useId } from 'react'
import type { DayClose, DayReport } from '../../shared/dayclose.ts'
import { reportSections } from '../../shared/dayclose-rows.ts'
import { useLanguage } from '../i18n.ts'
import { cx } from '../ui/cx.ts'
import styles from './DayClose.module.css'

export function ReportView({ report }: { readonly report: DayReport | DayClose }) {
  const id = useId()
  const language = useLanguage()
  return (
    <div className={styles.report}>
      {reportSections(report, language).map((section, index) => (
        <section key={section.title} aria-labelledby={`${id}-${index}`}>
          <h3 id={`${id}-${index}`}>{section.title}</h3>
          {section.rows.map((row) => (
            <p key={`${row.left} ${row.right}`} className={cx(styles.row, styles[row.look])}>
              <span>{row.left}</span>
              {row.right === '' ? null : <span className="figures">{row.right}</span>}
            </p>
          ))}
        </section>
      ))}
    </div>
  )
}
