// The frame of screens that stand before the shell: start, sign-in, lock, first run, failure. Runs in the window.

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '../ui/cx.ts'
import { Mark } from './Mark.tsx'
import styles from './Shell.module.css'

/** A card in the middle of an empty window under the product's name. `isWide` for the first run. */
export function Gate({ children, isWide }: { readonly children: ReactNode; readonly isWide?: boolean }) {
  const { t } = useTranslation()
  return (
    <main className={styles.gate}>
      <div className={styles.centre}>
        <div className={cx(styles.gateCard, isWide && styles.gateCardWide)}>
          <div className={styles.brand}>
            <Mark size={22} />
            {t(($) => $.shell.productName)}
          </div>
          {children}
        </div>
      </div>
    </main>
  )
}
