// Shows which keys do something. Runs in the window.

import styles from './KeyHint.module.css'

/** Keys such as 'Ctrl+K' or 'Alt+1', one box per key. Hidden from screen readers: the control itself carries the words. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.hint} aria-hidden>
      {keys.split('+').map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  )
}
