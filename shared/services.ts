// Services and products: shapes, durations in parts, and the ready list offered at the first run. Runs anywhere.
import { z } from 'zod'
import { barcodeKind } from './barcode.ts'
import type { Day as LocalDay } from './day.ts'
import { Day, filledLine, Id, line, PaletteColour, PriceCents } from './values.ts'

export const vatCodes = ['STD', 'RED1', 'RED2', 'ZERO', 'EXEMPT', 'NOTREG'] as const
export const VatCode = z.enum(vatCodes)
export type VatCode = z.infer<typeof VatCode>

const Part = z.int().min(0).max(720)

/**
 * The parts of a treatment in order, in minutes. The staff member is busy in all but `processingMin`; `cleanupMin`
 * follows the client's time and keeps staff and place busy.
 */
export const ServiceParts = z.strictObject({
  prepareMin: Part,
  activeMin: z.int().min(1).max(1440),
  processingMin: Part,
  finishMin: Part,
  cleanupMin: Part,
})
export type ServiceParts = z.infer<typeof ServiceParts>

/** The time the client is there, minutes: everything but the clean-up. */
export function clientMinutes(parts: ServiceParts): number {
  return parts.prepareMin + parts.activeMin + parts.processingMin + parts.finishMin
}

/** Someone's own length of the active part. */
export const PersonTime = z.strictObject({ staffId: Id, activeMin: z.int().min(1).max(1440) })
export type PersonTime = z.infer<typeof PersonTime>

/** A price from a day on, VAT included; `staffId` null is for whoever has no price of her own. */
export const DatedPrice = z.strictObject({ staffId: Id.nullable(), from: Day, priceCents: PriceCents })
export type DatedPrice = z.infer<typeof DatedPrice>

/** People who do not do the service. */
const NotBy = z.array(Id).max(50)

const hasOneOf = <T>(list: readonly T[], key: (each: T) => string) => new Set(list.map(key)).size === list.length

/** What a service may have beside its own length and price; left out means none. */
const terms = {
  /** Minutes that an add-on lengthens its service by; null for a service of its own. */
  addOnMin: z.int().min(0).max(480).nullable(),
  /** Services that an add-on goes with; none = all. */
  goesWith: z.array(Id).max(500),
  personTimes: z
    .array(PersonTime)
    .max(50)
    .refine((list) => hasOneOf(list, (each) => each.staffId), { error: 'TWICE' }),
  notBy: NotBy,
  prices: z
    .array(DatedPrice)
    .max(200)
    .refine((list) => hasOneOf(list, (each) => `${each.staffId ?? ''} ${each.from}`), { error: 'TWICE' }),
}

export const ServiceFields = z.strictObject({
  name: filledLine(120),
  category: line(60),
  colour: PaletteColour,
  ...ServiceParts.shape,
  /** VAT included, cents. */
  priceCents: PriceCents,
  vatCode: VatCode,
  addOnMin: terms.addOnMin.optional(),
  goesWith: terms.goesWith.optional(),
  personTimes: terms.personTimes.optional(),
  notBy: terms.notBy.optional(),
  prices: terms.prices.optional(),
})
export type ServiceFields = z.infer<typeof ServiceFields>

export const Service = z.object({
  ...ServiceFields.shape,
  ...terms,
  id: Id,
  version: z.int(),
  archived: z.boolean(),
})
export type Service = z.infer<typeof Service>

/** The service's parts when `staffId` does it. */
export function partsBy(service: Service, staffId: string): ServiceParts {
  const { prepareMin, activeMin, processingMin, finishMin, cleanupMin } = service
  const own = service.personTimes.find((each) => each.staffId === staffId)
  return { prepareMin, activeMin: own?.activeMin ?? activeMin, processingMin, finishMin, cleanupMin }
}

/** Of prices from a day on, the one that holds on a day: the latest that has begun by then. */
function begunBy<T extends { readonly from: LocalDay }>(prices: readonly T[], day: LocalDay): T | null {
  return prices
    .filter((each) => each.from <= day)
    .reduce<T | null>((best, each) => (best === null || each.from > best.from ? each : best), null)
}

/**
 * The price of a day, cents: the person's own that is valid then, else the service's that is, else the one it began with.
 * `staffId` null asks for the service's own.
 */
export function priceOn(
  service: Pick<Service, 'priceCents' | 'prices'>,
  staffId: string | null,
  day: LocalDay,
): number {
  const latest = (whose: string | null) =>
    begunBy(
      service.prices.filter((each) => each.staffId === whose),
      day,
    )
  const own = staffId === null ? null : latest(staffId)
  return (own ?? latest(null))?.priceCents ?? service.priceCents
}

/** True when the person does the service. */
export function doesService(service: Pick<Service, 'notBy'>, staffId: string): boolean {
  return !service.notBy.includes(staffId)
}

/** True when it is booked by itself; an add-on is booked with another. */
export function isBookable(service: Pick<Service, 'archived' | 'addOnMin'>): boolean {
  return !service.archived && service.addOnMin === null
}

/** Add-ons that can be chosen with a service. */
export function addOnsOf<T extends Pick<Service, 'archived' | 'addOnMin' | 'goesWith'>>(
  services: readonly T[],
  serviceId: string,
): T[] {
  return services.filter(
    (each) =>
      !each.archived && each.addOnMin !== null && (each.goesWith.length === 0 || each.goesWith.includes(serviceId)),
  )
}

/** What a product is counted in: pieces, grams, millilitres. */
export const productUnits = ['pcs', 'g', 'ml'] as const
export const ProductUnit = z.enum(productUnits)
export type ProductUnit = z.infer<typeof ProductUnit>

/** A product's price from a day on, VAT included. */
export const ProductPrice = DatedPrice.omit({ staffId: true })
export type ProductPrice = z.infer<typeof ProductPrice>

const productPrices = z
  .array(ProductPrice)
  .max(200)
  .refine((list) => hasOneOf(list, (each) => each.from), { error: 'TWICE' })

export const ProductFields = z.strictObject({
  name: filledLine(120),
  /** A code of the trade has the right check digit; own codes are free. */
  barcode: line(40).refine((text) => barcodeKind(text) !== 'wrong', { error: 'BARCODE_WRONG' }),
  /** What it costs now. */
  priceCents: PriceCents,
  /** Prices to come; one that has begun may be among them, as it stands. */
  prices: productPrices.optional(),
  vatCode: VatCode,
  unit: ProductUnit,
  /** Units in a package: what is bought and sold at a time. */
  packageSize: z.int().min(1).max(100_000),
  /** Order when fewer packages than this are left; null = not watched. */
  lowLimit: z.int().min(1).max(10_000).nullable(),
  supplier: line(80),
})
export type ProductFields = z.infer<typeof ProductFields>

/** Counted in pieces, one in a package, and not watched, unless said otherwise. */
export const NewProduct = ProductFields.extend({
  unit: ProductUnit.default('pcs'),
  packageSize: ProductFields.shape.packageSize.default(1),
  lowLimit: ProductFields.shape.lowLimit.default(null),
  supplier: ProductFields.shape.supplier.default(''),
})
export type NewProduct = z.input<typeof NewProduct>

export const Product = z.object({
  ...ProductFields.shape,
  barcode: z.string(),
  /** Of the day when it was asked; the window, which may be open past midnight, reads `productPriceOn`. */
  priceCents: PriceCents,
  /** Before any of `prices`. */
  firstPriceCents: PriceCents,
  /** All of them, earliest first, those that have begun too. */
  prices: z.array(ProductPrice),
  id: Id,
  version: z.int(),
  archived: z.boolean(),
})
export type Product = z.infer<typeof Product>

/** The price of a day, cents: the latest that has begun by then, else the one it began with. */
export function productPriceOn(product: Pick<Product, 'firstPriceCents' | 'prices'>, day: LocalDay): number {
  return begunBy(product.prices, day)?.priceCents ?? product.firstPriceCents
}

/** True when prices are given that would begin today or earlier and are not among the `known`: that is history. */
export function beganOtherwise(
  known: readonly ProductPrice[],
  given: readonly ProductPrice[],
  today: LocalDay,
): boolean {
  const isKnown = ({ from, priceCents }: ProductPrice) =>
    known.some((each) => each.from === from && each.priceCents === priceCents)
  return given.some((each) => each.from <= today && !isKnown(each))
}

export const trades = ['hair', 'beauty', 'nails', 'feet', 'massage'] as const
export type Trade = (typeof trades)[number]

/** One row of the ready list. The name's key is translated, so the salon gets it in its own language. */
export interface ReadyService extends ServiceParts {
  readonly key: ReadyServiceKey
  readonly trade: Trade
  readonly colour: number
  readonly priceCents: number
}

export type ReadyServiceKey = (typeof readyServices)[number]['key']

const parts = (activeMin: number, cleanupMin = 0, processingMin = 0, finishMin = 0, prepareMin = 0): ServiceParts => ({
  prepareMin,
  activeMin,
  processingMin,
  finishMin,
  cleanupMin,
})

/** Usual services with usual Finnish durations and prices (VAT included); everything can be changed afterwards. */
export const readyServices = [
  { key: 'haircut', trade: 'hair', colour: 0, priceCents: 5900, ...parts(45) },
  { key: 'shortHaircut', trade: 'hair', colour: 0, priceCents: 3900, ...parts(30) },
  { key: 'childHaircut', trade: 'hair', colour: 0, priceCents: 2900, ...parts(30) },
  { key: 'colourAndCut', trade: 'hair', colour: 1, priceCents: 13900, ...parts(45, 0, 35, 60) },
  { key: 'rootColour', trade: 'hair', colour: 1, priceCents: 7900, ...parts(30, 0, 35, 25) },
  { key: 'blowDry', trade: 'hair', colour: 2, priceCents: 4200, ...parts(40) },
  { key: 'beardTrim', trade: 'hair', colour: 2, priceCents: 2500, ...parts(30) },
  { key: 'facial', trade: 'beauty', colour: 3, priceCents: 8500, ...parts(75, 10) },
  { key: 'deepFacial', trade: 'beauty', colour: 3, priceCents: 9900, ...parts(90, 10) },
  { key: 'lashTint', trade: 'beauty', colour: 4, priceCents: 2900, ...parts(15, 0, 10, 5) },
  { key: 'browShape', trade: 'beauty', colour: 4, priceCents: 1900, ...parts(20) },
  { key: 'legWaxing', trade: 'beauty', colour: 5, priceCents: 4900, ...parts(45, 5) },
  { key: 'manicure', trade: 'nails', colour: 6, priceCents: 4500, ...parts(60, 5) },
  { key: 'gelPolish', trade: 'nails', colour: 6, priceCents: 5200, ...parts(60, 5) },
  { key: 'gelNails', trade: 'nails', colour: 7, priceCents: 7900, ...parts(105, 5) },
  { key: 'footCare', trade: 'feet', colour: 8, priceCents: 5900, ...parts(60, 10) },
  { key: 'pedicure', trade: 'feet', colour: 8, priceCents: 6500, ...parts(75, 10) },
  { key: 'massage30', trade: 'massage', colour: 9, priceCents: 3800, ...parts(30, 5) },
  { key: 'massage60', trade: 'massage', colour: 9, priceCents: 6500, ...parts(60, 10) },
  { key: 'massage90', trade: 'massage', colour: 9, priceCents: 8900, ...parts(90, 10) },
] as const satisfies readonly (ServiceParts & { key: string; trade: Trade; colour: number; priceCents: number })[]
