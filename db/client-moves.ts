// Moving everything that points to one client to another, in whatever table it is: found from the schema itself, so that
// a new table is moved without being named here. What cannot move (the other card has its own, or the database refuses)
// stays where it is; nothing is ever deleted, so a move can be taken back. Runs in main.
import type { Db, Tx } from './handle.ts'

/** A column that names a client, and the rows of it that were moved, by their keys. */
export interface Moved {
  readonly table: string
  readonly column: string
  readonly keys: readonly (readonly (string | number)[])[]
}

export interface ClientColumn {
  readonly table: string
  readonly column: string
  /** Columns that name a row. */
  readonly key: readonly string[]
}

/** Columns that name a client and are not moved, each with the reason. */
export const staying: Readonly<Record<string, string>> = {
  'document.client_id': 'an issued document stays as it is; the card reads those of the cards merged into it too',
  'access_log.client': 'the log says what was looked at then',
  'client_merge.kept_id': 'the merge itself',
  'client_merge.merged_id': 'the merge itself',
}

/** Every column that names a client: by a foreign key, or by its name. */
export function clientColumns(db: Db): ClientColumn[] {
  const tables = db.raw
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[]
  return tables.sort().flatMap((table) => {
    const keys = db.raw.pragma(`foreign_key_list(${table})`) as { table: string; from: string }[]
    const columns = db.raw.pragma(`table_info(${table})`) as { name: string; pk: number }[]
    const naming = new Set(keys.filter((key) => key.table === 'client').map((key) => key.from))
    if (columns.some((each) => each.name === 'client_id')) naming.add('client_id')
    const key = columns.filter((each) => each.pk > 0).sort((a, b) => a.pk - b.pk)
    const names = key.length > 0 ? key.map((each) => each.name) : ['rowid']
    return [...naming]
      .filter((column) => !staying[`${table}.${column}`])
      .map((column) => ({ table, column, key: names }))
  })
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')
}

const bound = (columns: readonly string[]) => columns.map((column) => `${column} = ?`).join(' AND ')

/** Moves what points to `from` so that it points to `to`. Answers what moved and how many rows stayed. */
export function moveRows(tx: Tx, from: string, to: string): { moved: Moved[]; stayed: number } {
  const moved: Moved[] = []
  let left: { readonly at: ClientColumn; readonly key: readonly (string | number)[] }[] = []
  const tryMove = (at: ClientColumn, key: readonly (string | number)[]): boolean => {
    const update = tx.raw.prepare(`UPDATE ${at.table} SET ${at.column} = ? WHERE ${bound(at.key)}`)
    try {
      tx.raw.transaction(() => update.run(to, ...key))()
      return true
    } catch (error) {
      if (isRefusal(error)) return false
      throw error
    }
  }
  const note = (at: ClientColumn, key: readonly (string | number)[]) => {
    // The row is found again by its key as it is after the move.
    const after = at.key.map((column, index) => (column === at.column ? to : (key[index] ?? '')))
    moved.push({ table: at.table, column: at.column, keys: [after] })
  }
  for (const at of clientColumns(tx)) {
    const rows = tx.raw
      .prepare(`SELECT ${at.key.join(', ')} FROM ${at.table} WHERE ${at.column} = ?`)
      .raw()
      .all(from) as (string | number)[][]
    for (const key of rows) {
      if (tryMove(at, key)) note(at, key)
      else left.push({ at, key })
    }
  }
  // What waited for something else to move first (health data for its consent) gets a second try.
  left = left.filter(({ at, key }) => {
    const done = tryMove(at, key)
    if (done) note(at, key)
    return !done
  })
  return { moved: gathered(moved), stayed: left.length }
}

function gathered(moved: readonly Moved[]): Moved[] {
  const groups = Map.groupBy(moved, (each) => `${each.table}.${each.column}`)
  return [...groups.values()].flatMap(([first, ...more]) =>
    first ? [{ ...first, keys: [...first.keys, ...more.flatMap((each) => each.keys)] }] : [],
  )
}

/** Takes a move back, row by row: a row that is gone or points elsewhere by now is left alone. */
export function moveBack(tx: Tx, moved: readonly Moved[], from: string, to: string): void {
  const columns = clientColumns(tx)
  let left = moved.flatMap((each) => {
    const at = columns.find((column) => column.table === each.table && column.column === each.column)
    return at ? each.keys.map((key) => ({ at, key })) : []
  })
  for (let round = 0; round < 2; round += 1) {
    left = left.filter(({ at, key }) => {
      const update = tx.raw.prepare(
        `UPDATE ${at.table} SET ${at.column} = ? WHERE ${bound(at.key)} AND ${at.column} = ?`,
      )
      try {
        tx.raw.transaction(() => update.run(to, ...key, from))()
        return false
      } catch (error) {
        if (isRefusal(error)) return true
        throw error
      }
    })
  }
}
