// The salon's own settings: who it is, when it is open, how the program behaves. Runs anywhere.
import { z } from 'zod'
import { nameOrders } from './collation.ts'
import { normaliseBusinessId } from './finland/business-id.ts'
import { isIban, normaliseIban } from './finland/iban.ts'
import { Day, filledLine, Language, line, Minute } from './values.ts'

/** Written as "1234567-1". */
export const BusinessId = z
  .string()
  .max(20)
  .refine((text) => normaliseBusinessId(text) !== null, { error: 'BUSINESS_ID_WRONG' })
  .transform((text) => normaliseBusinessId(text) ?? text)

/** Empty, or a valid IBAN without spaces. */
export const OptionalIban = z
  .string()
  .max(50)
  .refine((text) => text.trim() === '' || isIban(text), { error: 'IBAN_WRONG' })
  .transform((text) => (text.trim() === '' ? '' : (normaliseIban(text) ?? text)))

export const SalonFields = z.strictObject({
  name: filledLine(120),
  businessId: BusinessId,
  street: line(120),
  postCode: line(10),
  city: line(80),
  phone: line(40),
  email: line(254),
  iban: OptionalIban,
  vatRegistered: z.boolean(),
})
export type SalonFields = z.infer<typeof SalonFields>

export const emptySalon: SalonFields = {
  name: '',
  businessId: '',
  street: '',
  postCode: '',
  city: '',
  phone: '',
  email: '',
  iban: '',
  vatRegistered: true,
}

/** Opening hours by ISO weekday, Monday first; null = closed. */
export const WeekHours = z
  .array(
    z
      .strictObject({ openMin: Minute, closeMin: Minute })
      .refine((hours) => hours.openMin < hours.closeMin, { error: 'CLOSES_BEFORE_OPENING' })
      .nullable(),
  )
  .length(7)
export type WeekHours = z.infer<typeof WeekHours>

export const usualHours: WeekHours = [
  { openMin: 540, closeMin: 1080 },
  { openMin: 540, closeMin: 1080 },
  { openMin: 540, closeMin: 1080 },
  { openMin: 540, closeMin: 1140 },
  { openMin: 540, closeMin: 1080 },
  { openMin: 600, closeMin: 900 },
  null,
]

export const ClosedDay = z.strictObject({ day: Day, reason: line(120) })

export const ProgramSettings = z.strictObject({
  /** Minutes without use before the screen locks, 2 to 15. */
  autoLockMin: z.int().min(2).max(15),
  /** Language of papers when the client has none. */
  paperLanguage: Language,
  /** Of names in lists: w after v as a letter of its own, or filed under v. */
  nameOrder: z.enum(nameOrders).default('default'),
})
export type ProgramSettings = z.infer<typeof ProgramSettings>

export const usualSettings: ProgramSettings = { autoLockMin: 5, paperLanguage: 'fi', nameOrder: 'default' }

/** What the salon expects of those who cancel late or do not come. */
export const BookingSettings = z.strictObject({
  /** A cancellation closer to the time than this is late; 0 = never. */
  lateCancelHours: z.int().min(0).max(168),
  /** Of the price, in whole percent; a hint at the desk. */
  lateFeePercent: z.int().min(0).max(100),
  noShowFeePercent: z.int().min(0).max(100),
})
export type BookingSettings = z.infer<typeof BookingSettings>

export const usualBooking: BookingSettings = { lateCancelHours: 24, lateFeePercent: 0, noShowFeePercent: 0 }

export const Settings = z.object({
  salon: SalonFields.extend({ businessId: z.string(), iban: z.string(), name: z.string() }).nullable(),
  hours: WeekHours,
  program: ProgramSettings,
  booking: BookingSettings,
})
export type Settings = z.infer<typeof Settings>
