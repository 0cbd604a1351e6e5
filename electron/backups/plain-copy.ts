// A point in the clear, for the day the salon changes programs: an ordinary SQLite file and one CSV file a table. Runs in
// the command line only, after a warning; the program's window never writes anything unencrypted.
import { closeSync, copyFileSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase, openPlainReadonly, type RawDatabase } from '../../db/open.ts'
import { AppError } from '../../shared/errors.ts'

export const plainFileName = 'salon.sqlite'

export interface PlainCopy {
  readonly file: string
  readonly tables: number
  readonly rows: number
}

/**
 * Writes `salon.sqlite` and `<table>.csv` into a folder. The copy is decrypted as a whole (`rekey` to nothing), on a copy
 * that nobody else has open, then opened without any key and checked.
 * @throws AppError BACKUP_VERIFY_FAILED, DISK_FULL
 */
export function writePlainCopy(encryptedFile: string, databaseKey: Uint8Array, folder: string): PlainCopy {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, plainFileName)
  copyFileSync(encryptedFile, file)
  try {
    const db = openDatabase(file, databaseKey)
    try {
      // Decrypting in place works only without a -wal.
      db.pragma('journal_mode = DELETE')
      db.rekey(Buffer.alloc(0))
    } finally {
      db.close()
    }
    const plain = openPlainReadonly(file)
    try {
      if (plain.pragma('integrity_check', { simple: true }) !== 'ok') {
        throw new AppError('BACKUP_VERIFY_FAILED', { step: 'plain copy' })
      }
      const tables = plainTables(plain)
      let rows = 0
      for (const table of tables) rows += writeCsv(plain, table, join(folder, `${table}.csv`))
      return { file, tables: tables.length, rows }
    } finally {
      plain.close()
    }
  } catch (error) {
    for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(file + suffix, { force: true })
    throw error
  }
}

/** Ordinary tables; a search index and SQLite's own are of no use outside. */
function plainTables(db: RawDatabase): string[] {
  return db
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all() as string[]
}

/** RFC 4180 with a byte order mark, so that spreadsheets read å and ä; bytes as hexadecimal. Answers the rows written. */
function writeCsv(db: RawDatabase, table: string, file: string): number {
  const statement = db.prepare(`SELECT * FROM "${table.replaceAll('"', '""')}"`).raw()
  const out = openSync(file, 'w', 0o600)
  try {
    let lines = [`\ufeff${csvLine(statement.columns().map((column) => column.name))}`]
    let rows = 0
    for (const row of statement.iterate() as IterableIterator<unknown[]>) {
      lines.push(csvLine(row))
      rows += 1
      if (lines.length >= 1000) {
        writeSync(out, lines.join(''))
        lines = []
      }
    }
    writeSync(out, lines.join(''))
    fsyncSync(out)
    return rows
  } finally {
    closeSync(out)
  }
}

/** One line of CSV, with its line end. Null is an empty field, an empty text is two quotes. */
export function csvLine(values: readonly unknown[]): string {
  return `${values.map(csvField).join(',')}\r\n`
}

function csvField(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex')
  const text = String(value)
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
