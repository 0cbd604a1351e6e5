// Finnish alphabetical order as plain text that SQLite can sort with BINARY, and the folding that search uses. Pure.
//
// sortKey follows the default Finnish order of CLDR (fi): … x y z þ å ä ö, with w a letter of its own after v; ü sorts with y,
// æ with ä, ø with ö, ð and đ with d, and other accents (š, ž, é) with their letter. Levels, as in the Unicode algorithm:
// all letters first, then all accents, then case with small before capital. Space and punctuation come before digits, digits
// before letters. The key is ASCII for Latin text, so JavaScript's < and SQLite's memcmp agree.
//
// Limits: letters of other scripts come after ö in code point order; digits sort one by one (10 before 9); rare accents
// share one weight and rare symbols another (and the Turkish ı comes with i), so two different names may have one key: order by key, then by id.

/** `traditional` files w under v and þ under th (Virtanen, Wirtanen, von Wright), as older Finnish lists do. */
export const nameOrders = ['default', 'traditional'] as const
export type NameOrder = (typeof nameOrders)[number]

const PUNCTUATION = ` _-,;:!?.'"()[]{}@*/\\&#%\`^+<=>|~$`
// Code of the n-th punctuation mark is '!' + n; marks beyond '@' share the last code before the digits.
const FIRST_MARK = 0x21
const LAST_MARK = 0x40
const FIRST_DIGIT = 0x41

// Accents in CLDR's order: acute, grave, breve, circumflex, caron, ring, diaeresis, double acute, tilde, dot above, cedilla,
// ogonek, macron, comma below.
const ACCENTS = '\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0327\u0328\u0304\u0326'
const RARE_ACCENT = 'y'
const PLAIN = 'a'

type Element = { primary: string; accent: string }

// Letters whose place is not that of their base letter. `{|}~` are the four places after z.
const TAILORED: Record<string, readonly Element[]> = {
  þ: [{ primary: '{', accent: PLAIN }],
  å: [{ primary: '|', accent: PLAIN }],
  ä: [{ primary: '}', accent: PLAIN }],
  æ: [{ primary: '}', accent: 'z' }],
  ö: [{ primary: '~', accent: PLAIN }],
  ø: [{ primary: '~', accent: 'z' }],
  ü: [{ primary: 'y', accent: 'z' }],
  đ: [{ primary: 'd', accent: 'x' }],
  ð: [{ primary: 'd', accent: 'z' }],
  ħ: [{ primary: 'h', accent: 'x' }],
  ł: [{ primary: 'l', accent: 'x' }],
  ŋ: [{ primary: 'n', accent: 'z' }],
  ŧ: [{ primary: 't', accent: 'x' }],
  ı: [{ primary: 'i', accent: 'x' }],
  œ: [
    { primary: 'o', accent: 'z' },
    { primary: 'e', accent: 'z' },
  ],
  ß: [
    { primary: 's', accent: PLAIN },
    { primary: 's', accent: 'z' },
  ],
}

const SAME_MARK: Record<string, string> = {
  '’': "'",
  '‘': "'",
  '´': "'",
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '“': '"',
  '”': '"',
}

const TRADITIONAL_LETTERS: Record<string, readonly Element[]> = {
  ...TAILORED,
  w: [{ primary: 'v', accent: 'z' }],
  þ: [
    { primary: 't', accent: 'z' },
    { primary: 'h', accent: 'z' },
  ],
}

/**
 * A key whose plain code point order is the Finnish alphabetical order of the names. Store it beside the name and
 * ORDER BY it with BINARY. Spaces around and repeated inside are ignored.
 */
export function sortKey(name: string, order: NameOrder = 'default'): string {
  let primary = ''
  let accents = ''
  let cases = ''
  const clusters =
    name
      .normalize('NFD')
      .replace(/\s+/g, ' ')
      .trim()
      .match(/.\p{M}*/gsu) ?? []
  for (const cluster of clusters) {
    const lower = cluster.toLowerCase()
    const upper = lower !== cluster ? 'b' : 'a'
    for (const element of elementsOf(lower, order)) {
      primary += element.primary
      accents += element.accent
      cases += upper
    }
  }
  // Names with equal letters have equally many codes, so dropping the plain tail changes nothing but the length.
  return `${primary} ${accents.replace(/a+$/, '')} ${cases.replace(/a+$/, '')}`
}

/**
 * Text for a forgiving search: small letters, no accents at all (ä and å → a, ö and ø → o, é → e, ü → u), w → v, þ → th,
 * hyphens as spaces, apostrophes gone, spaces collapsed. Fold both what is searched and what is typed.
 */
export function foldLoose(text: string): string {
  return decomposed(text)
    .replace(/\p{M}/gu, '')
    .replace(/[æøœßðđþłħŧıŋw]/g, (letter) => LOOSE_LETTERS[letter] ?? letter)
    .replace(/'/g, '')
    .replace(/-/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * Text for an ordinary search: small letters; å, ä and ö stay themselves, other accents go (é → e, š → s, ü → u); the many
 * hyphens and apostrophes become one; spaces collapsed.
 */
export function foldExact(text: string): string {
  const clusters = decomposed(text).match(/.\p{M}*/gsu) ?? []
  return clusters
    .map((cluster) => {
      const composed = cluster.slice(0, 2).normalize('NFC')
      return composed === 'å' || composed === 'ä' || composed === 'ö' ? composed : cluster.replace(/\p{M}/gu, '')
    })
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

// Marks are made one after the letters are taken apart: some signs only then turn into a mark (Greek oxia into ´).
const decomposed = (text: string): string => unifyMarks(text.toLowerCase().normalize('NFD'))

const LOOSE_LETTERS: Record<string, string> = {
  æ: 'a',
  ø: 'o',
  œ: 'oe',
  ß: 'ss',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ŋ: 'n',
  w: 'v',
}

function elementsOf(cluster: string, order: NameOrder): readonly Element[] {
  const [base = '', ...marks] = Array.from(cluster)
  const composed = (base + (marks[0] ?? '')).normalize('NFC')
  const letters = order === 'traditional' ? TRADITIONAL_LETTERS : TAILORED
  const tailored = letters[composed]
  if (tailored) return withMoreAccents(tailored, marks.slice(1))
  const bare = letters[base]
  if (bare) return withMoreAccents(bare, marks)
  const [first, ...more] = marks
  return withMoreAccents([{ primary: primaryOf(base), accent: first === undefined ? PLAIN : accentCode(first) }], more)
}

// Second and later accents use capitals, which sort below the small codes: written after the first one's code and compared
// only with the next letter's code, they must come out higher, so the first code is followed by '~' and then the capital.
function withMoreAccents(elements: readonly Element[], marks: readonly string[]): readonly Element[] {
  if (marks.length === 0) return elements
  const extra = marks.map((mark) => `~${accentCode(mark).toUpperCase()}`).join('')
  return elements.map((element, index) =>
    index === elements.length - 1 ? { primary: element.primary, accent: element.accent + extra } : element,
  )
}

function primaryOf(base: string): string {
  const mark = SAME_MARK[base] ?? base
  if (base >= 'a' && base <= 'z' && base.length === 1) return base
  if (base >= '0' && base <= '9' && base.length === 1) return String.fromCharCode(FIRST_DIGIT + Number(base))
  const index = PUNCTUATION.indexOf(mark)
  if (index >= 0) return String.fromCharCode(Math.min(FIRST_MARK + index, LAST_MARK))
  return base < '\u0080' ? String.fromCharCode(LAST_MARK) : base
}

function accentCode(mark: string): string {
  const index = ACCENTS.indexOf(mark)
  return index < 0 ? RARE_ACCENT : String.fromCharCode(PLAIN.charCodeAt(0) + 1 + index)
}

function unifyMarks(text: string): string {
  return text.replace(/[’‘´–—‐‑]/g, (mark) => SAME_MARK[mark] ?? mark)
}
