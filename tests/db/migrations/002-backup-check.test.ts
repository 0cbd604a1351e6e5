// From version 1 to 2: what was there stays as it was, the new table takes checks and refuses anything else.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../../../db/migrate.ts'
import { migrations } from '../../../db/migrations/index.ts'
import { closeDatabase, openDatabase, type RawDatabase } from '../../../db/open.ts'

let folder: string
let raw: RawDatabase
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'loiste-002-'))
  raw = openDatabase(path.join(folder, 'salon.db'), new Uint8Array(32).fill(2), { create: true })
  migrate(raw, migrations.slice(0, 1))
  raw.exec("INSERT INTO backup_place (id, path, created_at_ms) VALUES ('p-one', '/media/tikku', 5)")
  migrate(raw, migrations.slice(0, 2))
})
afterAll(() => {
  closeDatabase(raw)
  rmSync(folder, { recursive: true, force: true })
})

it('keeps the places and begins without any check', () => {
  expect(raw.prepare('SELECT id, path, problem, created_at_ms FROM backup_place').all()).toEqual([
    { id: 'p-one', path: '/media/tikku', problem: null, created_at_ms: 5 },
  ])
  expect(raw.prepare('SELECT count(*) FROM backup_check').pluck().get()).toBe(0)
})

it('keeps a check when its place goes, and refuses kinds and parts that do not exist', () => {
  const insert = (kind: string, part: number | null, details = '{}') =>
    raw
      .prepare("INSERT INTO backup_check VALUES (?, 'p-one', 'tikku', ?, ?, 1, 9, 1, ?)")
      .run(`${kind}${part}`, kind, part, details)
  insert('drill', null)
  raw.exec("DELETE FROM backup_place WHERE id = 'p-one'")
  expect(raw.prepare('SELECT kind, place_label FROM backup_check').all()).toEqual([
    { kind: 'drill', place_label: 'tikku' },
  ])
  expect(() => insert('glance', null)).toThrow('CHECK')
  expect(() => insert('share', 7)).toThrow('CHECK')
  expect(() => insert('full', null, 'not json')).toThrow('CHECK')
})
