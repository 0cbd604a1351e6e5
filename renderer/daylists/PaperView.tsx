// A paper of tables on screen, and the same for the printer: there it flows over as many pages as it takes. Runs in the
// window.
import { useContext } from 'react'
import { createPortal } from 'react-dom'
import type { TablePaper } from '../../shared/table-paper.ts'
import { ShortcutsLive } from '../ui/shortcut.ts'
import styles from './PaperView.module.css'

export function PaperView({ paper }: { readonly paper: TablePaper }) {
  return (
    <article className={styles.paper} lang={paper.language} data-wide={paper.isWide}>
      <h3 className={styles.title}>{paper.title}</h3>
      <p className={styles.quiet}>{paper.subtitle}</p>
      {paper.sections.map((section, at) => (
        // The sections of one paper never move.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <section key={at} className={styles.section}>
          {section.heading === '' ? null : <h4 className={styles.heading}>{section.heading}</h4>}
          {section.note === '' ? null : <p className={styles.quiet}>{section.note}</p>}
          {section.rows.length === 0 ? (
            <p className={styles.quiet}>{section.empty}</p>
          ) : (
            <table className={styles.table}>
              <thead>
                <tr>
                  {section.columns.map((column) => (
                    <th key={column.title} scope="col" style={{ width: `${column.share * 100}%` }}>
                      {column.title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody className="figures">
                {section.rows.map((row) => (
                  <tr key={row.join('\t')}>
                    {row.map((cell, column) => (
                      <td key={section.columns[column]?.title ?? cell}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      ))}
      <p className={styles.foot}>{paper.foot}</p>
    </article>
  )
}

/** For the printer only: alone on its pages, and gone while the screen is locked. */
export function PrintedPaper({ paper }: { readonly paper: TablePaper }) {
  const isUnlocked = useContext(ShortcutsLive)
  if (!isUnlocked) return null
  return createPortal(
    <div data-print-root aria-hidden>
      <PaperView paper={paper} />
    </div>,
    document.body,
  )
}
