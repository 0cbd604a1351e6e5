// Makes what was chosen ready to be saved: a photo is drawn again, so that nothing but the picture is left of it, once
// large and once small. Decoding and encoding run off the main thread. In the window.
import { AppError } from '../../shared/errors.ts'
import { sniffFileType } from '../../shared/image-bytes.ts'
import { largestChosenBytes, largestFileBytes, photoQuality, photoSide, thumbnailSide } from '../../shared/photos.ts'

export type Prepared =
  | { readonly kind: 'photo'; readonly content: string; readonly thumbnail: string }
  | { readonly kind: 'file'; readonly content: string }

/** Errors: FILE_TOO_LARGE, PHOTO_NOT_READ. */
export async function prepareFile(file: File): Promise<Prepared> {
  if (file.size > largestChosenBytes) throw new AppError('FILE_TOO_LARGE')
  const head = new Uint8Array(await file.slice(0, 16).arrayBuffer())
  if (sniffFileType(head) !== null) {
    if (file.size > largestFileBytes) throw new AppError('FILE_TOO_LARGE')
    return { kind: 'file', content: base64(new Uint8Array(await file.arrayBuffer())) }
  }
  const picture = await decode(file)
  try {
    const [content, thumbnail] = [await drawn(picture, photoSide), await drawn(picture, thumbnailSide)]
    return { kind: 'photo', content, thumbnail }
  } finally {
    picture.close()
  }
}

/** Turned upright by what the camera noted, before that note is left behind. */
async function decode(file: File): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch (error) {
    throw new AppError('PHOTO_NOT_READ', {}, { cause: error })
  }
}

async function drawn(picture: ImageBitmap, side: number): Promise<string> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  const canvas = new OffscreenCanvas(width, height)
  const paint = canvas.getContext('2d')
  if (paint === null) throw new AppError('PHOTO_NOT_READ')
  paint.imageSmoothingQuality = 'high'
  // JPEG has no see-through; a transparent picture stands on white.
  paint.fillStyle = 'white'
  paint.fillRect(0, 0, width, height)
  paint.drawImage(picture, 0, 0, width, height)
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: photoQuality })
  return base64(new Uint8Array(await blob.arrayBuffer()))
}

const piece = 0x8000

export function base64(bytes: Uint8Array): string {
  let text = ''
  for (let from = 0; from < bytes.length; from += piece) {
    text += String.fromCharCode(...bytes.subarray(from, from + piece))
  }
  return btoa(text)
}

export function blobOf(content: string, type: string): Blob {
  const text = atob(content)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return new Blob([bytes], { type })
}
