// The last year of the till behind the salon's receipts: goods bought, used and counted, invoices, credits, cards, every
// day closed, and somebody who rents a chair and sells for herself. Lived day by day after the story, by the program's own
// functions, so that all rules hold. Build scripts only.
import type { Actor } from '../../db/actor.ts'
import { creditSale } from '../../db/credits.ts'
import { closeDay, moveCash } from '../../db/dayclose.ts'
import { dayReport } from '../../db/dayclose-report.ts'
import { type Db, transaction } from '../../db/handle.ts'
import { issueInvoice, saveDraft } from '../../db/invoice-drafts.ts'
import { addInvoicePayment } from '../../db/invoice-payments.ts'
import { newId } from '../../db/new-id.ts'
import { paySale } from '../../db/sales.ts'
import { addSeller, setSellerOfPerson } from '../../db/sellers.ts'
import { createProduct } from '../../db/services.ts'
import { firstSellerId } from '../../db/settings.ts'
import { createStaff } from '../../db/staff.ts'
import { countOne, purchase, takeFromStock } from '../../db/stock.ts'
import { onHandOf, takeOut } from '../../db/stock-movements.ts'
import { addDays, type Day, localToInstant, weekdayOf, ZONE } from '../../shared/day.ts'
import { businessIdCheckDigit } from '../../shared/finland/business-id.ts'
import type { Invoice } from '../../shared/invoices.ts'
import { emptyBuyer } from '../../shared/invoices.ts'
import { PaySale, type SaleLineInput } from '../../shared/sales.ts'
import { type Product, priceOn, type Service } from '../../shared/services.ts'
import { emptySalon } from '../../shared/settings.ts'
import type { Language } from '../../shared/values.ts'
import { type Random, randomOf } from './random.ts'
import { chairRenter, companies, creditReasons, ownUse, suppliers } from './texts-till.ts'

export interface TillYear {
  readonly seed: number
  readonly until: Day
  readonly nowMs: number
  readonly firstDay: Day
  readonly language: Language
  readonly ownerId: string
  readonly products: readonly Product[]
  readonly services: readonly Service[]
}

interface OfDay {
  readonly at: (minute: number) => Actor
  readonly day: Day
  readonly random: Random
}

/** Lives the year up to the day before `until`; that day's till is open. */
export function addTillYear(db: Db, year: TillYear): void {
  const random = randomOf(year.seed, 'till')
  const from = [addDays(year.until, -365), year.firstDay].sort().at(-1) ?? year.firstDay
  const actorAt = (day: Day, minute: number): Actor => {
    const atMs = localToInstant(day, minute, ZONE)
    const { ownerId: staffId, language } = year
    return { staffId, atMs, today: day, language, can: () => true, newId: () => newId(atMs, random.bytes) }
  }
  const goods = transaction(db, (tx) => ownUse.map((product) => createProduct(tx, product, actorAt(from, 420))))
  const renter = addRenter(db, actorAt(from, 425))
  const sold = soldByDay(db, from, year.until)
  const unpaid: { readonly invoice: Invoice; readonly payOn: Day }[] = []
  const bought = [...year.products, ...goods]

  for (let day = from; day < year.until; day = addDays(day, 1)) {
    if (weekdayOf(day) === 7) continue
    const of: OfDay = { at: (minute) => actorAt(day, minute), day, random }
    transaction(db, () => {
      buyWhatIsLow(db, of, bought, day === from)
      takeSold(db, sold.get(day) ?? [], day)
      useAndLose(db, of, goods)
      const hasSold = sellFromChair(db, of, renter, year.services)
      takeBack(db, of)
      invoiceCompanies(db, of, year, unpaid)
      for (const { invoice, payOn } of unpaid) {
        if (payOn !== day) continue
        const { openCents } = invoice
        const payment = { invoiceId: invoice.id, day, cents: openCents, way: 'transfer' as const, note: '' }
        transaction(db, (tx) => addInvoicePayment(tx, payment, of.at(1090)))
      }
      closeDays(db, of, hasSold ? [firstSellerId, renter.sellerId] : [firstSellerId])
    })
  }
  transaction(db, () => {
    countSome(db, actorAt(year.until, 5), bought, random)
    takeSold(db, sold.get(year.until) ?? [], year.until)
  })
}

// ------------------------------------------------------------------ goods

interface SoldGoods {
  readonly productId: string
  readonly quantity: number
  readonly documentId: string
  readonly position: number
  readonly atMs: number
  readonly staffId: string
}

/** What the story's receipts sold of products, by day. */
function soldByDay(db: Db, from: Day, until: Day): Map<Day, SoldGoods[]> {
  const rows = db.raw
    .prepare(
      `SELECT line.item_id AS productId, line.quantity, line.document_id AS documentId, line.position, document.day,
         document.issued_at_ms AS atMs, document.staff_id AS staffId
       FROM document JOIN document_line AS line ON line.document_id = document.id
       WHERE line.kind = 'product' AND document.day >= ? AND document.day <= ? ORDER BY document.number, line.position`,
    )
    .all(from, until) as (SoldGoods & { day: Day })[]
  return Map.groupBy(rows, (row) => row.day)
}

function takeSold(db: Db, goods: readonly SoldGoods[], day: Day): void {
  for (const { productId, quantity, documentId, position, atMs, staffId } of goods) {
    const by = { staffId, atMs, today: day }
    transaction(db, (tx) => takeOut(tx, { productId, kind: 'sale', amount: 0 - quantity, documentId, position }, by))
  }
}

/** Twice a week someone looks at the shelf and orders what is under its limit. */
function buyWhatIsLow(db: Db, { at, day, random }: OfDay, products: readonly Product[], isFirst: boolean): void {
  if (!isFirst && weekdayOf(day) !== 1 && weekdayOf(day) !== 4) return
  for (const supplier of suppliers) {
    const lines = products
      .filter((product) => product.supplier === supplier)
      .flatMap((product) => {
        const { id: productId, packageSize, lowLimit, priceCents } = product
        const limit = lowLimit ?? 1
        if ((onHandOf(db, productId)?.balance ?? 0) >= limit * packageSize) return []
        const packages = limit * 2 + random.between(0, 3)
        // Retail goods cost about half of their price without tax; colour tubes some euros.
        const each =
          priceCents === 0 ? random.between(640, 790) : Math.round(priceCents * (0.36 + random.next() * 0.08))
        return [{ productId, packages, costCents: packages * each }]
      })
    if (lines.length > 0) transaction(db, (tx) => purchase(tx, { supplier, day, lines }, at(500)))
  }
}

function useAndLose(db: Db, { at, random }: OfDay, goods: readonly Product[]): void {
  for (const product of goods) {
    if (!random.chance(0.5)) continue
    const amount = product.unit === 'pcs' ? random.between(1, 4) : random.between(4, 12) * 5
    if ((onHandOf(db, product.id)?.balance ?? 0) < amount) continue
    transaction(db, (tx) => takeFromStock(tx, { productId: product.id, kind: 'own-use', amount, reason: '' }, at(720)))
  }
  const [first] = goods
  if (first !== undefined && random.chance(0.01) && (onHandOf(db, first.id)?.balance ?? 0) > first.packageSize) {
    const lost = { productId: first.id, kind: 'loss' as const, amount: first.packageSize, reason: 'Tuubi kuivunut' }
    transaction(db, (tx) => takeFromStock(tx, lost, at(721)))
  }
}

/** The year's last count of half the shelf: one in six differs by one. */
function countSome(db: Db, actor: Actor, products: readonly Product[], random: Random): void {
  for (const product of products.filter((_, index) => index % 2 === 0)) {
    const balance = onHandOf(db, product.id)?.balance ?? 0
    const counted = Math.max(0, random.chance(0.17) ? balance - product.packageSize : balance)
    transaction(db, (tx) => countOne(tx, { productId: product.id, counted }, actor))
  }
}

// ------------------------------------------------------------------ documents

interface Renter {
  readonly sellerId: string
  readonly staffId: string
}

/** Rents a chair, keeps her own calendar, and is too small for the VAT register. */
function addRenter(db: Db, actor: Actor): Renter {
  return transaction(db, (tx) => {
    const member = createStaff(tx, { name: chairRenter.person, role: 'therapist', takesAppointments: false }, actor)
    const body = '0099887'
    const fields = {
      ...emptySalon,
      name: chairRenter.name,
      businessId: `${body}-${businessIdCheckDigit(body) ?? ''}`,
      street: 'Esimerkkikatu 1',
      postCode: '00000',
      city: 'Mallila',
      vatRegistered: false,
    }
    const seller = addSeller(tx, { prefix: chairRenter.prefix, fields }, actor)
    setSellerOfPerson(tx, { staffId: member.id, sellerId: seller.id }, actor)
    return { sellerId: seller.id, staffId: member.id }
  })
}

/** Some clients a week, and now and then a gift card or a series for later. */
function sellFromChair(db: Db, { at, day, random }: OfDay, renter: Renter, services: readonly Service[]): boolean {
  const clients = random.between(-2, 2)
  for (let client = clients; client > 0; client -= 1) {
    const service = random.pick(services.filter((each) => each.addOnMin === null))
    const { staffId } = renter
    const unitCents = priceOn(service, null, day)
    const expiresDay = addDays(day, 365)
    const drawn = random.next()
    const extra =
      drawn > 0.97
        ? { kind: 'gift-card' as const, valueCents: 5000, vatCode: null, holder: '', expiresDay, staffId }
        : drawn > 0.94
          ? {
              kind: 'series-card' as const,
              serviceId: service.id,
              uses: 5,
              valueCents: unitCents * 4,
              expiresDay,
              staffId,
            }
          : null
    const line = { kind: 'service' as const, itemId: service.id, quantity: 1, unitCents, discount: null, staffId }
    const cents = extra === null ? unitCents : extra.valueCents
    const actor = { ...at(800 - client * 40), staffId }
    const sale = PaySale.parse({
      requestId: actor.newId(),
      appointmentId: null,
      appointmentVersion: null,
      clientId: null,
      language: 'fi',
      lines: extra === null ? [line] : [],
      extras: extra === null ? [] : [extra],
      payments: [{ method: random.chance(0.7) ? 'card' : 'cash', cents }],
    })
    transaction(db, (tx) => paySale(tx, sale, actor))
  }
  return clients > 0
}

/** A bottle comes back every few weeks. */
function takeBack(db: Db, { at, day, random }: OfDay): void {
  if (!random.chance(0.04)) return
  const line = db.raw
    .prepare(
      `SELECT document.id, line.position FROM document JOIN document_line AS line ON line.document_id = document.id
       WHERE document.day = ? AND document.kind = 'receipt' AND document.seller_id = ? AND line.kind = 'product'
         AND line.total_cents > 0 ORDER BY document.number LIMIT 1`,
    )
    .get(day, firstSellerId) as { id: string; position: number } | undefined
  if (line === undefined) return
  const actor = at(1140)
  const reason = random.pick(creditReasons)
  const scope = { kind: 'lines' as const, lines: [{ position: line.position, quantity: 1 }] }
  const credit = { requestId: actor.newId(), originalId: line.id, scope, reason, payments: null, reopen: false }
  transaction(db, (tx) => creditSale(tx, credit, actor))
}

/** Two or three a month: gifts for a company's people, products for a hotel. Most pay in time, one in eight late. */
function invoiceCompanies(
  db: Db,
  { at, day, random }: OfDay,
  year: TillYear,
  unpaid: { readonly invoice: Invoice; readonly payOn: Day }[],
): void {
  if (!random.chance(0.1)) return
  const actor = at(840)
  const company = random.pick(companies)
  const lines = Array.from({ length: random.between(1, 3) }, (): SaleLineInput => {
    const service = random.pick(year.services.filter((each) => each.addOnMin === null))
    const unitCents = priceOn(service, null, day)
    const quantity = random.between(1, 4)
    const discountReason = ''
    const { ownerId: staffId } = year
    return {
      kind: 'service',
      itemId: service.id,
      quantity,
      unitCents,
      discount: null,
      discountReason,
      staffId,
      appointmentId: null,
    }
  })
  const content = {
    clientId: null,
    buyer: { ...emptyBuyer, kind: 'company' as const, ...company },
    language: 'fi' as const,
    appointments: [],
    lines,
    discount: null,
    discountReason: '',
    deliveryDay: null,
    dueDays: 14,
    note: '',
    uses: [],
  }
  const invoice = transaction(db, (tx) => {
    const draft = saveDraft(tx, { id: null, version: null, content }, actor)
    return issueInvoice(tx, { draftId: draft.id, version: draft.version }, actor)
  })
  const payOn = addDays(day, random.chance(0.12) ? random.between(18, 40) : random.between(5, 14))
  // Banks do not move money on Sundays.
  unpaid.push({ invoice, payOn: weekdayOf(payOn) === 7 ? addDays(payOn, 1) : payOn })
}

/** Takings go to the bank on Fridays, and every day is closed; now and then the drawer is some cents off. */
function closeDays(db: Db, { at, day, random }: OfDay, sellerIds: readonly string[]): void {
  for (const [index, sellerId] of sellerIds.entries()) {
    const before = dayReport(db, sellerId, day)
    if (before.ranges.length === 0) continue
    const surplus = before.cash.expectedCents - 20_000
    const toBank = weekdayOf(day) === 5 && surplus > 0 ? Math.floor(surplus / 1000) * 1000 : 0
    if (toBank > 0) {
      const move = { sellerId, cents: 0 - toBank, reason: 'Pankkiin' }
      transaction(db, (tx) => moveCash(tx, move, at(1150 + index)))
    }
    const expectedCents = before.cash.expectedCents - toBank
    const isOff = random.chance(0.05) && expectedCents > 100
    const count = isOff ? [{ cents: 5 as const, pieces: Math.floor(expectedCents / 5) - 2 }] : null
    const differenceReason = isOff ? 'Vaihtoraha meni väärin' : ''
    const close = { sellerId, day, count, differenceReason, expectedCents }
    transaction(db, (tx) => closeDay(tx, close, at(1160 + index)))
  }
}
