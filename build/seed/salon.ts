// Makes the user-data folder of a practice salon: keys, encrypted file, what the first run would have asked, and then
// years of days (simulate.ts). The rows are the same for the same seed; keys, salts and with them every byte on the disk
// are new each time. Build scripts only.
import { mkdirSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Actor } from '../../db/actor.ts'
import { all, type Db, handleOf, query, type Tx, transaction } from '../../db/handle.ts'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { newId } from '../../db/new-id.ts'
import { closeDatabase, openDatabase } from '../../db/open.ts'
import { createProduct, createService, listProducts } from '../../db/services.ts'
import { goToSetupStep, saveHours, saveProgram, saveSalon, writeSetting } from '../../db/settings.ts'
import { createStaff, setCanSignIn } from '../../db/staff.ts'
import { startDatabase } from '../../db/start.ts'
import { writeBootstrap } from '../../electron/bootstrap.ts'
import { keyFor } from '../../electron/keys/derived-keys.ts'
import { type Kdf, productKdf } from '../../electron/keys/kdf.ts'
import { confirmRecoveryCode, createVault, newRecoveryCode, setPassword, wipeVault } from '../../electron/keys/vault.ts'
import { namedReadyServices } from '../../electron/ready-services.ts'
import { addDays, type Day, localToInstant, ZONE } from '../../shared/day.ts'
import { businessIdCheckDigit } from '../../shared/finland/business-id.ts'
import { finnishAccountCheckDigit, ibanCheckDigits } from '../../shared/finland/iban.ts'
import type { SellerPrint } from '../../shared/sales.ts'
import { readyServices, type Trade } from '../../shared/services.ts'
import { type SalonFields, usualHours, usualSettings } from '../../shared/settings.ts'
import type { Language } from '../../shared/values.ts'
import { addBelongings } from './belongings.ts'
import { addBookingExtras } from './booking.ts'
import { addCare, furnishCare } from './care.ts'
import { addKeepsakes } from './keepsakes.ts'
import { staffNames } from './names.ts'
import type { SeedService, SeedStaff } from './plan-day.ts'
import { addPrivacyStory } from './privacy.ts'
import { type Random, randomOf } from './random.ts'
import { addRooms } from './rooms.ts'
import { simulate } from './simulate.ts'
import { products } from './texts.ts'
import { suppliers } from './texts-till.ts'
import { addTillYear } from './till.ts'

export interface SeedOptions {
  /** The user-data folder; made when missing, must be empty. */
  readonly dir: string
  /** 0 furnishes the salon and stops there: no clients, no days. */
  readonly years: number
  readonly clients: number
  readonly staff: number
  /** For every person's slot; at least 15 characters, the owner's rule. */
  readonly password: string
  readonly seed: number
  /** The salon's present day. */
  readonly until: Day
  /** Minutes from midnight of that day, up to which things have happened. */
  readonly untilMinute: number
  readonly language: Language
  readonly onProgress?: (text: string) => void
  /** Tests pass a weak one; the program's own otherwise. */
  readonly kdf?: Kdf
}

export interface SeedResult {
  readonly dir: string
  readonly seed: number
  readonly from: Day
  readonly until: Day
  readonly people: readonly { readonly name: string; readonly role: string }[]
  readonly recoveryCode: string
  readonly counts: Readonly<Record<string, number>>
  readonly seconds: number
  readonly bytes: Readonly<Record<string, number>>
}

const tradesByPlace: readonly (readonly Trade[])[] = [
  ['hair'],
  ['hair'],
  ['beauty'],
  ['nails', 'feet'],
  ['massage'],
  ['hair', 'beauty'],
  ['beauty', 'nails'],
  ['massage', 'feet'],
]

/** A younger salon has neither invoices nor closed days behind it. */
const leastYearsOfTill = 0.5

/** Most people the practice salon can have. */
export const mostStaff = staffNames.length

/** Makes the folder. @throws AppError of the vault (PASSWORD_TOO_SHORT …), Error when the folder is not empty */
export async function seedSalon(options: SeedOptions): Promise<SeedResult> {
  const startedMs = performance.now()
  const tell = options.onProgress ?? (() => {})
  mkdirSync(options.dir, { recursive: true })
  if (readdirSync(options.dir).length > 0) throw new Error(`the folder is not empty: ${options.dir}`)

  const nowMs = localToInstant(options.until, options.untilMinute, ZONE)
  const firstDay = addDays(options.until, -Math.max(1, Math.round(options.years * 365.25)))
  const startMs = localToInstant(firstDay, 5 * 60, ZONE)
  const random = randomOf(options.seed, 'salon')
  const people = staffNames.slice(0, options.staff).map((name, index) => ({
    id: newId(startMs + index, random.bytes),
    name,
    role: index === 0 ? ('owner' as const) : ('therapist' as const),
  }))
  const [owner] = people
  if (!owner) throw new Error('a salon has at least one person')

  tell('keys')
  const place = { folder: options.dir, kdf: options.kdf ?? productKdf() }
  const opened = await createVault(place, { staffId: owner.id, signInName: owner.name, password: options.password })
  try {
    const recoveryCode = newRecoveryCode()
    await confirmRecoveryCode(place, opened, recoveryCode, recoveryCode)
    for (const { id, name } of people.slice(1)) {
      const person = { type: 'staff', staffId: id, signInName: name, password: options.password } as const
      await setPassword(place, opened, { ...person, deviceSecret: null })
    }

    const file = path.join(options.dir, 'salon.db')
    const raw = openDatabase(file, keyFor(opened.dataKey, 'database'), { create: true })
    const db = handleOf(raw)
    try {
      migrate(raw, migrations)
      const actor: Actor = {
        staffId: owner.id,
        atMs: startMs,
        today: firstDay,
        language: options.language,
        can: () => true,
        newId: () => newId(startMs, random.bytes),
      }
      const base = transaction(db, (tx) => {
        startDatabase(tx, opened.logPublicKey, firstDay)
        return furnish(tx, people, options, actor, random)
      })
      if (options.years > 0)
        simulate(db, {
          seed: options.seed,
          firstDay,
          until: options.until,
          nowMs,
          clientCount: options.clients,
          ...base,
          language: options.language,
          onProgress: (done, of) => tell(`days ${done}/${of}`),
        })
      const { rules } = base
      if (options.years > 0) {
        const { seed, until, language } = options
        addCare(db, { seed, nowMs, until, language, ownerId: owner.id, rules })
        addKeepsakes(db, { seed, nowMs, until, language, ownerId: owner.id })
      }
      if (options.years > 0) addBelongings(db, { seed: options.seed, nowMs, language: options.language })
      addRooms(db, base.services, options.staff, actor)
      addBookingExtras(
        db,
        {
          ...{ until: options.until, firstDay, staff: base.staff, services: base.services },
          hasShifts: options.years >= 0.5,
        },
        random,
        { ...actor, atMs: nowMs, today: options.until, newId: () => newId(nowMs, random.bytes) },
      )
      if (options.years >= leastYearsOfTill) {
        const { seed, until, language } = options
        const { products, services } = base
        addTillYear(db, { seed, until, nowMs, firstDay, language, ownerId: owner.id, products, services })
      }
      // A shorter past is a young salon, whose owner has everything of this still before her.
      if (options.years >= 0.5) {
        const staffIds = people.map(({ id }) => id)
        const present = { ...actor, atMs: nowMs, today: options.until, newId: () => newId(nowMs, random.bytes) }
        addPrivacyStory(db, { until: options.until, language: options.language, staffIds }, present)
      }
      const counts = countRows(db)
      closeDatabase(raw)
      writeBootstrap(options.dir, { language: options.language, theme: 'system' })
      return {
        dir: options.dir,
        seed: options.seed,
        from: firstDay,
        until: options.until,
        people: people.map(({ name, role }) => ({ name, role })),
        recoveryCode,
        counts,
        seconds: Math.round((performance.now() - startedMs) / 100) / 10,
        bytes: sizesOf(options.dir),
      }
    } finally {
      if (raw.open) raw.close()
    }
  } finally {
    wipeVault(opened)
  }
}

/** What the first run asks: the salon, its people, services, products, hours. */
function furnish(
  tx: Tx,
  people: readonly { id: string; name: string; role: 'owner' | 'therapist' }[],
  options: SeedOptions,
  actor: Actor,
  random: Random,
) {
  const salon = inventedSalon(random)
  saveSalon(tx, salon)
  saveHours(tx, usualHours, actor)
  saveProgram(tx, { ...usualSettings, paperLanguage: options.language }, actor)
  writeSetting(tx, 'practice', true, actor.atMs)
  const staff = people.map(({ id, name, role }, index): SeedStaff => {
    createStaff(tx, { name, role, takesAppointments: true }, { ...actor, newId: () => id })
    setCanSignIn(tx, id, true)
    return {
      index,
      id,
      name,
      trades: tradesByPlace[index % tradesByPlace.length] ?? ['hair'],
      freeWeekday: (index % 5) + 1,
      holidayWeek: 25 + ((index * 2) % 6),
    }
  })
  const services = readyServices.map(({ key, trade }, index): SeedService => {
    const [fields] = namedReadyServices([key], options.language)
    if (!fields) throw new Error(`no ready service ${key}`)
    // A moment apart, so that the list keeps the order of the ready one.
    return { ...createService(tx, fields, { ...actor, atMs: actor.atMs + index }), trade }
  })
  products.forEach((product, index) => {
    const barcode = inStoreBarcode(index + 1)
    const supplier = suppliers[index < 7 ? 0 : 1] ?? ''
    createProduct(tx, { ...product, barcode, vatCode: 'STD', lowLimit: 4 + (index % 4), supplier }, actor)
  })
  const care = furnishCare(tx, actor)
  goToSetupStep(tx, 'done', { hasRecoverySlot: true }, actor)
  const { iban: _, ...seller } = salon
  return {
    staff,
    services,
    products: listProducts(tx, actor.today),
    hours: usualHours,
    seller: seller satisfies SellerPrint,
    ...care,
  }
}

/** A salon that cannot be anybody's: a business id and an account number from the unused beginning, both check-digit right. */
function inventedSalon(random: Random): SalonFields {
  let businessId: string | null = null
  while (businessId === null) {
    const body = `00${random.between(10_000, 99_999)}`
    const check = businessIdCheckDigit(body)
    if (check !== null) businessId = `${body}-${check}`
  }
  const first13 = `0000000${random.between(100_000, 999_999)}`
  const account = `${first13}${finnishAccountCheckDigit(first13) ?? ''}`
  return {
    name: 'Harjoitussalonki Loiste',
    businessId,
    street: 'Esimerkkikatu 1',
    postCode: '00000',
    city: 'Mallila',
    phone: '09 000 0000',
    email: 'salonki@example.fi',
    iban: `FI${ibanCheckDigits('FI', account) ?? ''}${account}`,
    vatRegistered: true,
  }
}

/** EAN-13 of the range kept for shops' own use (20…). */
function inStoreBarcode(number: number): string {
  const body = `20${String(number).padStart(10, '0')}`
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}

const countedTables = [
  'staff',
  'service',
  'product',
  'client',
  'appointment',
  'appointment_line',
  'claim',
  'appointment_change',
  'visit',
  'treatment_record',
  'document',
  'document_line',
  'payment',
  'access_log',
] as const

function countRows(db: Db): Record<string, number> {
  return Object.fromEntries(
    countedTables.map((table) => {
      const counted = query.selectFrom(table).select((made) => made.fn.countAll<number>().as('count'))
      return [table, all(db, counted)[0]?.count ?? 0]
    }),
  )
}

function sizesOf(dir: string): Record<string, number> {
  return Object.fromEntries(readdirSync(dir).map((name) => [name, statSync(path.join(dir, name)).size]))
}
