// Finding what is sold by a few typed letters or a barcode. Pure; runs in the window.

import { isSameBarcode } from '../../shared/barcode.ts'

interface Findable {
  readonly name: string
  readonly barcode: string
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/**
 * Items for a text, best first: the exact barcode alone; else those in which every typed word begins a word of the
 * name, names that begin with the text before the others. All for an empty text.
 */
export function matchingItems<Item extends Findable>(items: readonly Item[], text: string): readonly Item[] {
  const wanted = folded(text.trim())
  if (wanted === '') return items
  const scanned = items.filter((item) => isSameBarcode(item.barcode, text))
  if (scanned.length > 0) return scanned
  const words = wanted.split(/\s+/)
  const found = items.filter((item) => {
    const names = folded(item.name).split(/[\s,()/–-]+/)
    return words.every((word) => names.some((name) => name.startsWith(word)))
  })
  const isFirst = (item: Item) => (folded(item.name).startsWith(wanted) ? 0 : 1)
  return found.sort((a, b) => isFirst(a) - isFirst(b))
}
