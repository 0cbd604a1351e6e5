// The database handles that every query takes first. Kysely builds and types the SQL; it runs synchronously on the
// driver, so nothing can slip between the statements of a handler, and a transaction is one plain function call.
import type Database from 'better-sqlite3-multiple-ciphers'
import {
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Schema } from './schema.ts'

/** Typed query builder. It has no connection: a query made here runs through `all`, `one` or `run`. */
export const query = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/** An open database for reading. */
export interface Db {
  readonly raw: Database.Database
  readonly statements: Map<string, Database.Statement>
}

declare const inTransaction: unique symbol
/** An open database inside a write transaction; only `transaction` makes one, so a write outside does not compile. */
export interface Tx extends Db {
  readonly [inTransaction]: true
}

export function handleOf(raw: Database.Database): Db {
  return { raw, statements: new Map() }
}

/**
 * Runs `work` in one immediate transaction; anything thrown rolls everything back. Inside another transaction it
 * becomes a savepoint.
 */
export function transaction<T>(db: Db, work: (tx: Tx) => T): T {
  return db.raw.transaction(() => work(db as Tx)).immediate()
}

// A builder is a value: one that stands at the top of a file always compiles to the same text, so it does so once.
const compiled = new WeakMap<object, CompiledQuery>()

function compile<O>(built: Compilable<O>): CompiledQuery<O> {
  const known = compiled.get(built)
  if (known) return known as CompiledQuery<O>
  const made = built.compile()
  compiled.set(built, made)
  return made
}

class Placeholder {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}
const placeholders = new Proxy({}, { get: (_, name) => new Placeholder(String(name)) })

/**
 * A query whose text never changes, only its values: built and compiled once, then run with other values each time. For
 * what every save does. `build` may only hand the values on as values: it sees stand-ins, not the values themselves.
 */
export function shaped<Values extends object, O>(
  build: (values: Values) => Compilable<O>,
): (values: Values) => Compilable<O> {
  let shape: CompiledQuery<O> | undefined
  return (values) => {
    shape ??= build(placeholders as Values).compile()
    const { parameters, ...rest } = shape
    const filled = parameters.map((parameter) =>
      parameter instanceof Placeholder ? values[parameter.name as keyof Values] : parameter,
    )
    return { compile: () => ({ ...rest, parameters: filled }) }
  }
}

const statementLimit = 500

function prepared(db: Db, sql: string): Database.Statement {
  const known = db.statements.get(sql)
  if (known) return known
  // Only texts with a varying number of values make new statements; the oldest go first.
  if (db.statements.size >= statementLimit) {
    const oldest = db.statements.keys().next().value
    if (oldest !== undefined) db.statements.delete(oldest)
  }
  const statement = db.raw.prepare(sql)
  db.statements.set(sql, statement)
  return statement
}

/** All rows. */
export function all<O>(db: Db, built: Compilable<O>): O[] {
  const { sql, parameters } = compile(built)
  return prepared(db, sql).all(...parameters) as O[]
}

/** The first row, or undefined. */
export function one<O>(db: Db, built: Compilable<O>): O | undefined {
  const { sql, parameters } = compile(built)
  return prepared(db, sql).get(...parameters) as O | undefined
}

/** Runs a change; returns how many rows it touched. */
export function run(tx: Tx, built: Compilable<unknown>): number {
  const { sql, parameters } = compile(built)
  return prepared(tx, sql).run(...parameters).changes
}

/** Runs a change that must touch exactly one row; anything else is a bug and rolls back. */
export function runOne(tx: Tx, built: Compilable<unknown>): void {
  const changes = run(tx, built)
  if (changes !== 1) throw new Error(`expected one changed row, got ${changes}`)
}
