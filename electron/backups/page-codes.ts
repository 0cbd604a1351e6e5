// The authentication code of every page of an encrypted file (SQLCipher 4: HMAC-SHA-512 over the encrypted bytes, the IV
// and the page number), checked without SQLite: it names the damaged page and needs no second copy. Runs in the backup
// process. It says that no byte was changed, not that the pages fit together: that takes quick_check.
import { createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import { pageSizeBytes } from '../../db/open.ts'

const saltBytes = 16
const codeBytes = 64
/** SQLite keeps the page at 1 GiB for its locks and never writes it. */
const lockPage = 0x4000_0000 / pageSizeBytes + 1

/** Checks whole pages of one file. */
export interface PageCodes {
  /** Page numbers (from 1) that fail, among the pages in `bytes`, the first of which is `firstPage`. */
  damagedPages(bytes: Uint8Array, firstPage: number): number[]
}

/**
 * @param databaseKey the raw key the file is opened with
 * @param fileStart the first 16 bytes of the file: its salt
 */
export function createPageCodes(databaseKey: Uint8Array, fileStart: Uint8Array): PageCodes {
  const salt = Uint8Array.from(fileStart.subarray(0, saltBytes), (byte) => byte ^ 0x3a)
  const codeKey = pbkdf2Sync(databaseKey, salt, 2, 32, 'sha512')
  const number = Buffer.alloc(4)

  const isWhole = (page: Uint8Array, pageNumber: number): boolean => {
    number.writeUInt32LE(pageNumber)
    const coveredFrom = pageNumber === 1 ? saltBytes : 0
    const codeFrom = pageSizeBytes - codeBytes
    const code = createHmac('sha512', codeKey).update(page.subarray(coveredFrom, codeFrom)).update(number).digest()
    return timingSafeEqual(code, page.subarray(codeFrom))
  }

  return {
    damagedPages(bytes, firstPage) {
      const damaged: number[] = []
      for (let offset = 0, page = firstPage; offset < bytes.length; offset += pageSizeBytes, page++) {
        const whole = bytes.subarray(offset, offset + pageSizeBytes)
        if (page === lockPage) continue
        if (whole.length < pageSizeBytes || !isWhole(whole, page)) damaged.push(page)
      }
      return damaged
    },
  }
}
