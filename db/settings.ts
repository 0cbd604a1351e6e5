// The salon's settings: one JSON value a key, checked by the shared schema when read. The salon's own details live in
// `seller`, because documents belong to a seller from the start. Runs in main.
import type { NameOrder } from '../shared/collation.ts'
import { AppError } from '../shared/errors.ts'
import { salonSellerId } from '../shared/sellers.ts'
import { type SetupStep, SetupStep as SetupStepSchema } from '../shared/session.ts'
import {
  type BookingSettings,
  BookingSettings as BookingSettingsSchema,
  type ProgramSettings,
  ProgramSettings as ProgramSettingsSchema,
  type SalonFields,
  type Settings,
  usualBooking,
  usualHours,
  usualSettings,
  type WeekHours,
} from '../shared/settings.ts'
import type { Actor } from './actor.ts'
import { type Db, one, query, run, type Tx } from './handle.ts'
import { fileClientsBy } from './name-order.ts'

/** The one seller of a salon without rented chairs. */
export const firstSellerId = salonSellerId

/** One value, unchecked; undefined when it was never saved. */
export function readSetting(db: Db, key: string): unknown {
  const row = one(db, query.selectFrom('setting').select('value').where('key', '=', key))
  return row ? JSON.parse(row.value) : undefined
}

export function writeSetting(tx: Tx, key: string, value: unknown, atMs: number): void {
  const text = JSON.stringify(value)
  run(
    tx,
    query
      .insertInto('setting')
      .values({ key, value: text, changed_at_ms: atMs })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: text, changed_at_ms: atMs })),
  )
}

/** The salon's details as a document prints them; null before the first run has asked for them. */
export function salonOf(db: Db): SalonFields | null {
  const row = one(db, query.selectFrom('seller').select('details').where('id', '=', firstSellerId))
  return row ? (JSON.parse(row.details) as SalonFields | null) : null
}

/** Opening hours, Monday first. */
export function weekHours(db: Db): WeekHours {
  const value = readSetting(db, 'hours')
  // Checked when it was saved; every booking reads it.
  return value === undefined ? usualHours : (value as WeekHours)
}

export function programSettings(db: Db): ProgramSettings {
  const value = readSetting(db, 'program')
  return value === undefined ? usualSettings : ProgramSettingsSchema.parse(value)
}

export const nameOrder = (db: Db): NameOrder => programSettings(db).nameOrder

/** What the salon expects of those who cancel late or do not come. */
export function bookingSettings(db: Db): BookingSettings {
  const value = readSetting(db, 'booking')
  return value === undefined ? usualBooking : BookingSettingsSchema.parse(value)
}

export function saveBooking(tx: Tx, booking: BookingSettings, actor: Actor): Settings {
  writeSetting(tx, 'booking', booking, actor.atMs)
  return settingsOf(tx)
}

export function settingsOf(db: Db): Settings {
  return { salon: salonOf(db), hours: weekHours(db), program: programSettings(db), booking: bookingSettings(db) }
}

export function saveSalon(tx: Tx, salon: SalonFields): Settings {
  const details = JSON.stringify(salon)
  run(
    tx,
    query
      .insertInto('seller')
      .values({ id: firstSellerId, position: 0, details })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ details })),
  )
  return settingsOf(tx)
}

export function saveHours(tx: Tx, hours: WeekHours, actor: Actor): Settings {
  writeSetting(tx, 'hours', hours, actor.atMs)
  return settingsOf(tx)
}

/** Another order of names files every card anew, in the same transaction. */
export function saveProgram(tx: Tx, program: ProgramSettings, actor: Actor): Settings {
  if (program.nameOrder !== nameOrder(tx)) fileClientsBy(tx, program.nameOrder)
  writeSetting(tx, 'program', program, actor.atMs)
  return settingsOf(tx)
}

/** Which step of the first run is next; `done` when it has ended. */
export function setupStep(db: Db): SetupStep {
  const value = readSetting(db, 'setup')
  return value === undefined ? 'salon' : SetupStepSchema.parse(value)
}

/** True for a practice salon of invented data; marked on every screen. */
export function isPractice(db: Db): boolean {
  return readSetting(db, 'practice') === true
}

/**
 * Moves the first run to a step. Errors: SETUP_INCOMPLETE (data: missing) when it shall end without the salon's
 * details, a confirmed recovery code or a service.
 */
export function goToSetupStep(
  tx: Tx,
  step: SetupStep,
  known: { readonly hasRecoverySlot: boolean },
  actor: Actor,
): { step: SetupStep } {
  if (step === 'done') {
    const service = one(tx, query.selectFrom('service').select('id').where('archived_at_ms', 'is', null).limit(1))
    const missing = salonOf(tx) === null ? 'salon' : !known.hasRecoverySlot ? 'recovery' : !service ? 'services' : null
    if (missing) throw new AppError('SETUP_INCOMPLETE', { missing })
  }
  writeSetting(tx, 'setup', step, actor.atMs)
  return { step }
}
