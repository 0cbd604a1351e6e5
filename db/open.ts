// Opens the one encrypted file of the salon, and nothing opens it any other way. Runs in main and in the backup process.
//
// Every pragma below is set and then read back on every open: some are silently ignored when misspelled, some fall
// back by themselves (synchronous returns to NORMAL whenever a WAL file is reopened), and the default temp_store puts
// plain text into temporary files. A file that does not keep the whole contract is closed again.
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
// Types only, the same for every platform (tsconfig paths); the code is loaded by driver() below.
import type Database from 'better-sqlite3-multiple-ciphers/linux-x64'
import { AppError } from '../shared/errors.ts'

/** An open connection of the driver. Layers above wrap it; see handle.ts. */
export type RawDatabase = Database.Database

export interface OpenOptions {
  /** Make the file when it is missing. Without it a missing or empty file is an error, never a fresh salon. */
  readonly create?: boolean
  /** Nothing is written through this connection (-wal and -shm may still appear beside a WAL file). */
  readonly readonly?: boolean
  /** How long a statement waits for another connection's lock, ms. */
  readonly busyTimeoutMs?: number
}

/** One line of the contract: how it is set, and what must be read back. */
export interface OpenRule {
  readonly pragma: string
  readonly set: string | null
  /** Acceptable answers, as text. */
  readonly expect: readonly string[]
  /** Left alone on a connection that may not write. */
  readonly writableOnly?: boolean
}

export const pageSizeBytes = 4096
const cacheKiB = 64 * 1024

/** Set before the key: which cipher, and in the form that stock SQLCipher 4 reads. */
export const cipherRules: readonly OpenRule[] = [
  { pragma: 'cipher', set: "cipher='sqlcipher'", expect: ['sqlcipher'] },
  { pragma: 'legacy', set: 'legacy=4', expect: ['4'] },
]

/** Set after the first real read, in this order. synchronous comes after journal_mode, which resets it. */
export const connectionRules: readonly OpenRule[] = [
  { pragma: 'page_size', set: null, expect: [String(pageSizeBytes)] },
  { pragma: 'journal_mode', set: 'journal_mode=WAL', expect: ['wal'], writableOnly: true },
  { pragma: 'synchronous', set: 'synchronous=FULL', expect: ['2'] },
  { pragma: 'temp_store', set: 'temp_store=MEMORY', expect: ['2'] },
  { pragma: 'foreign_keys', set: 'foreign_keys=ON', expect: ['1'] },
  { pragma: 'trusted_schema', set: 'trusted_schema=OFF', expect: ['0'] },
  { pragma: 'cell_size_check', set: 'cell_size_check=ON', expect: ['1'] },
  { pragma: 'mmap_size', set: 'mmap_size=0', expect: ['0'] },
  { pragma: 'cache_size', set: `cache_size=-${cacheKiB}`, expect: [`-${cacheKiB}`] },
  // Deleted text is overwritten inside the encrypted pages too: erasure of a client leaves no copy behind.
  { pragma: 'secure_delete', set: 'secure_delete=ON', expect: ['1'] },
]

/** Everything one open promises. Exchanged only by the test that breaks it line by line. */
export const openContract: readonly OpenRule[] = [...cipherRules, ...connectionRules]

/**
 * Opens the encrypted file under the whole contract.
 *
 * Throws AppError: DATABASE_MISSING, DATABASE_NOT_ENCRYPTED, DATABASE_WRONG_KEY, DATABASE_DAMAGED,
 * DATABASE_OPEN_CONTRACT (data: pragma, found), DATABASE_READ_ONLY, DISK_FULL.
 *
 * SQLite cannot tell a wrong key from a damaged first page; where the key is known to be right (the vault opened),
 * DATABASE_WRONG_KEY means damage or the file of another salon.
 *
 * @param key 32 bytes; not kept, the caller may wipe it afterwards.
 */
export function openDatabase(file: string, key: Uint8Array, options: OpenOptions = {}): RawDatabase {
  return openUnderContract(file, key, options, openContract)
}

/**
 * Opens an unencrypted copy for reading: only what the command line wrote after its warning, never the salon's own file.
 */
export function openPlainReadonly(file: string): RawDatabase {
  return new (driver())(file, { readonly: true, fileMustExist: true })
}

/** openDatabase with the contract as a parameter, so that a test can break one line at a time and see it refused. */
export function openUnderContract(
  file: string,
  key: Uint8Array,
  options: OpenOptions,
  contract: readonly OpenRule[],
): RawDatabase {
  if (key.byteLength !== 32) throw new AppError('DATABASE_WRONG_KEY')
  const readonly = options.readonly ?? false
  const sizeBytes = statSync(file, { throwIfNoEntry: false })?.size
  if (sizeBytes === undefined && !options.create) throw new AppError('DATABASE_MISSING')
  // An empty file opens like a fresh one: without this a file cut to nothing would come back as an empty salon.
  if (sizeBytes === 0 && !options.create) throw new AppError('DATABASE_DAMAGED')

  let db: RawDatabase | undefined
  try {
    db = new (driver())(file, {
      readonly,
      fileMustExist: sizeBytes !== undefined,
      timeout: options.busyTimeoutMs ?? 5000,
    })
    for (const rule of contract.filter(isCipherRule)) applyRule(db, rule)
    keyWith(db, key)
    db.prepare('SELECT count(*) FROM sqlite_schema').get() // a wrong key fails here and not at the first booking
    for (const rule of contract.filter((rule) => !isCipherRule(rule) && !(readonly && rule.writableOnly))) {
      applyRule(db, rule)
    }
    if (!readonly) assertWritable(db)
    assertOpenContract(db)
    return db
  } catch (error) {
    closeQuietly(db)
    throw classifyOpenError(file, error)
  }
}

/**
 * Reads every line of the contract back from an open connection.
 * @throws AppError DATABASE_OPEN_CONTRACT with the pragma and what was found
 */
export function assertOpenContract(db: RawDatabase): void {
  for (const rule of openContract) {
    if (db.readonly && rule.writableOnly) continue
    const found = readPragma(db, rule.pragma)
    if (found === undefined || !rule.expect.includes(found)) {
      throw new AppError('DATABASE_OPEN_CONTRACT', { pragma: rule.pragma, found: found ?? 'nothing' })
    }
  }
}

/** Moves everything from the -wal into the file and closes. Never throws for a checkpoint that another reader delays. */
export function closeDatabase(db: RawDatabase): void {
  if (!db.open) return
  try {
    if (!db.readonly && !db.inTransaction) db.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    db.close()
  }
}

/**
 * Moves the -wal into the file at once or not at all: SQLite would wait for whoever reads in another process (the check of
 * the file, a backup) for as long as the busy timeout, with everybody at the desk waiting too.
 * @returns complete when nothing is left in the -wal
 */
export function checkpointTruncate(db: RawDatabase): { readonly complete: boolean } {
  const timeoutMs = Number(readPragma(db, 'busy_timeout'))
  db.pragma('busy_timeout=0')
  try {
    const [row] = db.pragma('wal_checkpoint(TRUNCATE)') as readonly { busy: number; log: number }[]
    return { complete: row !== undefined && row.busy === 0 && row.log <= 0 }
  } finally {
    db.pragma(`busy_timeout=${timeoutMs}`)
  }
}

/**
 * Gives a file that nobody else has open another key. Only for a copy: in WAL mode, or with a crash in the middle, a rekey
 * leaves a file that no key opens. `to` is not kept.
 */
export function rekeyAlone(file: string, from: Uint8Array, to: Uint8Array): void {
  const db = new (driver())(file, { fileMustExist: true })
  const raw = Buffer.concat([Buffer.from('raw:'), to])
  try {
    for (const rule of cipherRules) applyRule(db, rule)
    keyWith(db, from)
    if (readPragma(db, 'journal_mode=DELETE') !== 'delete') throw new AppError('DATABASE_OPEN_CONTRACT', {})
    // Pages on their way to the new key must not lie about in plain: the journal is encrypted, sorters stay in memory.
    db.pragma('temp_store=MEMORY')
    db.rekey(raw)
  } finally {
    raw.fill(0)
    db.close()
  }
}

/** Gives the AppError that a SQLite failure means for a person, or undefined for a fault of the program itself. */
export function databaseErrorOf(error: unknown): AppError | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  // The text of SQLite errors is dropped on purpose: it may quote values.
  if (code === 'SQLITE_FULL') return new AppError('DISK_FULL')
  if (code.startsWith('SQLITE_READONLY')) return new AppError('DATABASE_READ_ONLY')
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return new AppError('DATABASE_DAMAGED')
  return undefined
}

/** The text a pragma answers. Its column may be named after the value itself, so the first column counts. */
export function readPragma(db: RawDatabase, pragma: string): string | undefined {
  const rows = db.pragma(pragma)
  const first = Array.isArray(rows) ? rows[0] : undefined
  if (typeof first !== 'object' || first === null) return undefined
  const value: unknown = Object.values(first)[0]
  return value === undefined ? undefined : String(value)
}

/** SQLite opens a write-protected file read-only without a word and says so only at the first write: this one. */
function assertWritable(db: RawDatabase): void {
  const version = Number(readPragma(db, 'user_version'))
  db.exec('BEGIN IMMEDIATE')
  try {
    db.exec(`PRAGMA user_version = ${version}`)
  } finally {
    db.exec('ROLLBACK')
  }
}

function applyRule(db: RawDatabase, rule: OpenRule): void {
  if (rule.set !== null) db.pragma(rule.set)
}

function isCipherRule(rule: OpenRule): boolean {
  return cipherRules.some((cipherRule) => cipherRule.pragma === rule.pragma)
}

/** Hands the key over as bytes: PRAGMA key would put it into statement texts and error messages. */
function keyWith(db: RawDatabase, key: Uint8Array): void {
  const raw = Buffer.concat([Buffer.from('raw:'), key])
  try {
    db.key(raw)
  } finally {
    raw.fill(0)
  }
}

function classifyOpenError(file: string, error: unknown): unknown {
  if (error instanceof AppError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'SQLITE_NOTADB') {
    return new AppError(hasPlainHeader(file) ? 'DATABASE_NOT_ENCRYPTED' : 'DATABASE_WRONG_KEY')
  }
  return databaseErrorOf(error) ?? error
}

/**
 * True when the file starts like an unencrypted SQLite file. Called only after an open failed: closing any handle of a
 * file drops all locks this process holds on it, so a working file is never touched beside SQLite.
 */
function hasPlainHeader(file: string): boolean {
  const header = Buffer.alloc(16)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, header, 0, 16, 0)
  } finally {
    closeSync(handle)
  }
  return header.toString('latin1') === 'SQLite format 3\0'
}

function closeQuietly(db: RawDatabase | undefined): void {
  try {
    db?.close()
  } catch {
    // The reason it could not be opened is already on its way to the caller.
  }
}

const load = createRequire(import.meta.url)
let loadedDriver: typeof Database | undefined

/** The native driver, by its platform path: the package's own entry asks process.report, which can kill Electron. */
function driver(): typeof Database {
  loadedDriver ??= load(`better-sqlite3-multiple-ciphers/${driverPlatform()}`) as typeof Database
  return loadedDriver
}

function driverPlatform(): string {
  const platform = process.platform === 'linux' && usesMusl() ? 'linuxmusl' : process.platform
  return `${platform}-${process.arch}`
}

function usesMusl(): boolean {
  try {
    return readFileSync('/usr/bin/ldd', 'latin1').includes('musl')
  } catch {
    return false
  }
}
