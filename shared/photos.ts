// Photos and files on a client's card: shapes and limits. Feature word `photos`, also for files. Runs anywhere.
import { z } from 'zod'
import { AtMs, Day, filledLine, Id, line } from './values.ts'

/** Photos are drawn again at most this large, pixels on the longer side: enough for a full screen, small enough for years. */
export const photoSide = 1920
export const thumbnailSide = 320
/** JPEG quality of both, 0 to 1. */
export const photoQuality = 0.82

export const largestFileBytes = 20_000_000
/** After drawing again; a photo of `photoSide` is far below. */
export const largestPhotoBytes = 6_000_000
export const largestThumbnailBytes = 120_000
/** What is chosen or dropped may be this large before it is even read. */
export const largestChosenBytes = 60_000_000

export const fileTypes = ['application/pdf'] as const

/** What a file of so many bytes is sent as. */
export const base64 = (mostBytes: number) =>
  z
    .string()
    .max(Math.ceil(mostBytes / 3) * 4)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/)

export const photoMoments = ['', 'before', 'after'] as const
export const PhotoMoment = z.enum(photoMoments)
export type PhotoMoment = z.infer<typeof PhotoMoment>

/** A photo or a file, without its content. */
export const Attachment = z.object({
  id: Id,
  version: z.int(),
  visitId: Id.nullable(),
  kind: z.enum(['photo', 'file']),
  name: z.string(),
  type: z.string(),
  byteCount: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  moment: PhotoMoment,
  note: z.string(),
  day: Day,
  staffName: z.string(),
  createdAtMs: AtMs,
})
export type Attachment = z.infer<typeof Attachment>

export const ClientPhotos = z.object({
  clientId: Id,
  /** Which uses the client has agreed to. Without `record` no photo can be saved. */
  scopes: z.object({ record: z.boolean(), show: z.boolean(), marketing: z.boolean() }),
  /** Newest first. */
  list: z.array(Attachment),
})
export type ClientPhotos = z.infer<typeof ClientPhotos>

const AddFields = {
  clientId: Id,
  visitId: Id.nullable().default(null),
  name: filledLine(200),
  day: Day,
  note: line(300).default(''),
}

export const AddPhoto = z.strictObject({
  ...AddFields,
  moment: PhotoMoment.default(''),
  /** JPEGs as the window drew them, without anything but the picture. */
  content: base64(largestPhotoBytes),
  thumbnail: base64(largestThumbnailBytes),
})
export type AddPhoto = z.infer<typeof AddPhoto>

export const AddFile = z.strictObject({ ...AddFields, content: base64(largestFileBytes) })
export type AddFile = z.infer<typeof AddFile>

export const ChangePhoto = z.strictObject({
  clientId: Id,
  id: Id,
  version: z.int(),
  moment: PhotoMoment,
  note: line(300),
})
export type ChangePhoto = z.infer<typeof ChangePhoto>
