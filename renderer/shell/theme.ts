// Light, dark or as the system: an attribute on <html> that tokens.css reads. Runs in the window.

import type { Theme } from '../../shared/values.ts'

/** Shows a theme at once. */
export function showTheme(theme: Theme): void {
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset.theme
  else dataset.theme = theme
}
