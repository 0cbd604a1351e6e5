// What the salon's file knows of its own restores: when, back to when, and which document numbers were left out by it. The
// screen of backups and the closing of the day explain the gap with these. Runs in main.
import { z } from 'zod'
import { Restored } from '../shared/backups.ts'
import { type Right, rights } from '../shared/privacy.ts'
import { type Db, one, query, type Tx } from './handle.ts'
import { writeSetting } from './settings.ts'

const settingKey = 'restores'
const mostKept = 50

/** Newest first. */
export function listRestores(db: Db): Restored[] {
  const row = one(db, query.selectFrom('setting').select('value').where('key', '=', settingKey))
  return row ? z.array(Restored).parse(JSON.parse(row.value)) : []
}

/** The restored file has been opened for the first time: what was done again in it is remembered with the restore. */
export function noteAgain(tx: Tx, done: readonly { readonly right: Right }[]): void {
  const restores = listRestores(tx)
  const newest = restores.find((each) => each.again === null)
  if (!newest) return
  const again = rights
    .map((right) => ({ right, count: done.filter((each) => each.right === right).length }))
    .filter(({ count }) => count > 0)
  const told = restores.map((each) => (each === newest ? { ...each, again } : each))
  writeSetting(tx, settingKey, told, newest.atMs)
}

export function noteRestored(tx: Tx, restored: Restored): void {
  const kept = [restored, ...listRestores(tx)].sort((a, b) => b.atMs - a.atMs).slice(0, mostKept)
  writeSetting(tx, settingKey, kept, restored.atMs)
}
