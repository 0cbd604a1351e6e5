// Puts a short text on the clipboard. The window is denied every permission, the clipboard's too, so this is the old
// way, which works only right after the person pressed something. Runs in the window.

/** True when the system took the text. */
export function copyText(text: string): boolean {
  const before = document.activeElement
  const holder = document.createElement('textarea')
  holder.value = text
  holder.setAttribute('aria-hidden', 'true')
  holder.className = 'visually-hidden'
  document.body.append(holder)
  holder.select()
  const done = document.execCommand('copy')
  holder.remove()
  if (before instanceof HTMLElement) before.focus()
  return done
}
