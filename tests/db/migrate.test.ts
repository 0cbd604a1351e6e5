import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Migration, migrate, schemaVersion } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { openDatabase, type RawDatabase } from '../../db/open.ts'

let folder: string
let raw: RawDatabase
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'loiste-migrate-'))
  raw = openDatabase(path.join(folder, 'salon.db'), randomBytes(32), { create: true })
})
afterEach(() => {
  raw.close()
  rmSync(folder, { recursive: true, force: true })
})

const step = (version: number, sql: string): Migration => ({
  version,
  name: `step ${version}`,
  up: (database) => database.exec(sql),
})
const tables = () =>
  (raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all() as { name: string }[]).map(
    (row) => row.name,
  )

describe('migrate', () => {
  it('brings an empty file to the newest version and a second run changes nothing', () => {
    const newest = migrations.at(-1)!.version
    expect(migrate(raw, migrations)).toEqual({ from: 0, to: newest })
    expect(schemaVersion(raw)).toBe(newest)
    const before = raw.prepare('SELECT sql FROM sqlite_schema ORDER BY name').all()
    expect(migrate(raw, migrations)).toEqual({ from: newest, to: newest })
    expect(raw.prepare('SELECT sql FROM sqlite_schema ORDER BY name').all()).toEqual(before)
  })

  it('refuses a file from a newer program and leaves it as it was', () => {
    migrate(raw, [step(1, 'CREATE TABLE a (x TEXT) STRICT')])
    raw.pragma('user_version = 99')
    expect(() => migrate(raw, [step(1, ''), step(2, 'CREATE TABLE b (x TEXT) STRICT')])).toThrow(
      expect.objectContaining({ code: 'DATABASE_FROM_NEWER_APP' }),
    )
    expect(schemaVersion(raw)).toBe(99)
    expect(tables()).toEqual(['a'])
  })

  it('undoes everything, the version too, when a later step fails', () => {
    migrate(raw, [step(1, 'CREATE TABLE a (x TEXT) STRICT')])
    const failing = [step(1, ''), step(2, 'CREATE TABLE b (x TEXT) STRICT'), step(3, 'CREATE TABLE a (x TEXT)')]
    expect(() => migrate(raw, failing)).toThrow('already exists')
    expect(schemaVersion(raw)).toBe(1)
    expect(tables()).toEqual(['a'])
    expect(raw.pragma('foreign_keys', { simple: true })).toBe(1)
  })

  it('undoes a step that leaves a reference to nothing', () => {
    migrate(raw, [
      step(1, 'CREATE TABLE a (id TEXT PRIMARY KEY) STRICT; CREATE TABLE b (a TEXT REFERENCES a (id)) STRICT'),
    ])
    const breaking = [step(1, ''), step(2, "INSERT INTO b VALUES ('nobody')")]
    expect(() => migrate(raw, breaking)).toThrow('broken references')
    expect(raw.prepare('SELECT count(*) AS n FROM b').get()).toEqual({ n: 0 })
  })

  it('refuses a list that is not in order', () => {
    expect(() => migrate(raw, [step(2, ''), step(1, '')])).toThrow('does not follow')
  })
})
