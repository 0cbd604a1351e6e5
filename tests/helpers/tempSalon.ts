// A real encrypted salon in a temporary folder: migrated, started, with an owner, two therapists and three services.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Actor } from '../../db/actor.ts'
import { type Db, handleOf, type Tx, transaction } from '../../db/handle.ts'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { newId } from '../../db/new-id.ts'
import { openDatabase } from '../../db/open.ts'
import { createProduct, createService } from '../../db/services.ts'
import { saveSalon } from '../../db/settings.ts'
import { createStaff } from '../../db/staff.ts'
import { startDatabase } from '../../db/start.ts'
import { newX25519Pair } from '../../db/x25519.ts'
import { instantToLocal, localToInstant, ZONE } from '../../shared/day.ts'
import { can, type Role } from '../../shared/permissions.ts'
import type { Product, Service } from '../../shared/services.ts'
import { emptySalon } from '../../shared/settings.ts'
import type { StaffMember } from '../../shared/staff.ts'

/** Monday 23 November 2026, 9.00 in Helsinki. */
export const testNowMs = localToInstant('2026-11-23', 540, ZONE)

export interface TempSalon {
  readonly folder: string
  readonly file: string
  readonly key: Uint8Array
  readonly db: Db
  readonly owner: StaffMember
  readonly aino: StaffMember
  readonly elina: StaffMember
  readonly massage: Service
  readonly colour: Service
  readonly haircut: Service
  readonly oil: Product
  readonly logKeys: { privateKey: Uint8Array; publicKey: Uint8Array }
  /** Someone of a role at an instant; the owner now unless said otherwise. */
  readonly actor: (role?: Role, atMs?: number) => Actor
  /** One transaction. */
  readonly write: <T>(work: (tx: Tx) => T) => T
  /** A second connection to the same file, as another window or process would have. */
  readonly openAgain: () => Db
  readonly close: () => void
}

export function actorOf(staffId: string, role: Role = 'owner', atMs: number = testNowMs): Actor {
  return {
    staffId,
    atMs,
    today: instantToLocal(atMs, ZONE).day,
    language: 'fi',
    can: (permission) => can(role, permission),
    newId: () => newId(atMs),
  }
}

export function tempSalon(): TempSalon {
  const folder = mkdtempSync(path.join(tmpdir(), 'loiste-test-'))
  const file = path.join(folder, 'salon.db')
  const key = randomBytes(32)
  const raw = openDatabase(file, key, { create: true })
  migrate(raw, migrations)
  const db = handleOf(raw)
  const logKeys = newX25519Pair()
  const opened = [db]

  const made = transaction(db, (tx) => {
    startDatabase(tx, logKeys.publicKey, '2026-11-23')
    const first = actorOf('none')
    const owner = createStaff(tx, { name: 'Helmi Laine', role: 'owner', takesAppointments: true }, first)
    const actor = actorOf(owner.id)
    const aino = createStaff(tx, { name: 'Aino Koskela', role: 'therapist', takesAppointments: true }, actor)
    const elina = createStaff(tx, { name: 'Elina Åkerlund', role: 'therapist', takesAppointments: true }, actor)
    const fields = {
      category: '',
      colour: 0,
      prepareMin: 0,
      processingMin: 0,
      finishMin: 0,
      cleanupMin: 0,
      vatCode: 'STD' as const,
    }
    const massage = createService(
      tx,
      { ...fields, name: 'Hieronta 60 min', activeMin: 60, cleanupMin: 10, priceCents: 6500 },
      actor,
    )
    const colour = createService(
      tx,
      { ...fields, name: 'Väri ja leikkaus', activeMin: 45, processingMin: 35, finishMin: 60, priceCents: 13900 },
      actor,
    )
    const haircut = createService(tx, { ...fields, name: 'Hiustenleikkaus', activeMin: 45, priceCents: 5900 }, actor)
    const oil = createProduct(
      tx,
      { name: 'Hiusöljy 50 ml', barcode: '6410000000018', priceCents: 1990, vatCode: 'STD' },
      actor,
    )
    saveSalon(tx, {
      ...emptySalon,
      name: 'Salonki Aurinko',
      businessId: '1234567-1',
      street: 'Esimerkkikatu 1',
      postCode: '00100',
      city: 'Helsinki',
      phone: '+358 9 000 0000',
      iban: 'FI2112345600000785',
    })
    return { owner, aino, elina, massage, colour, haircut, oil }
  })

  return {
    folder,
    file,
    key,
    db,
    logKeys,
    ...made,
    actor: (role = 'owner', atMs = testNowMs) => actorOf(made.owner.id, role, atMs),
    write: (work) => transaction(db, work),
    openAgain: () => {
      const again = handleOf(openDatabase(file, key))
      opened.push(again)
      return again
    },
    close: () => {
      for (const each of opened) if (each.raw.open) each.raw.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
