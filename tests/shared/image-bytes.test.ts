import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspectJpeg, sniffFileType } from '../../shared/image-bytes.ts'
import { jpeg, pdfFile, withSegment } from '../helpers/pictures.ts'

const clean = jpeg(64, 48)

describe('what a photo holds', () => {
  it('a drawn picture is clean and tells its size', () => {
    expect(inspectJpeg(clean)).toEqual({ kind: 'clean', width: 64, height: 48 })
  })

  it.each([
    ['Exif with a place', 0xe1, 'Exif\0\0MM\0*'],
    ['XMP', 0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>'],
    ['IPTC', 0xed, 'Photoshop 3.0\0'],
    ['several pictures in one', 0xe2, 'MPF\0'],
    ['a comment', 0xfe, 'otettu kotona'],
    ['an unknown segment', 0xeb, 'x'],
    ['a JFIF head with a thumbnail', 0xe0, 'JFIF\0\u0001\u0001\0\0\u0001\0\u0001\u0001\u0001abc'],
  ])('refuses %s', (_, marker, text) => {
    expect(inspectJpeg(withSegment(clean, marker, Buffer.from(text, 'latin1'))).kind).toBe('hidden-data')
  })

  it('refuses bytes behind the end of the picture', () => {
    expect(inspectJpeg(Buffer.concat([clean, Buffer.from('GPS')])).kind).toBe('hidden-data')
  })

  it('a colour profile is part of the picture', () => {
    expect(inspectJpeg(withSegment(clean, 0xe2, Buffer.from('ICC_PROFILE\0\u0001\u0001profile', 'latin1'))).kind).toBe(
      'clean',
    )
  })

  it('a cut, empty or other file is no photo', () => {
    for (const bytes of [
      new Uint8Array(),
      clean.subarray(0, 40),
      clean.subarray(0, -2),
      pdfFile,
      Buffer.from('GIF89a'),
    ]) {
      expect(inspectJpeg(bytes).kind).toBe('not-a-jpeg')
    }
  })

  it('never calls a picture clean in which a name can be read in a segment of its own, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0xe1, 0xe3, 0xe5, 0xed, 0xef, 0xfe),
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        (marker, content) => {
          expect(inspectJpeg(withSegment(clean, marker, Buffer.from(content))).kind).toBe('hidden-data')
        },
      ),
    )
  })

  it('survives any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void inspectJpeg(bytes)))
    fc.assert(
      fc.property(fc.nat({ max: clean.length - 1 }), fc.nat({ max: 255 }), (at, value) => {
        const broken = Buffer.from(clean)
        broken[at] = value
        inspectJpeg(broken)
      }),
    )
  })

  it('a file is what its bytes say', () => {
    expect(sniffFileType(pdfFile)).toBe('application/pdf')
    expect(sniffFileType(clean)).toBeNull()
    expect(sniffFileType(Buffer.from('MZ'))).toBeNull()
  })
})
