// After damage on a place: saves the parts of a damaged pack that are still what their name says, and puts the pack aside so
// that the next backup writes the lost parts again from the living file. Runs in the backup process.
//
// Nothing is deleted: the pack stays beside the others as `<name>.damaged`, out of the count.
import { join } from 'node:path'
import { type Disk, syncFolder } from '../durable-file.ts'
import { packsName } from './format.ts'
import { createChunkReader, createPackWriter, readChunkIndex } from './packs.ts'

export const damagedSuffix = '.damaged'

/** Answers how many chunks were saved into a new pack. Safe to repeat after a kill: what is saved twice is one chunk. */
export function healPacks(place: string, damagedPacks: readonly string[], disk: Disk): number {
  if (damagedPacks.length === 0) return 0
  const index = readChunkIndex(place, disk)
  const damaged = new Set(damagedPacks)
  const writer = createPackWriter(place, { ...index, chunks: new Map(), packs: new Map() }, disk)
  const reader = createChunkReader(place, disk)
  let saved = 0
  try {
    for (const [hash, where] of index.chunks) {
      if (!damaged.has(where.pack)) continue
      const bytes = reader.read(hash, where)
      if (!bytes) continue
      writer.add(hash, bytes)
      saved += 1
    }
  } finally {
    reader.close()
  }
  writer.finish()
  const folder = join(place, packsName)
  for (const name of damagedPacks) disk.renameSync(join(folder, name), join(folder, name + damagedSuffix))
  syncFolder(folder, disk)
  return saved
}
