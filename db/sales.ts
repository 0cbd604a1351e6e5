// The till: filling a checkout from an appointment, and the one transaction that issues a receipt. Runs in main.
import { randomBytes } from 'node:crypto'
import { instantToLocal, ZONE } from '../shared/day.ts'
import { AppError } from '../shared/errors.ts'
import { sumCents } from '../shared/money.ts'
import { cardCode } from '../shared/prepaid.ts'
import type { Checkout, PaySale, Receipt } from '../shared/sales.ts'
import { settle, vatGroups } from '../shared/sales-sums.ts'
import type { Actor } from './actor.ts'
import { setPaid } from './appointments-status.ts'
import { all, type Db, one, query, run, type Tx } from './handle.ts'
import { addPrepaid, centsOfUse, movePrepaid, openDeposits, prepaidBalance, usable } from './prepaid.ts'
import { type IssuedLine, linkAppointments, writeDocument } from './sales-issue.ts'
import { extraLine, itemLines, useLines } from './sales-lines.ts'
import { parkSale } from './sales-parked.ts'
import { receiptById, receiptOfRequest, vatRates } from './sales-receipts.ts'
import { completeSeller, staffName, timeOfNextDocument } from './sales-seller.ts'
import { paymentMethods, tillSettings } from './sales-settings.ts'
import { sellerOfLines, sellerOfStaff, seriesOfSeller, unpaidSellers, waitsForOther } from './sellers.ts'
import { programSettings } from './settings.ts'
import { receiptSeries } from './start.ts'

/**
 * The till filled from an appointment: one line a service at the price it was booked with. Any appointment that holds
 * its time can be paid, also before it is done: people pay while they wait for their coat. Of a missed one there is only
 * what the salon charges for that.
 * Errors: NOT_FOUND, SALE_ALREADY_PAID, APPOINTMENT_STATUS_NOT_ALLOWED for a cancelled one.
 */
export function checkoutOf(db: Db, input: { appointmentId: string }, actor: Actor): Checkout {
  const appointment = payableAppointment(db, input.appointmentId)
  const isMissed = appointment.status === 'no-show'
  const client =
    appointment.client_id === null
      ? undefined
      : one(
          db,
          query.selectFrom('client').select(['name', 'language', 'alert']).where('id', '=', appointment.client_id),
        )
  const lines = all(
    db,
    query
      .selectFrom('appointment_line as line')
      .innerJoin('service', 'service.id', 'line.service_id')
      .where('line.appointment_id', '=', appointment.id)
      .orderBy('line.position')
      .select(['line.id', 'line.service_id', 'line.staff_id', 'line.price_cents', 'service.name']),
  )
  const addOns = all(
    db,
    query
      .selectFrom('appointment_line_add_on as chosen')
      .innerJoin('appointment_line as line', 'line.id', 'chosen.line_id')
      .innerJoin('service', 'service.id', 'chosen.service_id')
      .where('line.appointment_id', '=', appointment.id)
      .orderBy('chosen.position')
      .select(['line.id', 'chosen.service_id', 'line.staff_id', 'chosen.price_cents', 'service.name']),
  )
  const waiting = unpaidSellers(db, appointment.id)
  const sold = lines
    .filter((line) => waiting === null || waiting.has(sellerOfStaff(db, line.staff_id)))
    .flatMap((line) => [line, ...addOns.filter((each) => each.id === line.id)])
  return {
    appointmentId: appointment.id,
    appointmentVersion: appointment.version,
    clientId: appointment.client_id,
    clientName: actor.can('client-names') ? (client?.name ?? '') : '',
    alert: client?.alert ?? '',
    language: client?.language ?? programSettings(db).paperLanguage,
    day: appointment.day,
    deposits: openDeposits(db, appointment.id).map(({ id, leftCents, vatCode, issuedDay }) => ({
      prepaidId: id,
      cents: leftCents,
      vatCode,
      paidDay: issuedDay,
    })),
    feeCents: isMissed ? tillSettings(db).noShowFeeCents : null,
    lines: (isMissed ? [] : sold).map((line) => ({
      kind: 'service',
      itemId: line.service_id,
      name: line.name,
      quantity: 1,
      unitCents: line.price_cents,
      discount: null,
      discountReason: '',
      staffId: line.staff_id,
      appointmentId: appointment.id,
    })),
  }
}

/**
 * Takes the payment and issues the receipt, all or nothing. A second call with the same `requestId` answers the receipt
 * of the first. Name and VAT code of each line are the salon's own at this moment.
 * Errors: SALE_EMPTY, SALE_SELLER_INCOMPLETE, SALE_ALREADY_PAID, APPOINTMENT_STATUS_NOT_ALLOWED, CHANGED_BY_OTHER,
 * SALE_DISCOUNT_TOO_LARGE, SALE_VAT_RATE_MISSING (data: code), SALE_PAYMENT_MISMATCH (data: reason), PREPAID_UNKNOWN,
 * PREPAID_EMPTY, PREPAID_EXPIRED (data: day), PREPAID_WRONG_THING, CLOCK_SET_BACK, NOT_FOUND.
 */
export function paySale(tx: Tx, input: PaySale, actor: Actor): Receipt {
  const before = receiptOfRequest(tx, input.requestId)
  if (before) return before
  if (input.lines.length + input.extras.length === 0) throw new AppError('SALE_EMPTY')
  const sellerId = sellerOfLines(tx, [...input.lines, ...input.extras])
  const series = seriesOfSeller(tx, sellerId, receiptSeries)
  const seller = completeSeller(tx, sellerId)
  const issuedAtMs = timeOfNextDocument(tx, { sellerId, series }, actor)
  const day = instantToLocal(issuedAtMs, ZONE).day
  const cashier = { id: actor.staffId, name: staffName(tx, actor.staffId) }

  const appointments = appointmentsOf(tx, input, sellerId)
  const first = appointments[0] ?? null
  const clientId = input.clientId ?? first?.client_id ?? null
  if (clientId !== null && !one(tx, query.selectFrom('client').select('id').where('id', '=', clientId))) {
    throw new AppError('NOT_FOUND', { kind: 'client' })
  }

  const rates = vatRates(tx)
  const ruleOf = (appointmentId: string | null) => {
    const of = appointmentId === null ? first : appointments.find((each) => each.id === appointmentId)
    return { vatRegistered: seller.vatRegistered, rates, today: day, serviceDay: of?.day ?? null }
  }
  const lines = itemLines(tx, input, ruleOf)
  const extras = input.extras.map((extra) => {
    const isCard = extra.kind === 'gift-card' || extra.kind === 'series-card'
    const code = isCard ? cardCode(randomBytes(11)) : null
    const prepaidId = isCard || extra.kind === 'deposit' ? actor.newId() : null
    const rule = ruleOf(null)
    const line = extraLine(tx, extra, { language: input.language, rule, code }, prepaidId)
    return { extra, code, prepaidId, line }
  })
  const sold = [...lines, ...extras.map((each) => each.line)]
  const uses = usesOf(tx, input, sold, { day, cashier, ownAppointments: appointments.map((each) => each.id) })
  const issued = [...sold, ...uses.flatMap((use) => use.lines)]
  const payments = settle(sumCents(issued.map((line) => line.totalCents)), input.payments, paymentMethods(tx))
  const giftCards = payments.filter((payment) => payment.prepaidId !== null)
  checkGiftPayments(tx, giftCards, issued, day)

  const id = writeDocument(
    tx,
    {
      requestId: input.requestId,
      kind: 'receipt',
      sellerId,
      series,
      issuedAtMs,
      day,
      language: input.language,
      seller,
      cashierId: cashier.id,
      cashierName: cashier.name,
      appointmentId: first?.id ?? null,
      clientId,
      lines: issued,
      vat: vatGroups(issued),
      payments,
    },
    actor.newId(),
  )
  linkAppointments(tx, id, centsByAppointment(input, lines, extras, first?.id ?? null))
  for (const { extra, code, prepaidId, line } of extras) {
    if (extra.kind === 'tip' || extra.kind === 'fee' || prepaidId === null) continue
    addPrepaid(tx, extra, { id: prepaidId, code, line, documentId: id, clientId, day }, actor)
  }
  for (const { prepaidId, cents, isSeries } of uses) {
    movePrepaid(tx, prepaidId, { kind: 'used', cents: 0 - cents, uses: isSeries ? -1 : 0, documentId: id }, actor)
  }
  for (const { prepaidId, cents } of giftCards) {
    if (prepaidId !== null) movePrepaid(tx, prepaidId, { kind: 'used', cents: 0 - cents, documentId: id }, actor)
  }
  for (const each of appointments) {
    // Of two sellers' appointment the other's part still waits.
    if (each.status !== 'no-show' && !waitsForOther(tx, each.id)) setPaid(tx, each.id, actor)
  }
  if (input.parkedId !== null) run(tx, query.deleteFrom('parked_sale').where('id', '=', input.parkedId))
  if (input.rest !== null) parkSale(tx, { ...input.rest, clientId }, actor)
  return receiptById(tx, id)
}

type Payable = ReturnType<typeof payableAppointment>

/** The sale's appointments, the first one first, unchanged since the till was filled from them. */
function appointmentsOf(db: Db, input: PaySale, sellerId: string): Payable[] {
  const own = input.appointmentId === null ? [] : [{ id: input.appointmentId, version: input.appointmentVersion }]
  const wanted = [...own, ...input.otherAppointments]
  if (new Set(wanted.map((each) => each.id)).size !== wanted.length) throw new AppError('SALE_ALREADY_PAID')
  return wanted.map(({ id, version }) => {
    const found = payableAppointment(db, id)
    if (version !== null && found.version !== version) throw new AppError('CHANGED_BY_OTHER')
    requireUnpaidPart(db, id, sellerId, input.lines)
    const isPaidFor = input.extras.some((extra) => extra.kind === 'fee' && extra.appointmentId === id)
    if (found.status === 'no-show' && !isPaidFor) {
      throw new AppError('APPOINTMENT_STATUS_NOT_ALLOWED', { from: found.status, to: 'paid' })
    }
    return found
  })
}

/** A seller's part of an appointment is paid once. Errors: SALE_ALREADY_PAID. */
export function requireUnpaidPart(
  db: Db,
  appointmentId: string,
  sellerId: string,
  lines: readonly { readonly kind: string; readonly appointmentId: string | null }[],
): void {
  const waiting = unpaidSellers(db, appointmentId)
  if (waiting === null || waiting.has(sellerId)) return
  const isOf = (line: { readonly appointmentId: string | null }) =>
    (line.appointmentId ?? appointmentId) === appointmentId
  if (lines.some((line) => line.kind === 'service' && isOf(line))) throw new AppError('SALE_ALREADY_PAID')
}

/** Cards and deposits that are used, each with its lines and what it loses. One line is covered by one card only. */
/** What is set off against the lines, by what was paid beforehand. Errors: PREPAID_UNKNOWN, _EMPTY, _EXPIRED, _WRONG_THING. */
export function usesOf(
  db: Db,
  input: Pick<PaySale, 'uses' | 'language'>,
  lines: readonly IssuedLine[],
  at: { readonly day: string; readonly cashier: { id: string; name: string }; readonly ownAppointments: string[] },
) {
  const taken: IssuedLine[] = []
  const covered = new Set<number>()
  return input.uses.map((use) => {
    const card = usable(prepaidBalance(db, use.prepaidId), at.day)
    if (card.vatKind === 'multi') throw new AppError('PREPAID_WRONG_THING')
    const isForeign = card.appointmentId !== null && !at.ownAppointments.includes(card.appointmentId)
    const isTwice = use.lineIndex !== undefined && covered.has(use.lineIndex)
    if (isForeign || isTwice) throw new AppError('PREPAID_WRONG_THING')
    if (use.lineIndex !== undefined) covered.add(use.lineIndex)
    const line = use.lineIndex === undefined ? null : (lines[use.lineIndex] ?? null)
    const made = useLines(card, { cents: use.cents, line }, [...lines, ...taken], {
      language: input.language,
      cashier: at.cashier,
    })
    taken.push(...made)
    const isSeries = card.kind === 'series'
    const cents = isSeries ? centsOfUse(card) : 0 - sumCents(made.map((each) => each.totalCents))
    return { prepaidId: card.id, lines: made, cents, isSeries }
  })
}

/** Multi-purpose cards pay for services and products; not for other cards, not for tips. */
function checkGiftPayments(
  db: Db,
  payments: readonly { readonly prepaidId: string | null; readonly cents: number }[],
  lines: readonly IssuedLine[],
  day: string,
): void {
  for (const { prepaidId } of payments) {
    if (prepaidId !== null && usable(prepaidBalance(db, prepaidId), day).vatKind !== 'multi') {
      throw new AppError('PREPAID_WRONG_THING')
    }
  }
  const payable = lines.filter((line) => ['service', 'product', 'fee', 'prepaid-use'].includes(line.kind))
  const paid = sumCents(payments.map((payment) => payment.cents))
  if (paid > sumCents(payable.map((line) => line.totalCents))) throw new AppError('PREPAID_WRONG_THING')
}

/** What of the sale belongs to which appointment: its services and products, its deposit or its fee. */
function centsByAppointment(
  input: PaySale,
  lines: readonly IssuedLine[],
  extras: readonly { readonly extra: PaySale['extras'][number]; readonly line: IssuedLine }[],
  firstId: string | null,
): Map<string, number> {
  const sums = new Map<string, number>()
  const add = (id: string | null, cents: number) => {
    if (id !== null) sums.set(id, (sums.get(id) ?? 0) + cents)
  }
  input.lines.forEach((line, index) => {
    add(line.appointmentId ?? firstId, lines[index]?.totalCents ?? 0)
  })
  for (const { extra, line } of extras) if ('appointmentId' in extra) add(extra.appointmentId, line.totalCents)
  return sums
}

/** Errors: NOT_FOUND, SALE_ALREADY_PAID, APPOINTMENT_STATUS_NOT_ALLOWED for a cancelled one. */
export function payableAppointment(db: Db, id: string) {
  const found = one(
    db,
    query
      .selectFrom('appointment')
      .select(['id', 'version', 'day', 'status', 'client_id'])
      .where('id', '=', id)
      .where('removed_at_ms', 'is', null),
  )
  if (!found) throw new AppError('NOT_FOUND', { kind: 'appointment' })
  if (found.status === 'paid') throw new AppError('SALE_ALREADY_PAID')
  if (found.status === 'cancelled') {
    throw new AppError('APPOINTMENT_STATUS_NOT_ALLOWED', { from: found.status, to: 'paid' })
  }
  return found
}
