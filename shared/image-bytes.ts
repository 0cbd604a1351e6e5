// What a file really is, by its bytes, and whether a photo holds anything but the picture. Sources: ITU-T T.81 (JPEG
// markers), Exif 2.32 and XMP part 3 (APP1), IPTC (APP13), CIPA DC-007 (pictures behind the end). Pure; runs anywhere.

export type PhotoVerdict =
  | { readonly kind: 'clean'; readonly width: number; readonly height: number }
  /** A segment that may say where, when or with what it was taken, or bytes that are no part of the picture. */
  | { readonly kind: 'hidden-data'; readonly marker: string }
  | { readonly kind: 'not-a-jpeg' }

const soi = 0xd8
const eoi = 0xd9
const sos = 0xda

/** Segments a picture needs: frame, tables, restart interval, JFIF head, colour profile, Adobe's colour transform. */
function isPicturePart(marker: number): boolean {
  const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8
  return isFrame || [0xdb, 0xdd, 0xe0, 0xe2, 0xee].includes(marker)
}

/** Walks through every segment of a JPEG to its end. */
export function inspectJpeg(bytes: Uint8Array): PhotoVerdict {
  const at = (index: number) => bytes[index] ?? -1
  if (at(0) !== 0xff || at(1) !== soi) return { kind: 'not-a-jpeg' }
  let size: { width: number; height: number } | null = null
  let place = 2
  while (place < bytes.length) {
    if (at(place) !== 0xff) return { kind: 'not-a-jpeg' }
    const marker = at(place + 1)
    if (marker === 0xff) {
      place += 1
      continue
    }
    if (marker === eoi) {
      if (size === null) return { kind: 'not-a-jpeg' }
      return place + 2 === bytes.length ? { kind: 'clean', ...size } : { kind: 'hidden-data', marker: 'behind the end' }
    }
    const length = at(place + 2) * 256 + at(place + 3)
    if (length < 2 || place + 2 + length > bytes.length) return { kind: 'not-a-jpeg' }
    if (marker !== sos && !isPicturePart(marker)) return { kind: 'hidden-data', marker: marker.toString(16) }
    // A profile is the only thing an APP2 may hold here; a JFIF head ends before any thumbnail.
    if (marker === 0xe2 && textAt(bytes, place + 4, 12) !== 'ICC_PROFILE\0')
      return { kind: 'hidden-data', marker: 'e2' }
    if (marker === 0xe0 && (textAt(bytes, place + 4, 5) !== 'JFIF\0' || length !== 16)) {
      return { kind: 'hidden-data', marker: 'e0' }
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) size = { height: at(place + 5) * 256 + at(place + 6), width: at(place + 7) * 256 + at(place + 8) }
    place += 2 + length
    if (marker === sos) place = endOfScan(bytes, place)
  }
  return { kind: 'not-a-jpeg' }
}

/** The next marker that is not part of the coded picture: stuffed zeroes and restarts are. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let place = from
  while (place + 1 < bytes.length) {
    const next = bytes[place + 1] ?? 0
    if (bytes[place] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return place
    place += 1
  }
  return bytes.length
}

function textAt(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length))
}

/** The type of a file that may be kept as it is; null for anything else, whatever its name says. */
export function sniffFileType(bytes: Uint8Array): 'application/pdf' | null {
  return textAt(bytes, 0, 5) === '%PDF-' ? 'application/pdf' : null
}
