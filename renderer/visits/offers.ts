// Which of the salon's own products a half-typed name may mean. Pure.
import { foldLoose } from '../../shared/collation.ts'

const mostOffers = 8

/** Names in which every typed word begins some word; none when the text already is one of them. */
export function offersFor(text: string, names: readonly string[]): readonly string[] {
  const words = foldLoose(text).split(' ').filter(Boolean)
  if (words.length === 0 || names.includes(text)) return []
  return [...new Set(names)]
    .filter((name) => {
      const parts = foldLoose(name).split(' ')
      return words.every((word) => parts.some((part) => part.startsWith(word)))
    })
    .slice(0, mostOffers)
}
