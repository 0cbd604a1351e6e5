// Pictures for tests: real JPEGs, and the same with what a camera adds.
import { createCanvas } from '@napi-rs/canvas'

/** A plain JPEG of a size, drawn so that it is not one colour. */
export function jpeg(width = 64, height = 48, hue = 20): Buffer {
  const canvas = createCanvas(width, height)
  const paint = canvas.getContext('2d')
  paint.fillStyle = `hsl(${hue} 40% 70%)`
  paint.fillRect(0, 0, width, height)
  paint.fillStyle = `hsl(${hue} 60% 30%)`
  paint.fillRect(width / 4, height / 4, width / 3, height / 3)
  return canvas.toBuffer('image/jpeg', 80)
}

/** Puts a segment right behind the start of a JPEG. */
export function withSegment(picture: Buffer, marker: number, content: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt8(0xff, 0)
  head.writeUInt8(marker, 1)
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([picture.subarray(0, 2), head, content, picture.subarray(2)])
}

export const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
export const pdfFile = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n', 'latin1')
