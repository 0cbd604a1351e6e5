// Who is at the screen and what the window should show: starting, first run, sign-in, locked or ready. Runs anywhere.
import { z } from 'zod'
import { permissions } from './permissions.ts'
import { RoleName } from './staff.ts'
import { AtMs, filledLine, Id, Language, Theme } from './values.ts'

export const setupSteps = ['owner', 'salon', 'recovery', 'staff', 'services', 'hours', 'backup', 'done'] as const
export const SetupStep = z.enum(setupSteps)
export type SetupStep = z.infer<typeof SetupStep>

/**
 * - `empty`: no salon on this machine: first run or restore
 * - `signed-out`: the file is closed, a password opens it
 * - `locked`: the file is open, the screen is hidden, a password shows it again
 * - `ready`: someone is signed in (while `setup` is not 'done' the first run goes on)
 * - `changing-key`: the file is away while it gets another key; the same person goes on afterwards
 * - `damaged`: the key file or the database cannot be used; says why, offers restore
 */
export const phases = ['empty', 'signed-out', 'locked', 'ready', 'changing-key', 'damaged'] as const

/** How far a change of the salon's key is: a copy under the new key, its check, the exchange of the files. */
export const KeyChangeProgress = z.object({
  step: z.enum(['copy', 'exchange']),
  /** 0–1; null when it cannot be told. */
  share: z.number().nullable(),
})
export type KeyChangeProgress = z.infer<typeof KeyChangeProgress>

/**
 * This computer's own key store: staff passwords are mixed with a secret that it keeps.
 * - `absent`: it works, nothing has been kept yet
 * - `unavailable`: it does not answer
 * - `unreadable`: what was kept cannot be opened now
 */
export const ComputerState = z.enum(['ready', 'absent', 'unavailable', 'unreadable'])
export type ComputerState = z.infer<typeof ComputerState>

export const Person = z.object({ staffId: Id, name: z.string() })

export const SessionUser = z.object({
  staffId: Id,
  name: z.string(),
  role: RoleName,
  permissions: z.array(z.enum(permissions)),
  initialsOnly: z.boolean(),
})
export type SessionUser = z.infer<typeof SessionUser>

/** What is known of a file that does not open: its damaged pages (from 1), and where its copies are, the newest first. */
export const DoorDamage = z.object({
  pages: z.array(z.int()),
  places: z.array(
    z.object({
      id: Id,
      label: z.string(),
      /** The newest moment that can be restored from there. */
      newestAtMs: AtMs.nullable(),
      /** An error code when the place cannot be used now. */
      problem: z.string().nullable(),
    }),
  ),
})
export type DoorDamage = z.infer<typeof DoorDamage>

export const SessionState = z.object({
  phase: z.enum(phases),
  /** Set with `damaged`. */
  problem: z.string().nullable(),
  /** Set with `damaged` once a password has opened the vault. */
  damage: DoorDamage.nullable(),
  setup: SetupStep,
  user: SessionUser.nullable(),
  salonName: z.string().nullable(),
  /** Who can sign in, when the computer's own key store knows them; else empty and the name is typed. */
  people: z.array(Person),
  /** While the salon's key is being changed. */
  keyChange: KeyChangeProgress.nullable(),
  computer: ComputerState,
  /** Until when a password will be refused after wrong ones; null when free. */
  delayedUntilMs: AtMs.nullable(),
  language: Language,
  theme: Theme,
  autoLockMin: z.int(),
  /** Today in the salon's zone, by main's clock. */
  today: z.string(),
  /** Main's clock at this answer, epoch ms: the window keeps step with it. */
  nowMs: AtMs,
  /** Practice salon: marked everywhere. */
  practice: z.boolean(),
  appVersion: z.string(),
})
export type SessionState = z.infer<typeof SessionState>

/** Either a person from the list or a typed name. */
export const SignIn = z.strictObject({
  staffId: Id.optional(),
  name: filledLine(100).optional(),
  password: z.string().min(1).max(1024),
})
export type SignIn = z.infer<typeof SignIn>

export const CreateOwner = z.strictObject({
  ownerName: filledLine(100),
  passphrase: z.string().max(1024),
  language: Language,
})
export type CreateOwner = z.infer<typeof CreateOwner>
