// Who could open the file and has left since the salon's key was last changed: kept until the key is changed, so that the
// reason to change it is not forgotten. Runs in main.
import { z } from 'zod'
import type { Db, Tx } from './handle.ts'
import { readSetting, writeSetting } from './settings.ts'

const Left = z.array(z.object({ staffId: z.string(), atMs: z.number() }))

/** Oldest first; ids of staff members. */
export function leftSinceKeyChange(db: Db): { staffId: string; atMs: number }[] {
  return Left.parse(readSetting(db, 'left') ?? [])
}

/** Notes that a person's slot has been taken away. */
export function noteLeft(tx: Tx, staffId: string, atMs: number): void {
  const before = leftSinceKeyChange(tx).filter((each) => each.staffId !== staffId)
  writeSetting(tx, 'left', [...before, { staffId, atMs }], atMs)
}

/** The key has been changed: what they knew opens nothing new any more. */
export function forgetLeft(tx: Tx, atMs: number): void {
  writeSetting(tx, 'left', [], atMs)
}
