// The journal that is kept with the backups and beside the salon's file: who was erased, whose card was restricted or held,
// who withdrew a consent, which addresses refused marketing; keyed hashes only. An older backup knows nothing of it; when it
// is restored, all of it is done again. Union of all that is found: an entry once written is never lost by a copy that lacks
// it. Runs in main and in the backup process.
import path from 'node:path'
import { z } from 'zod'
import { ConsentKind, ConsentSource } from '../../shared/consents.ts'
import { type Disk, realDisk, writeFileDurably } from '../durable-file.ts'
import { jsonOf } from './format.ts'

export const journalName = 'erasures.json'

const KeyedHash = z.strictObject({ keyId: z.string().max(64), hash: z.string().regex(/^[0-9a-f]{64}$/) })
const Entry = KeyedHash.extend({ atMs: z.int() })
const AddressEntry = Entry.extend({ channel: z.enum(['email', 'sms']) })
const Id = z.string().max(64)
export const ErasureJournal = z.strictObject({
  version: z.literal(1),
  erased: z.array(Entry),
  suppressed: z.array(AddressEntry),
  returned: z.array(AddressEntry).default([]),
  limits: z
    .array(
      z.strictObject({
        id: Id,
        limit: z.enum(['restriction', 'hold']),
        who: z.array(KeyedHash),
        fromMs: z.int(),
        endedAtMs: z.int().nullable(),
      }),
    )
    .default([]),
  withdrawals: z
    .array(z.strictObject({ id: Id, kind: ConsentKind, source: ConsentSource, who: z.array(KeyedHash), atMs: z.int() }))
    .default([]),
})
export type ErasureJournal = z.infer<typeof ErasureJournal>

export const emptyJournal: ErasureJournal = {
  version: 1,
  erased: [],
  suppressed: [],
  returned: [],
  limits: [],
  withdrawals: [],
}

/** What a folder's journal says; nothing when there is none or it cannot be read (the others still hold the entries). */
export function readJournal(folder: string, disk: Disk = realDisk): ErasureJournal {
  const file = path.join(folder, journalName)
  if (!disk.existsSync(file)) return emptyJournal
  const parsed = ErasureJournal.safeParse(jsonOf(disk.readFileSync(file, 'utf8')))
  return parsed.success ? parsed.data : emptyJournal
}

const keyOf = ({ keyId, hash }: z.infer<typeof KeyedHash>) => `${keyId} ${hash}`

/** One entry of each, in the order in which they were first met. */
function union<T>(entries: readonly T[], keyOfEntry: (entry: T) => string, merge: (a: T, b: T) => T): T[] {
  const kept = new Map<string, T>()
  for (const entry of entries) {
    const key = keyOfEntry(entry)
    const before = kept.get(key)
    kept.set(key, before === undefined ? entry : merge(before, entry))
  }
  return [...kept.values()]
}

const newer = <T extends { readonly atMs: number }>(a: T, b: T): T => (b.atMs > a.atMs ? b : a)
const first = <T>(a: T): T => a

/** The same entry told under other keys, or of the card it was merged into: all its hashes count. */
const allHashes = (...who: readonly ErasureJournal['limits'][number]['who'][]) => union(who.flat(), keyOf, first)

export function mergeJournals(...journals: readonly ErasureJournal[]): ErasureJournal {
  const of = <K extends Exclude<keyof ErasureJournal, 'version'>>(name: K) =>
    journals.flatMap((each): ErasureJournal[K][number][] => each[name])
  return {
    version: 1,
    erased: union(of('erased'), keyOf, first),
    suppressed: union(of('suppressed'), keyOf, newer),
    returned: union(of('returned'), keyOf, newer),
    // Ended once is ended: whoever does not know it has an older copy.
    limits: union(
      of('limits'),
      ({ id }) => id,
      (a, b) => ({ ...a, who: allHashes(a.who, b.who), endedAtMs: a.endedAtMs ?? b.endedAtMs }),
    ),
    withdrawals: union(
      of('withdrawals'),
      ({ id }) => id,
      (a, b) => ({ ...a, who: allHashes(a.who, b.who) }),
    ),
  }
}

export const isEmptyJournal = ({ version: _, ...lists }: ErasureJournal) =>
  Object.values(lists).every((entries) => entries.length === 0)

/** Adds to a folder's journal what it lacks, and answers the whole. Writes nothing when nothing is new. */
export function keepJournal(folder: string, journal: ErasureJournal, disk: Disk = realDisk): ErasureJournal {
  const present = readJournal(folder, disk)
  const merged = mergeJournals(present, journal)
  const text = JSON.stringify(merged)
  if (text !== JSON.stringify(present)) writeFileDurably(path.join(folder, journalName), text, disk)
  return merged
}
