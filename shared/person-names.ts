// Short forms of a person's name for screens that others can see. Pure; runs anywhere.

/** The name that a colleague calls: "Maija" of "Maija Virtanen" and of "Virtanen, Maija". */
export function firstNameOf(name: string): string {
  const parts = name.split(',')
  const given = (parts.length > 1 ? parts.slice(1).join(' ') : name).trim()
  return given.split(/\s+/)[0] ?? ''
}

/** "MV" of "Maija Virtanen", "VM" of "Virtanen, Maija" as it is written; at most three letters, '' for an empty name. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s,]+/).filter((word) => /\p{L}|\p{N}/u.test(word))
  const shown = words.length > 3 ? [words[0], words.at(-1)] : words
  return shown.map((word) => Array.from(word ?? '')[0]?.toUpperCase() ?? '').join('')
}
