// Joins class names, leaving out what is false or missing. Runs in the window.

/** `cx(styles.row, isOpen && styles.open)` → one class attribute. */
export function cx(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
