// Latin-9 (ISO 8859-15), which receipt printers and Finvoice files are written in. Pure; runs anywhere.

/** Latin-9 where it differs from Latin-1. */
const latin9 = new Map([
  ['€', 0xa4],
  ['Š', 0xa6],
  ['š', 0xa8],
  ['Ž', 0xb4],
  ['ž', 0xb8],
  ['Œ', 0xbc],
  ['œ', 0xbd],
  ['Ÿ', 0xbe],
])
const notInLatin9 = new Set(['¤', '¦', '¨', '´', '¸', '¼', '½', '¾'])
/** Signs that our texts use and Latin-9 has not. */
const spelled = new Map([
  ['\u2212', '-'],
  ['\u2013', '-'],
  ['\u2014', '-'],
  ['\u2018', "'"],
  ['\u2019', "'"],
  ['\u201c', '"'],
  ['\u201d', '"'],
  ['\u2026', '...'],
  ['\u2022', '*'],
  ['\u00d7', 'x'],
  ['\u00a0', ' '],
  ['\u202f', ' '],
  ['\u2009', ' '],
])

/** Text as Latin-9 bytes. Letters it has not lose their marks; what then is left without a letter is '?'. */
export function latin9Bytes(text: string): number[] {
  return [...latin9Text(text)].map((sign) => byteOf(sign) ?? 0x3f)
}

/** The text in signs that Latin-9 has, one byte each: letters it has not lose their marks, then become '?'. */
export function latin9Text(text: string): string {
  const plain = [...text.normalize('NFC')].map((sign) => spelled.get(sign) ?? sign).join('')
  return [...plain]
    .map((sign) => (byteOf(sign) === null ? sign.normalize('NFD').replace(/\p{M}/gu, '') : sign))
    .map((sign) => (sign.length === 1 && byteOf(sign) !== null ? sign : '?'))
    .join('')
}

function byteOf(sign: string): number | null {
  const special = latin9.get(sign)
  if (special !== undefined) return special
  const code = sign.codePointAt(0) ?? 0
  // No control character of a text may become a command.
  const isPlain = (code >= 0x20 && code <= 0x7e) || (code >= 0xa1 && code <= 0xff && !notInLatin9.has(sign))
  return isPlain ? code : null
}
