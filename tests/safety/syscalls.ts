// Reads what strace wrote down of one process: the writes, syncs and names that a disk has to do with, in their order.

export type DiskCall =
  | { readonly kind: 'open'; readonly file: string; readonly handle: number }
  | { readonly kind: 'close'; readonly handle: number }
  | { readonly kind: 'write'; readonly handle: number; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'cut'; readonly handle: number; readonly length: number }
  | { readonly kind: 'sync'; readonly handle: number }
  | { readonly kind: 'remove'; readonly file: string }
  /** A line on standard output: acknowledged to the person. */
  | { readonly kind: 'said'; readonly text: string }

export const tracedCalls = 'openat,close,write,pwrite64,ftruncate,fsync,fdatasync,unlink'

/** A string as strace's -xx writes it. */
function bytesOf(escaped: string): Buffer {
  return Buffer.from(escaped.replaceAll('\\x', ''), 'hex')
}

/** Failed calls are left out. Throws on a call that it would have to guess. */
export function readTrace(log: string): DiskCall[] {
  const calls: DiskCall[] = []
  for (const line of log.split('\n')) {
    const call = /^(\w+)\((.*)\)\s+= (-?\d+)/.exec(line)
    const [, name, args = '', result = '-1'] = call ?? []
    if (name === undefined || Number(result) < 0) continue
    if (name === 'openat') {
      const file = bytesOf(/"((?:\\x[0-9a-f]{2})*)"/.exec(args)?.[1] ?? '').toString()
      calls.push({ kind: 'open', file, handle: Number(result) })
      continue
    }
    if (name === 'unlink') {
      calls.push({ kind: 'remove', file: bytesOf(/"((?:\\x[0-9a-f]{2})*)"/.exec(args)?.[1] ?? '').toString() })
      continue
    }
    const handle = Number.parseInt(args, 10)
    if (name === 'close') calls.push({ kind: 'close', handle })
    else if (name === 'fsync' || name === 'fdatasync') calls.push({ kind: 'sync', handle })
    else if (name === 'ftruncate') calls.push({ kind: 'cut', handle, length: Number(args.split(', ')[1]) })
    else if (name === 'pwrite64') {
      const found = /"((?:\\x[0-9a-f]{2})*)", (\d+), (\d+)$/.exec(args)
      if (!found) throw new Error('a write that was not written down whole')
      const bytes = bytesOf(found[1] ?? '').subarray(0, Number(result))
      calls.push({ kind: 'write', handle, offset: Number(found[3]), bytes })
    } else if (name === 'write' && handle === 1) {
      calls.push({ kind: 'said', text: bytesOf(/"((?:\\x[0-9a-f]{2})*)"/.exec(args)?.[1] ?? '').toString() })
    }
  }
  return calls
}

interface Pending {
  readonly offset: number
  readonly bytes: Buffer | null
}

/**
 * A disk that keeps only what it was asked to sync, and of the rest what chance decides, in pieces of a sector. A file's
 * name counts from its creation on; SQLite syncs the folder itself where that matters.
 */
export function createDisk(start: ReadonlyMap<string, Buffer>) {
  const kept = new Map<string, Buffer>([...start].map(([file, bytes]) => [file, Buffer.from(bytes)]))
  const pending = new Map<string, Pending[]>()
  const names = new Map<number, string>()
  const apply = (content: Buffer, { offset, bytes }: Pending): Buffer => {
    if (bytes === null)
      return Buffer.concat([content.subarray(0, offset), Buffer.alloc(Math.max(0, offset - content.length))])
    const grown = Buffer.alloc(Math.max(content.length, offset + bytes.length))
    content.copy(grown)
    bytes.copy(grown, offset)
    return grown
  }
  return {
    play(call: DiskCall): void {
      if (call.kind === 'open') {
        names.set(call.handle, call.file)
        return
      }
      if (call.kind === 'said') return
      if (call.kind === 'remove') {
        kept.delete(call.file)
        pending.delete(call.file)
        return
      }
      const file = names.get(call.handle)
      if (file === undefined) return
      if (call.kind === 'close') names.delete(call.handle)
      else if (call.kind === 'sync') {
        const content = (pending.get(file) ?? []).reduce<Buffer>(apply, kept.get(file) ?? Buffer.alloc(0))
        kept.set(file, content)
        pending.delete(file)
      } else {
        const change =
          call.kind === 'cut' ? { offset: call.length, bytes: null } : { offset: call.offset, bytes: call.bytes }
        pending.set(file, [...(pending.get(file) ?? []), change])
      }
    },
    /** What is there after a cut now. `survives` decides for each sector that was never synced. */
    afterCut(survives: () => boolean): Map<string, Buffer> {
      const left = new Map<string, Buffer>()
      for (const file of new Set([...kept.keys(), ...pending.keys()])) {
        let content: Buffer = kept.get(file) ?? Buffer.alloc(0)
        for (const change of pending.get(file) ?? []) {
          if (change.bytes === null) {
            if (survives()) content = apply(content, change)
            continue
          }
          for (let at = 0; at < change.bytes.length; at += 512) {
            if (!survives()) continue
            content = apply(content, { offset: change.offset + at, bytes: change.bytes.subarray(at, at + 512) })
          }
        }
        left.set(file, content)
      }
      return left
    },
  }
}
