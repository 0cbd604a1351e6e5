// Packs: up to 16 MiB of chunks in one file, named by its own SHA-256. Runs in the backup process.
//
//   'LOISTEPK' · version (u16) · 0 (u16) · the chunks · index · footer
//   index: per chunk its SHA-256, offset (u32), length (u32)
//   footer (48 bytes): SHA-256 of the index · count (u32) · offset of the index (u32) · 'LOISTEPK'
//
// Numbers are big-endian. Which chunks exist is read from the packs themselves, so packs can be written anew without
// touching any manifest.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type Disk, temporarySuffix, writeFileDurably } from '../durable-file.ts'
import { formatVersion, packBytes, packPattern, packsName } from './format.ts'

const magic = Buffer.from('LOISTEPK')
const headBytes = 12
const entryBytes = 40
const footerBytes = 48

export interface ChunkPlace {
  readonly pack: string
  readonly offset: number
  readonly length: number
}

/** Where every chunk of a repository is, by the hex of its SHA-256. */
export interface ChunkIndex {
  readonly chunks: Map<string, ChunkPlace>
  /** Bytes per readable pack, whole file. */
  readonly packs: Map<string, number>
  /** Packs that are cut short or whose index is damaged: their chunks count as not there. */
  readonly damaged: readonly string[]
}

/** Gathers chunks and writes a pack whenever one is full. */
export interface PackWriter {
  /** The bytes are the writer's from here on: nobody may write over them. */
  add(hash: string, bytes: Uint8Array): void
  /** Writes what is left; answers the names of all packs written. */
  finish(): readonly string[]
  /** Bytes written or waiting, without heads and indexes. */
  readonly addedBytes: number
}

export function createPackWriter(place: string, index: ChunkIndex, disk: Disk): PackWriter {
  let waiting: { hash: string; bytes: Uint8Array }[] = []
  let waitingBytes = 0
  let addedBytes = 0
  const written: string[] = []

  const flush = () => {
    if (waiting.length === 0) return
    const { name, content, offsets } = encodePack(waiting)
    writeFileDurably(join(place, packsName, name), content, disk)
    waiting.forEach(({ hash, bytes }, at) => {
      index.chunks.set(hash, { pack: name, offset: offsets[at] ?? 0, length: bytes.length })
    })
    index.packs.set(name, content.length)
    written.push(name)
    waiting = []
    waitingBytes = 0
  }

  return {
    add(hash, bytes) {
      if (headBytes + waitingBytes + bytes.length + (waiting.length + 1) * entryBytes + footerBytes > packBytes) flush()
      waiting.push({ hash, bytes })
      waitingBytes += bytes.length
      addedBytes += bytes.length
    },
    finish() {
      flush()
      return written
    },
    get addedBytes() {
      return addedBytes
    },
  }
}

/** Reads the index of every pack in the folder. */
export function readChunkIndex(place: string, disk: Disk): ChunkIndex {
  const chunks = new Map<string, ChunkPlace>()
  const packs = new Map<string, number>()
  const damaged: string[] = []
  const folder = join(place, packsName)
  // A place whose packs were deleted is damaged, not absent; every missing chunk will say so.
  const names = disk.existsSync(place) && !disk.existsSync(folder) ? [] : disk.readdirSync(folder)
  for (const name of names) {
    if (!packPattern.test(name)) continue
    const found = readPackIndex(join(place, packsName, name), name, disk)
    if (!found) {
      damaged.push(name)
      continue
    }
    packs.set(name, found.sizeBytes)
    for (const [hash, where] of found.entries) chunks.set(hash, where)
  }
  return { chunks, packs, damaged }
}

/** Reads chunks by their place, keeping the pack it reads from open. `close` when done. */
export interface ChunkReader {
  /** The bytes, or null when they are not what their name says. */
  read(hash: string, where: ChunkPlace): Buffer | null
  close(): void
}

export function createChunkReader(place: string, disk: Disk): ChunkReader {
  let open: { pack: string; handle: number } | null = null
  const close = () => {
    if (open) disk.closeSync(open.handle)
    open = null
  }
  return {
    read(hash, where) {
      if (open?.pack !== where.pack) {
        close()
        open = { pack: where.pack, handle: disk.openSync(join(place, packsName, where.pack), 'r') }
      }
      const bytes = readExactly(disk, open.handle, where.offset, where.length)
      return bytes && createHash('sha256').update(bytes).digest('hex') === hash ? bytes : null
    },
    close,
  }
}

/** Reads a pack from the place and compares all of it with its name. */
export function isPackWhole(place: string, name: string, disk: Disk): boolean {
  const content = disk.readFileSync(join(place, packsName, name))
  return `${createHash('sha256').update(content).digest('hex')}.pack` === name
}

/** What a killed run left behind in the folder of packs. */
export function removeUnfinishedPacks(place: string, disk: Disk): void {
  const folder = join(place, packsName)
  for (const name of disk.readdirSync(folder)) {
    const isUnfinished = name.endsWith(temporarySuffix) && packPattern.test(name.slice(0, -temporarySuffix.length))
    if (isUnfinished) disk.rmSync(join(folder, name), { force: true })
  }
}

function packHead(): Buffer {
  const head = Buffer.alloc(headBytes)
  magic.copy(head)
  head.writeUInt16BE(formatVersion, 8)
  return head
}

function encodePack(chunks: readonly { hash: string; bytes: Uint8Array }[]) {
  const head = packHead()
  const index = Buffer.alloc(chunks.length * entryBytes)
  const offsets: number[] = []
  let offset = headBytes
  chunks.forEach(({ hash, bytes }, at) => {
    offsets.push(offset)
    index.write(hash, at * entryBytes, 'hex')
    index.writeUInt32BE(offset, at * entryBytes + 32)
    index.writeUInt32BE(bytes.length, at * entryBytes + 36)
    offset += bytes.length
  })
  const footer = Buffer.alloc(footerBytes)
  createHash('sha256').update(index).digest().copy(footer)
  footer.writeUInt32BE(chunks.length, 32)
  footer.writeUInt32BE(offset, 36)
  magic.copy(footer, 40)
  const content = Buffer.concat([head, ...chunks.map(({ bytes }) => bytes), index, footer])
  return { name: `${createHash('sha256').update(content).digest('hex')}.pack`, content, offsets }
}

function readPackIndex(file: string, pack: string, disk: Disk) {
  const handle = disk.openSync(file, 'r')
  try {
    const sizeBytes = disk.fstatSync(handle).size
    const head = readExactly(disk, handle, 0, headBytes)
    const footer = readExactly(disk, handle, sizeBytes - footerBytes, footerBytes)
    if (!head || !footer || !head.equals(packHead()) || !footer.subarray(40).equals(magic)) return null
    const count = footer.readUInt32BE(32)
    const indexOffset = footer.readUInt32BE(36)
    if (indexOffset + count * entryBytes + footerBytes !== sizeBytes) return null
    const index = readExactly(disk, handle, indexOffset, count * entryBytes)
    if (!index || !createHash('sha256').update(index).digest().equals(footer.subarray(0, 32))) return null
    const entries: [string, ChunkPlace][] = []
    for (let at = 0; at < index.length; at += entryBytes) {
      const where = { pack, offset: index.readUInt32BE(at + 32), length: index.readUInt32BE(at + 36) }
      if (where.offset + where.length > indexOffset) return null
      entries.push([index.toString('hex', at, at + 32), where])
    }
    return { sizeBytes, entries }
  } finally {
    disk.closeSync(handle)
  }
}

/** Exactly `length` bytes from `offset`, or null when the file does not hold them. */
export function readExactly(disk: Disk, handle: number, offset: number, length: number): Buffer | null {
  if (offset < 0) return null
  // Not cleared first: it is filled to its end, or not given out.
  const bytes = Buffer.allocUnsafe(length)
  let done = 0
  while (done < length) {
    const count = disk.readSync(handle, bytes, done, length - done, offset + done)
    if (count === 0) return null
    done += count
  }
  return bytes
}
