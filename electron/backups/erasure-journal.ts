// The journal of erasures that is kept with the backups and beside the salon's file: who was erased and which addresses
// refused marketing, as keyed hashes only. An older backup still holds an erased person; when it is restored, the journal
// erases her again. Union of all that is found: an entry once written is never lost by a copy that lacks it. Runs in main
// and in the backup process.
import path from 'node:path'
import { z } from 'zod'
import { type Disk, realDisk, writeFileDurably } from '../durable-file.ts'
import { jsonOf } from './format.ts'

export const journalName = 'erasures.json'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Entry = z.strictObject({ keyId: z.string().max(64), hash: Hash, atMs: z.int() })
export const ErasureJournal = z.strictObject({
  version: z.literal(1),
  erased: z.array(Entry),
  suppressed: z.array(Entry.extend({ channel: z.enum(['email', 'sms']) })),
})
export type ErasureJournal = z.infer<typeof ErasureJournal>

export const emptyJournal: ErasureJournal = { version: 1, erased: [], suppressed: [] }

/** What a folder's journal says; nothing when there is none or it cannot be read (the others still hold the entries). */
export function readJournal(folder: string, disk: Disk = realDisk): ErasureJournal {
  const file = path.join(folder, journalName)
  if (!disk.existsSync(file)) return emptyJournal
  const parsed = ErasureJournal.safeParse(jsonOf(disk.readFileSync(file, 'utf8')))
  return parsed.success ? parsed.data : emptyJournal
}

export function mergeJournals(...journals: readonly ErasureJournal[]): ErasureJournal {
  const union = <T extends { keyId: string; hash: string }>(entries: readonly T[]) => [
    ...new Map(entries.map((entry) => [`${entry.keyId} ${entry.hash}`, entry])).values(),
  ]
  return {
    version: 1,
    erased: union(journals.flatMap((each) => each.erased)),
    suppressed: union(journals.flatMap((each) => each.suppressed)),
  }
}

/** Adds to a folder's journal what it lacks, and answers the whole. Writes nothing when nothing is new. */
export function keepJournal(folder: string, journal: ErasureJournal, disk: Disk = realDisk): ErasureJournal {
  const present = readJournal(folder, disk)
  const merged = mergeJournals(present, journal)
  const isNew = merged.erased.length > present.erased.length || merged.suppressed.length > present.suppressed.length
  if (isNew) writeFileDurably(path.join(folder, journalName), JSON.stringify(merged), disk)
  return merged
}
