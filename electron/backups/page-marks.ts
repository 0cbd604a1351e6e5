// What a place already has of the salon's file, page by page: 16 bytes a page, kept on this computer. Comparing them with
// the file tells which pages to ship, without reading anything from the place. Runs in the backup process.
//
// The mark of a page is the end of its own authentication code. Every write of a page has a new random IV, and the code
// covers bytes, IV and page number, so the same mark is the same page. Marks may be lost at any time: the next point makes
// new ones.
//
//   backup-marks/<repository id>: one line of JSON, one line with the SHA-256 of both parts, the marks
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { pageSizeBytes } from '../../db/open.ts'
import { type Disk, writeFileDurably } from '../durable-file.ts'
import { jsonOf } from './format.ts'
import { readExactly } from './packs.ts'

export const marksName = 'backup-marks'
const markBytes = 16
const pieceBytes = 256 * pageSizeBytes

const MarksHeader = z.strictObject({
  version: z.literal(1),
  repositoryId: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/),
  keyId: z.string(),
  /** The point that the minutes follow. */
  base: z.strictObject({ sequence: z.int().min(1), mac: z.string() }),
  /** Of the newest minute; 0 right after the point. */
  number: z.int().min(0),
  /** The code of the newest minute, or of the point. */
  headMac: z.string(),
  /** Bytes of all minutes since the point. */
  shippedBytes: z.int(),
})
export type MarksHeader = z.infer<typeof MarksHeader>

export interface PageMarks extends MarksHeader {
  readonly marks: Uint8Array
}

/** The marks of a repository, or null when they are missing or not whole. */
export function readMarks(folder: string, repositoryId: string, disk: Disk): PageMarks | null {
  const file = join(folder, repositoryId)
  if (!disk.existsSync(file)) return null
  const bytes = disk.readFileSync(file)
  const headerEnd = bytes.indexOf(0x0a)
  const codeEnd = bytes.indexOf(0x0a, headerEnd + 1)
  if (headerEnd < 0 || codeEnd < 0) return null
  const line = bytes.subarray(0, headerEnd)
  const marks = bytes.subarray(codeEnd + 1)
  const header = MarksHeader.safeParse(jsonOf(line.toString('utf8')))
  const code = bytes.subarray(headerEnd + 1, codeEnd).toString('latin1')
  if (!header.success || header.data.repositoryId !== repositoryId || code !== checksumOf(line, marks)) return null
  return { ...header.data, marks }
}

export function writeMarks(folder: string, { marks, ...header }: PageMarks, disk: Disk): void {
  disk.mkdirSync(folder, { recursive: true })
  const line = Buffer.from(JSON.stringify(MarksHeader.parse(header)))
  const content = Buffer.concat([line, Buffer.from(`\n${checksumOf(line, marks)}\n`), marks])
  writeFileDurably(join(folder, header.repositoryId), content, disk)
}

/** The marks of whole pages, in their order. */
export function marksOf(pages: Uint8Array): Buffer {
  const marks = Buffer.alloc((pages.length / pageSizeBytes) * markBytes)
  for (let at = 0, to = 0; at < pages.length; at += pageSizeBytes, to += markBytes) {
    marks.set(pages.subarray(at + pageSizeBytes - markBytes, at + pageSizeBytes), to)
  }
  return marks
}

export interface ChangedPages {
  /** Page numbers from 1, ascending, and their bytes in the same order. */
  readonly numbers: readonly number[]
  readonly bytes: Uint8Array
  readonly filePages: number
  /** The marks of the file as it is now. */
  readonly marks: Uint8Array
}

/**
 * Compares a file that stands still with its marks.
 * @returns null when more pages than `mostPages` have changed
 */
export function changedPages(handle: number, before: Uint8Array, mostPages: number, disk: Disk): ChangedPages | null {
  const fileBytes = disk.fstatSync(handle).size
  const numbers: number[] = []
  const pages: Buffer[] = []
  const marks: Buffer[] = []
  for (let offset = 0; offset < fileBytes; offset += pieceBytes) {
    const piece = readExactly(disk, handle, offset, Math.min(pieceBytes, fileBytes - offset))
    if (!piece) throw new Error('the file became shorter while it stood still')
    const now = marksOf(piece)
    marks.push(now)
    const first = offset / pageSizeBytes
    for (let page = 0; page * markBytes < now.length; page++) {
      const at = (first + page) * markBytes
      const known = before.subarray(at, at + markBytes)
      if (
        known.length === markBytes &&
        now.compare(known, 0, markBytes, page * markBytes, (page + 1) * markBytes) === 0
      )
        continue
      if (numbers.length === mostPages) return null
      numbers.push(first + page + 1)
      pages.push(Buffer.from(piece.subarray(page * pageSizeBytes, (page + 1) * pageSizeBytes)))
    }
  }
  return {
    numbers,
    bytes: Buffer.concat(pages),
    filePages: fileBytes / pageSizeBytes,
    marks: Buffer.concat(marks),
  }
}

function checksumOf(line: Uint8Array, marks: Uint8Array): string {
  return createHash('sha256').update(line).update('\n').update(marks).digest('hex')
}
