// A person's initials. Pure; runs in the window.

/** First letters of the first and the last word, in capitals: 'Aino Maria Laine' → 'AL', 'Aino' → 'A'. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const first = words.at(0)
  const last = words.length > 1 ? words.at(-1) : undefined
  return [first, last].map((word) => ([...(word ?? '')][0] ?? '').toLocaleUpperCase('fi')).join('')
}
