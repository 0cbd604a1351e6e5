// Which letters of a name a search has found: beginnings of its words, folded as the search folds. Runs in the window.
import { foldLoose } from '../../shared/collation.ts'

export interface NamePart {
  readonly from: number
  readonly text: string
  readonly isFound: boolean
}

/** The name in parts, in order; together they are the whole name. */
export function highlighted(name: string, wanted: string): NamePart[] {
  const terms = foldLoose(wanted)
    .split(/[\s\p{P}]+/u)
    .filter((term) => term !== '' && !/^\d/.test(term))
  const parts: NamePart[] = []
  for (const match of name.matchAll(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu)) {
    const word = match[0]
    const folded = foldLoose(word)
    const found = Math.max(0, ...terms.filter((term) => folded.startsWith(term)).map((term) => term.length))
    // Only where folding keeps the letters one for one can they be counted off.
    const length = found > 0 && folded.length === word.length ? found : found > 0 ? word.length : 0
    if (length > 0) parts.push({ from: match.index, text: word.slice(0, length), isFound: true })
    if (length < word.length) parts.push({ from: match.index + length, text: word.slice(length), isFound: false })
  }
  return parts
}
