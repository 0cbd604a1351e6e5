// Who can open the salon, and with what: the screen "Keys and passwords". Runs anywhere.
import { z } from 'zod'
import { ComputerState } from './session.ts'
import { RoleName } from './staff.ts'
import { AtMs, Id } from './values.ts'

/** One person who can open the file. */
export const KeyHolder = z.object({
  staffId: Id,
  name: z.string(),
  role: RoleName,
  /** A passphrase opens the file anywhere; a password only together with what this computer keeps, or alone. */
  opensWith: z.enum(['passphrase', 'password-here', 'password']),
  /** When it was chosen; null where that was not noted yet. */
  changedAtMs: AtMs.nullable(),
})
export type KeyHolder = z.infer<typeof KeyHolder>

export const KeysOverview = z.object({
  people: z.array(KeyHolder),
  /** Active people without a password. */
  without: z.array(z.object({ staffId: Id, name: z.string() })),
  /** The recovery sheet in force; null before the first one. */
  sheet: z.object({ changedAtMs: AtMs.nullable(), triedAtMs: AtMs.nullable() }).nullable(),
  /** The data key behind all of them: when it was last changed (null: never). */
  dataKey: z.object({ changedAtMs: AtMs.nullable() }),
  /** Who could open the file since then and no longer can: the reason to change the key. */
  left: z.array(z.object({ name: z.string(), atMs: AtMs })),
  computer: ComputerState,
})
export type KeysOverview = z.infer<typeof KeysOverview>

/** What a change of the data key would mean. */
export const KeyChangePreview = z.object({
  /** Only an owner's passphrase can do it. */
  isOwner: z.boolean(),
  /** Ids of people whose password is from an older program: they get a new one afterwards. */
  needNewPassword: z.array(Id),
  /** The recovery sheet is from an older program: it must be typed back once first. */
  sheetMustBeTried: z.boolean(),
  fileBytes: z.int(),
})
export type KeyChangePreview = z.infer<typeof KeyChangePreview>

/** How long a change takes, in whole minutes at least one: measured at about 14 s a gigabyte for the copy, then the key. */
export function keyChangeMinutes(fileBytes: number): number {
  const gigabytes = fileBytes / 1e9
  return Math.max(1, Math.ceil((gigabytes * 45) / 60))
}
